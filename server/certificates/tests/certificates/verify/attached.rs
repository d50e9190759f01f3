//! Files that others put into a certificate are noticed wherever readers look for them.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use perehdy_certificates::statement::FILE;
use perehdy_certificates::verify::{Change, verify};

use super::{changes, is_good, keys, rewritten};

/// What is done to a certificate.
type Case = (&'static str, fn(&mut Document));

/// The file specification of the statement.
fn ours(document: &mut Document) -> &mut Dictionary {
    let found = document.objects.values_mut().find(|object| object.as_dict().is_ok_and(|found| found.has(b"EF")));
    found.and_then(|object| object.as_dict_mut().ok()).expect("a file")
}

/// Its two files.
fn files(document: &mut Document) -> &mut Dictionary {
    ours(document).get_mut(b"EF").and_then(Object::as_dict_mut).expect("files")
}

fn page(document: &mut Document) -> &mut Dictionary {
    let page = document.page_iter().next().expect("a page");
    document.get_dictionary_mut(page).expect("a page")
}

/// A stream that nobody would take for an attached file by itself.
fn stream(document: &mut Document) -> ObjectId {
    document.add_object(Stream::new(dictionary! {}, b"perehdy-certificate-1".to_vec()))
}

/// A file specification without a word that it is one.
fn unnamed(document: &mut Document) -> Object {
    let file = stream(document);
    dictionary! { "F" => Object::string_literal(FILE), "EF" => dictionary! { "F" => file, "UF" => file } }.into()
}

#[test]
fn one_file_has_one_name_and_one_content_for_all_readers() {
    let cases: [Case; 8] = [
        ("another file for those who prefer UF", |document| {
            let other = stream(document);
            files(document).set("UF", other);
        }),
        ("a third one", |document| {
            let other = stream(document);
            files(document).set("Unix", other);
        }),
        ("one key alone", |document| drop(files(document).remove(b"UF"))),
        ("another name for those who prefer UF", |document| {
            ours(document).set("UF", Object::string_literal("other.txt"));
        }),
        ("no such name", |document| drop(ours(document).remove(b"UF"))),
        ("files that belong to it", |document| ours(document).set("RF", Object::Array(Vec::new()))),
        ("more behind a key of ours", |document| {
            let more = unnamed(document);
            ours(document).set("Desc", more);
        }),
        ("more in the file's own object", |document| {
            let (more, file) = (unnamed(document), files(document).get(b"F").and_then(Object::as_reference));
            let file = document.get_object_mut(file.expect("an id")).and_then(Object::as_stream_mut).expect("a file");
            file.dict.set("Params", more);
        }),
    ];
    assert!(is_good(&verify(&rewritten(|_| {}), &keys())));
    for (what, change) in cases {
        assert_eq!(changes(&rewritten(change)), [Change::Attached], "{what}");
    }
}

#[test]
fn no_place_is_overlooked() {
    let cases: [Case; 6] = [
        ("files of the page", |document| {
            let more = unnamed(document);
            page(document).set("AF", vec![more]);
        }),
        ("of one of its parts, deep down", |document| {
            let more = unnamed(document);
            page(document).set("PieceInfo", dictionary! { "Other" => dictionary! { "Private" => vec![more] } });
        }),
        ("in the table of the file's end", |document| {
            let more = unnamed(document);
            document.trailer.set("Other", more);
        }),
        ("one by its kind, with what it has elsewhere", |document| {
            page(document).set("Other", dictionary! { "Type" => "Filespec", "F" => Object::string_literal("x") });
        }),
        ("one by its old kind", |document| {
            page(document).set("Other", dictionary! { "Type" => "F", "F" => Object::string_literal("x") });
        }),
        ("a file to which nothing leads that we know", |document| {
            document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"more".to_vec()));
        }),
    ];
    for (what, change) in cases {
        assert_eq!(changes(&rewritten(change)), [Change::Attached], "{what}");
    }
    let pinned = rewritten(|document| {
        let more = unnamed(document);
        let note = dictionary! { "Type" => "Annot", "Subtype" => "FileAttachment", "FS" => more };
        let note = document.add_object(note);
        page(document).get_mut(b"Annots").and_then(Object::as_array_mut).expect("links").push(note.into());
    });
    assert_eq!(changes(&pinned), [Change::Overlay, Change::Attached]);
}
