//! Connections: how many there may be, and how long somebody may take to say what they want.
//!
//! `axum::serve` has neither limit: a header that is sent half stays open for ever.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// Files that may be open: enough for all connections, and for what each of them reads.
const MANY_FILES: u64 = 32_768;

/// How connections are limited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Most connections at a time; further ones wait to be accepted.
    pub(crate) connections: usize,
    /// How long the head of a request may take, the pause before it included.
    pub(crate) head: Duration,
    /// How long requests under way may take after the program was told to stop.
    pub(crate) grace: Duration,
}

impl Limits {
    /// The limits of the program: ten thousand connections, or as many as three quarters of the files that it may have
    /// open. The rest is for the database and for media.
    pub(crate) fn usual() -> Self {
        let connections = usize::try_from(most_files() / 4 * 3).unwrap_or(usize::MAX).min(10_000);
        Self { connections, head: Duration::from_secs(15), grace: Duration::from_secs(10) }
    }
}

/// How many files may be open at a time. Systems set this low and let a program ask for more, which it does here.
fn most_files() -> u64 {
    let limits = getrlimit(Resource::Nofile);
    let wanted = limits.maximum.unwrap_or(MANY_FILES).min(MANY_FILES);
    let now = limits.current.unwrap_or(u64::MAX);
    if now >= wanted {
        return now;
    }
    match setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limits.maximum }) {
        Ok(()) => wanted,
        Err(error) => {
            tracing::warn!(%error, "the number of open files could not be raised");
            now
        }
    }
}

/// Serves until `stop` is over; then finishes the requests under way, and gives up those that take longer than the grace.
pub(crate) async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let router: Router = router.with_state(());
    let places = Arc::new(Semaphore::new(limits.connections));
    let connections = GracefulShutdown::new();
    let builder = Arc::new(builder(limits));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = async {
            // Never closed, so there is always a place in the end.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, accept(&listener).await)
        };
        let (place, (stream, peer)) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        // Small answers would otherwise wait 40 ms for the peer's acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
        let spoken = Arc::new(AtomicBool::new(false));
        let service = {
            let (router, spoken) = (router.clone(), Arc::clone(&spoken));
            service_fn(move |mut request: Request<Incoming>| {
                spoken.store(true, Ordering::Relaxed);
                request.extensions_mut().insert(ConnectInfo(peer));
                router.clone().oneshot(request)
            })
        };
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            let mut connection = std::pin::pin!(connection);
            // Which version of HTTP it is, is read without a timer: this one is for the head of the first request.
            let ended = match timeout(limits.head, &mut connection).await {
                Ok(ended) => ended,
                Err(_) if spoken.load(Ordering::Relaxed) => connection.await,
                Err(_) => Ok(()),
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    tracing::info!("stopping: requests under way are finished first");
    if timeout(limits.grace, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

fn builder(limits: Limits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(limits.head).keep_alive(true);
    // A connection of many requests has no head to wait for: whether the other side is still there is asked instead.
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(limits.head).keep_alive_timeout(limits.head);
    builder
}

/// The next connection. What went wrong with one of them is no reason to stop.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_of_the_peer(&error) => {}
            // Most likely there are too many open files: some will be closed.
            Err(error) => {
                tracing::error!(%error, "a connection could not be accepted");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

fn is_of_the_peer(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::oneshot;

    use super::*;

    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: test\r\n\r\n";
    const SHORT: Duration = Duration::from_millis(300);
    const LONG: Duration = Duration::from_secs(20);

    /// A server that says the peer's address; it stops when the sender is dropped.
    async fn start(connections: usize, head: Duration) -> (SocketAddr, oneshot::Sender<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let say = |ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.to_string() };
        let slow = || async {
            sleep(SHORT * 2).await;
            "slow"
        };
        let router = Router::new().route("/", get(say)).route("/slow", get(slow));
        let (stop, stopped) = oneshot::channel::<()>();
        let limits = Limits { connections, head, grace: LONG };
        tokio::spawn(serve(listener, router, limits, async move { drop(stopped.await) }));
        (address, stop)
    }

    async fn connect(address: SocketAddr, said: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(said).await.unwrap();
        stream
    }

    /// What is answered until the connection is closed.
    async fn rest(mut stream: TcpStream) -> String {
        let mut answer = Vec::new();
        let _ = timeout(LONG, stream.read_to_end(&mut answer)).await.expect("the connection stays open");
        String::from_utf8(answer).unwrap()
    }

    async fn some(stream: &mut TcpStream) -> String {
        let mut answer = vec![0; 1024];
        let read = timeout(LONG, stream.read(&mut answer)).await.expect("no answer").unwrap();
        String::from_utf8_lossy(&answer[..read]).into_owned()
    }

    #[tokio::test]
    async fn half_a_header_is_not_waited_for() {
        let (address, _stop) = start(10, SHORT).await;
        for half in [&b""[..], b"P", b"PRI * HTTP/2.0\r\n", b"GET / HTTP/1.1\r\nhost: te"] {
            let answer = rest(connect(address, half).await).await;
            assert!(!answer.contains("200"), "{answer}");
        }
        // After an answer the next request may not take longer either.
        let answer = rest(connect(address, &[REQUEST, b"GET /"].concat()).await).await;
        assert_eq!(answer.matches("HTTP/1.1 200").count(), 1, "{answer}");
    }

    #[tokio::test]
    async fn slow_answers_are_waited_for_and_the_peer_is_known() {
        let (address, _stop) = start(10, SHORT).await;
        let mut stream = connect(address, b"GET /slow HTTP/1.1\r\nhost: test\r\n\r\n").await;
        assert!(some(&mut stream).await.ends_with("slow"));
        stream.write_all(REQUEST).await.unwrap();
        let peer = stream.local_addr().unwrap().to_string();
        assert!(some(&mut stream).await.ends_with(&peer), "on the same connection");
    }

    #[tokio::test]
    async fn no_more_connections_than_allowed() {
        let (address, _stop) = start(1, LONG).await;
        let mut first = connect(address, REQUEST).await;
        assert!(some(&mut first).await.contains("200"));
        let mut second = connect(address, REQUEST).await;
        assert!(timeout(SHORT, second.read_u8()).await.is_err(), "it waits");
        drop(first);
        assert!(some(&mut second).await.contains("200"));
    }

    #[tokio::test]
    async fn stopping_finishes_what_was_begun() {
        let (address, stop) = start(10, LONG).await;
        let slow = connect(address, b"GET /slow HTTP/1.1\r\nhost: test\r\n\r\n").await;
        let mut idle = connect(address, REQUEST).await;
        assert!(some(&mut idle).await.contains("200"));
        drop(stop);
        assert!(rest(slow).await.ends_with("slow"));
        assert_eq!(rest(idle).await, "");
        assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
    }
}
