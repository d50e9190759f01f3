//! A way to the PostgreSQL server that can be cut.

use std::net::SocketAddr;

use sqlx::postgres::PgConnectOptions;
use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::task::{JoinHandle, JoinSet};

/// Listens on a port and forwards to the server.
pub(crate) struct Proxy {
    at: SocketAddr,
    server: PgConnectOptions,
    task: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Opens a way to the server of this address.
    pub(crate) async fn to(address: &str) -> Self {
        let server = address.parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut proxy = Self { at: listener.local_addr().unwrap(), server, task: None };
        proxy.serve(listener);
        proxy
    }

    /// The address of the same database by this way.
    pub(crate) fn address(&self) -> String {
        format!(
            "postgres://{}@{}/{}?sslmode=disable",
            self.server.get_username(),
            self.at,
            self.server.get_database().unwrap()
        )
    }

    /// Cuts all connections and refuses new ones.
    pub(crate) async fn cut(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
            let _ = task.await;
        }
    }

    /// Opens the way again.
    pub(crate) async fn mend(&mut self) {
        let listener = TcpListener::bind(self.at).await.unwrap();
        self.serve(listener);
    }

    fn serve(&mut self, listener: TcpListener) {
        let server = self.server.clone();
        self.task = Some(tokio::spawn(async move {
            // Dropped with this task, and all connections with it.
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let server = server.clone();
                connections.spawn(async move {
                    let socket =
                        server.get_socket().map(|folder| folder.join(format!(".s.PGSQL.{}", server.get_port())));
                    match socket {
                        Some(socket) => forward(client, UnixStream::connect(socket).await.unwrap()).await,
                        None => {
                            let place = (server.get_host(), server.get_port());
                            forward(client, TcpStream::connect(place).await.unwrap()).await;
                        }
                    }
                });
            }
        }));
    }
}

async fn forward(mut client: TcpStream, mut server: impl AsyncRead + AsyncWrite + Unpin) {
    // Cut from either side: nothing to be done about it.
    let _ = copy_bidirectional(&mut client, &mut server).await;
}
