//! Reminders by mail: set by managers, sent once whatever the mail server does, stopped by their readers. A program's clock
//! cannot be moved, so what is stored is moved into the past. The job runs when the program starts.

use perehdy_courses::model::Lang;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::organisation::{MANAGER, MEMBER, Organisation};
use crate::support::page::Page;
use crate::support::program::until;
use crate::support::walk::{How, complete, issue, pdfs, take_test};

on_both_engines!(
    a_manager_sets_them,
    one_manager_after_another,
    each_goes_out_once_though_the_server_is_away,
    stopped_by_whoever_gets_them,
    a_completion_is_renewed,
);

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The settings with which something is sent now, at whatever hour the tests run.
fn always(manager: &mut Browser, acme: &Organisation) -> Page {
    let page = manager.get(&acme.at("/reminders")).expect(200);
    let form = page.form("save").clear("weekends").clear("holidays").clear("digest");
    manager.send(&form.set("from", "0").set("to", "24")).expect(200)
}

/// Now, as it stands in SQL.
fn now(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "(unixepoch() * 1000000)",
        Engine::Postgres => "(floor(extract(epoch FROM now()))::bigint * 1000000)",
    }
}

/// Asks the course of the member with this address, as of now, to be done in 14 days.
fn ask(mailed: &Mailed, email: &str) {
    let now = now(mailed.server.database.engine);
    let asked = mailed.server.database.execute(&format!(
        "INSERT INTO standings (organisation_id, course, learner_id, sort_key, deadline_at, started, assigned_at) \
         SELECT m.organisation_id, '{EVERYTHING}', m.learner_id, m.sort_key, {now} + 14 * {DAY}, FALSE, {now} FROM members m \
         JOIN accounts u ON u.learner_id = m.learner_id WHERE u.email = '{email}'"
    ));
    assert_eq!(asked, 1, "{email} is no member");
}

/// Lets days pass: what is stored about reminders moves into the past.
fn let_days_pass(mailed: &Mailed, days: i64) {
    let by = days * DAY;
    for sql in [
        format!("UPDATE standings SET assigned_at = assigned_at - {by}, deadline_at = deadline_at - {by}"),
        format!("UPDATE reminders SET about_at = about_at - {by}"),
        format!("UPDATE mails SET created_at = created_at - {by}, next_try_at = next_try_at - {by}"),
    ] {
        mailed.server.database.execute(&sql);
    }
}

/// Mails about the course that were queued, whatever became of them.
fn reminders(mailed: &Mailed) -> i64 {
    mailed.server.database.number("SELECT count(*) FROM mails WHERE send_once LIKE 'reminder:%'")
}

fn a_manager_sets_them(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.crowd(&mailed, ["Gun Gäst"]);
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/reminders")).expect(200));
    }
    let before = mailed.server.database.dump();
    let page = manager.get(&acme.at("/reminders")).expect(200);
    assert_eq!(page.heading(), "Reminders");
    assert!(page.says("The organisation has 2 members. One member has no e-mail address and gets no reminders."));
    let form = page.form("save");
    assert_eq!((form.value("before-days").unwrap(), form.value("from").unwrap()), ("7".to_owned(), "8".to_owned()));
    // What is wrong is told at its field, and everything typed is kept.
    let wrong = form.clone().set("before-days", "soon").set("late-days", "61").set("to", "5").clear("due");
    let page = manager.send(&wrong).expect(422);
    check(&page);
    for id in ["before-days", "late-days", "to"] {
        assert!(page.has(&format!(".error-summary a[href='#{id}']")), "{id}: {}", page.describe());
        assert!(page.has(&format!("#{id}[aria-invalid=true]")), "{id}");
    }
    let kept = page.form("save");
    assert_eq!((kept.value("before-days").unwrap(), kept.value("due")), ("soon".to_owned(), None));
    // Nor is a form taken that is none of the page's.
    check(&manager.post(&acme.at("/reminders"), &[("do", "save"), ("version", "0"), ("x", "y")]).expect(422));
    assert_eq!(mailed.server.database.dump(), before);
    // Days of a kind that is off do not matter.
    let page = manager.send(&wrong.clear("before").set("late-days", " 10 ").set("to", "20")).expect(200);
    check(&page);
    assert!(page.says("The reminders have been saved."), "{}", page.describe());
    let form = page.form("save");
    assert_eq!((form.value("before"), form.value("late-days").unwrap()), (None, "10".to_owned()));
    assert_eq!(mailed.server.database.texts("SELECT what FROM audit"), ["reminders-changed"]);
    // Members are told who may; to others there is no such organisation.
    let mut member = acme.member(&mailed);
    check(&member.get(&acme.at("/reminders")).expect(403));
    check(&member.post(&acme.at("/reminders"), &[("do", "save")]).expect(403));
    check(&mailed.browser(FIREFOX).get(&acme.at("/reminders")).expect(404));
    check(&mailed.browser(FIREFOX).post(&acme.at("/reminders"), &[("do", "save")]).expect(404));
}

