//! Over TLS, with servers whose certificates an authority of the test's own has signed.

use tokio_rustls::TlsAcceptor;

use super::*;
use crate::config::made::Authority;

/// When a server speaks TLS.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Speaks {
    FromTheBeginning,
    WhenAsked,
}

/// A server's port, and how many connections to it became secure.
async fn listening(acceptor: TlsAcceptor, speaks: Speaks) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                if speaks == Speaks::WhenAsked {
                    let mut plain = BufReader::new(&mut stream);
                    for (answer, next) in [("220 here", "EHLO"), ("250-here\r\n250 STARTTLS", "STARTTLS")] {
                        plain.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
                        let mut line = String::new();
                        plain.read_line(&mut line).await.unwrap();
                        assert!(line.starts_with(next), "{line}");
                    }
                    plain.write_all(b"220 go on\r\n").await.unwrap();
                }
                // Who does not trust the certificate hangs up.
                if let Ok(stream) = acceptor.accept(stream).await {
                    counted.fetch_add(1, Ordering::SeqCst);
                    converse(stream, 1, speaks == Speaks::FromTheBeginning, kind).await;
                }
            });
        }
    });
    (port, count)
}

/// What becomes of a mail, and how many connections became secure.
async fn over_tls(acceptor: TlsAcceptor, speaks: Speaks, host: &str, trusted: &Authorities) -> (String, usize) {
    let (port, secure) = listening(acceptor, speaks).await;
    let url = match speaks {
        Speaks::FromTheBeginning => format!("smtps://user:word@{host}:{port}"),
        Speaks::WhenAsked => format!("smtp://user:word@{host}:{port}?tls=required"),
    };
    let server = SmtpServer::parse(&url, trusted).unwrap();
    let smtp = Smtp::new(server, ClientId::Domain("localhost".to_owned()), Limits::usual());
    (send(&smtp, &mut None).await, secure.load(Ordering::SeqCst))
}

const BOTH: [Speaks; 2] = [Speaks::FromTheBeginning, Speaks::WhenAsked];

#[tokio::test]
async fn an_authority_that_was_named() {
    let authority = Authority::new("City");
    for speaks in BOTH {
        for host in ["127.0.0.1", "localhost"] {
            let seen = over_tls(authority.acceptor(host, 2100), speaks, host, &authority.named()).await;
            assert_eq!(seen, ("sent".to_owned(), 1), "{host}, {speaks:?}");
        }
    }
}

#[tokio::test]
async fn one_that_was_not() {
    let authority = Authority::new("City");
    for speaks in BOTH {
        // Anybody can call themselves so.
        for (trusted, told) in [
            (Authorities::default(), "setting authorities"),
            (Authority::new("Region").named(), "setting authorities"),
            (Authority::new("City").named(), "certificate"),
        ] {
            let (said, secure) = over_tls(authority.acceptor("localhost", 2100), speaks, "localhost", &trusted).await;
            assert!(said.starts_with("server: ") && said.contains(told), "{speaks:?}: {said}");
            assert_eq!(secure, 0, "{speaks:?}");
        }
    }
}

#[tokio::test]
async fn certificates_of_other_hosts_and_old_ones() {
    let authority = Authority::new("City");
    for speaks in BOTH {
        for (named, year, host, told) in [
            ("mail.example.org", 2100, "localhost", "not valid for name"),
            ("mail.example.org", 2100, "127.0.0.1", "not valid for name"),
            ("localhost", 2100, "127.0.0.1", "not valid for name"),
            ("127.0.0.1", 2100, "localhost", "not valid for name"),
            ("127.0.0.2", 2100, "127.0.0.1", "not valid for name"),
            ("localhost", 2020, "localhost", "expired"),
        ] {
            let (said, secure) = over_tls(authority.acceptor(named, year), speaks, host, &authority.named()).await;
            assert!(said.starts_with("server: ") && said.contains(told), "{named}, {host}, {speaks:?}: {said}");
            assert_eq!(secure, 0, "{named}, {host}, {speaks:?}");
            assert!(!said.contains("setting authorities"), "{said}");
        }
    }
}
