//! Files that go along in a PDF, as PDF/A-3 wants them: named, described, and each with what it is to the document.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use crate::metadata::{compose, date, text};
use crate::{Error, Sheet};

/// A file that goes along in the PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// File name, as a reader saves it: `certificate.txt`.
    pub name: String,
    /// Media type: `text/plain`.
    pub mime: &'static str,
    /// What it is, for people, in the sheet's language.
    pub description: String,
    /// What it is to the document.
    pub relationship: Relationship,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What an attached file is to the document (`AFRelationship` of PDF/A-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// Data that the document shows.
    Data,
    /// More than the document shows.
    Supplement,
    /// What the document was made from.
    Source,
    /// The same in another form.
    Alternative,
}

impl Relationship {
    const fn name(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Supplement => "Supplement",
            Self::Source => "Source",
            Self::Alternative => "Alternative",
        }
    }
}

/// Puts the sheet's attachments into the document and its catalog.
pub(crate) fn embed(document: &mut Document, sheet: &Sheet) -> Result<(), Error> {
    if sheet.attachments.is_empty() {
        return Ok(());
    }
    let mut files: Vec<Object> = Vec::with_capacity(sheet.attachments.len());
    // The catalog finds them by keys in the order of the alphabet; two may have one name.
    let mut keys: Vec<(String, Object)> = Vec::with_capacity(sheet.attachments.len());
    for (at, attachment) in sheet.attachments.iter().enumerate() {
        let file: Object = one(document, sheet, attachment).into();
        keys.push((format!("{}-{at}", plain(&attachment.name)), file.clone()));
        files.push(file);
    }
    keys.sort_by(|a, b| a.0.cmp(&b.0));
    let names: Vec<Object> =
        keys.into_iter().flat_map(|(key, file)| [Object::string_literal(key.as_str()), file]).collect();
    let names = document.add_object(dictionary! { "Names" => names });
    let catalog = document.catalog_mut().map_err(compose)?;
    catalog.set("AF", files);
    catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    Ok(())
}

fn one(document: &mut Document, sheet: &Sheet, attachment: &Attachment) -> lopdf::ObjectId {
    let moment = Object::String(date(sheet.created).into_bytes(), StringFormat::Literal);
    let told: Dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => attachment.mime,
        "Params" => dictionary! { "ModDate" => moment, "Size" => attachment.bytes.len() as i64 },
    };
    let file = document.add_object(Stream::new(told, attachment.bytes.clone()));
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(plain(&attachment.name)),
        "UF" => text(&attachment.name),
        "Desc" => text(&attachment.description),
        "AFRelationship" => attachment.relationship.name(),
        "EF" => dictionary! { "F" => file, "UF" => file },
    })
}

/// A file name in the letters that every reader knows.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect()
}
