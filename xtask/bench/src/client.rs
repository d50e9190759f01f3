//! A small HTTP/1.1 client: one connection, kept; cheap, so that the server gets the machine.

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// As transferred: still compressed where it was.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first header of this name (in lower case).
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection, and the cookie that came over it.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    pub(crate) cookie: Option<String>,
    line: String,
}

impl Client {
    /// Connects to `127.0.0.1:port`.
    pub(crate) async fn connect(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let stream = BufReader::with_capacity(64 * 1024, stream);
        Ok(Self { stream, host: format!("127.0.0.1:{port}"), cookie: None, line: String::new() })
    }

    /// Fetches a page or file; `encodings` is what is accepted, empty for uncompressed.
    pub(crate) async fn get(&mut self, path: &str, encodings: &str) -> Result<Answer> {
        let accept = if encodings.is_empty() { String::new() } else { format!("accept-encoding: {encodings}\r\n") };
        self.send(&format!("GET {path} HTTP/1.1\r\n{accept}"), "").await
    }

    /// Sends a form.
    pub(crate) async fn post(&mut self, path: &str, body: &str) -> Result<Answer> {
        let head = format!(
            "POST {path} HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\
             origin: http://{}\r\nsec-fetch-site: same-origin\r\n",
            body.len(),
            self.host
        );
        self.send(&head, body).await
    }

    /// Sends a form with a file, as the page that takes lists of people has it.
    pub(crate) async fn post_file(&mut self, path: &str, file: &str) -> Result<Answer> {
        let body = format!(
            "--measured\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n{file}\r\n\
             --measured\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\npreview\r\n--measured--\r\n"
        );
        let head = format!(
            "POST {path} HTTP/1.1\r\ncontent-type: multipart/form-data; boundary=measured\r\ncontent-length: {}\r\n\
             origin: http://{}\r\nsec-fetch-site: same-origin\r\n",
            body.len(),
            self.host
        );
        self.send(&head, &body).await
    }

    /// Fetches a page, through redirects; gives the address that answered too.
    pub(crate) async fn visit(&mut self, path: &str) -> Result<(String, Answer)> {
        let mut path = path.to_owned();
        for _ in 0..5 {
            let answer = self.get(&path, "").await?;
            match (answer.status, answer.header("location")) {
                (301 | 302 | 303 | 307 | 308, Some(location)) => path = location.to_owned(),
                (200, _) => return Ok((path, answer)),
                (status, _) => bail!("GET {path} answered {status}"),
            }
        }
        bail!("GET {path} redirects for ever")
    }

    async fn send(&mut self, head: &str, body: &str) -> Result<Answer> {
        let cookie = self.cookie.as_ref().map(|cookie| format!("cookie: {cookie}\r\n")).unwrap_or_default();
        let request = format!(
            "{head}host: {}\r\naccept: text/html,*/*;q=0.8\r\naccept-language: en\r\n{cookie}\r\n{body}",
            self.host
        );
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let answer = self.receive().await?;
        if let Some(cookie) = answer.header("set-cookie") {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        Ok(answer)
    }

    async fn receive(&mut self) -> Result<Answer> {
        let status = self.line().await?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status line")?;
        let mut answer = Answer { status, headers: Vec::new(), body: Vec::new() };
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').context("a header without a colon")?;
            answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        if let Some(length) = answer.header("content-length") {
            let length = length.parse().context("content-length")?;
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body).await?;
        } else if answer.header("transfer-encoding") == Some("chunked") {
            loop {
                let size = usize::from_str_radix(self.line().await?.trim(), 16).context("the size of a chunk")?;
                let start = answer.body.len();
                answer.body.resize(start + size, 0);
                self.stream.read_exact(&mut answer.body[start..]).await?;
                self.line().await?;
                if size == 0 {
                    break;
                }
            }
        }
        Ok(answer)
    }

    async fn line(&mut self) -> Result<String> {
        self.line.clear();
        if self.stream.read_line(&mut self.line).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(self.line.trim_end().to_owned())
    }
}