fn one_manager_after_another(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut maija) = Organisation::managed(&mailed, "Acme", "acme");
    let mut oili = acme.person(&mailed, "oili@example.org", "Oili Ohjaaja", "manager");
    let old = maija.get(&acme.at("/reminders")).expect(200).form("save");
    let theirs = oili.get(&acme.at("/reminders")).expect(200).form("save");
    oili.send(&theirs.set("late-days", "3").clear("digest")).expect(200);
    let page = maija.send(&old.set("late-days", "5").set("from", "9")).expect(409);
    check(&page);
    for told in [
        "Somebody else has changed the reminders",
        "How many days after the deadline: stored now: 3",
        "A summary of the week to managers, on the first sending day of the week: stored now: off",
        "Sent from: stored now: 8:00",
    ] {
        assert!(page.says(told), "{told}: {}", page.describe());
    }
    assert_eq!(mailed.server.database.number("SELECT late_days FROM reminder_settings"), 3);
    // Saved again, it is a decision.
    let page = maija.send(&page.form("save")).expect(200);
    assert_eq!(page.form("save").value("late-days").unwrap(), "5");
    assert_eq!(mailed.server.database.number("SELECT late_days FROM reminder_settings"), 5);
}

/// Stops the program, once it has noted what it sent (a mail that arrived may not be noted yet), and lets days pass.
fn pass(mailed: &mut Mailed, days: i64) {
    let arrived = i64::try_from(mailed.smtp.count(MEMBER) + mailed.smtp.count(MANAGER)).unwrap();
    let sent = "SELECT count(*) FROM mails WHERE sent_at IS NOT NULL";
    until("what was sent is noted", || mailed.server.database.number(sent) == arrived);
    assert!(mailed.server.stop().success());
    let_days_pass(mailed, days);
}

