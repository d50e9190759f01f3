//! Reading a PDF that anybody may have made: what is attached and what its page says, with bounded memory and time.
//!
//! lopdf bounds what one compressed stream becomes; that many places of a file may lead to one large object it does not.
//! Certificates of ours are small and plain, so the rest is bounded by what they never need.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::{Change, page};
use crate::metadata::PRODUCER;
use crate::{credential, statement};

/// The largest file that is looked at, in bytes: many times what a certificate has.
pub const LARGEST: usize = 1024 * 1024;
/// The most lines that a table of objects may have; a certificate has some hundred objects.
const MOST_OBJECTS: usize = 2000;
/// The most bytes that the page's content and a font's map may unpack to.
const UNPACKED: usize = 2 * 1024 * 1024;
/// The most fonts that a page may have.
const MOST_FONTS: usize = 64;

/// What a file has.
pub(super) struct Read {
    /// The attached files by the name of the statement.
    pub(super) statements: Vec<Vec<u8>>,
    /// The attached files by the name of the credential.
    pub(super) credentials: Vec<Vec<u8>>,
    /// What the page says, a text for each block.
    pub(super) texts: Vec<String>,
    /// What is otherwise than we write it.
    pub(super) changes: Vec<Change>,
}

/// Reads a PDF; `None` when it cannot be read. Whatever the bytes are, nothing worse comes of them.
pub(super) fn read(bytes: &[u8]) -> Option<Read> {
    if table_lines(bytes) > MOST_OBJECTS {
        return None;
    }
    // lopdf is not made for malice: an overflow in it is a file that cannot be read.
    catch_unwind(AssertUnwindSafe(|| {
        LEFT.set(2 * bytes.len());
        // Nothing of ours is in object streams; what they unpack to would multiply.
        let options = LoadOptions { filter: Some(spend), max_decompressed_size: Some(0), ..LoadOptions::default() };
        let document = Document::load_mem_with_options(bytes, options).ok()?;
        if document.is_encrypted() || document.was_encrypted() {
            return None;
        }
        contents(bytes, &document)
    }))
    .ok()
    .flatten()
}

/// Lines that could stand in a table of objects and lead to one: `0000000017 00000 n`.
fn table_lines(bytes: &[u8]) -> usize {
    bytes.windows(3).filter(|window| matches!(window, [b' ', b'n', b' ' | b'\r' | b'\n'])).count()
}

thread_local! {
    /// Bytes of streams that may still come: streams that share bytes come to more than a file has.
    static LEFT: Cell<usize> = const { Cell::new(0) };
}

fn spend(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let size = object.as_stream().map_or(0, |stream| stream.content.len());
    match LEFT.get().checked_sub(size) {
        Some(left) => LEFT.set(left),
        // The one way out of lopdf here; not a panic, of which the user would read.
        None => resume_unwind(Box::new("streams share bytes")),
    }
    // What is given back counts for objects in streams alone, of which there are none here.
    Some((id, Object::Null))
}

fn contents(bytes: &[u8], document: &Document) -> Option<Read> {
    let named = |name: &str, most: usize| {
        let named = attached(document).filter(|(other, _)| *other == name.as_bytes());
        // Too long is told as what it is then: none.
        named.map(|(_, file)| file.and_then(|file| unpacked(file, most)).unwrap_or_default()).collect::<Vec<_>>()
    };
    let statements = named(statement::FILE, statement::LONGEST);
    let credentials = named(credential::FILE, credential::LONGEST);
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_OBJECTS).collect();
    let first = *pages.first()?;
    let mut changes = Vec::new();
    if added_to(bytes, document) {
        changes.push(Change::AddedTo);
    }
    if producer(document) != Some(PRODUCER) {
        changes.push(Change::OtherProgram);
    }
    if pages.len() != 1 {
        changes.push(Change::Pages(pages.len()));
    }
    if overlaid(document, first) {
        changes.push(Change::Overlay);
    }
    if credentials.len() > 1 || attached_otherwise(document) {
        changes.push(Change::Attached);
    }
    Some(Read { statements, credentials, texts: texts(document, first)?, changes })
}

/// The files that are attached, by their names.
fn attached(document: &Document) -> impl Iterator<Item = (&[u8], Option<&Stream>)> {
    document.objects.values().filter_map(|object| {
        let dictionary = object.as_dict().ok().filter(|dictionary| dictionary.has(b"EF"))?;
        let files = dictionary.get_deref(b"EF", document).and_then(Object::as_dict).ok();
        let file = files.and_then(|files| files.get_deref(b"F", document).and_then(Object::as_stream).ok());
        Some((dictionary.get(b"F").and_then(Object::as_str).unwrap_or_default(), file))
    })
}

