//! A mail as it is sent.

use std::time::SystemTime;

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Body, Mailbox, MessageBuilder};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use perehdy_courses::model::Timestamp;
use perehdy_records::Mail;
use url::{Host, Url};

use crate::config::with_plain_host;

/// Who sends.
pub(crate) struct Sender {
    /// Whom mails are from.
    pub(super) from: Mailbox,
    /// The host that the program is reached at.
    host: Host,
}

impl Sender {
    /// `origin` is the program's address; the sender is `noreply` there unless `from` says another.
    pub(crate) fn new(from: Option<Mailbox>, origin: &str) -> Result<Self, String> {
        let url = Url::parse(origin).ok();
        let host = url.and_then(|url| url.host().map(|host| host.to_owned()));
        let host = host.unwrap_or_else(|| Host::Domain("localhost".to_owned()));
        let from = match from {
            Some(from) => from,
            None => {
                let email = Address::new("noreply", domain(&host)).map_err(|error| {
                    format!("mail-from is not set, and noreply@{} is no address: {error}", domain(&host))
                })?;
                Mailbox::new(Some("Perehdy".to_owned()), email)
            }
        };
        Ok(Self { from, host })
    }

    /// Whom mails are from, to be shown.
    pub(crate) fn shown(&self) -> String {
        self.from.to_string()
    }

    /// What we call ourselves before a mail server.
    pub(super) fn hello(&self) -> ClientId {
        match &self.host {
            Host::Domain(name) => ClientId::Domain(name.clone()),
            Host::Ipv4(address) => ClientId::Ipv4(*address),
            Host::Ipv6(address) => ClientId::Ipv6(*address),
        }
    }
}

/// What stands after the `@`. Few servers take network addresses there.
fn domain(host: &Host) -> &str {
    if let Host::Domain(name) = host { name } else { "localhost" }
}

