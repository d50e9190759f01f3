//! A certificate is checked from its file alone; whatever is otherwise in it is noticed, and no file does worse than that.

use std::slice::from_ref;
use std::sync::LazyLock;

use perehdy_certificates::credential::{self, Credential};
use perehdy_certificates::signing::PrivateKey;
use perehdy_certificates::statement::{FILE, Sealed, Statement};
use perehdy_certificates::verify::{Bad, Change, Checked, Keys, Known, LARGEST, verify};
use perehdy_certificates::{Attachment, Relationship, Sheet, Signer, pdf};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{extremes, sheet};

mod attached;

fn key() -> PrivateKey {
    PrivateKey::from_seed(&[42; 32])
}

fn keys() -> Keys {
    Keys::new(vec![Known { key: key().public(), made: None, retired: None }])
}

/// What a sheet says.
fn statement(sheet: &Sheet) -> Statement {
    let fact = |label: &str| sheet.facts.iter().find(|(other, _)| other == label).map(|(_, value)| value.clone());
    let (origin, number) = sheet.address.rsplit_once("/v/").expect("an address");
    Statement {
        number: number.to_owned(),
        heading: Some(sheet.heading.clone()),
        name: sheet.name.clone(),
        wording: Some(sheet.statement.clone()),
        remark: sheet.remark.clone(),
        title: sheet.course.clone(),
        version: fact("Course version").unwrap_or_default(),
        covers: sheet.covers.clone(),
        facts: sheet.facts.clone(),
        issued: "2026-11-22T09:30:05.000000Z".into(),
        issuer: sheet.issuer.1.clone(),
        signers: sheet.signers.iter().map(|Signer { name, title }| format!("{name}, {title}")).collect(),
        organisation: sheet.organisation.as_ref().map(|(_, name)| name.clone()),
        origin: origin.to_owned(),
        ..Statement::default()
    }
}

fn with(mut sheet: Sheet, sealed: &Sealed) -> Sheet {
    sheet.attachments = vec![Attachment {
        name: FILE.into(),
        mime: "text/plain",
        description: "What the certificate says, signed".into(),
        relationship: Relationship::Data,
        bytes: sealed.file().into_bytes(),
    }];
    sheet
}

/// The PDF of a sheet with its signed statement.
fn signed(mut sheet: Sheet) -> Vec<u8> {
    sheet.number.1 = sheet.address.rsplit_once("/v/").expect("an address").1.to_owned();
    let sealed = statement(&sheet).sealed(&key());
    pdf(&with(sheet, &sealed)).expect("a PDF")
}

/// An ordinary one, drawn once.
fn ordinary() -> Vec<u8> {
    static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| signed(sheet("Aino Virtanen")));
    FILE.clone()
}

/// The ordinary one after something was done to it.
fn rewritten(change: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(&ordinary()).expect("a PDF");
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF");
    bytes
}

/// What of a file is otherwise than it was issued.
fn changes(bytes: &[u8]) -> Vec<Change> {
    match verify(bytes, &keys()) {
        Checked::Changed { changes, .. } => changes,
        other => panic!("{other:?}"),
    }
}

fn is_good(checked: &Checked) -> bool {
    matches!(checked, Checked::Good { .. })
}

#[test]
fn what_was_issued_is_good() {
    let checked = verify(&ordinary(), &keys());
    let Checked::Good { said, key: by, retired: None } = checked else { panic!("{checked:?}") };
    assert_eq!(said.one("name"), Some("Aino Virtanen"));
    assert_eq!(by, key().public().id());
    for (which, sheet) in extremes() {
        let checked = verify(&signed(sheet), &keys());
        assert!(is_good(&checked), "{which}: {checked:?}");
    }
    for name in [
        "Nguyễn Thị Hồng Ánh Đặng",
        "محمد عبد اللطيف الأحمد",
        "שלום (בן) דוד",
        "Ahmed محمد Al-Sayed",
        "राम कृष्ण श्रीवास्तव",
        "J\u{30c}ohn m\u{308}",
    ] {
        let checked = verify(&signed(sheet(name)), &keys());
        assert!(is_good(&checked), "{name}: {checked:?}");
    }
}

