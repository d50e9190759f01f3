//! No file, whatever its bytes, makes `verify` crash, hang, or believe what was never issued.
//!
//! The first byte of an input says what the rest is: a file, or what is changed in one that was issued (as it is, unpacked, or
//! the text of its code), so that small inputs reach deep.

#![no_main]

use std::panic::{catch_unwind, set_hook};
use std::sync::{LazyLock, Mutex, PoisonError};

use perehdy_certificates::code::Short;
use perehdy_certificates::credential::{self, Credential, Place};
use perehdy_certificates::signing::PrivateKey;
use perehdy_certificates::statement::{self, Statement};
use perehdy_certificates::verify::{Checked, Keys, Known, verify};
use perehdy_certificates::{Attachment, Look, Relationship, Sheet, pdf};

const NAME: &str = "Aino Virtanen";
const AT: &str = "2026-11-22T09:30:05.000000Z";

struct Issued {
    file: Vec<u8>,
    /// The same without compression.
    unpacked: Vec<u8>,
    code: Vec<u8>,
    keys: Keys,
    /// By none of these was anything ever signed.
    strange: Keys,
}

static ISSUED: LazyLock<Issued> = LazyLock::new(|| issued().expect("what is issued"));

/// What the last panic said, and where it was.
static LAST: Mutex<String> = Mutex::new(String::new());

// The hook that libfuzzer-sys sets ends the run at any panic. One in lopdf is caught by `verify` by design, a file that cannot be
// read; so what counts is what comes out of `look`: a panic of ours, or an assertion.
libfuzzer_sys::fuzz_target!(
    init: set_hook(Box::new(|panic| *LAST.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string())),
    |input: &[u8]| {
        if catch_unwind(|| look(input)).is_err() {
            eprintln!("{}", LAST.lock().unwrap_or_else(PoisonError::into_inner));
            // Here, and not in the hook: libFuzzer keeps the input.
            std::process::abort();
        }
    }
);

/// Goes through one input.
fn look(input: &[u8]) {
    let Some((what, rest)) = input.split_first() else { return };
    let Issued { file, unpacked, code, keys, strange } = &*ISSUED;
    let (base, whole) = match what % 4 {
        0 => {
            assert!(matches!(verify(rest, strange), Checked::Bad(_)));
            return;
        }
        1 => (file, true),
        2 => (unpacked, true),
        _ => (code, false),
    };
    let changed = changed(base, rest);
    match verify(&changed, keys) {
        Checked::Good { said, .. } | Checked::Changed { said, .. } => {
            assert!(whole && said.one("name") == Some(NAME) && said.one("issued") == Some(AT));
        }
        // What is around it is not a part of it.
        Checked::Code { said, .. } => {
            assert!(!whole && said.one("name") == Some(NAME) && changed.trim_ascii_end() == &code[..]);
        }
        Checked::Bad(_) => {}
    }
}

/// A file in which something is otherwise. Each change is four bytes (where, in three; what, in one), then what is put there.
fn changed(base: &[u8], mut changes: &[u8]) -> Vec<u8> {
    let mut file = base.to_vec();
    while let [a, b, c, what, rest @ ..] = changes {
        let at = u32::from_be_bytes([0, *a, *b, *c]) as usize % (file.len() + 1);
        let (put, after) = rest.split_at(rest.len().min(usize::from(what & 15)));
        let taken = match what >> 4 {
            0..=7 => put.len(),
            8..=11 => 0,
            long => 1 << long,
        };
        let end = file.len().min(at + taken);
        file.splice(at..end, put.iter().copied());
        changes = after;
    }
    file
}

fn issued() -> Option<Issued> {
    let key = PrivateKey::from_seed(&[42; 32]);
    let keys = |key: &PrivateKey| Keys::new(vec![Known { key: key.public(), made: None, retired: None }]);
    let (origin, number, title) = ("https://perehdytys.example.fi", "7KQ42M9XTF3DA8WZ", "Getting to know integration");
    let code = Short {
        origin: origin.into(),
        number: number.into(),
        name: NAME.into(),
        title: title.into(),
        completed: "2026-11-22".into(),
        ..Short::default()
    };
    let code = code.sealed(&key).text();
    let statement = Statement {
        number: number.into(),
        name: NAME.into(),
        language: "en".into(),
        course: "integration".into(),
        title: title.into(),
        version: "2026.1".into(),
        completed: AT.into(),
        issued: AT.into(),
        issuer: "The municipality of Esimerkkilä".into(),
        origin: origin.into(),
        ..Statement::default()
    };
    let credential = Credential::of(&statement.says()?, Place { list: 1, position: 7 })?;
    let signed = credential.sign(&key, AT);
    let attached = |name: &str, mime, text: String| Attachment {
        name: name.into(),
        mime,
        description: name.into(),
        relationship: Relationship::Data,
        bytes: text.into_bytes(),
    };
    let attachments = vec![
        attached(statement::FILE, "text/plain", statement.sealed(&key).file()),
        attached(credential::FILE, "application/ld+json", credential.file(&key.public().id(), AT, &signed.proof)),
    ];
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let file = pdf(&Sheet {
        look: Look::default(),
        lang: "en".into(),
        course_lang: None,
        heading: "Certificate of completion".into(),
        lead: "This certifies that".into(),
        name: NAME.into(),
        statement: "has completed the course".into(),
        course: title.into(),
        remark: None,
        covers_heading: "The course covered".into(),
        covers: Vec::new(),
        facts: vec![pair("Course version", "2026.1")],
        issuer: pair("Issued by", "The municipality of Esimerkkilä"),
        issuer_logo: None,
        signers: Vec::new(),
        organisation: None,
        logo: None,
        number: pair("Certificate number", number),
        verify: "Anybody can check this certificate at".into(),
        address: format!("{origin}/v/{number}"),
        code: Some(code.clone()),
        specimen: None,
        created: (2026, 11, 22, 9, 30, 5),
        id: *b"0123456789abcdef",
        attachments,
    })
    .ok()?;
    let mut document = lopdf::Document::load_mem(&file).ok()?;
    document.decompress();
    let mut unpacked = Vec::new();
    document.save_to(&mut unpacked).ok()?;
    let issued = Issued {
        file,
        unpacked,
        code: code.into_bytes(),
        keys: keys(&key),
        strange: keys(&PrivateKey::from_seed(b"nobody ever signs by this key...")),
    };
    // Else nothing below the first look would be tried.
    assert!(matches!(verify(&issued.file, &issued.keys), Checked::Good { .. }));
    assert!(matches!(verify(&issued.unpacked, &issued.keys), Checked::Good { .. } | Checked::Changed { .. }));
    assert!(matches!(verify(&issued.code, &issued.keys), Checked::Code { .. }));
    Some(issued)
}
