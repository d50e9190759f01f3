//! A mail server of our own, on threads: it takes mails, and does badly what it is told to.
//!
//! What it does with a mail is told by the receiver: `busy` is refused for now, `unknown` for good, `stuck` never gets an
//! answer, and at `cut` the connection is dropped after the text, before it is acknowledged. Over TLS it takes mails only from who
//! has logged in.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::ServerConfig;

use super::authority::Wire;

/// Who logs in, as an address has it.
const LOGIN: &str = "perehdy:s%40la";

/// Whether the server speaks TLS.
#[derive(Clone, Debug)]
pub(crate) enum Speaks {
    /// Never.
    Plainly,
    /// From the beginning.
    Tls(Arc<ServerConfig>),
    /// Once it is asked to; and until then it takes nothing.
    StartTls(Arc<ServerConfig>),
}

/// A mail as it came.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// Whom the server was told that it is from.
    pub(crate) from: String,
    /// To whom.
    pub(crate) to: String,
    /// Headers and body, with `\n`.
    pub(crate) text: String,
}

impl Letter {
    /// A header's value, as it came.
    pub(crate) fn header(&self, name: &str) -> &str {
        let start = format!("{}: ", name.to_lowercase());
        let headers = self.text.split("\n\n").next().unwrap();
        let found = headers.lines().find(|line| line.to_lowercase().starts_with(&start));
        &found.unwrap_or_else(|| panic!("no {name} in {}", self.text))[start.len()..]
    }

    /// The body, decoded when it is quoted-printable.
    pub(crate) fn body(&self) -> String {
        let (_, body) = self.text.split_once("\n\n").unwrap();
        match self.header("Content-Transfer-Encoding") {
            "7bit" => body.to_owned(),
            "quoted-printable" => unquoted(body),
            other => panic!("{other} is not known here"),
        }
    }
}

fn unquoted(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut parts = text.split('=');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

#[derive(Default)]
struct Seen {
    letters: Mutex<Vec<Letter>>,
    /// Receivers that were named, in order, whatever became of the mails.
    named: Mutex<Vec<String>>,
    /// How often somebody logged in.
    logins: AtomicUsize,
    away: AtomicBool,
}

/// The server.
pub(crate) struct Smtp {
    address: SocketAddr,
    speaks: Speaks,
    seen: Arc<Seen>,
    accepting: Option<thread::JoinHandle<()>>,
}

impl Smtp {
    /// Starts one.
    pub(crate) fn start() -> Self {
        Self::start_as(Speaks::Plainly)
    }

    /// Starts one that speaks TLS, or does not.
    pub(crate) fn start_as(speaks: Speaks) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let mut smtp = Self { address, speaks, seen: Arc::default(), accepting: None };
        smtp.accept(listener);
        smtp
    }

    fn accept(&mut self, listener: TcpListener) {
        let (seen, speaks) = (Arc::clone(&self.seen), self.speaks.clone());
        self.accepting = Some(thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.away.load(Ordering::SeqCst) {
                    return;
                }
                let (stream, seen, speaks) = (stream.unwrap(), Arc::clone(&seen), speaks.clone());
                // Clients that go away in the middle are no fault, nor are those that do not trust the certificate.
                thread::spawn(move || drop(converse(stream, &speaks, &seen)));
            }
        }));
    }

    /// As the program takes it.
    pub(crate) fn url(&self) -> String {
        match self.speaks {
            Speaks::Plainly => format!("smtp://{}", self.address),
            Speaks::Tls(_) => format!("smtps://{LOGIN}@{}", self.address),
            Speaks::StartTls(_) => format!("smtp://{LOGIN}@{}?tls=required", self.address),
        }
    }

    /// Goes away: nobody listens at its port any more.
    pub(crate) fn go_away(&mut self) {
        self.seen.away.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.accepting.take().unwrap().join().unwrap();
    }

    /// Undoes [`Self::go_away`].
    pub(crate) fn come_back(&mut self) {
        self.seen.away.store(false, Ordering::SeqCst);
        let listener = TcpListener::bind(self.address).unwrap();
        self.accept(listener);
    }

    /// Is another at the same port.
    pub(crate) fn becomes(&mut self, speaks: Speaks) {
        self.go_away();
        self.speaks = speaks;
        self.come_back();
    }

    /// How often somebody logged in.
    pub(crate) fn logins(&self) -> usize {
        self.seen.logins.load(Ordering::SeqCst)
    }

    /// The mails that were taken.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        self.seen.letters.lock().unwrap().clone()
    }

    /// How many mails to a receiver were taken.
    pub(crate) fn count(&self, to: &str) -> usize {
        self.letters().iter().filter(|letter| letter.to == to).count()
    }

    /// How often a receiver was named.
    pub(crate) fn named(&self, to: &str) -> usize {
        self.seen.named.lock().unwrap().iter().filter(|named| *named == to).count()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        if self.accepting.is_some() {
            self.go_away();
        }
    }
}

