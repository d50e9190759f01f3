//! Tokens on the organisation's page: made, shown once, told in the log, revoked.

use serde_json::json;

use crate::support::api::Program;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(made_and_shown_once, what_is_wrong_with_a_form, revoked_and_ended, the_log_tells);

fn made_and_shown_once(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/integrations")).expect(200));
    }
    let page = manager.get(&acme.at("/integrations")).expect(200);
    assert!(page.says("There are no tokens in force."), "{}", page.describe());
    let form = page.form("make-token").set("name", " Palkka <b> ").set("day", &far(&page, 0));
    let made = manager.send(&form).expect(200);
    check(&made);
    let token = made.texts("code.secret").remove(0);
    assert!(token.starts_with("perehdy_") && token.len() == 51, "{token}");
    assert!(made.says("Palkka <b>") && made.says(&format!("Authorization: Bearer {token}")), "{}", made.describe());
    assert_eq!(made.header("cache-control"), Some("no-store"));
    // Nowhere else and never again.
    let page = manager.get(&acme.at("/integrations")).expect(200);
    assert!(!page.source().contains(&token), "shown twice");
    assert!(page.says(&token[..14]) && page.says("made by Maija Manageri") && page.says("not used yet"));
    let dump = mailed.server.database.dump();
    assert!(!format!("{dump:?}").contains(&token[8..]), "the secret is stored");
    assert!(!mailed.server.log().contains(&token[8..]), "the secret is in the log");
    // The same form again (a page that is reloaded) makes no other.
    let again = manager.send(&form).expect(409);
    check(&again);
    assert!(again.says("the token was made then") && !again.has("code.secret"), "{}", again.describe());
    assert_eq!(mailed.server.database.count("api_tokens"), 1);
    let mut program = Program::new(&mailed.server, &token);
    assert_eq!(program.good("/organisation")["slug"], json!("acme"));
    assert!(manager.get(&acme.at("/integrations")).expect(200).says("last used"));
}

/// A day so many days after the example in the hint, which is a month away; as it is typed.
fn far(page: &crate::support::page::Page, years: i32) -> String {
    let hint = page.texts("#token-day-hint").concat();
    let day = hint.split_whitespace().find(|word| word.matches('/').count() == 2).unwrap();
    let (rest, year) = day.rsplit_once('/').unwrap();
    format!("{rest}/{}", year.parse::<i32>().unwrap() + years)
}

fn what_is_wrong_with_a_form(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let page = manager.get(&acme.at("/integrations")).expect(200);
    let (month, long) = (far(&page, 0), "x".repeat(201));
    for (name, day, id, reason) in [
        (" ", &*month, "token-name", "Write what the token is for."),
        (&*long, &*month, "token-name", "at most 200"),
        ("HR", "", "token-day", "Write the day, month and year"),
        ("HR", "30.2.2027", "token-day", "Write the day, month and year"),
        ("HR", "1.1.2020", "token-day", "at most a year from now"),
        ("HR", &far(&page, 1), "token-day", "at most a year from now"),
    ] {
        let told = manager.send(&page.form("make-token").set("name", name).set("day", day)).expect(422);
        check(&told);
        assert_eq!(told.attributes(".error-summary a", "href"), [format!("#{id}")]);
        assert!(told.texts(&format!("#{id}-error")).concat().contains(reason), "{}", told.describe());
        let form = told.form("make-token");
        assert_eq!((form.value("name").as_deref(), form.value("day").as_deref()), (Some(name), Some(day)), "kept");
    }
    for fields in [
        vec![("do", "make-token")],
        vec![("do", "make-token"), ("once", "x"), ("name", "HR"), ("day", &*month)],
        vec![("do", "revoke-token"), ("token", "x")],
        vec![("do", "revoke-token"), ("token", "00000000-0000-7000-8000-000000000001")],
        vec![],
    ] {
        check(&manager.post(&acme.at("/integrations"), &fields).expect(422));
    }
    assert_eq!(mailed.server.database.count("api_tokens"), 0);
}

fn revoked_and_ended(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut second = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let mut revoked = acme.program(&mailed, &mut manager);
    let mut stays = Program::new(&mailed.server, &acme.api_token(&mut second, "Other"));
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut stranger = beta.person(&mailed, "berit@example.org", "Berit", "manager");
    revoked.good("/members");
    let page = manager.get(&acme.at("/integrations")).expect(200);
    let forms = page.forms();
    let form = forms.iter().rfind(|form| form.does("revoke-token")).unwrap();
    // Another organisation's manager cannot.
    let id = form.value("token").unwrap();
    stranger.post(&beta.at("/integrations"), &[("do", "revoke-token"), ("token", &id)]).expect(422);
    stranger.post(&acme.at("/integrations"), &[("do", "revoke-token"), ("token", &id)]).expect(404);
    revoked.good("/members");
    let done = manager.send(form).expect(200);
    check(&done);
    assert!(done.says("works no more") && done.has("details"), "{}", done.describe());
    // No token, one that never was, one that was revoked, one that has ended: one answer.
    let answers: Vec<(u16, String, Option<String>)> = {
        mailed.server.database.execute("UPDATE api_tokens SET ends_at = 1 WHERE name = 'Other'");
        let mut unknown = Program::new(&mailed.server, &format!("perehdy_{}", "A".repeat(43)));
        let mut none = Program::new(&mailed.server, "");
        let programs = [&mut revoked, &mut stays, &mut unknown, &mut none];
        programs
            .map(|program| {
                let page = program.refused("/members", 401);
                (page.status, page.source().to_owned(), page.header("www-authenticate").map(str::to_owned))
            })
            .to_vec()
    };
    assert_eq!(answers[0].2.as_deref(), Some("Bearer realm=\"perehdy\""));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    // Who made one leaves: it belongs to the organisation.
    mailed.server.database.execute("UPDATE api_tokens SET ends_at = 9000000000000000 WHERE name = 'Other'");
    stays.good("/members");
    mailed.server.database.execute("UPDATE members SET left_at = 1, role = 'member' WHERE name = 'Oona Other'");
    let members = stays.good("/members");
    assert_eq!(members["total"], json!(1), "and is a member no more: {members}");
}

fn the_log_tells(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.member(&mailed);
    acme.asks(&mailed, "everything", None);
    let mut program = acme.program(&mailed, &mut manager);
    let noted = || mailed.server.database.number("SELECT count(*) FROM audit WHERE what = 'people-read'");
    for path in ["/organisation", "/teams", "/courses"] {
        program.good(path);
    }
    assert_eq!(noted(), 0, "nothing about people");
    let members = program.good("/members");
    let mikko = members["members"][1]["id"].as_str().unwrap().to_owned();
    for path in ["/members?page=1", "/courses/everything/board", &format!("/members/{mikko}")] {
        program.good(path);
    }
    assert_eq!(noted(), 1, "once an hour");
    let before = mailed.server.database.dump();
    for path in ["/members", "/courses", "/courses/everything/board", "/organisation"] {
        program.good(path);
        program.refused(&format!("{path}?x=1"), 400);
    }
    assert_eq!(mailed.server.database.dump(), before, "and nothing else is stored");
    for (lang, text) in [
        ("en", "A program (token “HR system”) read people’s data"),
        ("fi", "(API-avain ”HR system”) luki"),
        ("sv", "läste"),
    ] {
        let log = manager.get(&format!("/{lang}/organisation/acme/log")).expect(200);
        check(&log);
        assert!(log.says(text), "{}", log.describe());
    }
    let log = manager.get(&acme.at("/log")).expect(200);
    assert!(log.says("Maija Manageri made an API token: HR system"), "{}", log.describe());
}
