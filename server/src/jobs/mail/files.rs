//! Mails as files, where no mail server is set.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use perehdy_courses::model::Timestamp;
use perehdy_records::Mail;

use super::Outcome;

/// Writes a mail as `<UTC time>-<id>.eml`, for this user alone: links to sign in stand in them. The time is when it was
/// queued, so that one that is written twice is one file.
pub(super) async fn store(folder: &Path, mail: &Mail, text: Vec<u8>, now: Timestamp) -> Outcome {
    let queued = mail.id.get_timestamp().map(|time| time.to_unix());
    let seconds = queued.and_then(|(seconds, _)| i64::try_from(seconds).ok()).unwrap_or(now.0 / 1_000_000);
    let time = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let name = format!("{}-{}.eml", time.strftime("%Y%m%dT%H%M%SZ"), mail.id);
    let folder = folder.to_owned();
    let shown = folder.join(&name).display().to_string();
    match tokio::task::spawn_blocking(move || write(&folder, &name, &text)).await {
        Ok(Ok(())) => Outcome::Sent,
        Ok(Err(error)) => {
            tracing::warn!(%error, file = shown, "a mail could not be written");
            Outcome::Failed(format!("the file could not be written: {error}"))
        }
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

/// Under another name first: nobody finds half a mail.
fn write(folder: &Path, name: &str, text: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let unfinished = folder.join(format!(".{name}.part"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    let written = file.write_all(text).and_then(|()| file.sync_all());
    if let Err(error) = written.and_then(|()| fs::rename(&unfinished, folder.join(name))) {
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    File::open(folder)?.sync_all()
}
