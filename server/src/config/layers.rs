//! Putting flags, environment and file together. A wrong value names its key, where it came from and what is allowed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use http::Uri;
use jiff::tz::TimeZone;
use perehdy_app::i18n::Zone;

use super::mail::mailbox;
use super::{Authorities, Flags, KeepDays, LogFormat, Organisations, Settings, SmtpServer, Webhooks};

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Flag(&'static str),
    Environment(String),
    File(PathBuf),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(key) => write!(f, "the flag --{key}"),
            Self::Environment(name) => write!(f, "the environment variable {name}"),
            Self::File(path) => write!(f, "the file {}", path.display()),
        }
    }
}

/// The values found, each with its origin, and what is wrong with them.
struct Found {
    values: BTreeMap<&'static str, (String, Origin)>,
    wrong: Vec<String>,
}

impl Found {
    /// A value through its reader; `built_in` when nobody set it. What is wrong is kept, so that all is told at once.
    fn value<T>(&mut self, key: &'static str, allowed: &str, built_in: T, read: impl FnOnce(&str) -> Option<T>) -> T {
        let Some((text, origin)) = self.values.get(key) else { return built_in };
        match read(text.trim()) {
            Some(value) => value,
            None => {
                let text = without_secrets(key, text);
                self.wrong.push(format!("{key}: “{text}” (from {origin}) is not allowed; write {allowed}"));
                built_in
            }
        }
    }

    /// A file through its reader, which tells what is wrong with it and what to do.
    fn file<T: Default>(
        &mut self,
        key: &'static str,
        allowed: &str,
        read: impl FnOnce(&Path) -> Result<T, String>,
    ) -> T {
        let Some((text, origin)) = self.values.get(key) else { return T::default() };
        match read(Path::new(text.trim())) {
            Ok(value) => value,
            Err(trouble) => {
                self.wrong.push(format!("{key}: the file “{text}” (from {origin}) {trouble}; write {allowed}"));
                T::default()
            }
        }
    }
}

/// A value as it may be shown: addresses may have a password before the `@`.
fn without_secrets<'t>(key: &str, text: &'t str) -> Cow<'t, str> {
    match text.rsplit_once('@') {
        Some((_, rest)) if matches!(key, "database" | "smtp") => Cow::Owned(format!("…@{rest}")),
        _ => Cow::Borrowed(text),
    }
}

/// Reads all settings.
///
/// # Errors
/// Everything that is wrong, one message a mistake.
pub(crate) fn read(
    flags: &Flags,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Settings, Vec<String>> {
    let environment: BTreeMap<String, String> = environment.into_iter().collect();
    let mut found = Found { values: BTreeMap::new(), wrong: Vec::new() };
    let keys = flags.by_key();
    for (key, flag) in keys {
        let variable = variable(key);
        if let Some(value) = flag {
            found.values.insert(key, (value.clone(), Origin::Flag(key)));
        } else if let Some(value) = environment.get(&variable) {
            found.values.insert(key, (value.clone(), Origin::Environment(variable)));
        }
    }
    let known: Vec<&'static str> = keys.iter().map(|(key, _)| *key).collect();
    for name in environment.keys().filter(|name| name.starts_with("PEREHDY_")) {
        if name != "PEREHDY_CONFIG" && !known.iter().any(|key| variable(key) == *name) && !is_for_tests(name) {
            found.wrong.push(format!("{name}: there is no such setting; known are {}", variables(&known)));
        }
    }
    let data = found.values.get("data").map_or_else(|| PathBuf::from("perehdy-data"), |(text, _)| PathBuf::from(text));
    read_file(flags, &environment, &data, &known, &mut found);
    let settings = settings(&mut found);
    if found.wrong.is_empty() { Ok(settings) } else { Err(found.wrong) }
}

fn settings(found: &mut Found) -> Settings {
    let data = PathBuf::from(found.value("data", "a folder", "perehdy-data".to_owned(), non_empty));
    let default_keys = data.join("keys");
    let default_database = format!("sqlite:{}", data.join("perehdy.sqlite").display());
    let authorities =
        found.file("authorities", "a file with certificates of authorities in PEM form", Authorities::read);
    Settings {
        listen: found.value(
            "listen",
            "a network address and a port, for example 127.0.0.1:8080 or [::]:80",
            SocketAddr::from(([127, 0, 0, 1], 8080)),
            |text| text.parse().ok(),
        ),
        database: found.value(
            "database",
            "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME",
            default_database,
            |text| {
                let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|start| text.starts_with(start));
                known.then(|| text.to_owned())
            },
        ),
        keys: found.value("keys", "a folder", default_keys, |text| non_empty(text).map(PathBuf::from)),
        courses: found.value("courses", "a folder that exists", None, |text| {
            Path::new(text).is_dir().then(|| Some(PathBuf::from(text)))
        }),
        public_url: found.value(
            "public-url",
            "an address without path, for example https://courses.example.org",
            None,
            |text| origin(text).map(Some),
        ),
        time_zone: found.value(
            "time-zone",
            "a name of the time zone database, for example Europe/Helsinki",
            helsinki(),
            |text| TimeZone::get(text).ok().map(Zone),
        ),
        body_limit: found.value("body-limit", "a number from 1024 to 10000000", 65_536, |text| {
            text.parse().ok().filter(|bytes| (1024..=10_000_000).contains(bytes))
        }),
        rate: found.value("rate", "a number from 1 to 100000", 10, |text| number(text, 100_000)),
        burst: found.value("burst", "a number from 1 to 100000", 60, |text| number(text, 100_000)),
        proxy_header: found.value("proxy-header", "the name of a header", None, |text| {
            http::HeaderName::try_from(text).ok().map(|name| Some(name.to_string()))
        }),
        connections: found.value("connections", "a number from 1 to 200", 8, |text| number(text, 200)),
        smtp: found.value(
            "smtp",
            "smtp://USER:PASSWORD@HOST:587?tls=required or smtps://USER:PASSWORD@HOST:465, with %40 for @ and the like in the \
             password",
            None,
            |text| SmtpServer::parse(text, &authorities).map(Some),
        ),
        authorities,
        mail_from: found.value(
            "mail-from",
            "an e-mail address, for example Perehdy <noreply@example.org>",
            None,
            |text| mailbox(text).map(Some),
        ),
        organisations: found.value("organisations", "operator or anyone", Organisations::Operator, |text| match text {
            "operator" => Some(Organisations::Operator),
            "anyone" => Some(Organisations::Anyone),
            _ => None,
        }),
        webhooks: found.value("webhooks", "public or anywhere", Webhooks::Public, |text| match text {
            "public" => Some(Webhooks::Public),
            "anywhere" => Some(Webhooks::Anywhere),
            _ => None,
        }),
        keep: KeepDays {
            guests: days(found, "keep-guests", 90),
            invitations: days(found, "keep-invitations", 180),
            log: days(found, "keep-log", 730),
            left_members: days(found, "keep-left-members", 365),
        },
        log: found.value(
            "log",
            "off, error, warn, info, debug, trace, or as RUST_LOG takes it",
            "info".to_owned(),
            |text| text.parse::<tracing_subscriber::EnvFilter>().ok().map(|_| text.to_owned()),
        ),
        log_format: found.value("log-format", "text or json", LogFormat::Text, |text| match text {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        }),
        data,
    }
}

