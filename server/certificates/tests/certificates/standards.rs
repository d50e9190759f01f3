//! PDF/A-3a, PDF/UA-1, the tags, the text, the code and the look, by programs of others (`check.py`): on sheets of every
//! kind, and on the same files with something taken out, which must be noticed.

use std::path::Path;

use crate::support::{extremes, run_python, sheet};
use perehdy_certificates::code::Short;
use perehdy_certificates::signing::PrivateKey;
use perehdy_certificates::{Attachment, Logo, Look, Picture, Relationship, Sheet, Signer, pdf};
use serde_json::{Value, json};

/// Names in the scripts that certificates are set in, mixed ones and very long and short ones.
const NAMES: [&str; 30] = [
    "A",
    "Aino Virtanen",
    "Åsa Öhman-Žižek",
    "Þórður Ægisson",
    "Máret Áŋŋá Đorđević-Ŧuohŧŧa",
    "İbrahim Ağaoğlu ŞIK",
    "Ștefan Țepeș",
    "Nguyễn Thị Hồng Ánh Đặng",
    "Αλεξάνδρα Παπαδοπούλου",
    "Ἀριστοτέλης",
    "Олександра Їжакевич",
    "Фёдор Ұлықбек",
    "محمد عبد اللطيف الأحمد",
    "پروین گلچین",
    "شێرزاد ڕەشید",
    "שלום בן דוד",
    "ג׳ורג׳ צ׳רצ׳יל",
    "राम कृष्ण श्रीवास्तव",
    "नेपाली थापा क्षेत्री",
    "Ahmed محمد Al-Sayed",
    "Aino שרה Virtanen",
    "అమ్మ తెలుగు",
    "தமிழ்ச்செல்வி",
    "অমর্ত্য সেন",
    "สมชาย ใจดี",
    "ນາງ ສົມພອນ",
    "ნინო ბერიძე",
    "Արմեն Սարգսյան",
    "ሰላማዊት ገብረ",
    "<&>\" O'Neill & Söner </text>",
];

fn logo(name: &str, width: u32, height: u32) -> Logo {
    let picture = Picture::drawn(width, height, &[30, 90, 160].repeat((width * height) as usize)).expect("a picture");
    Logo { name: name.into(), width, height, picture, address: "/logo.png".into() }
}

fn finnish(name: &str) -> Sheet {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    Sheet {
        lang: "fi".into(),
        course_lang: Some("sv".into()),
        heading: "Todistus kurssin suorittamisesta".into(),
        lead: "Tämä todistaa, että".into(),
        statement: "on suorittanut kurssin".into(),
        course: "Integration i korthet".into(),
        remark: Some("Kursen gäller lagen om främjande av integration sådan den lyder 1.1.2025.".into()),
        covers_heading: "Kurssi käsitteli".into(),
        covers: ["Invandring", "Lagen", "Tjänster", "Språk", "Arbete", "Delaktighet", "Samarbete"]
            .map(str::to_owned)
            .to_vec(),
        issuer: pair("Todistuksen antaja", "Esimerkkilän kunta"),
        organisation: Some(pair("Organisaatio", "Pohjolan työllisyysalue")),
        ..sheet(name)
    }
}

fn signer(name: &str, title: &str) -> Signer {
    Signer { name: name.into(), title: title.into() }
}

/// With everything that a sheet can have.
fn full(name: &str) -> Sheet {
    Sheet {
        issuer_logo: Some(logo("Esimerkkilän kunta", 240, 60)),
        logo: Some(logo("Pohjolan työllisyysalue", 64, 64)),
        signers: vec![
            signer("Maija Meikäläinen", "koulutusjohtaja"),
            signer("Åke Öberg", "kotoutumisen johtava asiantuntija"),
        ],
        attachments: vec![
            Attachment {
                name: "certificate.txt".into(),
                mime: "text/plain",
                description: "Mitä todistus sanoo".into(),
                relationship: Relationship::Data,
                bytes: b"perehdy-certificate-1\nname: Aino\n".to_vec(),
            },
            Attachment {
                name: "credential.json".into(),
                mime: "application/json",
                description: "Sama todistus digitaalisena merkkinä".into(),
                relationship: Relationship::Alternative,
                bytes: b"{\"name\": \"Aino\"}\n".to_vec(),
            },
        ],
        ..finnish(name)
    }
}

fn lying(of: Sheet) -> Sheet {
    Sheet { look: Look { landscape: true, ..of.look }, ..of }
}

fn coloured(of: Sheet, accent: [u8; 3]) -> Sheet {
    Sheet { look: Look { accent, ..of.look }, ..of }
}

/// With a code that can be checked without network.
fn coded(of: Sheet) -> Sheet {
    let (origin, number) = of.address.rsplit_once("/v/").expect("an address");
    let says = Short {
        origin: origin.to_owned(),
        number: format!("{number}7KQ42M"),
        kind: None,
        name: of.name.clone(),
        title: of.course.clone(),
        completed: "2026-11-22".into(),
        ends: Some("2028-11-22".into()),
        score: Some((18, 20)),
    };
    Sheet { code: Some(says.sealed(&PrivateKey::from_seed(&[42; 32])).text()), ..of }
}

