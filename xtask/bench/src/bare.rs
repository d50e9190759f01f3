//! The least that axum can do: the same bytes for every request.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use axum::serve::ListenerExt;

/// Serves the bytes of a file on a port of this machine until killed. `arguments`: port, file.
#[tokio::main]
pub(crate) async fn serve(arguments: &[String]) -> Result<()> {
    let [port, file] = arguments else { anyhow::bail!("--bare takes a port and a file") };
    let bytes = Bytes::from(std::fs::read(file).with_context(|| format!("reading {file}"))?);
    let page = move || {
        let bytes = bytes.clone();
        async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes) }
    };
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port.parse::<u16>()?)).await?;
    let listener = listener.tap_io(|stream| {
        // As the server does; without it nothing is wrong but the comparison.
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, Router::new().route("/", get(page))).await?;
    Ok(())
}