/// Writes a mail: plain text, with what tells programs that nobody waits for an answer.
///
/// `encoding` is for its text, where that can be.
///
/// # Errors
/// Why it can never be sent.
pub(super) fn write(
    sender: &Sender,
    mail: &Mail,
    encoding: ContentTransferEncoding,
    now: Timestamp,
) -> Result<Message, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("the address cannot be written to: {error}");
    let to: Address = mail.recipient.parse().map_err(|error| wrong(&error))?;
    let to = with_plain_host(&to).ok_or_else(|| wrong(&"its host is none"))?;
    let now = jiff::Timestamp::from_microsecond(now.0).map_err(|error| error.to_string())?;
    let mut message: MessageBuilder = Message::builder()
        .from(sender.from.clone())
        .to(Mailbox::new(None, to))
        .subject(one_line(&mail.text.subject))
        .date(SystemTime::from(now))
        // The same at every try: a receiver's server that gets it twice can tell.
        .message_id(Some(format!("<{}@{}>", mail.id, domain(&sender.host))))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", mail.lang.code()))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN);
    if let Some(stop) = &mail.stop {
        message = message.raw_header(header("List-Unsubscribe", &format!("<{stop}>")));
        // RFC 8058: mail programs stop it by one request, which they send to https only.
        if stop.starts_with("https://") {
            message = message.raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
    }
    let text = &mail.text.body;
    let body = Body::new_with_encoding(text.clone(), encoding).unwrap_or_else(|_| Body::new(text.clone()));
    message.body(body).map_err(|error| error.to_string())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A text without line breaks: what stands in a subject must not become a header.
fn one_line(text: &str) -> String {
    text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use ContentTransferEncoding::{EightBit, QuotedPrintable};
    use perehdy_courses::model::Lang;
    use perehdy_records::MailText;

    use super::*;

    fn mail(recipient: &str, subject: &str, body: &str) -> Mail {
        Mail {
            id: "0190a0f0-0000-7000-8000-000000000001".parse().unwrap(),
            recipient: recipient.to_owned(),
            lang: Lang::Fi,
            text: MailText { subject: subject.to_owned(), body: body.to_owned() },
            stop: None,
            tries: 0,
        }
    }

    fn written(origin: &str, mail: &Mail) -> String {
        let sender = Sender::new(None, origin).unwrap();
        let letter = write(&sender, mail, QuotedPrintable, Timestamp(1_795_334_400_000_000)).unwrap();
        String::from_utf8(letter.formatted()).unwrap()
    }

    #[test]
    fn plain_text_with_its_headers() {
        let mail = mail("Aino@Example.org", "Kirjaudu sisään", "Hei!\n\nHyvää päivää.\n");
        let text = written("https://courses.example.org:8443", &mail);
        for line in [
            "From: Perehdy <noreply@courses.example.org>",
            "To: Aino@Example.org",
            "Date: Sun, 22 Nov 2026 08:00:00 +0000",
            "Message-ID: <0190a0f0-0000-7000-8000-000000000001@courses.example.org>",
            "Auto-Submitted: auto-generated",
            "Content-Language: fi",
            "Content-Type: text/plain; charset=utf-8",
            "MIME-Version: 1.0",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        assert!(text.is_ascii() && text.contains("Subject: Kirjaudu =?utf-8?b?"), "{text}");
        assert!(text.contains("Hyv=C3=A4=C3=A4 p=C3=A4iv=C3=A4=C3=A4."), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn no_header_can_be_slipped_in() {
        let text = written("http://localhost:8080", &mail("a@example.org", "Hi\r\nBcc: b@example.org", ""));
        assert!(text.contains("Subject: Hi Bcc: b@example.org\r\n"), "{text}");
        assert!(text.contains("From: Perehdy <noreply@localhost>"), "{text}");
        let sender = Sender::new(None, "http://localhost").unwrap();
        for recipient in ["", "a", "a@b.fi\r\nBcc: c@d.fi", "a@b.fi, c@d.fi", "a@b.fi> <c@d.fi", "a@1.2.3.4"] {
            let refused = write(&sender, &mail(recipient, "", ""), QuotedPrintable, Timestamp(0));
            assert!(refused.is_err(), "{recipient}");
        }
    }

    #[test]
    fn mails_that_can_be_stopped() {
        let mail = mail("a@example.org", "Muistutus", "Hei!");
        assert!(!written("https://example.org", &mail).contains("List-"));
        let token = "x".repeat(43);
        for (scheme, one_click) in [("https", true), ("http", false)] {
            let stop = format!("{scheme}://courses.example.org/fi/reminders/{token}");
            let text = written("https://example.org", &Mail { stop: Some(stop.clone()), ..mail.clone() });
            assert!(text.contains(&format!("List-Unsubscribe: <{stop}>\r\n")), "{text}");
            assert_eq!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), one_click, "{text}");
        }
    }

    #[test]
    fn hosts_of_all_kinds() {
        for (origin, from, to, shown) in [
            ("http://127.0.0.1:8080", "noreply@localhost", "a@sää.fi", "a@xn--s-0faa.fi"),
            ("http://[::1]:8080", "noreply@localhost", "a@example.org", "a@example.org"),
            ("https://sää.fi", "noreply@xn--s-0faa.fi", "A.B+c@EXAMPLE.org", "A.B+c@EXAMPLE.org"),
        ] {
            let text = written(origin, &mail(to, "x", "y"));
            assert!(text.contains(&format!("From: Perehdy <{from}>\r\n")), "{text}");
            assert!(text.contains(&format!("To: {shown}\r\n")), "{text}");
        }
    }

    #[test]
    fn a_text_that_can_be_read_as_it_is() {
        let sender = Sender::new(None, "http://localhost").unwrap();
        let text = |body: &str| {
            let letter = write(&sender, &mail("a@example.org", "x", body), EightBit, Timestamp(0)).unwrap();
            String::from_utf8(letter.formatted()).unwrap()
        };
        assert!(text("Hyvää\npäivää").ends_with("8bit\r\n\r\nHyvää\r\npäivää"), "{}", text("Hyvää\npäivää"));
        let long = text(&"ä".repeat(2000));
        assert!(long.lines().all(|line| line.len() < 1000), "{long}");
    }
}
