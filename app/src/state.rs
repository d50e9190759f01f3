//! What every request can use: courses, records, settings, the names of built files.

use std::collections::HashMap;
use std::sync::Arc;

use perehdy_records::Records;

use crate::catalog::Catalog;
use crate::i18n::Zone;

/// Settings that pages need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What addresses on certificates begin with, without a slash at the end: `https://courses.example.org`.
    pub origin: String,
    /// Whether browsers reach us by https only: cookies are then `Secure` and named `__Host-…`.
    pub secure: bool,
    /// Where days and times are shown.
    pub zone: Zone,
    /// Whether anyone who is signed in may make an organisation; else the operator alone does.
    pub anyone_makes_organisations: bool,
    /// Whether webhooks may go anywhere, by http too; else to the internet by https.
    pub webhooks_anywhere: bool,
    /// Where mails go.
    pub mails: MailsGo,
}

/// The names of the browser's files, with content hashes in them.
#[derive(Clone, Debug, Default)]
pub struct Assets(HashMap<String, String>);

impl Assets {
    /// Reads the manifest that the build made: lines of `logical-name name-with-hash`.
    #[must_use]
    pub fn from_manifest(manifest: &str) -> Self {
        Self(
            manifest
                .lines()
                .filter_map(|line| line.split_once(' '))
                .map(|(logical, hashed)| (logical.to_owned(), format!("/assets/{hashed}")))
                .collect(),
        )
    }

    /// The address of a file; `None` when the program was built without it.
    #[must_use]
    pub fn address(&self, logical: &str) -> Option<&str> {
        self.0.get(logical).map(String::as_str)
    }
}

/// Where mails go, to be shown to the operator's admins.
#[derive(Clone, Debug)]
pub enum MailsGo {
    /// To a mail server.
    Server {
        /// Its name and port.
        server: String,
        /// Whom mails are from.
        from: String,
    },
    /// Into this folder: nobody gets them.
    Folder(String),
}

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// See [`App`].
pub struct Inner {
    /// The courses.
    pub catalog: Catalog,
    /// What is remembered.
    pub records: Records,
    /// Settings.
    pub settings: Settings,
    /// Names of built files.
    pub assets: Assets,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(catalog: Catalog, records: Records, settings: Settings, assets: Assets) -> Self {
        Self(Arc::new(Inner { catalog, records, settings, assets }))
    }

    /// A number by which somebody who was told of a fault and the log's line about it find each other.
    #[must_use]
    pub fn reference(&self) -> u32 {
        u32::from_le_bytes(self.records.random())
    }
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