/// Whatever a course chooses: the paper on its long side, words and names of its own, an organisation in other letters.
#[test]
fn other_looks_are_good() {
    let mut lying = sheet("Åsa Öhman");
    lying.look.landscape = true;
    lying.heading = "Sauna certificate".into();
    lying.remark = Some("The course is part of the training of the staff of the bathhouse.".into());
    lying.organisation = Some(("Through".into(), "שלום (בן) דוד".into()));
    let signer = |name: &str| Signer { name: name.into(), title: "Head of the bathhouse".into() };
    lying.signers = vec![signer("Meikäläinen, Maija"), signer("Åke Öberg")];
    let checked = verify(&signed(lying), &keys());
    let Checked::Good { said, .. } = &checked else { panic!("{checked:?}") };
    assert_eq!((said.one("heading"), said.all("fact").count()), (Some("Sauna certificate"), 4));
}

#[test]
fn the_statement_alone_is_good_too() {
    let sealed = statement(&sheet("Aino Virtanen")).sealed(&key());
    assert!(is_good(&verify(sealed.file().as_bytes(), &keys())));
}

#[test]
fn a_retired_key_is_good_and_told() {
    let known = Known { key: key().public(), made: None, retired: Some("2026-12-01T00:00:00.000000Z".into()) };
    let other = Known { key: PrivateKey::from_seed(&[1; 32]).public(), made: None, retired: None };
    let keys = Keys::read(&Keys::new(vec![other, known]).published("https://example.fi")).expect("keys");
    let checked = verify(&ordinary(), &keys);
    assert!(
        matches!(&checked, Checked::Good { retired: Some(day), .. } if day.starts_with("2026-12-01")),
        "{checked:?}"
    );
}

#[test]
fn keys_are_read_as_they_are_published_or_one_alone() {
    assert_eq!(Keys::read(&format!(" {}\n", key().public())), Ok(keys()));
    assert_eq!(Keys::read(&keys().published("https://example.fi")), Ok(keys()));
    for (wrong, told) in [
        ("", "neither"),
        ("abc", "neither"),
        ("{", "no list of keys"),
        ("{\"issuer\": \"x\", \"keys\": []}", "no key"),
        (&keys().published("x").replacen("\"id\": \"", "\"id\": \"x", 1), "another one's"),
    ] {
        let error = Keys::read(wrong).expect_err(wrong);
        assert!(error.contains(told), "{wrong}: {error}");
    }
}

#[test]
fn whose_key_is_not_known_is_told() {
    let others = Keys::read(&PrivateKey::from_seed(&[1; 32]).public().to_string()).expect("a key");
    assert_eq!(verify(&ordinary(), &others), Checked::Bad(Bad::UnknownKey(key().public().id())));
}

#[test]
fn files_of_others_are_told_apart() {
    let bad = |bytes: &[u8]| match verify(bytes, &keys()) {
        Checked::Bad(bad) => bad,
        other => panic!("{other:?}"),
    };
    assert_eq!(bad(b""), Bad::Empty);
    assert_eq!(bad(&vec![b'x'; LARGEST + 1]), Bad::TooLarge);
    assert_eq!(bad(b"\x89PNG\r\n"), Bad::NotPdf);
    assert_eq!(bad(b"%PDF-1.7\n"), Bad::Damaged);
    assert_eq!(bad(&pdf(&sheet("Aino Virtanen")).expect("a PDF")), Bad::NoStatement);
    let whole = ordinary();
    assert_eq!(bad(&whole[..whole.len() / 2]), Bad::Damaged);
    assert_eq!(bad(&whole[..whole.len() - 20]), Bad::Damaged);
    let mut sheet = with(sheet("Aino Virtanen"), &statement(&sheet("Aino Virtanen")).sealed(&key()));
    sheet.attachments.push(sheet.attachments[0].clone());
    assert_eq!(bad(&pdf(&sheet).expect("a PDF")), Bad::SeveralStatements);
    sheet.attachments.pop();
    sheet.attachments[0].bytes.push(b'\n');
    assert_eq!(bad(&pdf(&sheet).expect("a PDF")), Bad::NotAStatement);
    sheet.attachments[0].bytes = vec![b'a'; 10_000_000];
    assert_eq!(bad(&pdf(&sheet).expect("a PDF")), Bad::NotAStatement, "ten megabytes in ten kilobytes");
}

#[test]
fn a_changed_letter_is_noticed() {
    let mut sealed = statement(&sheet("Aino Virtanen")).sealed(&key());
    sealed.text = sealed.text.replacen("Aino", "Aina", 1);
    let file = pdf(&with(sheet("Aina Virtanen"), &sealed)).expect("a PDF");
    assert_eq!(verify(&file, &keys()), Checked::Bad(Bad::Altered));
}

