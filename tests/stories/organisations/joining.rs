//! Coming in by a code or an invitation: what is told before, and what happens with links that cannot be used.

use crate::support::browser::Browser;
use crate::support::courses::EVERYTHING;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::joining::{ask, invite, link, now, team};
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::organisation::Organisation;
use crate::support::page::Page;

on_both_engines!(
    a_guest_joins_by_code,
    a_member_comes_again,
    by_an_invitation_once,
    a_new_invitation_comes_to_the_invited_alone,
    links_that_cannot_be_used_tell_why,
    guessing_has_to_wait,
);

const CODE: &str = "ABCDEFGHJK";

fn a_guest_joins_by_code(engine: Engine) {
    let mailed = Mailed::start(engine);
    let acme = Organisation::new(&mailed, "Äijälän Sähkö Oy", "acme");
    acme.team(&mailed, "Varasto");
    ask(&mailed, "acme", EVERYTHING, Some(14));
    ask(&mailed, "acme", "gone-course", None);
    link(&mailed, "acme", CODE, (", team_id", &format!(", {}", team("acme", "Varasto"))));
    let before = mailed.server.database.dump();
    let mut browser = mailed.browser(FIREFOX);
    let page = browser.get("/en/join").expect(200);
    check(&page);
    for (typed, told) in
        [("", "Write the whole code"), ("ABCDE", "Write the whole code"), ("ABCDE-FGHJM", "no such code")]
    {
        let page = browser.send(&page.form("look").set("code", typed)).expect(422);
        check(&page);
        assert!(page.has(".error-summary a[href='#code']") && page.says(told), "{typed}: {}", page.describe());
        assert_eq!(page.form("look").value("code").unwrap_or_default(), typed);
    }
    check(&browser.post("/en/join", &[("do", "look"), ("code", CODE), ("x", "")]).expect(422));
    // Some paste the whole link.
    let pasted =
        browser.send(&page.form("look").set("code", " https://other.example.org/fi/join/abcdefghjk/ ")).expect(200);
    assert_eq!(pasted.path(), "/en/join/ABCDE-FGHJK");
    for lang in ["fi", "sv", "en"] {
        let page = browser.get(&format!("/{lang}/join/{CODE}")).expect(200);
        check(&page);
        assert!(page.heading().contains("Äijälän Sähkö Oy") && page.has("meta[name=robots][content=noindex]"));
    }
    let page = browser.send(&page.form("look").set("code", "abcde fghjk")).expect(200);
    assert_eq!(page.texts(".join-facts dd")[0], "Varasto");
    assert_eq!(page.texts(".join-facts li"), ["First steps in a sauna", "gone-course"]);
    for told in [
        "What the organisation sees",
        "on which day and in which version",
        "What it never sees",
        "Your answers",
        "except of courses that print it on the certificate: First steps in a sauna",
        "leave the organisation at any time",
        "You need no account",
    ] {
        assert!(page.says(told), "{told}: {}", page.describe());
    }
    for (name, told) in [("", "Write your name."), (" \u{202e}x", "invisible"), (&*"x".repeat(201), "201")] {
        let page = browser.send(&page.form("join").set("name", name)).expect(422);
        check(&page);
        assert!(page.has(".error-summary a[href='#name']") && page.says(told), "{told}: {}", page.describe());
        assert_eq!(page.form("join").value("name").unwrap_or_default(), name);
    }
    check(&browser.post(&page.path(), &[("do", "join"), ("name", "Ada"), ("x", "")]).expect(422));
    assert!(browser.cookies.is_empty(), "looking is nothing worth remembering");
    assert_eq!(mailed.server.database.dump(), before);

    let joined = browser.send(&page.form("join").set("name", "  Ada   Öberg ")).expect(200);
    check(&joined);
    assert_eq!(joined.path(), "/en/me/organisations/acme?joined");
    let notice = joined.texts(".notice").concat();
    assert!(notice.contains("now a member of Äijälän Sähkö Oy"), "{notice}");
    assert!(notice.contains("Begin with the course “First steps in a sauna”. Complete it by "), "{notice}");
    assert_eq!(joined.link("Go to the course").path(), "/en/courses/everything");
    assert!(joined.says("Varasto") && joined.says("Ada Öberg"), "{}", joined.describe());
    assert!(joined.has(".keep"), "a guest is told how to keep it");
    let me = browser.get("/en/me").expect(200);
    check(&me);
    assert_eq!(me.link("Äijälän Sähkö Oy").path(), "/en/me/organisations/acme");
    assert_eq!(mailed.server.database.number("SELECT used FROM join_links"), 1);
    assert_eq!(mailed.server.database.count("learners"), 1);
}

