use std::sync::Mutex;

use perehdy_records::{Tells, Uuid, WebhookEvent, WebhookSecret};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::*;
use crate::config::made::Authority;

/// A receiver's port, and what came to it over TLS.
async fn receiver(acceptor: TlsAcceptor) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let came = Arc::<Mutex<Vec<String>>>::default();
    let all = Arc::clone(&came);
    tokio::spawn(async move {
        loop {
            // Who does not trust the certificate hangs up.
            let Ok(mut stream) = acceptor.accept(listener.accept().await.unwrap().0).await else { continue };
            let mut text = Vec::new();
            while !text.ends_with(b"}") {
                let mut some = [0; 512];
                let read = stream.read(&mut some).await.unwrap();
                assert!(read > 0, "{}", String::from_utf8_lossy(&text));
                text.extend(&some[..read]);
            }
            all.lock().unwrap().push(String::from_utf8(text).unwrap());
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
            stream.shutdown().await.unwrap();
        }
    });
    (port, came)
}

/// What became of a message, and what came.
async fn sent(acceptor: TlsAcceptor, host: &str, trusted: &Authorities) -> ((Option<u16>, &'static str), Vec<String>) {
    let (port, came) = receiver(acceptor).await;
    let delivery = Delivery {
        organisation: Uuid::nil(),
        slug: "acme".to_owned(),
        webhook: Uuid::nil(),
        id: Uuid::nil(),
        url: format!("https://{host}:{port}/in?key=1"),
        secret: WebhookSecret([7; 32]),
        tells: Tells {
            event: WebhookEvent::Test,
            happened: Timestamp(0),
            learner: None,
            course: String::new(),
            version: String::new(),
            completed: None,
            expires: None,
        },
    };
    let tried = Sender::new(true, trusted).unwrap().send(&delivery, Timestamp(1_000_000)).await;
    let came = came.lock().unwrap().clone();
    ((tried.status, tried.trouble), came)
}

#[tokio::test]
async fn an_authority_that_was_named() {
    let authority = Authority::new("City");
    for host in ["127.0.0.1", "localhost"] {
        let (tried, came) = sent(authority.acceptor(host, 2100), host, &authority.named()).await;
        assert_eq!(tried, (Some(204), ""), "{host}");
        let [message] = &came[..] else { panic!("{came:?}") };
        assert!(message.starts_with("POST /in?key=1 HTTP/1.1\r\n"), "{message}");
        let (head, text) = message.split_once("\r\n\r\n").unwrap();
        let id = format!("msg_{}", Uuid::nil().simple());
        let signature = signature(&WebhookSecret([7; 32]), &id, 1, text).unwrap();
        assert!(head.contains(&format!("webhook-signature: {signature}")), "{message}");
    }
}

#[tokio::test]
async fn one_that_was_not_other_hosts_and_old_certificates() {
    let authority = Authority::new("City");
    let named = authority.named();
    for (certificate, year, host, trusted) in [
        ("localhost", 2100, "localhost", &Authorities::default()),
        ("localhost", 2100, "localhost", &Authority::new("City").named()),
        ("receiver.example.org", 2100, "localhost", &named),
        ("localhost", 2100, "127.0.0.1", &named),
        ("127.0.0.2", 2100, "127.0.0.1", &named),
        ("localhost", 2020, "localhost", &named),
    ] {
        let (tried, came) = sent(authority.acceptor(certificate, year), host, trusted).await;
        assert_eq!((tried, came.len()), ((None, "tls"), 0), "{certificate}, {host}");
    }
}
