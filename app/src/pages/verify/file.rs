//! Taking in a PDF to be compared: its hash, and the file itself until it has been looked at. Nothing of it is kept.

use axum::body::Body;
use multer::{Constraints, Multipart, SizeLimit};
use perehdy_certificates::verify::LARGEST;
use sha2::{Digest as _, Sha256};

/// Most bytes of a file: a hundred times what a certificate has.
pub(super) const MOST_BYTES: u64 = 5_000_000;

/// Most bytes that are read of a form: what is too much is read past up to here, because whoever is answered in the middle of
/// sending sees a broken connection.
const MOST_READ: u64 = 128_000_000;

/// Within so many bytes a PDF says that it is one.
const HEAD: usize = 1024;

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// A PDF, or what begins as one: its SHA-256, and its bytes, at most one more than are looked at for a signature.
    Pdf([u8; 32], Vec<u8>),
    /// No file was chosen.
    Nothing,
    /// A file without a byte.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// Another kind of file.
    NoPdf,
    /// Another form, or a broken one.
    Foreign,
}

/// Reads a form with a file.
pub(super) async fn take_in(boundary: String, body: Body) -> Sent {
    match read(boundary, body).await {
        Ok(sent) => sent,
        Err(multer::Error::StreamSizeExceeded { .. }) => Sent::TooLarge,
        Err(_) => Sent::Foreign,
    }
}

async fn read(boundary: String, body: Body) -> Result<Sent, multer::Error> {
    let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(MOST_READ));
    let mut form = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
    let (mut sent, mut asked) = (Sent::Nothing, false);
    while let Some(mut field) = form.next_field().await? {
        let is_file = field.name() == Some("file");
        let chosen = field.file_name().is_some_and(|name| !name.is_empty());
        let (mut hash, mut length, mut head) = (Sha256::new(), 0_u64, Vec::<u8>::new());
        // What is larger than any certificate is so with one byte more.
        let kept = if is_file { LARGEST + 1 } else { HEAD };
        while let Some(chunk) = field.chunk().await? {
            length = length.saturating_add(chunk.len() as u64);
            head.extend(chunk.iter().take(kept - head.len()));
            if is_file && length <= MOST_BYTES {
                hash.update(&chunk);
            }
        }
        match field.name() {
            // Browsers send an empty file without a name when none was chosen.
            Some("file") if !chosen && length == 0 => {}
            Some("file") if length == 0 => sent = Sent::Empty,
            Some("file") if length > MOST_BYTES => sent = Sent::TooLarge,
            Some("file") if !head[..head.len().min(HEAD)].windows(5).any(|bytes| bytes == b"%PDF-") => {
                sent = Sent::NoPdf
            }
            Some("file") => sent = Sent::Pdf(hash.finalize().into(), head),
            Some("do") if head == b"compare" => asked = true,
            _ => return Ok(Sent::Foreign),
        }
    }
    Ok(if asked { sent } else { Sent::Foreign })
}