fn a_member_comes_again(engine: Engine) {
    let mailed = Mailed::start(engine);
    let acme = Organisation::new(&mailed, "Acme", "acme");
    acme.team(&mailed, "Varasto");
    link(&mailed, "acme", CODE, ("", ""));
    link(&mailed, "acme", "KKKKKKKKKK", (", team_id", &format!(", {}", team("acme", "Varasto"))));
    let mut member = acme.member(&mailed);
    let page = member.get(&format!("/en/join/{CODE}")).expect(200);
    check(&page);
    assert!(page.says("You belong to Acme already.") && page.all("main form").is_empty(), "{}", page.describe());
    assert_eq!(page.link("Show your membership").path(), "/en/me/organisations/acme");
    // The same form sent once more, from another window.
    let again = member.post(&format!("/en/join/{CODE}"), &[("do", "join"), ("name", "Other")]).expect(200);
    assert_eq!(again.path(), "/en/me/organisations/acme?already");
    assert!(again.says("Mikko Mallikas") && !again.says("Other"), "{}", again.describe());
    // What the link has besides is theirs to take.
    let page = member.get("/en/join/KKKKKKKKKK").expect(200);
    check(&page);
    assert!(page.says("You belong to Acme already.") && page.says("Varasto"), "{}", page.describe());
    let joined = member.send(&page.form("join")).expect(200);
    assert!(joined.says("Varasto"), "{}", joined.describe());
    assert!(member.get("/en/join/KKKKKKKKKK").all("main form").is_empty(), "nothing is left to take");
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM members"), 1);
}

fn by_an_invitation_once(engine: Engine) {
    let mailed = Mailed::start(engine);
    Organisation::new(&mailed, "Acme", "acme");
    let token = invite(&mailed, "acme", "Ada@example.org", "Ada Lovelace", 7);
    let address = format!("/en/join/{token}");
    let mut browser = mailed.browser(FIREFOX);
    let page = browser.get(&address).expect(200);
    check(&page);
    assert_eq!(page.form("join").value("name").as_deref(), Some("Ada Lovelace"), "as the inviter calls them");
    assert!(!page.source().contains("example.org"), "whoever has the link learns no address");
    browser.send(&page.form("join")).expect(200);
    // Whoever has joined by it is told so, anybody else that it was used.
    let again = browser.get(&address).expect(200);
    check(&again);
    assert!(again.says("You belong to Acme already."), "{}", again.describe());
    let used = mailed.browser(IPHONE).get(&address).expect(410);
    check(&used);
    assert_eq!(used.heading(), "The invitation has been used");
    assert!(!used.source().contains("example.org") && used.says("sign in"), "{}", used.describe());
    let late = mailed.browser(IPHONE).post(&address, &[("do", "join"), ("name", "Ben")]).expect(410);
    check(&late);
    assert_eq!(mailed.server.database.count("members"), 1);
}

/// An answer as it is, without what differs from one answer to the next.
fn answer(mailed: &Mailed, token: &str) -> (u16, Option<String>, String) {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", &*mailed.server.origin)];
    let page = mailed.browser(IPHONE).ask("POST", &format!("/en/join/{token}"), &headers, b"do=again");
    (page.status, page.header("location").map(str::to_owned), page.source().to_owned())
}