fn days(found: &mut Found, key: &'static str, built_in: u32) -> u32 {
    found.value(key, "a number of days from 1 to 36500", built_in, |text| number(text, 36_500))
}

fn helsinki() -> Zone {
    Zone(TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC))
}

fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn number(text: &str, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| (1..=most).contains(number))
}

/// Scheme, host and port, without a slash at the end.
fn origin(text: &str) -> Option<String> {
    let uri: Uri = text.parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
    let authority = uri.authority()?;
    let bare = matches!(uri.path(), "" | "/") && uri.query().is_none() && !authority.as_str().contains('@');
    bare.then(|| format!("{scheme}://{authority}"))
}

/// The environment variable of a key.
fn variable(key: &str) -> String {
    format!("PEREHDY_{}", key.replace('-', "_").to_ascii_uppercase())
}

fn variables(keys: &[&str]) -> String {
    keys.iter().map(|key| variable(key)).collect::<Vec<_>>().join(", ")
}

/// Variables by which the project's own tests and tools find each other.
fn is_for_tests(name: &str) -> bool {
    name.starts_with("PEREHDY_TEST_") || name == "PEREHDY_BIN"
}

/// Adds the values of the settings file that neither flag nor environment has set.
fn read_file(
    flags: &Flags,
    environment: &BTreeMap<String, String>,
    data: &Path,
    known: &[&'static str],
    found: &mut Found,
) {
    let named = flags.place.config.clone().or_else(|| environment.get("PEREHDY_CONFIG").map(PathBuf::from));
    let path = named.clone().unwrap_or_else(|| data.join("perehdy.toml"));
    if named.is_none() && !path.exists() {
        return;
    }
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            found.wrong.push(format!("the settings file {} cannot be read: {error}", path.display()));
            return;
        }
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            found.wrong.push(format!("the settings file {} is not TOML: {error}", path.display()));
            return;
        }
    };
    for (name, value) in table {
        let Some(key) = known.iter().find(|key| **key == name) else {
            found.wrong.push(format!(
                "{name} (from the file {}): there is no such setting; known are {}",
                path.display(),
                known.join(", ")
            ));
            continue;
        };
        let text = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            other => {
                found.wrong.push(format!(
                    "{name}: {other} (from the file {}) is not allowed; write a text in quotes or a number",
                    path.display()
                ));
                continue;
            }
        };
        found.values.entry(key).or_insert((text, Origin::File(path.clone())));
    }
}

#[cfg(test)]
mod tests;
