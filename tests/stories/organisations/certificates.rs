//! The certificates of an organisation's members, as one archive.

use std::io::{Cursor, Read};

use perehdy_courses::model::Lang;
use zip::ZipArchive;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::page::Page;
use crate::support::pdf::inspect;
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(taken_along, who_may_take_them);

/// The archive of the board with this query: names and files; else the page that comes instead.
fn archive(manager: &mut Browser, acme: &Organisation, query: &str) -> Result<Vec<(String, Vec<u8>)>, Box<Page>> {
    let board = manager.get(&acme.at(&format!("/board/{EVERYTHING}{query}"))).expect(200);
    let form = board.forms().into_iter().find(|form| form.action.path().ends_with("/export.zip")).unwrap();
    let page = manager.send(&form).expect(200);
    if page.is_html() {
        return Err(Box::new(page));
    }
    assert_eq!(page.header("content-type"), Some("application/zip"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.header("content-disposition").unwrap().ends_with(".zip\""));
    let mut archive = ZipArchive::new(Cursor::new(page.body)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    Ok(files)
}

/// The archive, which there is.
fn files(manager: &mut Browser, acme: &Organisation, query: &str) -> Vec<(String, Vec<u8>)> {
    archive(manager, acme, query).unwrap_or_else(|page| panic!("no archive: {}", page.describe()))
}

fn taken_along(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.crowd(&mailed, ["Nobody Yet"]);
    let mut mikko = acme.person(&mailed, "mikko@example.org", "Mikko Mallikas", "member");
    let mut ada = acme.person(&mailed, "ada@example.org", "../Åda: \"L\"", "member");
    acme.asks(&mailed, EVERYTHING, None);
    let refused = archive(&mut manager, &acme, "").err().unwrap();
    check(&refused);
    assert!(refused.says("Nobody in this list has made a certificate yet"), "{}", refused.describe());
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM audit WHERE what = 'exported'"), 0);

    let mut held = Vec::new();
    for (browser, name) in [(&mut mikko, "Mikko Mallikas"), (&mut ada, "Åda L")] {
        let page = complete(browser, everything(), Lang::En);
        let issued = issue(browser, &page, name);
        let address = pdfs(&issued).remove(0);
        held.push(browser.get(&address).expect(200).body);
    }
    // In the list's order, each byte for byte what its holder has.
    let all = files(&mut manager, &acme, "");
    let names: Vec<&str> = all.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["00001 Åda L.pdf", "00002 Mikko Mallikas.pdf"]);
    assert!(all[0].1 == held[1] && all[1].1 == held[0]);
    assert!(inspect(&all[0].1).text.contains("Åda L"));
    // The filters count, and the order.
    assert_eq!(files(&mut manager, &acme, "?search=mikko").len(), 1);
    assert!(files(&mut manager, &acme, "?sort=-name")[0].1 == held[0]);
    assert!(archive(&mut manager, &acme, "?status=not-started").is_err());
    let log = manager.get(&acme.at("/log")).expect(200);
    assert!(log.says("took along 2 certificates of First steps in a sauna"), "{}", log.describe());

    // The newest counts; what was replaced or revoked is left out.
    let page = mikko.get(&address(Lang::En, EVERYTHING, "certificate"));
    let corrected = issue(&mut mikko, &page, "Mikko M. Mallikas");
    let left = files(&mut manager, &acme, "?search=mikko");
    assert_eq!(left.len(), 1);
    assert!(inspect(&left[0].1).text.contains("Mikko M. Mallikas"), "{}", corrected.describe());
    mailed
        .server
        .database
        .execute("UPDATE certificates SET revoked_at = 5, revoked_reason = 'x' WHERE name LIKE 'Mikko M.%'");
    assert!(archive(&mut manager, &acme, "?search=mikko").is_err());
    // Who leaves takes theirs along.
    let own = ada.get("/en/me/organisations/acme").expect(200);
    ada.send(&own.form("leave").set("sure", "yes")).expect(200);
    assert!(archive(&mut manager, &acme, "").is_err());
}

fn who_may_take_them(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.person(&mailed, "mikko@example.org", "Mikko Mallikas", "member");
    let mut leader = acme.person(&mailed, "leena@example.org", "Leena Leader", "member");
    acme.team(&mailed, "Shop");
    acme.put(&mailed, "Leena Leader", "Shop", true);
    acme.asks(&mailed, EVERYTHING, None);
    let page = complete(&mut member, everything(), Lang::En);
    issue(&mut member, &page, "Mikko Mallikas");
    assert_eq!(files(&mut manager, &acme, "").len(), 1);
    // Not of the team.
    assert!(archive(&mut leader, &acme, "").is_err());
    acme.put(&mailed, "Mikko Mallikas", "Shop", false);
    assert_eq!(files(&mut leader, &acme, "").len(), 1);
    member.post(&acme.at(&format!("/board/{EVERYTHING}/export.zip")), &[("do", "zip")]).expect(403);
    // What is seen is told before one joins.
    let page = member.get("/en/me/organisations/acme").expect(200);
    assert!(page.says("except of courses that print it on the certificate"), "{}", page.describe());
}