fn a_new_invitation_comes_to_the_invited_alone(engine: Engine) {
    let mailed = Mailed::start(engine);
    Organisation::new(&mailed, "Acme", "acme");
    let to = "Ada@example.org";
    let token = invite(&mailed, "acme", to, "Ada", -1);
    let mut browser = mailed.browser(FIREFOX);
    let page = browser.get(&format!("/sv/join/{token}")).expect(410);
    check(&page);
    assert!(page.says("Acme") && !page.source().contains("example.org"), "{}", page.describe());
    let sent = browser.send(&page.form("again")).expect(200);
    check(&sent);
    assert_eq!(sent.path(), "/sv/join?sent");
    assert!(sent.has(".notice") && !sent.source().contains("example.org") && browser.cookies.is_empty());
    let letter = mailed.letter(to, 1);
    assert_eq!(letter.header("Subject"), "Ny inbjudan: Acme");
    let body = letter.body();
    for told in ["Acme", "fungerar en gång, senast den "] {
        assert!(body.contains(told), "{told}: {body}");
    }
    let page = browser.get(&mailed.link(to, 1)).expect(200);
    check(&page);
    assert_eq!((page.lang().as_str(), page.form("join").value("name").as_deref()), ("sv", Some("Ada")));
    let link = mailed.link(to, 1);
    let secret = link.rsplit('/').next().unwrap();
    assert!(!format!("{:?}", mailed.server.database.dump()).contains(secret), "once it is sent the secret is nowhere");
    // A withdrawn one, one that can be used, one that there is not: the same answer, and no mail.
    let open = invite(&mailed, "acme", "open@example.org", "Olli", 7);
    let withdrawn = invite(&mailed, "acme", "withdrawn@example.org", "Wille", -1);
    let withdraw = format!("UPDATE invitations SET withdrawn_at = {} WHERE email = 'withdrawn@example.org'", now());
    mailed.server.database.execute(&withdraw);
    let (invitations, expected) = (mailed.server.database.count("invitations"), answer(&mailed, &token));
    assert_eq!((expected.0, expected.1.as_deref()), (303, Some("/en/join?sent")));
    for other in [&*open, &*withdrawn, &"A".repeat(43)] {
        assert_eq!(answer(&mailed, other), expected);
    }
    assert_eq!(mailed.server.database.count("invitations"), invitations);
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM mails WHERE email <> 'ada@example.org'"), 0);
    assert_eq!(mailed.count(to), 1);
    // There is nothing to be sent again in place of a code.
    check(&browser.post("/en/join/ABCDE-FGHJK", &[("do", "again")]).expect(422));
    check(&browser.post(&format!("/en/join/{open}"), &[("do", "again"), ("name", "x")]).expect(422));
}

fn links_that_cannot_be_used_tell_why(engine: Engine) {
    let mailed = Mailed::start(engine);
    Organisation::new(&mailed, "Acme", "acme");
    mailed.server.database.execute("UPDATE organisations SET contact = 'Maija, 040 1234567'");
    // Just now: what ended long ago is removed soon after the program's start.
    let ended = format!(", {}", now());
    link(&mailed, "acme", "AAAAAAAAAA", (", ends_at", &ended));
    link(&mailed, "acme", "BBBBBBBBBB", (", ended_at", &ended));
    link(&mailed, "acme", "CCCCCCCCCC", (", most", ", 0"));
    let before = mailed.server.database.dump();
    let mut browser = mailed.browser(FIREFOX);
    for lang in ["fi", "sv", "en"] {
        for code in ["AAAAAAAAAA", "BBBBBBBBBB", "CCCCCCCCCC"] {
            let page = browser.get(&format!("/{lang}/join/{code}")).expect(410);
            check(&page);
            assert!(page.says("Acme") && page.says("Maija, 040 1234567"), "whom to ask: {}", page.describe());
            assert!(page.all("main form").is_empty(), "{}", page.describe());
        }
    }
    assert_eq!(browser.get("/en/join/AAAAAAAAAA").heading(), "The link has ended");
    assert_eq!(browser.get("/en/join/CCCCCCCCCC").heading(), "The link is full");
    for cut in ["ABCDE", "ABCDE-FGHJKL", &"A".repeat(42), &"A".repeat(43), "%FF", "ABCDE-FGHJK"] {
        let page = browser.get(&format!("/en/join/{cut}")).expect(404);
        check(&page);
        assert_eq!(page.status, 404);
        assert!(page.has("main a"), "a way on: {}", page.describe());
    }
    check(&browser.post("/en/join/AAAAAAAAAA", &[("do", "join"), ("name", "Ada")]).expect(410));
    check(&browser.post("/en/join/ABCDE", &[("do", "join"), ("name", "Ada")]).expect(422));
    assert_eq!(mailed.server.database.dump(), before);
    assert!(browser.cookies.is_empty());
}

