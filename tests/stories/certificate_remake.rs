//! The operator has all certificates drawn anew.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use perehdy_courses::model::Lang;

use super::certificate_states::{command, number};
use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::program::{Said, until};
use crate::support::server::{Server, Setup};
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(all_are_drawn_anew, those_that_are_not_signed_yet_wait, those_that_cannot_be_drawn_are_told);

/// Somebody with a certificate of this name: the address of its PDF.
fn certified(server: &Server, name: &str) -> String {
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    pdfs(&issue(&mut browser, &asked, name)).remove(0)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// What is told of so many drawn as before, otherwise, left out, not signed, and failed.
fn counts(said: &Said, text: &str, counts: [u32; 5]) {
    let all = [
        "drawn, the same file as before",
        "drawn, another file than before or the first one",
        "revoked or replaced, not drawn",
        "not signed yet, not drawn",
        "cannot be drawn",
    ];
    for (count, what) in counts.into_iter().zip(all) {
        assert!(text.contains(&format!(" {count} {what}\n")), "{count} {what}: {said:?}");
    }
}

fn all_are_drawn_anew(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let said = command(&server, &["remake"]);
    counts(&said, &said.out, [0; 5]);
    let [ada, ben, eve] = ["Ada", "Ben", "Eve"].map(|name| certified(&server, name));
    let said = command(&server, &["revoke", &number(&eve), "--reason", "A trial"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let stored = server.database.dump();
    let said = command(&server, &["remake"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    counts(&said, &said.out, [2, 0, 1, 0, 0]);
    assert_eq!(server.database.dump(), stored, "it says what it said");
    // As if an older version had drawn one of them otherwise.
    let drawn = "WHERE certificate_id = (SELECT id FROM certificates WHERE name = 'Ben')";
    assert_eq!(server.database.execute(&format!("DELETE FROM pdf_hashes {drawn}")), 1);
    let folder = server.data.join("remade/files");
    let said = command(&server, &["remake", "--to", folder.to_str().unwrap()]);
    assert!(said.code == Some(0) && said.out.contains(folder.to_str().unwrap()), "{said:?}");
    counts(&said, &said.out, [1, 1, 1, 0, 0]);
    assert_eq!(mode(&folder), 0o700, "there are names in it");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    for pdf in [&ada, &ben] {
        let file = folder.join(format!("certificate-{}.pdf", number(pdf)));
        let got = server.browser().ask("GET", pdf, &[], b"");
        assert_eq!((got.status, got.body == fs::read(&file).unwrap()), (200, true), "{}", file.display());
        assert_eq!(mode(&file), 0o600, "{}", file.display());
        // As somebody else put it there.
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    }
    let said = command(&server, &["remake", "--to", folder.to_str().unwrap()]);
    counts(&said, &said.out, [2, 0, 1, 0, 0]);
    assert_eq!(server.database.dump().get("certificates"), stored.get("certificates"));
    for file in fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
        assert!(mode(&file) == 0o600 && fs::read(&file).unwrap().starts_with(b"%PDF-"), "{}", file.display());
    }
}

/// As after an update to a version that signs more.
fn those_that_are_not_signed_yet_wait(engine: Engine) {
    let mut server = Setup::new(engine).flag("burst", "1000").start();
    for name in ["Ada", "Ben", "Eve"] {
        certified(&server, name);
    }
    assert!(server.stop().success());
    for (name, lacks) in [
        (
            "Ben",
            "place = NULL, credential_key = NULL, credential_at = NULL, credential_proof = NULL, credential_jwt = NULL",
        ),
        ("Eve", "key_id = NULL, signature = NULL, signed_at = NULL, code_signature = NULL"),
    ] {
        let lacking = format!("UPDATE certificates SET {lacks} WHERE name = '{name}'");
        assert_eq!(server.database.execute(&lacking), 1);
    }
    let stored = server.database.dump();
    let folder = server.data.join("remade");
    let said = command(&server, &["remake", "--to", folder.to_str().unwrap()]);
    assert!(said.code == Some(0) && said.out.contains("start perehdy serve"), "{said:?}");
    counts(&said, &said.out, [1, 0, 0, 2, 0]);
    assert_eq!(server.database.dump(), stored, "no file is remembered that nobody will get");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    server.restart_stopped();
    let lacking = "SELECT count(*) FROM certificates WHERE place IS NULL OR signature IS NULL";
    until("they are signed", || server.database.number(lacking) == 0);
    let said = command(&server, &["remake"]);
    assert!(said.code == Some(0) && !said.out.contains("start perehdy serve"), "{said:?}");
    // Ben's place is drawn anew by chance, Eve's statement says when it was signed.
    counts(&said, &said.out, [1, 2, 0, 0, 0]);
}

fn those_that_cannot_be_drawn_are_told(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let [_, ben] = ["Ada", "Ben"].map(|name| certified(&server, name));
    server.database.execute("UPDATE certificates SET look = '{' WHERE name = 'Ben'");
    let folder = server.data.join("remade");
    let said = command(&server, &["remake", "--to", folder.to_str().unwrap()]);
    assert!(said.code == Some(1) && said.err.contains(&number(&ben)), "{said:?}");
    counts(&said, &said.err, [1, 0, 0, 0, 1]);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "one of them stops no other");
    let taken = folder.join("taken");
    fs::write(&taken, "a file").unwrap();
    let said = command(&server, &["remake", "--to", taken.to_str().unwrap()]);
    assert!(said.code == Some(1) && said.err.contains("cannot be made"), "{said:?}");
}