fn each_goes_out_once_though_the_server_is_away(engine: Engine) {
    let mut mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.member(&mailed);
    always(&mut manager, &acme);
    // The language that they used last.
    let page = member.get("/sv/courses/everything/basics/heat").expect(200);
    member.send(&page.form("continue")).expect(200);
    mailed.smtp.go_away();
    ask(&mailed, MEMBER);
    ask(&mailed, MANAGER);
    mailed.server.restart();
    let tried = "SELECT count(*) FROM mails WHERE send_once LIKE 'reminder:%' AND trouble <> ''";
    until("both were tried", || mailed.server.database.number(tried) == 2);
    // A day later it is still away. The job runs again, and queues nothing twice.
    pass(&mut mailed, 1);
    mailed.server.database.execute("UPDATE mails SET trouble = 'before' WHERE trouble <> ''");
    mailed.server.restart_stopped();
    let again = "SELECT count(*) FROM mails WHERE send_once LIKE 'reminder:%' AND trouble NOT IN ('', 'before')";
    until("both were tried again", || mailed.server.database.number(again) == 2);
    mailed.smtp.come_back();
    mailed.server.database.execute("UPDATE mails SET next_try_at = 1 WHERE next_try_at IS NOT NULL");
    let letter = mailed.letter(MEMBER, 2);
    assert_eq!((letter.header("Content-Language"), mailed.letter(MANAGER, 2).header("Content-Language")), ("sv", "en"));
    let body = letter.body();
    for part in
        ["Hej Mikko Mallikas,", "Acme ber dig gå kursen", "Tidsfristen", "/sv/courses/everything", "/sv/reminders/"]
    {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert!(!body.contains('⟨') && !body.contains('{'), "{body}");
    let stop = letter.header("List-Unsubscribe");
    assert!(stop.starts_with('<') && body.contains(stop.trim_matches(['<', '>'])), "{stop}");
    // A week later the next one comes, in one mail, and so the job has run.
    pass(&mut mailed, 7);
    mailed.server.restart_stopped();
    assert!(mailed.letter(MEMBER, 3).body().contains("ber dig gå kursen"));
    mailed.letter(MANAGER, 3);
    // Away for weeks: one mail, of the newest kind.
    pass(&mut mailed, 14);
    mailed.server.restart_stopped();
    assert!(mailed.letter(MEMBER, 4).body().contains("Tidsfristen gick ut"));
    mailed.letter(MANAGER, 4);
    assert_eq!(reminders(&mailed), 6);
    assert_eq!((mailed.smtp.count(MEMBER), mailed.smtp.count(MANAGER)), (4, 4));
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM mails WHERE stop IS NOT NULL"), 0);
}

fn stopped_by_whoever_gets_them(engine: Engine) {
    let mut mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme & Co", "acme");
    acme.member(&mailed);
    always(&mut manager, &acme);
    ask(&mailed, MEMBER);
    mailed.server.restart();
    let letter = mailed.letter(MEMBER, 2);
    let stop = letter.header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    let before = mailed.server.database.dump();
    // Anybody who has the mail, on any device.
    let mut browser = mailed.browser(FIREFOX);
    let page = browser.get(&stop).expect(200);
    check(&page);
    assert_eq!(page.heading(), "Stop reminders");
    assert!(page.says("Acme & Co will then no longer send you reminders"), "{}", page.describe());
    assert_eq!(page.texts("main .button"), ["Stop reminders"], "one button");
    assert!(page.has("meta[name=robots][content=noindex]") && !page.source().contains(MEMBER));
    check(&browser.post(&stop, &[("do", "other")]).expect(422));
    for lang in ["fi", "sv"] {
        check(&browser.get(&stop.replace("/en/", &format!("/{lang}/"))).expect(200));
    }
    assert_eq!(mailed.server.database.dump(), before, "looking stops nothing");
    let page = browser.send(&page.form("stop")).expect(200);
    check(&page);
    assert_eq!(page.heading(), "Reminders are stopped");
    // A week later there is none, and links to sign in come as before. The manager's reminder says that the job has run.
    let_days_pass(&mailed, 7);
    ask(&mailed, MANAGER);
    mailed.server.restart();
    mailed.letter(MANAGER, 2);
    assert_eq!(mailed.smtp.count(MEMBER), 2);
    mailed.ask(&mut mailed.browser(FIREFOX), MEMBER);
    mailed.letter(MEMBER, 3);
    browser.moved(&mailed.server.origin);
    manager.moved(&mailed.server.origin);
    assert!(manager.get(&acme.at("/reminders")).expect(200).says("One member has stopped reminders."));
    let path = &stop[stop.find("/en/").unwrap()..];
    let page = browser.get(path).expect(200);
    let page = browser.send(&page.form("start")).expect(200);
    assert_eq!(page.heading(), "Stop reminders");
    // As mail programs do it: one request, without a redirect.
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = browser.ask("POST", path, &form, b"List-Unsubscribe=One-Click");
    assert_eq!((answer.status, answer.heading()), (200, "Reminders are stopped".to_owned()));
    // Cut off, or made up.
    for path in [&path[..path.len() - 3], "/en/reminders/x", "/en/reminders/%FF"] {
        check(&browser.get(path).expect(404));
        check(&browser.post(path, &[("do", "stop")]).expect(404));
    }
}

fn a_completion_is_renewed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, _) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.member(&mailed);
    let course = everything();
    let named = complete(&mut member, course, Lang::En);
    let first = pdfs(&issue(&mut member, &named, "Mikko Mallikas"));
    let page = member.get(&address(Lang::En, EVERYTHING, "")).expect(200);
    assert!(!page.has(".renewal"), "{}", page.describe());
    // Two years ago, and it ends in five days.
    let (by, now) = (725 * DAY, now(engine));
    mailed.server.database.pass(725 * 24 * 60);
    mailed.server.database.execute(&format!("UPDATE completions SET completed_at = completed_at - {by}"));
    mailed.server.database.execute(&format!("UPDATE certificates SET completed_at = completed_at - {by}"));
    ask(&mailed, MEMBER);
    mailed.server.database.execute(&format!(
        "UPDATE standings SET completed_at = {now} - {by}, version = '1', expires_at = {now} + 5 * {DAY}, renew_months = 24"
    ));
    for lang in [Lang::Fi, Lang::Sv, Lang::En] {
        let page = member.get(&address(lang, EVERYTHING, "")).expect(200);
        check(&page);
        assert!(page.has(".renewal .button-start"), "{}", page.describe());
    }
    let page = member.get(&address(Lang::En, EVERYTHING, "")).expect(200);
    assert!(page.says("Your completion is valid until") && page.says("passing the final test again"));
    let page = member.follow(&page, "Take the final test again").expect(200);
    check(&page);
    assert!(page.has(".renewal") && page.forms().iter().any(|form| form.does("start")), "{}", page.describe());
    assert!(member.get("/en/me").expect(200).says("Valid until"));
    let passed = take_test(&mut member, course, Lang::En, How::Rightly);
    assert!(passed.has(".result-passed"), "{}", passed.describe());
    assert_eq!(mailed.server.database.count("renewals"), 1);
    assert_eq!(mailed.server.database.count("completions"), 1, "the first one stays");
    let page = member.get(&address(Lang::En, EVERYTHING, "")).expect(200);
    assert!(!page.has(".renewal"), "{}", page.describe());
    let page = member.get(&address(Lang::En, EVERYTHING, "test")).expect(200);
    assert!(page.says("Attempt 1"), "the earlier ones are there: {}", page.describe());
    // A certificate of the renewal; the one before stays good.
    let named = member.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    let both = pdfs(&issue(&mut member, &named, "Mikko Mallikas"));
    assert!(both.len() > first.len() && both.contains(&first[0]), "{both:?}");
    for pdf in &both {
        member.get(pdf).expect(200);
    }
    let export = member.post("/en/me/export.zip", &[]).expect(200);
    assert_eq!(export.header("content-type"), Some("application/zip"));
}