/// Whether somebody is told to wait.
fn waits(page: &Page) -> bool {
    if page.status != 429 {
        return false;
    }
    check(page);
    let seconds: u64 = page.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=15 * 60).contains(&seconds) && page.heading() == "Too many wrong codes", "{}", page.describe());
    true
}

fn guessing_has_to_wait(engine: Engine) {
    let mailed = Mailed::start(engine);
    Organisation::new(&mailed, "Acme", "acme");
    link(&mailed, "acme", CODE, ("", ""));
    let guest = || {
        let mut browser: Browser = mailed.browser(FIREFOX);
        let heat = browser.get("/en/courses/everything/basics/heat");
        browser.send(&heat.form("continue")).expect(200);
        browser
    };
    let (mut guesser, mut other) = (guest(), guest());
    // By links and by typing, all are counted; what is no code at all is not.
    for number in 0..5 {
        guesser.get("/en/join/ABC").expect(404);
        guesser.get(&format!("/en/join/{}", format!("{number}").replace(['0', '1'], "9").repeat(10))).expect(404);
        guesser.post("/en/join", &[("do", "look"), ("code", "ZZZZZZZZZZ")]).expect(422);
    }
    assert!(waits(&guesser.get(&format!("/en/join/{CODE}"))), "the right one too");
    assert!(waits(&guesser.post("/en/join", &[("do", "look"), ("code", CODE)])));
    assert!(waits(&guesser.post(&format!("/en/join/{CODE}"), &[("do", "join"), ("name", "Ada")])));
    guesser.get("/en/me").expect(200);
    // Others at the same network go on.
    let page = other.get(&format!("/en/join/{CODE}")).expect(200);
    other.send(&page.form("join").set("name", "Ben")).expect(200);
    assert_eq!(mailed.server.database.count("members"), 1);
}

#[test]
fn what_was_typed_is_kept_when_the_database_is_away() {
    let mailed = Mailed::start(Engine::Postgres);
    Organisation::new(&mailed, "Acme", "acme");
    link(&mailed, "acme", CODE, ("", ""));
    let mut browser = mailed.browser(FIREFOX);
    let (join, typing) = (browser.get(&format!("/en/join/{CODE}")), browser.get("/en/join"));
    mailed.server.database.go_away();
    check(&browser.get(&format!("/en/join/{CODE}")).expect(503));
    let page = browser.send(&join.form("join").set("name", "Ada Öberg")).expect(503);
    check(&page);
    assert!(page.says("not a member yet"), "{}", page.describe());
    let page_form = page.form("join");
    assert_eq!(page_form.value("name").as_deref(), Some("Ada Öberg"));
    let page = browser.send(&typing.form("look").set("code", CODE)).expect(503);
    check(&page);
    assert_eq!(page.form("look").value("code").as_deref(), Some(CODE));
    mailed.server.database.come_back();
    crate::support::program::until("it can be sent again", || browser.send(&page_form).status == 200);
    assert_eq!(mailed.server.database.count("members"), 1);
}
