//! As an archive of the certificates of those who have one: each as the PDF that its holder has. It is written while it is sent,
//! a few certificates at a time, so that ten thousand take no more memory than these.

use std::io::{self, Write};
use std::mem;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::response::Response;
use futures_util::{StreamExt as _, stream};
use tokio::sync::mpsc::{Sender, channel};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::Opened;
use super::super::asked::Asked;
use super::{Kind, Read, note};
use crate::certificate_sheet;
use crate::pages::organisation::unavailable;
use crate::respond;
use crate::state::App;

/// The longest name of a file, in characters, without what makes it one of a kind.
const LONGEST: usize = 80;

/// Certificates that wait for a slow reader.
const WAITING: usize = 4;

/// Certificates that are made at once: what is remembered of them is then written together.
const AT_ONCE: usize = 8;

/// The archive; back to the board when nobody there has a certificate.
pub(super) async fn answer(opened: &Opened, asked: &Asked, rows: Read) -> Response {
    let visit = &opened.seated.visit;
    let mut numbers = match visit.app.records.certificates_on_board(&opened.overseer, &opened.id).await {
        Ok(numbers) => numbers,
        Err(error) => return unavailable(visit, &error),
    };
    let held: Vec<(String, String)> =
        rows.into_iter().filter_map(|(row, _)| Some((row.name, numbers.remove(&row.learner)?))).collect();
    if held.is_empty() {
        let asked = asked.address();
        let and = if asked.is_empty() { "?" } else { "&" };
        return respond::see_other(visit, &opened.here(&format!("{asked}{and}no-certificates")));
    }
    if let Err(response) = note(&visit.app, opened, asked, Kind::Zip, held.len()).await {
        return response;
    }
    let (sender, receiver) = channel(WAITING);
    tokio::spawn(write(visit.app.clone(), held, sender));
    let chunks = stream::unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
    super::answer(opened, Kind::Zip, Body::from_stream(chunks))
}

/// Writes the archive, until its end or until nobody reads on. A fault breaks the transfer off: half an archive is none.
async fn write(app: App, held: Vec<(String, String)>, sender: Sender<io::Result<Bytes>>) {
    let mut archive = Archive::new();
    let mut files = pin!(
        stream::iter(held.into_iter().enumerate())
            .map(|(at, (name, number))| {
                let app = app.clone();
                async move { (file_name(at + 1, &name), drawn(&app, &number).await) }
            })
            .buffered(AT_ONCE)
    );
    while let Some((file, drawn)) = files.next().await {
        let written = match drawn {
            Ok(None) => continue,
            Ok(Some(pdf)) => archive.add(&file, &pdf).map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        match written {
            Ok(bytes) => {
                if sender.send(Ok(bytes)).await.is_err() {
                    return;
                }
            }
            Err(error) => {
                tracing::error!(error, "an archive of certificates could not be made");
                let _ = sender.send(Err(io::Error::other("a certificate could not be made"))).await;
                return;
            }
        }
    }
    let _ = sender.send(archive.finish()).await;
}

/// The PDF of a certificate; none when its holder has erased it a moment ago.
async fn drawn(app: &App, number: &str) -> Result<Option<Vec<u8>>, String> {
    match app.records.certificate(number).await.map_err(|error| error.to_string())? {
        Some(certificate) => {
            let pdf = certificate_sheet::handed_out(app, &certificate).await;
            pdf.map(Some).map_err(|error| format!("{error:?}"))
        }
        None => Ok(None),
    }
}

/// What the file of somebody's certificate is called: with its place in the list, because names are not one of a kind.
fn file_name(at: usize, name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '.') || !c.is_ascii();
    let steers = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name: String = name.chars().filter(|c| plain(*c) && !steers(*c)).take(LONGEST).collect();
    format!("{at:05} {}.pdf", name.trim_matches([' ', '.']))
}

/// A zip archive whose beginning is given out before its end is there.
struct Archive {
    writer: ZipWriter<StreamWriter<Written>>,
    written: Written,
}

/// What the archive has written and nobody has taken yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        let written = Written::default();
        Self { writer: ZipWriter::new_stream(written.clone()), written }
    }

    /// Adds a file; gives what there is to send.
    fn add(&mut self, name: &str, pdf: &[u8]) -> io::Result<Bytes> {
        // A PDF is packed already. Files without any packing cannot be read from the front, as some programs do.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .last_modified_time(DateTime::default());
        self.writer.start_file(name, options)?;
        self.writer.write_all(pdf)?;
        self.writer.flush()?;
        Ok(self.written.take())
    }

    /// The end: what is in it.
    fn finish(self) -> io::Result<Bytes> {
        self.writer.finish()?;
        Ok(self.written.take())
    }
}

impl Written {
    fn take(&self) -> Bytes {
        let mut bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        mem::take(&mut *bytes).into()
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;

    #[test]
    fn an_archive_is_given_out_bit_by_bit() {
        let mut archive = Archive::new();
        let mut bytes = Vec::new();
        for (name, text) in [("00001 Åsa.pdf", "one"), ("00002 Åsa.pdf", "two")] {
            let some = archive.add(name, text.as_bytes()).unwrap();
            assert!(!some.is_empty());
            bytes.extend(some);
        }
        bytes.extend(archive.finish().unwrap());
        let mut read = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        read.by_name("00002 Åsa.pdf").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!((read.len(), &*text), (2, "two"));
    }

    #[test]
    fn names_of_files_are_harmless() {
        assert_eq!(file_name(7, "Åsa O'Brien-Lind"), "00007 Åsa O'Brien-Lind.pdf");
        assert_eq!(file_name(10_000, "../..\\\u{202e}x\0:*?\"<>|/"), "10000 x.pdf");
        assert_eq!(file_name(1, "محمد").chars().count(), "00001 محمد.pdf".chars().count());
        assert!(file_name(1, &"x".repeat(300)).len() < 100);
    }
}
