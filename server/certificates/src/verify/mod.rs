//! Whether a file is a certificate as it was issued: by the issuer's public keys alone, without network and database.
//!
//! What is checked: that the signed statement in the file is one that the issuer's key has signed, and that the page around it
//! is as this program leaves it: one page, written once, whose text has the statement's name, course, number and the rest, and
//! no other file in it than the credential that says the same.
//! What is not: how the page looks. Text comes from what the page's fonts say of their glyphs, and whoever draws a picture
//! over it is not noticed. The statement is what counts; whoever checks compares the paper with it.

mod file;
mod keys;
mod page;

use crate::code::Code;
use crate::credential;
use crate::signing::KeyId;
use crate::statement::{Said, Sealed};

pub use file::LARGEST;
pub use keys::{Keys, Known};

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is what was issued. When the key has been retired since, the day stands there: what it signed before is good.
    Good {
        /// What the certificate says.
        said: Said,
        /// By which key.
        key: KeyId,
        /// When that key was retired.
        retired: Option<String>,
    },
    /// The text of a QR code is what was issued: a few fields of what the certificate says.
    Code {
        /// What the code says.
        said: Said,
        /// By which key.
        key: KeyId,
        /// When that key was retired.
        retired: Option<String>,
    },
    /// The statement is what was issued, the file around it is not.
    Changed {
        /// What was issued.
        said: Said,
        /// What is otherwise.
        changes: Vec<Change>,
    },
    /// It is none, for this reason.
    Bad(Bad),
}

/// Why a file is no certificate of the issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bad {
    /// There is nothing in it.
    Empty,
    /// Larger than any certificate.
    TooLarge,
    /// Neither a PDF nor a signed statement.
    NotPdf,
    /// A PDF that cannot be read: cut, damaged, or written by another program in a way of its own.
    Damaged,
    /// A PDF without a signed statement.
    NoStatement,
    /// A PDF with several.
    SeveralStatements,
    /// What should be the signed statement is none.
    NotAStatement,
    /// The address of a certificate alone, as most codes have it.
    OnlyAddress,
    /// What should be the text of a signed code is none.
    NotACode,
    /// Signed by a key that is not among the issuer's.
    UnknownKey(KeyId),
    /// The statement is not what the key has signed.
    Altered,
}

/// What is otherwise than this program leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something was added to the file after it had been written.
    AddedTo,
    /// Another program has written it anew.
    OtherProgram,
    /// It has several pages.
    Pages(usize),
    /// Something is laid over the page.
    Overlay,
    /// A file is attached that we do not attach.
    Attached,
    /// The attached credential is not the one that says what the statement says.
    Credential,
    /// The page's text has not what the statement says under this key.
    Text(String),
}

/// Checks a file: a certificate's PDF, the `certificate.txt` from it, or the text of its QR code.
#[must_use]
pub fn verify(bytes: &[u8], keys: &Keys) -> Checked {
    match checked(bytes, keys) {
        Ok(checked) => checked,
        Err(bad) => Checked::Bad(bad),
    }
}

fn checked(bytes: &[u8], keys: &Keys) -> Result<Checked, Bad> {
    if bytes.is_empty() {
        return Err(Bad::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Bad::TooLarge);
    }
    if bytes.starts_with(b"perehdy-certificate-") {
        let (said, known) = signed(bytes, keys)?;
        return Ok(good(said, known));
    }
    if bytes.starts_with(b"https://") || bytes.starts_with(b"http://") {
        return scanned(bytes, keys);
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(Bad::NotPdf);
    }
    let file = file::read(bytes).ok_or(Bad::Damaged)?;
    let statement = match &file.statements[..] {
        [] => return Err(Bad::NoStatement),
        [statement] => statement,
        _ => return Err(Bad::SeveralStatements),
    };
    let (said, known) = signed(statement, keys)?;
    let mut changes = file.changes;
    if let [credential] = &file.credentials[..]
        && !credential::is_of(credential, &said, keys)
    {
        changes.push(Change::Credential);
    }
    changes.extend(page::differences(&file.texts, &said).into_iter().map(Change::Text));
    if changes.is_empty() { Ok(good(said, known)) } else { Ok(Checked::Changed { said, changes }) }
}

fn good(said: Said, known: &Known) -> Checked {
    Checked::Good { said, key: known.key.id(), retired: known.retired.clone() }
}

/// What a signed code says.
fn scanned(bytes: &[u8], keys: &Keys) -> Result<Checked, Bad> {
    // Who keeps it in a file ends its line.
    let text = std::str::from_utf8(bytes.trim_ascii_end()).map_err(|_| Bad::NotACode)?;
    if !text.contains('#') {
        return Err(Bad::OnlyAddress);
    }
    let code = Code::read(text).ok_or(Bad::NotACode)?;
    let known = by(&code.key, keys)?;
    if !known.key.has_signed(&code.says.text(), &code.signature) {
        return Err(Bad::Altered);
    }
    let said = code.said().ok_or(Bad::NotACode)?;
    Ok(Checked::Code { said, key: code.key, retired: known.retired.clone() })
}

fn by<'k>(key: &KeyId, keys: &'k Keys) -> Result<&'k Known, Bad> {
    keys.find(key).ok_or_else(|| Bad::UnknownKey(key.clone()))
}

/// What a signed statement says, and by which of the issuer's keys.
fn signed<'k>(statement: &[u8], keys: &'k Keys) -> Result<(Said, &'k Known), Bad> {
    let sealed = Sealed::read(statement).ok_or(Bad::NotAStatement)?;
    let known = by(&sealed.key, keys)?;
    if !known.key.has_signed(&sealed.text, &sealed.signature) {
        return Err(Bad::Altered);
    }
    let said = sealed.says().ok_or(Bad::NotAStatement)?;
    Ok((said, known))
}
