//! Sending one message: the name is looked up once, and what it stands for is what is connected to. No redirect is followed, and
//! of the answer the status alone is read.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use http::header::{CONTENT_TYPE, HOST, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use perehdy_courses::model::Timestamp;
use perehdy_records::{Delivery, Tried};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::{Instant, timeout};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, Error, crypto::ring};
use url::{Host, Position, Url};

use super::message::{body, signature};
use super::network::is_public;
use crate::config::Authorities;

/// How long a message may take, from the look-up of the name to the answer's status.
const LONGEST: Duration = Duration::from_secs(15);

/// How long a connection may take: a name may stand for several addresses.
const CONNECTING: Duration = Duration::from_secs(5);

/// What sends.
pub(super) struct Sender {
    tls: TlsConnector,
    /// Whether into our own networks too, and without TLS.
    anywhere: bool,
}

impl Sender {
    pub(super) fn new(anywhere: bool, authorities: &Authorities) -> Result<Self, Error> {
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(authorities.roots())
            .with_no_client_auth();
        Ok(Self { tls: TlsConnector::from(Arc::new(config)), anywhere })
    }

    /// Sends a message; tells what became of it.
    pub(super) async fn send(&self, delivery: &Delivery, now: Timestamp) -> Tried {
        let start = Instant::now();
        let answer = timeout(LONGEST, self.post(delivery, now)).await.unwrap_or(Err("timeout"));
        let milliseconds = u32::try_from(start.elapsed().as_millis()).unwrap_or(u32::MAX);
        match answer {
            Ok(status) => {
                let trouble = match status {
                    status if status.is_success() => "",
                    status if status.is_redirection() => "redirect",
                    _ => "status",
                };
                Tried { status: Some(status.as_u16()), trouble, milliseconds }
            }
            Err(trouble) => Tried { status: None, trouble, milliseconds },
        }
    }

    async fn post(&self, delivery: &Delivery, now: Timestamp) -> Result<StatusCode, &'static str> {
        let url = Url::parse(&delivery.url).map_err(|_| "address")?;
        let secure = match url.scheme() {
            "https" => true,
            "http" if self.anywhere => false,
            _ => return Err("address"),
        };
        let (host, port) = url.host().zip(url.port_or_known_default()).ok_or("address")?;
        let stream = self.connect(&host, port).await?;
        let request = request(&url, delivery, now).ok_or("address")?;
        if !secure {
            return exchange(stream, request).await;
        }
        let name = ServerName::try_from(host.to_string().trim_matches(['[', ']']).to_owned()).map_err(|_| "address")?;
        let stream = self.tls.connect(name, stream).await.map_err(|_| "tls")?;
        exchange(stream, request).await
    }

    async fn connect(&self, host: &Host<&str>, port: u16) -> Result<TcpStream, &'static str> {
        let addresses: Vec<SocketAddr> = match host {
            Host::Domain(name) => lookup_host((*name, port)).await.map_err(|_| "name")?.collect(),
            Host::Ipv4(address) => vec![SocketAddr::new((*address).into(), port)],
            Host::Ipv6(address) => vec![SocketAddr::new((*address).into(), port)],
        };
        if addresses.is_empty() {
            return Err("name");
        }
        // One that is near is reason enough: whoever holds the name may have any order of addresses told.
        if !self.anywhere && !addresses.iter().all(|address| is_public(address.ip())) {
            return Err("private");
        }
        for address in addresses.iter().take(3) {
            if let Ok(Ok(stream)) = timeout(CONNECTING, TcpStream::connect(address)).await {
                return Ok(stream);
            }
        }
        Err("connect")
    }
}

/// The message with its signature.
fn request(url: &Url, delivery: &Delivery, now: Timestamp) -> Option<Request<Full<Bytes>>> {
    let (id, seconds, body) = (format!("msg_{}", delivery.id.simple()), now.0.div_euclid(1_000_000), body(delivery));
    let signature = signature(&delivery.secret, &id, seconds, &body)?;
    let authority = &url[Position::BeforeHost..Position::AfterPort];
    Request::post(&url[Position::BeforePath..Position::AfterQuery])
        .header(HOST, authority)
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, concat!("Perehdy/", env!("CARGO_PKG_VERSION")))
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", signature)
        .body(Full::new(Bytes::from(body)))
        .ok()
}

/// Sends a request over a connection that is used for nothing else.
async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
) -> Result<StatusCode, &'static str> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| "broken")?;
    tokio::pin!(connection);
    let mut answer = std::pin::pin!(sender.send_request(request));
    tokio::select! {
        // What has come counts, also where the other side closes at once.
        biased;
        answer = &mut answer => answer.map(|answer| answer.status()).map_err(|_| "broken"),
        // It ends when the other side closes, which the request is told of then.
        _ = &mut connection => answer.await.map(|answer| answer.status()).map_err(|_| "broken"),
    }
}

#[cfg(test)]
mod tests;
