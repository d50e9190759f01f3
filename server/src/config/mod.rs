//! Settings: flags, then the environment (`PEREHDY_…`), then one TOML file, then what is built in.

mod authorities;
mod keys;
mod layers;
mod mail;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use lettre::message::Mailbox;
use perehdy_app::i18n::Zone;

pub(crate) use authorities::Authorities;
#[cfg(test)]
pub(crate) use authorities::made;
pub(crate) use keys::{Flags, Keep, Place};
pub(crate) use layers::read;
pub(crate) use mail::{SmtpServer, with_plain_host};

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Who may make organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Organisations {
    /// The operator alone, by the command line.
    Operator,
    /// Anyone who is signed in.
    Anyone,
}

/// Where webhooks may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Webhooks {
    /// To the internet, by https.
    Public,
    /// Anywhere that this machine reaches, by http too.
    Anywhere,
}

/// How many days things are kept once they are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeepDays {
    /// Guests without work, from when they were here last.
    pub(crate) guests: u32,
    /// Invitations and join links.
    pub(crate) invitations: u32,
    /// Entries of the logs of organisations.
    pub(crate) log: u32,
    /// What organisations know of those who left.
    pub(crate) left_members: u32,
}

/// All settings, checked.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Where it listens.
    pub(crate) listen: SocketAddr,
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The database's address.
    pub(crate) database: String,
    /// The folder of the keys that sign certificates.
    pub(crate) keys: PathBuf,
    /// A folder with courses.
    pub(crate) courses: Option<PathBuf>,
    /// What addresses on certificates begin with, and whether browsers come by https.
    pub(crate) public_url: Option<String>,
    /// Where days and times are shown.
    pub(crate) time_zone: Zone,
    /// The most bytes a form may have.
    pub(crate) body_limit: usize,
    /// Forms a second that one learner may send on average. Newcomers of one network address together may send half as
    /// many.
    pub(crate) rate: u32,
    /// Forms that may come at once before the rate counts; of newcomers twice as many.
    pub(crate) burst: u32,
    /// Header in which a proxy in front tells the browser's network address.
    pub(crate) proxy_header: Option<String>,
    /// Most database connections.
    pub(crate) connections: u32,
    /// Whose certificates are trusted, by mails and webhooks.
    pub(crate) authorities: Authorities,
    /// The server that mails are sent by; without one they are written as files.
    pub(crate) smtp: Option<SmtpServer>,
    /// Whom mails are from.
    pub(crate) mail_from: Option<Mailbox>,
    /// Who may make organisations.
    pub(crate) organisations: Organisations,
    /// Where webhooks may go.
    pub(crate) webhooks: Webhooks,
    /// How long things are kept.
    pub(crate) keep: KeepDays,
    /// Which logs.
    pub(crate) log: String,
    /// How they are written.
    pub(crate) log_format: LogFormat,
}

impl Settings {
    /// What addresses begin with for people, of a program that listens at this network address.
    pub(crate) fn origin(&self, listens: SocketAddr) -> String {
        self.public_url.clone().unwrap_or_else(|| {
            // Browsers take cookies and secure contexts at localhost as they do by https.
            let host = if listens.ip().is_loopback() || listens.ip().is_unspecified() {
                "localhost".to_owned()
            } else if listens.is_ipv6() {
                format!("[{}]", listens.ip())
            } else {
                listens.ip().to_string()
            };
            format!("http://{host}:{}", listens.port())
        })
    }
}

/// The environment. What is no Unicode is shown as far as it can be: `std::env::vars` would panic at anybody's variable.
pub(crate) fn environment() -> impl Iterator<Item = (String, String)> {
    let text = |text: OsString| text.to_string_lossy().into_owned();
    std::env::vars_os().map(move |(name, value)| (text(name), text(value)))
}