/// A file beside the statement.
fn beside(name: &str, bytes: Vec<u8>) -> Attachment {
    let description = "Something more".into();
    Attachment {
        name: name.into(),
        mime: "application/json",
        description,
        relationship: Relationship::Supplement,
        bytes,
    }
}

#[test]
fn the_credential_that_says_the_same_may_be_in_it_and_nothing_else() {
    let mut sheet = sheet("Aino Virtanen");
    sheet.number.1 = sheet.address.rsplit_once("/v/").expect("an address").1.to_owned();
    let of = |statement: Statement| {
        let statement = Statement { language: "en".into(), course: "integration".into(), ..statement };
        let statement = Statement { completed: statement.issued.clone(), ..statement };
        let place = credential::Place { list: 1, position: 7 };
        let credential = Credential::of(&statement.says().expect("a statement"), place).expect("a credential");
        let signature = credential.sign(&key(), &statement.issued).proof;
        let file = credential.file(&key().public().id(), &statement.issued, &signature);
        (statement.sealed(&key()), beside(credential::FILE, file.into_bytes()))
    };
    let (sealed, own) = of(statement(&sheet));
    let (_, others) = of(Statement { name: "Aina Virtanen".into(), ..statement(&sheet) });
    let with = with(sheet, &sealed);
    let checked = |files: &[Attachment]| {
        let mut with = with.clone();
        with.attachments.extend(files.iter().cloned());
        verify(&pdf(&with).expect("a PDF"), &keys())
    };
    assert!(is_good(&checked(from_ref(&own))), "{:?}", checked(from_ref(&own)));
    let changes = |files: &[Attachment]| match checked(files) {
        Checked::Changed { changes, .. } => changes,
        other => panic!("{other:?}"),
    };
    assert_eq!(changes(from_ref(&others)), [Change::Credential]);
    assert_eq!(changes(&[beside(credential::FILE, vec![b'{'; 1_000_000])]), [Change::Credential]);
    assert_eq!(changes(&[own.clone(), others]), [Change::Attached]);
    assert_eq!(changes(&[own.clone(), beside("more.json", Vec::new())]), [Change::Attached]);
    assert_eq!(changes(&[beside("", Vec::new())]), [Change::Attached]);
    // Put into the list itself, where nobody looks for it who goes through the objects.
    let mut document = lopdf::Document::load_mem(&pdf(&with).expect("a PDF")).expect("a PDF");
    let file = document.add_object(lopdf::Stream::new(lopdf::dictionary! {}, b"more".to_vec()));
    let more = lopdf::dictionary! { "Type" => "Filespec", "F" => lopdf::Object::string_literal("more"),
    "EF" => lopdf::dictionary! { "F" => file } };
    let files = document.catalog_mut().expect("a catalog").get_mut(b"AF").expect("files");
    files.as_array_mut().expect("files").push(more.into());
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF");
    assert!(matches!(verify(&bytes, &keys()), Checked::Changed { changes, .. } if changes == [Change::Attached]));
}

/// The signed statement of one paper in another one.
#[test]
fn another_paper_around_the_statement_is_noticed() {
    let signed_by = |name: &str| vec![Signer { name: name.into(), title: "Head of the bathhouse".into() }];
    let signers = signed_by("Maija Meikäläinen");
    let sealed = statement(&Sheet { signers: signers.clone(), ..sheet("Aino Virtanen") }).sealed(&key());
    let mut other = Sheet { signers: signers.clone(), ..sheet("Aina Virtanen") };
    other.number.1 = other.address.rsplit_once("/v/").expect("an address").1.to_owned();
    let named = |sheet: &Sheet| match verify(&pdf(&with(sheet.clone(), &sealed)).expect("a PDF"), &keys()) {
        Checked::Changed { said, changes } => {
            assert_eq!(said.one("name"), Some("Aino Virtanen"));
            changes
        }
        other => panic!("{other:?}"),
    };
    let text = |key: &str| Change::Text(key.to_owned());
    assert_eq!(named(&other), [text("name")]);
    other.name = "Aino Virtanen-Nieminen".into();
    assert_eq!(named(&other), [text("name")]);
    other.name = "Aino Virtanen".into();
    other.course = "Another course".into();
    assert_eq!(named(&other), [text("title")]);
    other.course = sheet("").course;
    other.covers[2] = "The law of others".into();
    assert_eq!(named(&other), [text("covers")]);
    other.covers = sheet("").covers;
    other.facts[1].1 = "93 %".into();
    assert_eq!(named(&other), [text("fact")]);
    other.facts = sheet("").facts;
    other.issuer.1 += " and others";
    assert_eq!(named(&other), [text("issuer")]);
    other.issuer = sheet("").issuer;
    for others in [signed_by("Maija Meikäinen"), signed_by("Maija Meikäläinen, Dr."), Vec::new()] {
        other.signers = others;
        assert_eq!(named(&other), [text("signer")]);
    }
    other.signers = signers;
    other.address = other.address.replacen("https://", "https://x", 1);
    assert_eq!(named(&other), [text("origin")]);
}

