//! `perehdy keys`: the keys that sign certificates. Works beside a running program, on the same database and folder.

use std::fmt::Write;
use std::process::ExitCode;

use perehdy_app::i18n::{day_and_time, messages};
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::Records;

use super::with_records;
use crate::config::{Flags, Place, Settings};
use crate::keys::Keyring;

/// The commands.
#[derive(clap::Subcommand)]
pub(crate) enum Keys {
    /// List the keys: which signs certificates, which did, and whether their private halves are here.
    List(On),
    /// Make a new key, which signs from now on. The one that did is retired: what it signed stays good, and it stays
    /// published.
    Rotate(On),
}

/// What both take.
#[derive(clap::Args)]
pub(crate) struct On {
    #[command(flatten)]
    place: Place,
}

/// Runs a command. 0: done; 1: not done, and why; 2: the command line or the settings are wrong.
pub(crate) fn run(command: &Keys) -> ExitCode {
    let (Keys::List(On { place }) | Keys::Rotate(On { place })) = command;
    with_records(&Flags { place: place.clone(), ..Flags::default() }, async |settings, records| {
        let keyring = Keyring::new(settings.keys.clone());
        match command {
            Keys::List(_) => list(settings, records, &keyring).await,
            Keys::Rotate(_) => rotate(records, &keyring).await,
        }
    })
}

async fn list(settings: &Settings, records: &Records, keyring: &Keyring) -> Result<String, String> {
    let keys = records.signing_keys().await.map_err(|error| error.to_string())?;
    if keys.is_empty() {
        return Ok("There is no key yet: perehdy serve makes one.\n".to_owned());
    }
    let time = |at: Timestamp| day_and_time(messages(Lang::En), &settings.time_zone, at);
    let mut told = String::new();
    for key in keys {
        let state = key.retired.map_or_else(|| "signs".to_owned(), |at| format!("retired {}", time(at)));
        let here = match keyring.key(&key.id) {
            Ok(_) => format!("here: {}", keyring.file(&key.id).display()),
            // What is retired is needed no more.
            Err(_) if key.retired.is_some() => "not here, nor needed".to_owned(),
            Err(wrong) => wrong,
        };
        // Writing to a String cannot fail.
        let _ = writeln!(told, "{}  made {}  {state}  {here}", key.id, time(key.made));
    }
    Ok(told)
}

async fn rotate(records: &Records, keyring: &Keyring) -> Result<String, String> {
    let key = keyring.make(records.random())?;
    let public = key.public();
    let id = public.id();
    if let Err(error) = records.rotate_key(id.as_str(), &public.bytes()).await {
        keyring.forget(id.as_str());
        return Err(error.to_string());
    }
    // Where this fails, a program that runs does it within a minute.
    if let Err(error) = records.publish_second_key(id.as_str(), &key.public_second().bytes()).await {
        tracing::warn!(%error, "the second public key was not published yet");
    }
    Ok(format!(
        "The key {id} signs from now on: {}\nInstances with a folder of keys of their own issue nothing until this file is in \
         theirs. Programs that run need no new start.\n",
        keyring.file(id.as_str()).display()
    ))
}