fn next(wire: &mut BufReader<Wire>) -> std::io::Result<String> {
    wire.lines().next().unwrap_or_else(|| Err(std::io::ErrorKind::UnexpectedEof.into()))
}

fn converse(stream: TcpStream, speaks: &Speaks, seen: &Seen) -> std::io::Result<()> {
    let mut wire = BufReader::new(match speaks {
        Speaks::Tls(config) => Wire::secure(stream, config)?,
        Speaks::Plainly | Speaks::StartTls(_) => Wire::Plain(stream),
    });
    let (mut from, mut to) = (String::new(), String::new());
    let mut welcome = matches!(speaks, Speaks::Plainly);
    wire.get_mut().write_all(b"220 mail.example.org\r\n")?;
    loop {
        let line = next(&mut wire)?;
        let secure = matches!(wire.get_ref(), Wire::Tls(_));
        let address = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => match speaks {
                Speaks::Plainly => "250-mail.example.org\r\n250 8BITMIME",
                _ if secure => "250-mail.example.org\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                _ => "250-mail.example.org\r\n250 STARTTLS",
            },
            "STARTTLS" => {
                let (Speaks::StartTls(config), Wire::Plain(_)) = (speaks, wire.get_ref()) else { return Ok(()) };
                wire.get_mut().write_all(b"220 go on\r\n")?;
                assert!(wire.buffer().is_empty(), "somebody does not wait for TLS");
                let Wire::Plain(stream) = wire.into_inner() else { return Ok(()) };
                wire = BufReader::new(Wire::secure(stream, config)?);
                continue;
            }
            "AUTH" if secure && line == format!("AUTH PLAIN {}", STANDARD.encode("\0perehdy\0s@la")) => {
                seen.logins.fetch_add(1, Ordering::SeqCst);
                welcome = true;
                "235 come in"
            }
            "AUTH" => "535 who are you?",
            "MAIL" | "RCPT" | "DATA" if !welcome => "530 log in first",
            "MAIL" => {
                from = address();
                "250 fine"
            }
            "RCPT" => {
                to = address();
                seen.named.lock().unwrap().push(to.clone());
                match to.split('@').next().unwrap_or_default() {
                    "busy" => "451 try again later",
                    "unknown" => "550 there is nobody of that name",
                    "stuck" => {
                        // Until the other side hangs up.
                        while next(&mut wire).is_ok() {}
                        return Ok(());
                    }
                    _ => "250 fine",
                }
            }
            "DATA" => {
                wire.get_mut().write_all(b"354 go on\r\n")?;
                let mut text = String::new();
                loop {
                    let line = next(&mut wire)?;
                    if line == "." {
                        break;
                    }
                    text += line.strip_prefix('.').unwrap_or(&line);
                    text.push('\n');
                }
                if to.starts_with("cut@") {
                    return Ok(());
                }
                seen.letters.lock().unwrap().push(Letter { from: from.clone(), to: to.clone(), text });
                "250 taken"
            }
            "QUIT" => {
                wire.get_mut().write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            "RSET" | "NOOP" => "250 fine",
            _ => "502 what?",
        };
        wire.get_mut().write_all(format!("{answer}\r\n").as_bytes())?;
    }
}
