//! A certificate that ends: until when it is valid is frozen and printed, the course is completed again, and mails about it
//! are stopped by a link. That they go out, and when, is tested where the clock can be moved.

use std::fs;
use std::path::PathBuf;

use perehdy_courses::model::Lang;
use sha2::{Digest as _, Sha256};

use super::certificate_states::number;
use crate::support::courses::{EVERYTHING, address, copy, everything, fixtures};
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::pdf::inspect;
use crate::support::server::Setup;
use crate::support::walk::{How, complete, issue, pdfs, take_test};

on_both_engines!(it_ends_and_is_renewed, mails_about_it_are_stopped);

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The fixture, whose certificates are valid for this many months.
fn ending(months: u32) -> PathBuf {
    let courses = folder("courses");
    copy(&fixtures().join(EVERYTHING), &courses.join(EVERYTHING), &|text| text);
    valid_for(&courses, &format!("organisation = true\nvalid-months = {months}\n"));
    courses
}

fn valid_for(courses: &std::path::Path, what: &str) {
    let file = courses.join(EVERYTHING).join("course.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (before, after) = text.split_once("organisation = true\n").unwrap();
    let after = after.trim_start_matches(|c: char| c != '[');
    fs::write(&file, format!("{before}{what}{after}")).unwrap();
}

fn it_ends_and_is_renewed(engine: Engine) {
    let courses = ending(24);
    let mut server = Setup::new(engine).flag("burst", "1000").courses(&courses).start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let issued = issue(&mut browser, &asked, "Ada Lovelace");
    check(&issued);
    assert!(issued.says("Valid until "), "{}", issued.describe());
    let first = pdfs(&issued).remove(0);
    let public = format!("/v/{}?lang=en", number(&first));
    let stated = |browser: &mut crate::support::browser::Browser| {
        let page = browser.get(&public).expect(200);
        check(&page);
        page
    };
    let file = browser.get(&first).expect(200).body;
    let text = inspect(&file).text;
    let page = stated(&mut browser);
    let until = page.texts(".facts dd").into_iter().nth(3).unwrap();
    // However the lines are broken.
    let letters = |text: &str| text.replace(char::is_whitespace, "");
    assert!(text.contains("Valid until") && letters(&text).contains(&letters(&until)), "{until}: {text}");
    // The last moment of the day that is two years later, here.
    let sql = "SELECT ends_at - completed_at FROM certificates";
    let long = server.database.number(sql) / DAY;
    assert!((729..=731).contains(&long), "{long} days");
    assert!(!issued.says("Renew by completing"), "it is not time yet");
    // Another setting later changes nothing of it.
    valid_for(&courses, "organisation = true\n");
    server.restart();
    browser.moved(&server.origin);
    assert_eq!(browser.get(&first).expect(200).body, file, "the program was started anew at another address");
    assert_eq!(stated(&mut browser).texts(".facts dd").into_iter().nth(3).unwrap(), until);
    // So much time goes by that it ends in fifty days.
    let back = |days: i64| {
        let by = days * DAY;
        for sql in [
            format!(
                "UPDATE certificates SET ends_at = ends_at - {by}, completed_at = completed_at - {by}, issued_at = issued_at - {by}"
            ),
            format!("UPDATE completions SET completed_at = completed_at - {by}"),
            format!(
                "UPDATE attempts SET started_at = started_at - {by}, ends_at = ends_at - {by}, handed_in_at = handed_in_at - {by}"
            ),
            format!("UPDATE pages_read SET read_at = read_at - {by}"),
        ] {
            server.database.execute(&sql);
        }
    };
    back(long - 50);
    assert!(stated(&mut browser).has(".result-passed"));
    for address in [address(Lang::En, EVERYTHING, ""), address(Lang::En, EVERYTHING, "certificate")] {
        let page = browser.get(&address).expect(200);
        check(&page);
        assert!(page.has(".renewal") && page.says("you can renew it now"), "{}", page.describe());
    }
    assert!(browser.get("/en/me").expect(200).says("Renew by completing the course again"));
    // And it has ended.
    back(60);
    let page = stated(&mut browser);
    assert!(page.says("The certificate is no longer valid") && !page.has(".result-passed"), "{}", page.describe());
    for lang in ["fi", "sv"] {
        check(&browser.get(&format!("/v/{}?lang={lang}", number(&first))).expect(200));
    }
    browser.get(&first).expect(200);
    let me = browser.get("/en/me").expect(200);
    check(&me);
    assert!(me.says("Was valid until "), "{}", me.describe());
    let result = take_test(&mut browser, everything(), Lang::En, How::Rightly);
    assert!(result.has(".result-passed"), "{}", result.describe());
    let asked = browser.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    assert!(!asked.has(".renewal"), "{}", asked.describe());
    let again = issue(&mut browser, &asked, "Ada Lovelace");
    let all = pdfs(&again);
    assert!(all.len() == 2 && all[1] == first, "both stay: {}", again.describe());
    let new = browser.get(&format!("/v/{}?lang=en", number(&all[0]))).expect(200);
    assert!(new.has(".result-passed") && !new.says("Valid until"), "{}", new.describe());
    assert!(!browser.get("/en/me").expect(200).says("Renew by completing"), "it has been renewed");
    let old = stated(&mut browser);
    assert!(old.says("no longer valid") && !old.source().contains(&number(&all[0])), "it was not replaced");
}

fn mails_about_it_are_stopped(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut browser, "ada@example.org", 1);
    // As a mail would have brought it.
    let secret = [7_u8; 32];
    let hash: String = Sha256::digest(secret).iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = match engine {
        Engine::Sqlite => format!("x'{hash}'"),
        Engine::Postgres => format!("'\\x{hash}'::bytea"),
    };
    mailed.server.database.execute(&format!(
        "INSERT INTO certificate_reminders (learner_id, course, kind, about_at, token_hash, sent_at) \
         SELECT learner_id, '{EVERYTHING}', 'renewal', 1, {hash}, 1 FROM accounts"
    ));
    let link = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, secret);
    let stopped = || mailed.server.database.number("SELECT count(*) FROM certificate_reminders WHERE kind = 'stop'");
    for lang in ["fi", "sv", "en"] {
        let page = mailed.server.browser().get(&format!("/{lang}/reminders/{link}")).expect(200);
        check(&page);
    }
    let mut anybody = mailed.server.browser();
    let page = anybody.get(&format!("/en/reminders/{link}")).expect(200);
    assert!(page.says("no more messages about certificates that end"), "{}", page.describe());
    let done = anybody.send(&page.form("stop")).expect(200);
    check(&done);
    assert!(done.says("You get no messages about certificates that end.") && stopped() == 1, "{}", done.describe());
    // Mail programs do it by a form of their own, which says so once more.
    anybody.post(&format!("/en/reminders/{link}"), &[("List-Unsubscribe", "One-Click")]).expect(200);
    assert_eq!(stopped(), 1);
    let back = anybody.send(&done.form("start")).expect(200);
    assert!(back.says("Stop reminders") && stopped() == 0, "{}", back.describe());
}