/// Whether a file is attached that we do not attach, or in a way in which we do not, wherever that is: readers find files in places
/// of many kinds, so all that is in the document is looked at.
fn attached_otherwise(document: &Document) -> bool {
    let (named, files): (Vec<_>, Vec<_>) =
        document.objects.iter().filter_map(|(id, object)| Some((*id, own(document, object)?))).unzip();
    let objects = document.objects.iter().filter(|(id, _)| !named.contains(id));
    let objects = objects.map(|(id, object)| (object, files.contains(id)));
    let mut left: Vec<_> = objects.chain(document.trailer.iter().map(|(_, object)| (object, false))).collect();
    while let Some((object, own)) = left.pop() {
        let dictionary = match object {
            Object::Array(objects) => {
                left.extend(objects.iter().map(|object| (object, false)));
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        let kind = dictionary.get_deref(b"Type", document).and_then(Object::as_name);
        if dictionary.has(b"EF") || !own && matches!(kind, Ok(b"Filespec" | b"F" | b"EmbeddedFile")) {
            return true;
        }
        left.extend(dictionary.iter().map(|(_, object)| (object, false)));
    }
    false
}

/// The file of a file specification that is as we write it: one file under one name, whichever of its two keys a reader prefers.
fn own(document: &Document, object: &Object) -> Option<ObjectId> {
    let Object::Dictionary(dictionary) = object else { return None };
    let name = dictionary.get(b"F").and_then(Object::as_str).ok()?;
    let files = dictionary.get(b"EF").and_then(Object::as_dict).ok()?;
    let file = files.get(b"F").and_then(Object::as_reference).ok()?;
    let own = [statement::FILE.as_bytes(), credential::FILE.as_bytes()].contains(&name)
        && dictionary.get(b"UF").and_then(Object::as_str).ok()? == name
        && files.get(b"UF").and_then(Object::as_reference).ok()? == file
        && files.len() == 2
        && matches!(document.objects.get(&file), Some(Object::Stream(_)))
        && dictionary.iter().all(|(key, value)| match &key[..] {
            b"F" | b"UF" | b"EF" => true,
            b"Type" | b"AFRelationship" => value.as_name().is_ok(),
            b"Desc" => value.as_str().is_ok(),
            _ => false,
        });
    own.then_some(file)
}

fn unpacked(stream: &Stream, most: usize) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(most).ok()
}

/// Whether there is more than one ending, or something after it: what is added to a PDF is appended.
fn added_to(bytes: &[u8], document: &Document) -> bool {
    let endings = bytes.windows(5).filter(|window| window == b"%%EOF").count();
    document.trailer.has(b"Prev") || endings != 1 || !bytes.ends_with(b"%%EOF")
}

/// The program that wrote the file.
fn producer(document: &Document) -> Option<&str> {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok()?;
    let text = info.get(b"Producer").and_then(Object::as_str).ok()?;
    std::str::from_utf8(text).ok()
}

/// Whether there are notes, fields, stamps or the like on the page: we put links there, nothing else.
fn overlaid(document: &Document, page: ObjectId) -> bool {
    let Ok(page) = document.get_dictionary(page) else { return true };
    let Ok(annotations) = page.get_deref(b"Annots", document) else { return page.has(b"Annots") };
    let Ok(annotations) = annotations.as_array() else { return true };
    let link = |annotation: &Object| {
        let (_, annotation) = document.dereference(annotation).ok()?;
        let annotation = annotation.as_dict().ok()?;
        let plain = annotation.get(b"Subtype").and_then(Object::as_name).ok()? == b"Link" && !annotation.has(b"AP");
        Some(plain)
    };
    annotations.iter().any(|annotation| link(annotation) != Some(true))
}

fn texts(document: &Document, id: ObjectId) -> Option<Vec<String>> {
    let content = document.get_page_content_with_limit(id, UNPACKED).ok()?;
    let fonts = document.get_page_fonts(id).ok()?;
    if fonts.len() > MOST_FONTS {
        return None;
    }
    let map = |font: &Dictionary| {
        let stream = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).ok()?;
        Some(page::map(&unpacked(stream, UNPACKED)?))
    };
    let maps = fonts.into_iter().filter_map(|(name, font)| Some((name, map(font)?))).collect();
    page::texts(&content, &maps)
}
