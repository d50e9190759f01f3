//! Files that go along in the PDF.

use crate::support::{print, run, sheet};
use perehdy_certificates::{Attachment, Relationship, Sheet, pdf};

fn with_files() -> Sheet {
    let file = |name: &str, relationship, bytes: &[u8]| Attachment {
        name: name.into(),
        mime: "text/plain",
        description: "Mitä todistus sanoo (ääkköset)".into(),
        relationship,
        bytes: bytes.to_vec(),
    };
    let mut with = sheet("Aino Virtanen");
    with.attachments = vec![
        file("todistus ä.txt", Relationship::Data, "name: Aino Ñandú\n".repeat(40).as_bytes()),
        file("a.json", Relationship::Alternative, &[0, 255, 10, 13, b')', b'\\']),
        file("a.json", Relationship::Supplement, b""),
    ];
    with
}

/// The dictionaries of the files that the catalog names, in its order.
fn named(bytes: &[u8]) -> Vec<lopdf::Dictionary> {
    let document = lopdf::Document::load_mem(bytes).expect("a readable PDF");
    let files = document.catalog().expect("a catalog").get(b"AF").and_then(lopdf::Object::as_array).expect("files");
    let get = |file: &lopdf::Object| document.dereference(file).expect("a file").1.as_dict().expect("told").clone();
    files.iter().map(get).collect()
}

#[test]
fn each_comes_out_as_it_went_in() {
    let sheet = with_files();
    let bytes = pdf(&sheet).expect("a PDF");
    let document = lopdf::Document::load_mem(&bytes).expect("a readable PDF");
    for (told, attachment) in named(&bytes).iter().zip(&sheet.attachments) {
        let text = |key: &[u8]| lopdf::decode_text_string(told.get(key).expect("a text")).expect("text");
        assert_eq!(text(b"UF"), attachment.name);
        assert_eq!(text(b"Desc"), attachment.description);
        let relationship = told.get(b"AFRelationship").and_then(lopdf::Object::as_name).expect("a relationship");
        assert_eq!(String::from_utf8_lossy(relationship), format!("{:?}", attachment.relationship));
        let file = told.get(b"EF").and_then(lopdf::Object::as_dict).and_then(|ef| ef.get(b"F")).expect("a file");
        let stream = document.dereference(file).expect("a stream").1.as_stream().expect("a stream");
        let content = stream.get_plain_content().expect("its content");
        assert_eq!(content, attachment.bytes, "{}", attachment.name);
        let told = stream.dict.get(b"Params").and_then(lopdf::Object::as_dict).expect("what is told");
        assert_eq!(told.get(b"Size").and_then(lopdf::Object::as_i64).expect("a size"), attachment.bytes.len() as i64);
        assert_eq!(stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).expect("a type"), b"text/plain");
    }
}

#[test]
fn readers_list_and_save_them() {
    let bytes = pdf(&with_files()).expect("a PDF");
    assert_eq!(named(&bytes).len(), 3);
    let list = print("qpdf", &["--list-attachments", "FILE"], &bytes);
    assert_eq!(list.lines().count(), 3, "{list}");
    let key = list.lines().find_map(|line| line.strip_prefix("todistus")?.split(" ->").next()).expect("a key");
    let shown = run("qpdf", &[&format!("--show-attachment=todistus{key}"), "FILE"], &bytes).stdout;
    assert_eq!(shown, "name: Aino Ñandú\n".repeat(40).as_bytes());
    let check = run("qpdf", &["--check", "FILE"], &bytes);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
}

#[test]
fn a_sheet_without_files_has_no_list_of_them() {
    let document = lopdf::Document::load_mem(&pdf(&sheet("Aino")).expect("a PDF")).expect("a readable PDF");
    let catalog = document.catalog().expect("a catalog");
    assert!(!catalog.has(b"AF") && !catalog.has(b"Names"));
}

#[test]
fn no_stream_ends_in_half_of_a_line_end() {
    let mut with = with_files();
    // Deflated, this ends in a carriage return.
    with.attachments[0].bytes = vec![0x0c];
    let bytes = pdf(&with).expect("a PDF");
    assert!(!bytes.windows(11).any(|window| window == b"\r\nendstream"));
    let shown = run("qpdf", &["--show-attachment=a.json-1", "FILE"], &bytes);
    assert_eq!(shown.stdout, with.attachments[1].bytes);
    let key = "todistus__.txt-0";
    assert_eq!(run("qpdf", &[&format!("--show-attachment={key}"), "FILE"], &bytes).stdout, [0x0c]);
    let check = run("qpdf", &["--check", "FILE"], &bytes);
    let said = String::from_utf8_lossy(&check.stdout) + String::from_utf8_lossy(&check.stderr);
    assert!(check.status.success() && !said.contains("WARNING"), "{said}");
}
