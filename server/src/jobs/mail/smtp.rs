//! Sending by SMTP.
//!
//! Not by lettre's transport, but by its connection, for three reasons. Its pool takes back a connection whose sending was
//! given up in the middle, and would read the rest of that conversation as the answers about the next mail. It waits for
//! the answer to QUIT before it says that a mail was sent, so a server that hangs there would get the mail twice. And it
//! does not tell whether a server refuses the mail or us.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::{Address, Message};
use tokio::time::timeout;
use tokio_rustls::rustls::{self, CertificateError};

use super::Outcome;
use crate::config::SmtpServer;

/// How long a mail may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Until the server has greeted us and let us in.
    pub(super) connecting: Duration,
    /// Until the server wants the text, connecting included.
    pub(super) greeting: Duration,
    /// From the text until the server has taken it. Longer: whoever gives up here sends the mail again, though the server
    /// may have it.
    pub(super) text: Duration,
    /// Most mails over one connection.
    pub(super) mails: u32,
}

impl Limits {
    /// The limits of the program.
    pub(super) fn usual() -> Self {
        let seconds = Duration::from_secs;
        Self { connecting: seconds(20), greeting: seconds(30), text: seconds(120), mails: 50 }
    }
}

/// A connection over which mails have gone out.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    mails: u32,
}

/// A mail server.
pub(super) struct Smtp {
    server: SmtpServer,
    hello: ClientId,
    limits: Limits,
}

/// Why there is no place to put the text to.
enum Trouble {
    /// The server cannot be used, by this mail or another.
    Server(String),
    /// The server can be used, and says no to this mail.
    Mail(Error),
    /// The address needs what the server cannot do.
    Letters,
}

impl Smtp {
    pub(super) fn new(server: SmtpServer, hello: ClientId, limits: Limits) -> Self {
        Self { server, hello, limits }
    }

    /// Sends a mail, over the line from before if there is one, and leaves a line for the next.
    ///
    /// # Errors
    /// When the server could not be used, and why. The mail is not at fault.
    pub(super) async fn send(&self, line: &mut Option<Line>, letter: &Message) -> Result<Outcome, String> {
        let Some(to) = letter.envelope().to().first() else {
            return Ok(Outcome::Refused("it is to nobody".to_owned()));
        };
        let from = letter.envelope().from();
        let mut open = match timeout(self.limits.greeting, self.introduce(line.take(), from, to)).await {
            Ok(Ok(open)) => open,
            Ok(Err(Trouble::Server(trouble))) => return Err(trouble),
            Ok(Err(Trouble::Mail(error))) => return Ok(verdict(&error)),
            Ok(Err(Trouble::Letters)) => {
                return Ok(Outcome::Refused("the mail server takes only addresses of the letters a to z".to_owned()));
            }
            Err(_) => return Ok(Outcome::Failed(no_answer(self.limits.greeting))),
        };
        match timeout(self.limits.text, open.connection.message(&letter.formatted())).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => {
                hang_up(open);
                return Ok(verdict(&error));
            }
            Err(_) => return Ok(Outcome::Failed(no_answer(self.limits.text))),
        }
        open.mails += 1;
        if open.mails < self.limits.mails {
            *line = Some(open)
        } else {
            hang_up(open)
        }
        Ok(Outcome::Sent)
    }

    /// Tells a server sender and receiver of a mail, until it wants the text.
    async fn introduce(&self, line: Option<Line>, from: Option<&Address>, to: &Address) -> Result<Line, Trouble> {
        let server = |error: Error| Trouble::Server(shown(&error));
        let utf8 = !to.to_string().is_ascii();
        let parameters = || if utf8 { vec![MailParameter::SmtpUtfEight] } else { Vec::new() };
        let mail = || Mail::new(from.cloned(), parameters());
        let mut line = match self.go_on(line, utf8, mail()).await {
            Some(line) => line,
            None => {
                let connecting = timeout(self.limits.connecting, self.connect()).await;
                let connecting = connecting.map_err(|_| Trouble::Server(no_answer(self.limits.connecting)))?;
                let mut connection = connecting.map_err(server)?;
                if utf8 && !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                    hang_up(Line { connection, mails: 0 });
                    return Err(Trouble::Letters);
                }
                // Who may not be the sender is our setting, and not the mail's fault.
                connection.command(mail()).await.map_err(server)?;
                Line { connection, mails: 0 }
            }
        };
        let taken = match line.connection.command(Rcpt::new(to.clone(), Vec::new())).await {
            Ok(_) => line.connection.command(Data).await,
            Err(error) => Err(error),
        };
        match taken {
            Ok(_) => Ok(line),
            Err(error) => {
                hang_up(line);
                Err(if is_about_us(&error) { server(error) } else { Trouble::Mail(error) })
            }
        }
    }

    /// Begins another mail over the line from before. Servers end connections when they like: that says nothing about a new
    /// one.
    async fn go_on(&self, line: Option<Line>, utf8: bool, mail: Mail) -> Option<Line> {
        let mut line = line?;
        if !utf8 && line.connection.command(mail).await.is_ok() {
            return Some(line);
        }
        hang_up(line);
        None
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let SmtpServer { host, port, tls, login } = &self.server;
        let from_the_beginning = if let Tls::Wrapper(parameters) = tls { Some(parameters.clone()) } else { None };
        let address = (host.as_str(), *port);
        let limit = Some(self.limits.connecting);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, limit, &self.hello, from_the_beginning, None).await?;
        match tls {
            Tls::Required(parameters) => connection.starttls(parameters.clone(), &self.hello).await?,
            Tls::Opportunistic(parameters) if connection.can_starttls() => {
                connection.starttls(parameters.clone(), &self.hello).await?;
            }
            _ => {}
        }
        if let Some(login) = login {
            connection.auth(DEFAULT_MECHANISMS, login).await?;
        }
        Ok(connection)
    }
}

/// What an answer to a receiver, or to a text, means for the mail.
fn verdict(error: &Error) -> Outcome {
    if error.is_permanent() { Outcome::Refused(shown(error)) } else { Outcome::Failed(shown(error)) }
}

/// Whether a server wants something of us before it takes any mail: to log in, encryption, better manners.
fn is_about_us(error: &Error) -> bool {
    error.status().is_some_and(|code| matches!(u16::from(code), 421 | 500 | 502 | 503 | 530 | 534 | 535 | 538))
}

fn no_answer(limit: Duration) -> String {
    format!("the mail server did not answer within {} s", limit.as_secs())
}

/// An error in so many words.
fn shown(error: &Error) -> String {
    let mut text: String = error.to_string().chars().take(500).collect();
    if is_unknown_authority(error) {
        text.push_str(": if an authority of your own has signed it, name that by the setting authorities");
    }
    text
}

/// Whether nobody that is trusted has signed a server's certificate.
fn is_unknown_authority(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        let tls = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref).and_then(|tls| tls.downcast_ref());
        if matches!(tls, Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer))) {
            return true;
        }
        source = cause.source();
    }
    false
}

/// Ends a connection without anybody waiting for it.
pub(super) fn hang_up(mut line: Line) {
    tokio::spawn(async move {
        let _ = timeout(Duration::from_secs(5), line.connection.abort()).await;
    });
}

#[cfg(test)]
mod tests;