/// All sheets, each with a name for its file.
fn sheets() -> Vec<(String, Sheet)> {
    let mut all: Vec<(String, Sheet)> = Vec::new();
    for (at, name) in NAMES.iter().enumerate() {
        let of = match at % 4 {
            0 => sheet(name),
            1 => full(name),
            2 => lying(finnish(name)),
            _ => lying(full(name)),
        };
        all.push((format!("name-{at}"), Sheet { id: [at as u8; 16], ..of }));
    }
    for (which, of) in extremes() {
        // Characters that no font has are refused before a certificate is issued: no standard allows their box.
        if which != "unknown characters" {
            all.push((format!("{}-upright", which.replace(' ', "-")), of.clone()));
            all.push((format!("{}-lying", which.replace(' ', "-")), lying(of)));
        }
    }
    // The code as large as it gets: name and title are as long as they may be, in letters of three bytes.
    let mut long = full(&"राम कृष्ण श्रीवास्तव किशोर ".repeat(8).chars().take(200).collect::<String>());
    long.course = "श्रीवास्तव ".repeat(7);
    long.address = format!("https://{}.example.fi/v/7KQ42M9XTF3DA8WZ", "perehdytys-".repeat(4).trim_end_matches('-'));
    for (which, of) in [("short", coded(full("Aino Virtanen"))), ("long", coded(long))] {
        all.push((format!("code-{which}-upright"), of.clone()));
        all.push((format!("code-{which}-lying"), lying(of)));
    }
    all.push(("specimen-upright".into(), Sheet { specimen: Some("EXEMPEL".into()), ..full("Åsa Öhman") }));
    all.push((
        "specimen-lying".into(),
        Sheet { specimen: Some("MALLI".into()), ..lying(coded(full("Aino Virtanen"))) },
    ));
    let mut photograph = full("Aino Virtanen");
    for logo in [&mut photograph.logo, &mut photograph.issuer_logo].into_iter().flatten() {
        let file = include_bytes!("photograph.jpg").to_vec();
        (logo.width, logo.height) = (48, 32);
        logo.picture = Picture::jpeg(24, 16, file);
    }
    all.push(("photograph-upright".into(), photograph));
    let mut fourteen = full("Aino Virtanen");
    fourteen.covers =
        (1..=14).map(|n| format!("{n}. Kotoutumisen edistäminen kunnassa ja työllisyysalueella")).collect();
    fourteen.signers.push(signer("Matti Mallikas", "kunnanjohtaja"));
    fourteen.facts.push(("Valid until".into(), "22 November 2028".into()));
    all.push(("fourteen-upright".into(), coloured(fourteen.clone(), [0x7a, 0x1f, 0x3d])));
    all.push(("fourteen-lying".into(), coloured(lying(fourteen), [0x1d, 0x4e, 0x89])));
    all
}

/// Those whose look is approved by eye.
const APPROVED: [&str; 9] = [
    "name-1",
    "name-3",
    "name-12",
    "one-long-word-lying",
    "code-long-upright",
    "code-short-lying",
    "specimen-upright",
    "fourteen-upright",
    "fourteen-lying",
];

type Damage = fn(&mut lopdf::Document);

/// What is taken out of a file, and who must notice.
const DAMAGES: [(&str, Damage, &[&str]); 5] = [
    ("without-tags", |document| untagged(document), &["3a", "ua1"]),
    ("without-alternatives", |document| without(document, b"Alt"), &["ua1"]),
    ("without-colours", |document| drop(catalog(document).remove(b"OutputIntents")), &["3a"]),
    ("without-metadata", |document| drop(catalog(document).remove(b"Metadata")), &["3a", "ua1"]),
    ("without-relationship", |document| without(document, b"AFRelationship"), &["3a"]),
];

fn catalog(document: &mut lopdf::Document) -> &mut lopdf::Dictionary {
    document.catalog_mut().expect("a catalog")
}

fn untagged(document: &mut lopdf::Document) {
    catalog(document).remove(b"StructTreeRoot");
    catalog(document).remove(b"MarkInfo");
}

fn without(document: &mut lopdf::Document, key: &[u8]) {
    let found = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok()?.remove(key)).count();
    assert!(found > 0, "there was no {}", String::from_utf8_lossy(key));
}

#[test]
fn others_find_nothing_wrong_and_notice_what_is_missing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("certificates");
    std::fs::create_dir_all(&folder).expect("a folder");
    let approved = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates/approved");
    let mut list: Vec<Value> = Vec::new();
    for (name, sheet) in sheets() {
        let bytes = pdf(&sheet).unwrap_or_else(|error| panic!("{name}: {error}"));
        std::fs::write(folder.join(format!("{name}.pdf")), &bytes).expect("written");
        let looks = APPROVED.contains(&&*name).then(|| approved.join(format!("{name}.png")));
        // Piles of marks and names that run over lines are put together by each reader in its own way.
        let says = [&sheet.name, &sheet.course, &sheet.number.1];
        let says = if name.contains("name-") || name.contains("fourteen") { &says[..] } else { &says[1..] };
        list.push(json!({
            "file": format!("{name}.pdf"), "fails": [], "says": says, "address": sheet.code.as_ref().unwrap_or(&sheet.address), "approved": looks,
        }));
    }
    assert!(list.len() >= 40, "{}", list.len());
    let whole = pdf(&full("Aino Virtanen")).expect("a PDF");
    for (name, damage, fails) in DAMAGES {
        let mut document = lopdf::Document::load_mem(&whole).expect("a readable PDF");
        damage(&mut document);
        document.save(folder.join(format!("{name}.pdf"))).expect("written");
        list.push(
            json!({"file": format!("{name}.pdf"), "fails": fails, "says": [], "address": null, "approved": null}),
        );
    }
    std::fs::write(folder.join("list.json"), Value::Array(list.clone()).to_string()).expect("written");
    let output = run_python("check.py", &folder);
    let said = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.trim(), format!("{} files looked at", list.len()), "{complaints}");
    assert!(output.status.success(), "{complaints}");
}
