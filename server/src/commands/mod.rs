//! The commands, one file each.

pub(crate) mod addresses;
pub(crate) mod admin;
pub(crate) mod check;
pub(crate) mod keys;
pub(crate) mod preview;
pub(crate) mod retention;
pub(crate) mod serve;
pub(crate) mod verify;

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use perehdy_records::{Options, Records};

use crate::config::{self, Flags, Settings};
use crate::keys::Keyring;
use crate::system::{SystemClock, SystemEntropy};

/// Makes the data folder when it is not there. A new one is for this user alone: names and answers are in it.
fn data_folder(settings: &Settings) -> Result<(), String> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&settings.data)
        .map_err(|error| format!("the data folder {} cannot be made: {error}", settings.data.display()))
}

/// Opens the database and brings its schema up to date.
async fn open(settings: &Settings, keyring: Arc<Keyring>) -> Result<Records, String> {
    let options = Options {
        address: settings.database.clone(),
        connections: settings.connections,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        signer: keyring,
    };
    Records::open(options).await.map_err(|error| error.to_string())
}

/// Reads the settings as `perehdy serve` does, opens the database, does `work`, and prints what that gives.
fn with_records(flags: &Flags, work: impl AsyncFnOnce(&Settings, &Records) -> Result<String, String>) -> ExitCode {
    let mut settings = match config::read(flags, config::environment()) {
        Ok(settings) => settings,
        Err(wrong) => {
            for text in wrong {
                eprintln!("perehdy: {text}");
            }
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("perehdy: the program could not start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        data_folder(&settings)?;
        let file = settings.database.strip_prefix("sqlite:").map(|path| path.strip_prefix("//").unwrap_or(path));
        if let Some(file) = file.filter(|file| !Path::new(file).exists()) {
            // A wrong folder would otherwise not be noticed.
            eprintln!("perehdy: there was no database yet; {file} is made");
        }
        settings.connections = 1;
        let records = open(&settings, Arc::new(Keyring::new(settings.keys.clone()))).await?;
        let done = work(&settings, &records).await;
        records.close().await;
        done
    });
    match done {
        Ok(text) => match io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("perehdy: it was done, but could not be printed: {error}");
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            eprintln!("perehdy: {message}");
            ExitCode::FAILURE
        }
    }
}
