//! Prints how many certificates a core makes in a second, and how large they are: with the least on them, and with
//! everything.
//!
//! `cargo run --release -p perehdy-certificates --example bench`; with a folder as argument it also writes the sheets
//! there, as PDF and SVG, to look at.

use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use perehdy_certificates::code::Short;
use perehdy_certificates::credential::{self, Credential, Place};
use perehdy_certificates::signing::PrivateKey;
use perehdy_certificates::statement::{FILE, Statement};
use perehdy_certificates::{Attachment, Logo, Look, Picture, Relationship, Sheet, Signer, pdf, svg};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn sheet(name: &str) -> Sheet {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    Sheet {
        look: Look::default(),
        lang: "fi".into(),
        course_lang: None,
        heading: "Todistus kurssin suorittamisesta".into(),
        lead: "Tämä todistaa, että".into(),
        name: name.into(),
        statement: "on suorittanut kurssin".into(),
        course: "Kotoutuminen tutuksi".into(),
        remark: None,
        covers_heading: "Kurssi käsitteli".into(),
        covers: [
            "Maahanmuutto Suomeen",
            "Kotoutuminen ja sen tavoitteet",
            "Laki kotoutumisen edistämisestä",
            "Kunnan ja työllisyysalueen palvelut",
            "Kieli ja koulutus",
            "Työ ja osallisuus",
            "Monialainen yhteistyö",
        ]
        .map(str::to_owned)
        .to_vec(),
        facts: vec![
            pair("Päivämäärä", "22. marraskuuta 2026"),
            pair("Tulos", "92 %"),
            pair("Kurssin versio", "2026.1"),
            pair("Laajuus", "noin 8 tuntia"),
        ],
        issuer: pair("Todistuksen antaja", "Esimerkkilän kunta"),
        issuer_logo: None,
        signers: Vec::new(),
        organisation: None,
        logo: None,
        number: pair("Todistuksen numero", "7KQ4-2M9X-TF3D"),
        verify: "Kuka tahansa voi tarkistaa tämän todistuksen osoitteessa".into(),
        address: "https://perehdytys.example.fi/v/7KQ42M9XTF3DA8WZ".into(),
        code: None,
        specimen: None,
        created: (2026, 11, 22, 9, 30, 0),
        id: *b"0123456789abcdef",
        attachments: Vec::new(),
    }
}

/// What a sheet says.
fn statement(sheet: &Sheet) -> Statement {
    Statement {
        number: "7KQ42M9XTF3DA8WZ".into(),
        heading: Some(sheet.heading.clone()),
        name: sheet.name.clone(),
        wording: Some(sheet.statement.clone()),
        language: "fi".into(),
        course: "kotoutuminen-tutuksi".into(),
        title: sheet.course.clone(),
        version: "2026.1".into(),
        covers: sheet.covers.clone(),
        minutes: 480,
        score: Some((11, 12)),
        completed: AT.into(),
        issued: AT.into(),
        facts: sheet.facts.clone(),
        issuer: sheet.issuer.1.clone(),
        origin: "https://perehdytys.example.fi".into(),
        ..Statement::default()
    }
}

const AT: &str = "2026-11-22T09:30:00.000000Z";

/// The sheet with all that can be on one: two logos, one of them a photograph, who signs, an organisation, remarks, and the
/// signature in its QR code.
fn full(mut sheet: Sheet, key: &PrivateKey) -> Option<Sheet> {
    let stripes: Vec<u8> =
        (0..512 * 128).flat_map(|at| if (at / 40_u32).is_multiple_of(2) { [0, 53, 128] } else { [255; 3] }).collect();
    let logo =
        |name: &str, picture| Logo { name: name.into(), width: 512, height: 128, picture, address: String::new() };
    sheet.issuer_logo = Some(logo("Esimerkkilän kunta", Picture::drawn(512, 128, &stripes)?));
    // As large as one may be; nobody looks at it here.
    sheet.logo = Some(logo("Pohjolan työllisyysalue", Picture::jpeg(320, 80, vec![0xa5; 4_000])));
    sheet.organisation = Some(("Organisaatio".into(), "Pohjolan työllisyysalue".into()));
    sheet.remark = Some("Kurssi kuuluu kaikkien kunnan työntekijöiden perehdytykseen.".into());
    let signer = |name: &str, title: &str| Signer { name: name.into(), title: title.into() };
    sheet.signers =
        vec![signer("Maija Meikäläinen", "koulutusjohtaja"), signer("Åke Öberg", "kotoutumisen johtava asiantuntija")];
    let says = Short {
        origin: "https://perehdytys.example.fi".into(),
        number: "7KQ42M9XTF3DA8WZ7KQ42M".into(),
        kind: None,
        name: sheet.name.clone(),
        title: sheet.course.clone(),
        completed: "2026-11-22".into(),
        ends: Some("2028-11-22".into()),
        score: Some((11, 12)),
    };
    sheet.code = Some(says.sealed(key).text());
    Some(sheet)
}

