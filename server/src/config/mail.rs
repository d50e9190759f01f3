//! The settings about mails.

use std::fmt;
use std::net::Ipv6Addr;

use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::Authorities;

/// The server that mails are sent by.
#[derive(Clone)]
pub(crate) struct SmtpServer {
    /// Its name or network address.
    pub(crate) host: String,
    /// Its port.
    pub(crate) port: u16,
    /// How the connection is encrypted.
    pub(crate) tls: Tls,
    /// What it is told to let us send.
    pub(crate) login: Option<Credentials>,
}

impl SmtpServer {
    /// Reads an address as lettre's `from_url` does: `smtp://` is not encrypted, or by STARTTLS with `?tls=required` (with
    /// `?tls=opportunistic` where the server offers it), `smtps://` is from the beginning. What that reads past, and what
    /// would then send a password unencrypted, is refused: a query that is misspelt, a user without a password.
    pub(crate) fn parse(text: &str, authorities: &Authorities) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let host = match url.host()? {
            Host::Domain(name) => name.to_owned(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        let parameters = || {
            let plain = TlsParameters::builder(host.clone());
            authorities.own().fold(plain, |parameters, own| parameters.add_root_certificate(own)).build().ok()
        };
        let (tls, usual) = match (url.scheme(), url.query()) {
            ("smtp", None) => (Tls::None, 25),
            ("smtp", Some("tls=required")) => (Tls::Required(parameters()?), 587),
            ("smtp", Some("tls=opportunistic")) => (Tls::Opportunistic(parameters()?), 587),
            ("smtps", None | Some("tls=required")) => (Tls::Wrapper(parameters()?), 465),
            _ => return None,
        };
        let decoded = |text| Some(percent_decode_str(text).decode_utf8().ok()?.into_owned());
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            ("", Some(_)) | (_, None) => return None,
            (user, Some(password)) => Some(Credentials::new(decoded(user)?, decoded(password)?)),
        };
        let bare = matches!(url.path(), "" | "/") && url.fragment().is_none() && !host.is_empty();
        let port = url.port().unwrap_or(usual);
        bare.then_some(Self { host, port, tls, login })
    }

    /// Whether anybody on the way can read the password.
    pub(crate) fn shows_password(&self) -> bool {
        let nearby = self.host == "localhost"
            || self.host.starts_with("127.")
            || self.host.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback());
        self.login.is_some() && matches!(self.tls, Tls::None | Tls::Opportunistic(_)) && !nearby
    }
}

/// Without the password.
impl fmt::Display for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpServer({self})")
    }
}

/// Reads an address with a name or without: `Perehdy <noreply@example.org>`.
pub(super) fn mailbox(text: &str) -> Option<Mailbox> {
    let Mailbox { name, email } = text.parse().ok()?;
    // With other letters than these only some servers would take mails.
    if !email.user().is_ascii() {
        return None;
    }
    Some(Mailbox { name, email: with_plain_host(&email)? })
}

/// An address whose host is written as mail servers take it: `posti@sää.fi` is `posti@xn--s-0faa.fi`. `None` when it is no
/// name.
pub(crate) fn with_plain_host(address: &Address) -> Option<Address> {
    match Host::parse(address.domain()).ok()? {
        Host::Domain(_) if address.domain().is_ascii() => Some(address.clone()),
        Host::Domain(host) => Address::new(address.user(), host).ok(),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<SmtpServer> {
        SmtpServer::parse(text, &Authorities::default())
    }

    #[test]
    fn servers() {
        for (text, shown, encrypted) in [
            ("smtp://127.0.0.1:2525", "127.0.0.1:2525", false),
            ("smtp://mail.example.org", "mail.example.org:25", false),
            ("smtp://[::1]", "[::1]:25", false),
            ("smtp://mail.example.org?tls=required", "mail.example.org:587", true),
            ("smtps://mail.example.org/", "mail.example.org:465", true),
        ] {
            let server = parse(text).unwrap();
            assert_eq!(server.to_string(), shown);
            assert_eq!(!matches!(server.tls, Tls::None), encrypted, "{text}");
            assert!(server.login.is_none());
        }
        for text in [
            "mail.example.org:587",
            "http://mail.example.org",
            "smtp://",
            "smtp://user@mail.example.org",
            "smtp://:word@mail.example.org",
            "smtp://mail.example.org?tsl=required",
            "smtp://mail.example.org?tls=maybe",
            "smtp://mail.example.org/path",
            "smtps://mail.example.org#587",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn passwords() {
        let server = parse("smtp://ada%40example.org:p%C3%A4%2F%3A@mail.example.org?tls=required").unwrap();
        assert_eq!(server.login, Some(Credentials::new("ada@example.org".to_owned(), "pä/:".to_owned())));
        assert_eq!(format!("{server:?}"), "SmtpServer(mail.example.org:587)");
        let shows = |text| parse(text).unwrap().shows_password();
        assert!(shows("smtp://a:b@mail.example.org") && shows("smtp://a:b@mail.example.org?tls=opportunistic"));
        assert!(!shows("smtp://a:b@localhost") && !shows("smtp://a:b@[::1]") && !shows("smtps://a:b@mail.example.org"));
        assert!(!shows("smtp://mail.example.org"));
    }

    #[test]
    fn senders() {
        assert_eq!(mailbox("noreply@example.org").unwrap().to_string(), "noreply@example.org");
        assert_eq!(mailbox("Perehdy <noreply@example.org>").unwrap().name.as_deref(), Some("Perehdy"));
        assert_eq!(mailbox("Sää <posti@sää.fi>").unwrap().email.to_string(), "posti@xn--s-0faa.fi");
        for text in [
            "",
            "Perehdy",
            "noreply@",
            "<noreply@example.org",
            "sää@example.org",
            "a@b.fi, c@d.fi",
            "a@[127.0.0.1]",
            "a@1.2.3.4",
        ] {
            assert!(mailbox(text).is_none(), "{text}");
        }
    }
}
