mod secure;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::*;
use crate::config::{Authorities, SmtpServer};

/// What a server answers to a line, or to the end of a text (`.`), on its n-th connection: `None` hangs, nothing hangs up.
type Answers = fn(usize, &str) -> Option<&'static str>;

fn kind(_: usize, line: &str) -> Option<&'static str> {
    Some(match line.split([' ', ':']).next().unwrap_or_default() {
        "" => "220 here",
        "EHLO" => "250-here\r\n250 AUTH PLAIN",
        "AUTH" => "235 come in",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 fine",
    })
}

/// Answers to a client; `greets` first, which a server that was greeted before TLS does not do again.
async fn converse(stream: impl AsyncRead + AsyncWrite + Unpin, number: usize, greets: bool, answers: Answers) {
    let mut stream = BufReader::new(stream);
    let (mut line, mut text, mut greeted) = (String::new(), false, !greets);
    loop {
        if std::mem::replace(&mut greeted, false) {
            // It speaks first.
        } else if !text || line == "." {
            match answers(number, &line) {
                Some("") => return,
                Some(answer) => {
                    text = answer.starts_with("354");
                    if stream.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                        return;
                    }
                }
                None => std::future::pending().await,
            }
        }
        line.clear();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        line.truncate(line.trim_end().len());
    }
}

/// A server and us; the number is how many connections there were.
async fn with(answers: Answers) -> (Smtp, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(converse(stream, counted.fetch_add(1, Ordering::SeqCst) + 1, true, answers));
        }
    });
    let tenth = Duration::from_millis(100);
    let limits = Limits { connecting: tenth * 2, greeting: tenth * 4, text: tenth * 4, mails: 3 };
    let server = SmtpServer::parse(&format!("smtp://user:word@127.0.0.1:{port}"), &Authorities::default()).unwrap();
    (Smtp::new(server, ClientId::Domain("localhost".to_owned()), limits), count)
}

fn letter(to: &str) -> Message {
    let message = Message::builder().from("noreply@example.org".parse().unwrap());
    message.to(to.parse().unwrap()).body("Hei!".to_owned()).unwrap()
}

/// Sends a mail; gives what became of it in so many words.
async fn send(smtp: &Smtp, line: &mut Option<Line>) -> String {
    match smtp.send(line, &letter("ada@example.org")).await {
        Ok(Outcome::Sent) => "sent".to_owned(),
        Ok(Outcome::Failed(trouble)) => format!("failed: {trouble}"),
        Ok(Outcome::Refused(trouble)) => format!("refused: {trouble}"),
        Err(trouble) => format!("server: {trouble}"),
    }
}

/// What becomes of the first mail, and whether a line is left.
async fn first(answers: Answers) -> (String, bool) {
    let (smtp, _) = with(answers).await;
    let mut line = None;
    (send(&smtp, &mut line).await, line.is_some())
}

#[tokio::test]
async fn several_over_one_connection() {
    let (smtp, connections) = with(kind).await;
    let mut line = None;
    for _ in 0..7 {
        assert_eq!(send(&smtp, &mut line).await, "sent");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 3, "three mails each");
}