#[test]
fn what_others_do_to_a_file_is_noticed() {
    let whole = ordinary();
    assert!(is_good(&verify(&rewritten(|_| {}), &keys())));
    let page = |document: &lopdf::Document| document.page_iter().next().expect("a page");
    let note = rewritten(|document| {
        let page = page(document);
        let note = document.add_object(lopdf::dictionary! { "Type" => "Annot", "Subtype" => "FreeText" });
        let page = document.get_dictionary_mut(page).expect("a page");
        page.get_mut(b"Annots").and_then(lopdf::Object::as_array_mut).expect("links").push(note.into());
    });
    assert_eq!(changes(&note), [Change::Overlay]);
    let producer = rewritten(|document| {
        let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference).expect("an id");
        document.get_dictionary_mut(info).expect("facts").set("Producer", lopdf::Object::string_literal("Other"));
    });
    assert_eq!(changes(&producer), [Change::OtherProgram]);
    let pages = rewritten(|document| {
        let page = page(document);
        let page = document.get_dictionary(page).expect("a page").clone();
        let parent = page.get(b"Parent").and_then(lopdf::Object::as_reference).expect("a parent");
        let id = document.add_object(page);
        let parent = document.get_dictionary_mut(parent).expect("pages");
        parent.get_mut(b"Kids").and_then(lopdf::Object::as_array_mut).expect("pages").push(id.into());
        parent.set("Count", 2);
    });
    assert_eq!(changes(&pages), [Change::Pages(2)]);
    // As programs add to a file: the beginning stays, what is new comes after it.
    let mut added =
        lopdf::IncrementalDocument::create_from(whole.clone(), lopdf::Document::load_mem(&whole).expect("a PDF"));
    added.new_document.add_object(lopdf::dictionary! { "Type" => "Something" });
    let mut bytes = Vec::new();
    added.save_to(&mut bytes).expect("a PDF");
    assert_eq!(changes(&bytes), [Change::AddedTo]);
    assert_eq!(changes(&[&whole[..], b"more"].concat()), [Change::AddedTo]);
}

#[test]
fn tables_that_lead_to_one_object_again_and_again_take_no_time() {
    let body = b"1 0 obj\n<</Length 900000>>stream\n";
    let mut file = b"%PDF-1.7\n".to_vec();
    let at = file.len();
    file.extend(body);
    file.resize(900_000, b'0');
    let start = file.len();
    file.extend(b"\nxref\n0 1900\n".iter());
    for _ in 0..1900 {
        file.extend(format!("{at:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<</Size 1900/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", start + 1).bytes());
    let begun = std::time::Instant::now();
    assert_eq!(verify(&file, &keys()), Checked::Bad(Bad::Damaged));
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

proptest! {
    // Always the same ones: what looks for more is fuzz/.
    #![proptest_config(ProptestConfig { cases: 48, rng_seed: RngSeed::Fixed(20261123), ..ProptestConfig::default() })]

    /// A byte is another one, anywhere: no crash, and what is still called good says what was issued.
    #[test]
    fn damaged_files_do_no_harm(at in any::<prop::sample::Index>(), other in 1..=255_u8) {
        let mut file = ordinary();
        let at = at.index(file.len());
        file[at] ^= other;
        if let Checked::Good { said, .. } | Checked::Changed { said, .. } = verify(&file, &keys()) {
            prop_assert_eq!(said.one("name"), Some("Aino Virtanen"));
        }
    }

    /// Cut, put together wrongly, or anything at all.
    #[test]
    fn pieces_of_files_do_no_harm(pieces in prop::collection::vec((any::<prop::sample::Index>(), 0..4000_usize), 1..8), noise in prop::collection::vec(any::<u8>(), 0..200)) {
        let whole = ordinary();
        let mut file = b"%PDF-1.7\n".to_vec();
        for (at, length) in pieces {
            let at = at.index(whole.len());
            file.extend(&whole[at..whole.len().min(at + length)]);
        }
        file.extend(noise);
        file.extend(&whole[whole.len() - 200..]);
        prop_assert!(!is_good(&verify(&file, &keys())));
    }
}
