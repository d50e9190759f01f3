//! `perehdy serve`: serves the courses until it is told to stop.

use std::io;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use perehdy_app::catalog::Catalog;
use perehdy_app::state::{App, Assets, MailsGo};
use perehdy_records::Records;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::{data_folder, open};
pub(crate) use crate::config::Flags;
use crate::config::{self, Organisations, Settings, Webhooks};
use crate::courses_folder::{Shelf, has_errors};
use crate::jobs::mail::{Mails, Route, Sender};
use crate::keys::Keyring;
use crate::{bundled, http, jobs, logging};

/// Runs the command.
pub(crate) fn run(flags: &Flags) -> ExitCode {
    let settings = match config::read(flags, config::environment()) {
        Ok(settings) => settings,
        Err(wrong) => {
            for text in wrong {
                eprintln!("perehdy: {text}");
            }
            return ExitCode::from(2);
        }
    };
    if let Err(error) = logging::start(&settings.log, settings.log_format) {
        eprintln!("perehdy: {error}");
        return ExitCode::from(2);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("perehdy: the program could not start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(serve(&settings)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("perehdy: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(settings: &Settings) -> Result<(), String> {
    // Heard from the beginning: who reads that it is ready may stop it at once.
    let stop = StopSignal::listen().map_err(|error| format!("the signals to stop cannot be heard: {error}"))?;
    data_folder(settings)?;
    let shelf = read_courses(settings)?;
    let keyring = Arc::new(Keyring::new(settings.keys.clone()));
    let records = open(settings, Arc::clone(&keyring)).await?;
    // Without a key the courses are served all the same; the job tells what is wrong, and looks again.
    let _ = keyring.settle(&records).await;
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| format!("{} cannot be listened on: {error}", settings.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let app = App::new(Catalog::new(shelf.courses), records.clone(), page_settings(settings, address), assets());
    let router = http::router(&app, settings, shelf.places);
    let mails = start_mails(settings, &records, &app.settings.origin)?;
    let job = tokio::spawn(jobs::expired_attempts::run(app.clone()));
    let signatures = tokio::spawn(jobs::signatures::run(keyring, records.clone()));
    let reminders = tokio::spawn(jobs::reminders::run(app.clone()));
    let webhooks = tokio::spawn(jobs::webhooks::run(app.clone(), settings.authorities.clone()));
    let retention = tokio::spawn(jobs::retention::run(records.clone(), settings.keep));

    tracing::info!(%address, database = engine(&settings.database), courses = app.catalog.iter().count(), "serving");
    // Nobody may be reading; that is no reason to stop.
    let _ = writeln!(io::stdout(), "Perehdy is ready: {}", app.settings.origin);
    http::serve(listener, router, http::Limits::usual(), stop.heard()).await;
    job.abort();
    signatures.abort();
    reminders.abort();
    webhooks.abort();
    retention.abort();
    mails.stop().await;
    records.close().await;
    Ok(())
}

/// Reads the courses, and tells the operator what is wrong with those that cannot be served.
fn read_courses(settings: &Settings) -> Result<Shelf, String> {
    let shelf = Shelf::read(settings.courses.as_deref())?;
    for (course, faults) in &shelf.faults {
        if has_errors(faults) {
            tracing::error!(course, faults = faults.len(), "this course has errors and is not served");
            for fault in faults {
                eprintln!("{fault}\n");
            }
        } else {
            tracing::warn!(course, warnings = faults.len(), "this course has warnings: perehdy check shows them");
        }
    }
    Ok(shelf)
}

fn page_settings(settings: &Settings, address: SocketAddr) -> perehdy_app::state::Settings {
    let origin = settings.origin(address);
    if settings.public_url.is_none() && !address.ip().is_loopback() {
        tracing::warn!(
            origin,
            "public-url is not set: certificates will carry this address, and cookies are not limited to https"
        );
    }
    let secure = origin.starts_with("https://");
    let anyone_makes_organisations = settings.organisations == Organisations::Anyone;
    let mails = match &settings.smtp {
        Some(server) => MailsGo::Server { server: server.to_string(), from: mail_from(settings, &origin) },
        None => MailsGo::Folder(mail_folder(settings).display().to_string()),
    };
    let webhooks_anywhere = settings.webhooks == Webhooks::Anywhere;
    let zone = settings.time_zone.clone();
    perehdy_app::state::Settings { origin, secure, zone, anyone_makes_organisations, webhooks_anywhere, mails }
}

/// Where mails are written without a mail server.
fn mail_folder(settings: &Settings) -> PathBuf {
    settings.data.join("mail")
}

/// Whom mails are from, as the operator's page shows it.
fn mail_from(settings: &Settings, origin: &str) -> String {
    Sender::new(settings.mail_from.clone(), origin).map_or_else(|_| String::new(), |sender| sender.shown())
}

/// Starts what sends mails, at the address that links in them begin with.
fn start_mails(settings: &Settings, records: &Records, origin: &str) -> Result<Mails, String> {
    let route = match &settings.smtp {
        Some(server) => Route::Smtp(server.clone()),
        None => Route::Files(mail_folder(settings)),
    };
    Mails::start(records.clone(), route, settings.mail_from.clone(), origin)
}

fn assets() -> Assets {
    let manifest = bundled::asset_manifest();
    if manifest.is_empty() {
        tracing::warn!("the program was built without its style sheet and scripts: build it by cargo xtask build");
    }
    Assets::from_manifest(&manifest)
}

/// The engine of a database address, without its secrets.
fn engine(address: &str) -> &str {
    address.split(':').next().unwrap_or_default()
}

/// Ctrl+C and SIGTERM, heard from the moment that it is made.
struct StopSignal {
    interrupt: Signal,
    terminate: Signal,
}

impl StopSignal {
    fn listen() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for either, or finds that it has come already.
    async fn heard(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