#[tokio::test]
async fn a_connection_that_was_ended_meanwhile() {
    let (smtp, connections) = with(|n, line| match line {
        "." if n == 1 => Some("250 fine\r\n421 too long idle"),
        _ => kind(n, line),
    })
    .await;
    let mut line = None;
    assert_eq!(send(&smtp, &mut line).await, "sent");
    assert_eq!(send(&smtp, &mut line).await, "sent");
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn what_is_refused_for_good() {
    let (said, line) =
        first(|n, line| if line.starts_with("RCPT") { Some("550 no such user") } else { kind(n, line) }).await;
    assert!(said.starts_with("refused: ") && said.contains("550") && said.contains("no such user") && !line, "{said}");
    let (said, _) = first(|n, line| if line == "." { Some("554 spam") } else { kind(n, line) }).await;
    assert!(said.starts_with("refused: "), "{said}");
}

#[tokio::test]
async fn what_is_refused_for_now() {
    let (said, line) = first(|n, line| if line.starts_with("RCPT") { Some("451 later") } else { kind(n, line) }).await;
    assert!(said.starts_with("failed: ") && said.contains("later") && !line, "{said}");
    let (said, _) = first(|n, line| if line == "." { Some("452 full") } else { kind(n, line) }).await;
    assert!(said.starts_with("failed: "), "{said}");
}

#[tokio::test]
async fn what_is_not_the_mails_fault() {
    let refusals: [Answers; 4] = [
        |n, line| if line.is_empty() { Some("554 not for you") } else { kind(n, line) },
        |n, line| if line.starts_with("AUTH") { Some("535 wrong password") } else { kind(n, line) },
        |n, line| if line.starts_with("MAIL") { Some("550 not your address") } else { kind(n, line) },
        |n, line| if line.starts_with("RCPT") { Some("530 log in first") } else { kind(n, line) },
    ];
    for refusal in refusals {
        let (said, line) = first(refusal).await;
        assert!(said.starts_with("server: ") && !line, "{said}");
    }
    let closed = SmtpServer::parse("smtp://127.0.0.1:1", &Authorities::default()).unwrap();
    let smtp = Smtp::new(closed, ClientId::Domain("localhost".to_owned()), Limits::usual());
    assert!(send(&smtp, &mut None).await.starts_with("server: "));
}

#[tokio::test]
async fn servers_that_hang_or_hang_up() {
    for (at, expected) in [("", "server: "), ("EHLO", "server: "), ("RCPT", "failed: "), (".", "failed: ")] {
        // A function for each, as these cannot remember anything.
        let (hangs, drops): (Answers, Answers) = match at {
            "" => (
                |n, l| if l.is_empty() { None } else { kind(n, l) },
                |n, l| if l.is_empty() { Some("") } else { kind(n, l) },
            ),
            "EHLO" => (
                |n, l| if l.starts_with("EHLO") { None } else { kind(n, l) },
                |n, l| if l.starts_with("EHLO") { Some("") } else { kind(n, l) },
            ),
            "RCPT" => (
                |n, l| if l.starts_with("RCPT") { None } else { kind(n, l) },
                |n, l| if l.starts_with("RCPT") { Some("") } else { kind(n, l) },
            ),
            _ => (|n, l| if l == "." { None } else { kind(n, l) }, |n, l| if l == "." { Some("") } else { kind(n, l) }),
        };
        let (said, line) = first(hangs).await;
        assert!(said.starts_with(expected) && said.contains("did not answer") && !line, "{at}: {said}");
        let (said, line) = first(drops).await;
        assert!(said.starts_with(expected) && !line, "{at}: {said}");
    }
}

#[tokio::test]
async fn a_server_that_hangs_after_it_took_the_mail_has_it() {
    let (mut smtp, connections) = with(|n, line| if line == "QUIT" { None } else { kind(n, line) }).await;
    smtp.limits.mails = 1;
    let mut line = None;
    for _ in 0..2 {
        assert_eq!(send(&smtp, &mut line).await, "sent");
        assert!(line.is_none());
    }
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn letters_that_the_server_does_not_know() {
    let (smtp, _) = with(kind).await;
    let refused = smtp.send(&mut None, &letter("äijä@example.org")).await;
    assert!(matches!(refused, Ok(Outcome::Refused(_))));
    let (smtp, _) = with(|n, line| match line.split(' ').next() {
        Some("EHLO") => Some("250-here\r\n250-SMTPUTF8\r\n250 AUTH PLAIN"),
        Some("MAIL") if !line.ends_with("SMTPUTF8") => Some("501 what?"),
        _ => kind(n, line),
    })
    .await;
    assert!(matches!(smtp.send(&mut None, &letter("äijä@example.org")).await, Ok(Outcome::Sent)));
}