/// The sheet with what goes along in its PDF: the signed statement, and the signed credential where one is wanted. All of it is
/// signed here, which is done once when a certificate is issued and not again for its PDF.
fn with_files(mut sheet: Sheet, key: &PrivateKey, is_badge: bool) -> Option<Sheet> {
    let attachment = |name: &str, mime, bytes| Attachment {
        name: name.into(),
        mime,
        description: "Mitä todistus sanoo".into(),
        relationship: Relationship::Data,
        bytes,
    };
    let statement = statement(&sheet);
    sheet.attachments.push(attachment(FILE, "text/plain", statement.sealed(key).file().into_bytes()));
    if is_badge {
        let credential = Credential::of(&statement.says()?, Place { list: 1, position: 77_001 })?;
        let signatures = credential.sign(key, AT);
        let file = credential.file(&key.public().id(), AT, &signatures.proof);
        sheet.attachments.push(attachment(credential::FILE, "application/ld+json", file.into_bytes()));
    }
    Some(sheet)
}

/// CPU time of this process so far; wall time where the system does not say.
fn cpu(start: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split_whitespace().next().and_then(|first| first.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let names =
        ["Aino Virtanen", "Máret Áŋŋá Đorđević-Ŧ", "Nguyễn Thị Hồng Ánh", "Αλεξάνδρα Παπαδοπούλου", "محمد عبد اللطيف"];
    let key = PrivateKey::from_seed(&[42; 32]);
    if let Some(folder) = std::env::args().nth(1) {
        for (number, name) in names.iter().enumerate() {
            let path = std::path::Path::new(&folder).join(format!("sheet-{number}"));
            std::fs::write(path.with_extension("pdf"), pdf(&sheet(name))?)?;
            std::fs::write(path.with_extension("svg"), svg(&sheet(name))?)?;
            let full =
                full(sheet(name), &key).and_then(|sheet| with_files(sheet, &key, true)).ok_or("what cannot be said")?;
            std::fs::write(path.with_extension("full.pdf"), pdf(&full)?)?;
        }
    }
    let sheets: Vec<Sheet> = (0..500).map(|n| sheet(&format!("{} {n}", names[n % names.len()]))).collect();
    let start = Instant::now();
    let first = pdf(&sheet(names[0]))?;
    println!("first, with the fonts parsed: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let before = cpu(start);
    let mut largest = first.len();
    for sheet in &sheets {
        largest = largest.max(pdf(sheet)?.len());
    }
    let spent = (cpu(start) - before).as_secs_f64();
    println!(
        "PDF: {:.0} a CPU second, {} bytes the first, {largest} the largest",
        sheets.len() as f64 / spent,
        first.len()
    );
    let sheets_full: Option<Vec<Sheet>> = sheets.iter().map(|sheet| full(sheet.clone(), &key)).collect();
    let sheets_full = sheets_full.ok_or("what cannot be drawn")?;
    for (how, sheets) in [("the least on them", &sheets), ("everything on them", &sheets_full)] {
        for (what, is_badge) in [("signed", false), ("with the credential, its two signatures made too", true)] {
            let before = cpu(start);
            let mut largest = 0;
            for sheet in sheets {
                let sheet = with_files(sheet.clone(), &key, is_badge).ok_or("what cannot be said")?;
                largest = largest.max(pdf(&sheet)?.len());
            }
            let spent = (cpu(start) - before).as_secs_f64();
            println!(
                "PDF, {how}, {what}: {:.0} a CPU second, {largest} bytes the largest",
                sheets.len() as f64 / spent
            );
        }
    }
    let before = cpu(start);
    let few = &sheets[..100];
    for sheet in few {
        largest = largest.max(svg(sheet)?.len());
    }
    let spent = (cpu(start) - before).as_secs_f64();
    println!("SVG: {:.0} a CPU second, {} bytes", few.len() as f64 / spent, svg(&sheet(names[0]))?.len());
    Ok(())
}
