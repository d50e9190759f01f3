//! The settings as flags, with their help.

use std::path::PathBuf;

/// Where things are: what `perehdy serve` and the commands beside it have to agree on.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Place {
    /// Settings file (TOML) [default: perehdy.toml in the data folder, if it is there].
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Network address and port to listen on [default: 127.0.0.1:8080]. Port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<String>,
    /// Folder for what is stored [default: perehdy-data].
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<String>,
    /// Database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME [default: sqlite: in the data folder].
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Folder of the keys that sign certificates [default: keys in the data folder]. Instances on one database need the same
    /// keys.
    #[arg(long, value_name = "DIR")]
    pub(crate) keys: Option<String>,
    /// Address at which people reach the program: https://courses.example.org [default: http:// and where it listens].
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// Time zone for days and times on pages and certificates [default: Europe/Helsinki]. Leave it as it is once
    /// certificates have been issued: the days on them are shown by it.
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,
}

/// How long things are kept: what `perehdy serve` and `perehdy retention` have to agree on.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Keep {
    /// Days until guests who have done nothing are removed, 1 to 36500, from when they were here last [default: 90].
    #[arg(long, value_name = "DAYS")]
    pub(crate) keep_guests: Option<String>,
    /// Days until invitations and join links are removed, 1 to 36500, from when they ended [default: 180].
    #[arg(long, value_name = "DAYS")]
    pub(crate) keep_invitations: Option<String>,
    /// Days until entries of the logs of organisations are removed, 1 to 36500 [default: 730].
    #[arg(long, value_name = "DAYS")]
    pub(crate) keep_log: Option<String>,
    /// Days until an organisation forgets the names of those who left, 1 to 36500 [default: 365]. What they did stays
    /// theirs.
    #[arg(long, value_name = "DAYS")]
    pub(crate) keep_left_members: Option<String>,
}

/// The flags of `perehdy serve`. Each is also an environment variable (`--public-url` is `PEREHDY_PUBLIC_URL`) and a
/// key of the file (`public-url = "…"`). A flag counts before the environment, the environment before the file.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct Flags {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) keep: Keep,
    /// Folder of courses, one folder a course, beside those that come with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) courses: Option<String>,
    /// Most bytes that a form may have, 1024 to 10000000 [default: 65536].
    #[arg(long, value_name = "BYTES")]
    pub(crate) body_limit: Option<String>,
    /// Forms a second that one learner may send, 1 to 100000 [default: 10]. Newcomers at one network address may together
    /// send half as many.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) rate: Option<String>,
    /// Forms that one learner may send at once, 1 to 100000 [default: 60]; newcomers at one network address twice as many.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) burst: Option<String>,
    /// Header in which a proxy in front tells the browser's network address, for example x-forwarded-for.
    /// Set it only behind a proxy that overwrites it.
    #[arg(long, value_name = "NAME")]
    pub(crate) proxy_header: Option<String>,
    /// Most database connections, 1 to 200 [default: 8].
    #[arg(long, value_name = "NUMBER")]
    pub(crate) connections: Option<String>,
    /// Mail server: smtp://USER:PASSWORD@HOST:587?tls=required, smtps://USER:PASSWORD@HOST:465, or smtp://HOST:25 for one
    /// nearby; without it, mails are written as files into the folder mail of the data folder. The password is better kept in
    /// the environment or the file: everybody on the machine can see flags.
    #[arg(long, value_name = "URL")]
    pub(crate) smtp: Option<String>,
    /// Whom mails are from: "Perehdy <noreply@example.org>" [default: noreply@ and the host of public-url].
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) mail_from: Option<String>,
    /// File with the certificates (PEM) of authorities of your own. Mails and webhooks go to servers whose certificates one of
    /// them has signed, as to those that a public authority vouches for.
    #[arg(long, value_name = "FILE")]
    pub(crate) authorities: Option<String>,
    /// Who may make organisations: operator (by perehdy admin organisation new) or anyone who is signed in
    /// [default: operator].
    #[arg(long, value_name = "WHO")]
    pub(crate) organisations: Option<String>,
    /// Where webhooks of organisations may go: public (by https to addresses of the internet) or anywhere (by http too, and into
    /// the networks that this machine is in: then whoever manages an organisation can reach what only this machine should)
    /// [default: public].
    #[arg(long, value_name = "WHERE")]
    pub(crate) webhooks: Option<String>,
    /// Which logs: off, error, warn, info, debug, trace, or as RUST_LOG takes it [default: info].
    #[arg(long, value_name = "FILTER")]
    pub(crate) log: Option<String>,
    /// How logs are written: text or json [default: text].
    #[arg(long, value_name = "FORMAT")]
    pub(crate) log_format: Option<String>,
}

impl Flags {
    /// The flags by key; `config` is not among them.
    pub(crate) fn by_key(&self) -> [(&'static str, Option<&String>); 23] {
        [
            ("listen", self.place.listen.as_ref()),
            ("data", self.place.data.as_ref()),
            ("database", self.place.database.as_ref()),
            ("keys", self.place.keys.as_ref()),
            ("courses", self.courses.as_ref()),
            ("public-url", self.place.public_url.as_ref()),
            ("time-zone", self.place.time_zone.as_ref()),
            ("body-limit", self.body_limit.as_ref()),
            ("rate", self.rate.as_ref()),
            ("burst", self.burst.as_ref()),
            ("proxy-header", self.proxy_header.as_ref()),
            ("connections", self.connections.as_ref()),
            ("smtp", self.smtp.as_ref()),
            ("mail-from", self.mail_from.as_ref()),
            ("authorities", self.authorities.as_ref()),
            ("organisations", self.organisations.as_ref()),
            ("webhooks", self.webhooks.as_ref()),
            ("keep-guests", self.keep.keep_guests.as_ref()),
            ("keep-invitations", self.keep.keep_invitations.as_ref()),
            ("keep-log", self.keep.keep_log.as_ref()),
            ("keep-left-members", self.keep.keep_left_members.as_ref()),
            ("log", self.log.as_ref()),
            ("log-format", self.log_format.as_ref()),
        ]
    }
}
