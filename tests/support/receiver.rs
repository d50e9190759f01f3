//! A system that gets webhooks, by http or https, on threads: it takes messages, and does badly what its path says: `/refuse` answers 500, `/hang`
//! never answers, `/drop` closes the connection, `/away` leads elsewhere.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::ServerConfig;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::authority::Wire;

/// A message as it came.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) path: String,
    /// By lower-case name.
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Message {
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let (Some((_, value)), None) = (found.next(), found.next()) else { panic!("not one {name}: {self:?}") };
        value
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Whether it is signed with this secret, by what Standard Webhooks says and RFC 2104 does.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        assert!(key.len() == 32, "24 to 64 bytes are asked for");
        let padded = |with: u8| -> Vec<u8> { (0..64).map(|at| key.get(at).unwrap_or(&0) ^ with).collect() };
        let text = [self.header("webhook-id"), self.header("webhook-timestamp"), &self.body].join(".");
        let inner = Sha256::digest([padded(0x36), text.into_bytes()].concat());
        let outer = Sha256::digest([padded(0x5c), inner.to_vec()].concat());
        self.header("webhook-signature") == format!("v1,{}", STANDARD.encode(outer))
    }
}

#[derive(Default)]
struct Seen {
    messages: Mutex<Vec<Message>>,
    connections: AtomicUsize,
}

/// The system.
pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    scheme: &'static str,
    seen: Arc<Seen>,
}

impl Receiver {
    /// Starts one.
    pub(crate) fn start() -> Self {
        Self::start_as(None)
    }

    /// Starts one by https.
    pub(crate) fn secure(config: Arc<ServerConfig>) -> Self {
        Self::start_as(Some(config))
    }

    fn start_as(tls: Option<Arc<ServerConfig>>) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::<Seen>::default());
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, tls, seen) = (stream.unwrap(), tls.clone(), Arc::clone(&shared));
                seen.connections.fetch_add(1, Ordering::SeqCst);
                // Clients that go away in the middle are no fault, nor are those that do not trust the certificate.
                thread::spawn(move || drop(converse(stream, tls.as_ref(), &seen)));
            }
        });
        Self { address, scheme, seen }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    /// The messages that came to a path.
    pub(crate) fn at(&self, path: &str) -> Vec<Message> {
        self.seen.messages.lock().unwrap().iter().filter(|message| message.path == path).cloned().collect()
    }

    /// How often somebody connected.
    pub(crate) fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }
}

fn converse(stream: TcpStream, tls: Option<&Arc<ServerConfig>>, seen: &Seen) -> std::io::Result<()> {
    let mut reader = BufReader::new(match tls {
        Some(config) => Wire::secure(stream, config)?,
        None => Wire::Plain(stream),
    });
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).map(|_| line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split(' ');
    assert_eq!(words.next(), Some("POST"));
    let path = words.next().unwrap().to_owned();
    let mut headers = Vec::new();
    loop {
        let header = line()?;
        let Some((name, value)) = header.split_once(": ") else { break };
        headers.push((name.to_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").unwrap().1.parse().unwrap();
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let message = Message { path: path.clone(), headers, body: String::from_utf8(body).unwrap() };
    seen.messages.lock().unwrap().push(message);
    let answer = match path.as_str() {
        "/refuse" => "500 Internal Server Error\r\ncontent-length: 2\r\n\r\nno",
        "/away" => "302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n",
        "/drop" => return Ok(()),
        "/hang" => {
            // Until the other side hangs up.
            while reader.read(&mut [0; 64])? > 0 {}
            return Ok(());
        }
        _ => "204 No Content\r\n\r\n",
    };
    reader.get_mut().write_all(format!("HTTP/1.1 {answer}").as_bytes())
}
