//! Everything that is stored of a learner, to take along.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use perehdy_courses::model::Lang;
use serde_json::Value;
use zip::ZipArchive;

use crate::support::answers::rightly;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything, practice};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::pdf::inspect;
use crate::support::walk::{complete, issue};

on_both_engines!(the_export_has_everything, nobody_has_nothing);

fn export(browser: &mut Browser) -> BTreeMap<String, Vec<u8>> {
    let page = browser.post("/en/me/export.zip", &[]).expect(200);
    assert_eq!(page.header("content-type"), Some("application/zip"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.header("content-disposition").unwrap().starts_with("attachment; filename=\"perehdy-20"));
    let mut archive = ZipArchive::new(Cursor::new(page.body)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut file = |name: &String| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    names.iter().map(|name| (name.clone(), file(name))).collect()
}

fn the_export_has_everything(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    for asked in practice(everything(), Lang::En) {
        let page = browser.get(&address(Lang::En, EVERYTHING, &format!("{}/{}", asked.module, asked.page)));
        browser.send(&rightly(page.question(&asked.question.id), &asked.question));
    }
    let named = complete(&mut browser, everything(), Lang::En);
    issue(&mut browser, &named, "Ada <Lovelace>");
    let words = address(Lang::En, EVERYTHING, "basics/words");
    let place =
        format!("{{\"address\": \"{words}\", \"block\": \"steam\", \"position\": 1.5, \"watched\": [[0.0, 1.5]]}}");
    let json = [("content-type", "application/json"), ("origin", mailed.server.origin.as_str())];
    browser.ask("POST", "/api/save-media", &json, place.as_bytes()).expect(200);
    // Guests can take it along too.
    let guest = export(&mut browser);
    assert!(serde_json::from_slice::<Value>(&guest["perehdy.json"]).unwrap()["account"].is_null());
    mailed.sign_in(&mut browser, "ada@example.org", 1);
    let before = mailed.server.database.dump();
    let files = export(&mut browser);
    assert_eq!(mailed.server.database.dump(), before, "nothing is stored by it");
    assert_eq!(files.len(), 4, "{:?}", files.keys());

    let all: Value = serde_json::from_slice(&files["perehdy.json"]).unwrap();
    assert_eq!(all["account"]["email"], "ada@example.org");
    assert_eq!(all["sessions"][0]["device"], "Firefox, Windows");
    let course = &all["courses"][EVERYTHING];
    let count = |what: &str| course[what].as_array().unwrap().len();
    assert_eq!(count("read"), everything().pages().count());
    assert_eq!(count("practice"), practice(everything(), Lang::En).len());
    assert_eq!((count("media"), count("attempts")), (1, 1));
    let drawn = everything().test.as_ref().unwrap().questions_in_draw() as usize;
    assert_eq!(course["attempts"][0]["answers"].as_object().unwrap().len(), drawn);
    assert_eq!(course["attempts"][0]["result"]["score"]["points"], drawn);
    assert!(course["completed"]["at"].as_str().unwrap().ends_with('Z'), "{course}");
    assert_eq!(all["certificates"][0]["name"], "Ada <Lovelace>");
    assert_eq!(all["mails"][0]["subject"], "Your link to sign in");
    assert!(!all.to_string().contains(&browser.cookies["perehdy"]), "no secrets");

    let html = String::from_utf8(files["perehdy.html"].clone()).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && !html.contains('⟨') && !html.contains("<Lovelace>"));
    for outside in ["src=", "href=", "url("] {
        assert!(!html.contains(outside), "it needs nothing else: {outside}");
    }
    let text = crate::support::page::text_of_html(&html);
    for expected in ["ada@example.org", "Ada <Lovelace>", "First steps in a sauna", "Firefox, Windows", "attempt 1"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    for asked in practice(everything(), Lang::En) {
        assert!(text.contains(asked.question.prompt.markdown.split_whitespace().next().unwrap_or_default()));
    }
    let (name, pdf) = files.iter().find(|(name, _)| name.ends_with(".pdf")).unwrap();
    assert!(name.starts_with("certificate-"), "{name}");
    assert!(inspect(pdf).text.contains("Ada <Lovelace>"));
    let credential: Value = serde_json::from_slice(&files[&name.replace(".pdf", ".json")]).unwrap();
    assert_eq!(credential["credentialSubject"]["identifier"][0]["identityHash"], "Ada <Lovelace>");
    assert_eq!(
        credential["credentialStatus"]["statusListIndex"],
        all["certificates"][0]["credential"]["position"].to_string()
    );
}

fn nobody_has_nothing(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    check(&browser.get("/en/me/export.zip").expect(405));
    assert_eq!(browser.post("/en/me/export.zip", &[]).expect(200).path(), "/en/me");
    assert_eq!(mailed.server.database.rows(), 0);
}
