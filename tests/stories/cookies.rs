//! Cookies: none before there is something to remember; one that is forged, old or of another server is none.

use perehdy_courses::model::Lang;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::program::until;
use crate::support::server::Server;

on_both_engines!(
    the_cookie_is_made_with_the_first_answer,
    a_cookie_that_is_not_ours_is_none,
    cookies_beside_ours_do_no_harm,
    the_cookie_lives_on_while_it_is_used,
    a_session_that_was_ended
);

fn the_cookie_is_made_with_the_first_answer(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for address in
        ["/fi".to_owned(), address(Lang::Fi, EVERYTHING, "basics/heat"), address(Lang::Fi, EVERYTHING, "test")]
    {
        let page = browser.get(&address).expect(200);
        assert!(page.header("set-cookie").is_none(), "{address}");
    }
    let heat = address(Lang::Fi, EVERYTHING, "basics/heat");
    let origin = server.origin.clone();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin.as_str())];
    let answer = browser.ask("POST", &heat, &headers, b"do=answer&question=stones&answer=0").expect(303);
    let cookie = answer.header("set-cookie").unwrap();
    let parts: Vec<&str> = cookie.split("; ").collect();
    assert!(parts[0].starts_with("perehdy=") && parts[0].len() > 40, "{cookie}");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(parts.contains(&part), "{cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Secure"), "on plain http at localhost: {cookie}");
    let secret = &browser.cookies["perehdy"];
    let dump = format!("{:?}", server.database.dump());
    assert!(!dump.contains(secret.as_str()), "the secret itself is nowhere in the database");
    assert!(!server.log().contains(secret.as_str()), "nor in the log");
    let again = browser.get(&heat);
    assert!(again.header("set-cookie").is_none(), "it is set once");
}

fn a_cookie_that_is_not_ours_is_none(engine: Engine) {
    let server = Server::start(engine);
    let other = Server::start(engine);
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    // A good cookie of another server.
    let mut there = other.browser();
    let page = there.get(&heat);
    there.send(&page.form("continue"));
    let foreign = there.cookies["perehdy"].clone();
    let forged = "A".repeat(foreign.len());
    for value in [foreign.as_str(), &forged, "1", "' OR 1=1 --", "", "äß", &format!("{}ä", &foreign[1..])] {
        let cookie = format!("other=1; perehdy={value}");
        let mut browser = server.browser();
        browser.headers.push(("cookie".to_owned(), cookie.clone()));
        for path in
            [heat.clone(), address(Lang::En, EVERYTHING, ""), address(Lang::En, EVERYTHING, "test"), "/en".to_owned()]
        {
            let page = browser.get(&path).expect(200);
            check(&page);
            assert!(
                page.has(".notice") && page.says("We did not recognise this browser."),
                "{cookie}: {}",
                page.describe()
            );
            let removed = page.header("set-cookie").unwrap();
            assert!(removed.starts_with("perehdy=;") && removed.contains("Max-Age=0"), "{removed}");
        }
        assert_eq!(server.database.rows(), 0, "nothing is stored of it");
    }
    // A new start: the first form makes a new session, and the explanation goes.
    let mut browser = server.browser();
    browser.cookies.insert("perehdy".to_owned(), foreign.clone());
    let page = browser.post(&heat, &[("do", "answer"), ("question", "stones"), ("answer", "0")]).expect(200);
    assert!(page.has("#q-stones .verdict-right") && !page.has(".notice"), "{}", page.describe());
    assert_ne!(browser.cookies["perehdy"], foreign);
    // A form that belongs to something that is not here is told as such, and not stored.
    let mut browser = server.browser();
    browser.cookies.insert("perehdy".to_owned(), foreign);
    let test = address(Lang::En, EVERYTHING, "test");
    let attempt = "01900000-0000-7000-8000-000000000000";
    let page = browser.post(&test, &[("do", "hand-in"), ("attempt", attempt)]).expect(422);
    check(&page);
    assert!(page.says("We did not recognise this browser."), "{}", page.describe());
}

fn the_cookie_lives_on_while_it_is_used(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let answer = "do=answer&question=stones&answer=0";
    let origin = server.origin.clone();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin.as_str())];
    let first = browser.ask("POST", &heat, &headers, answer.as_bytes()).expect(303);
    let set = first.header("set-cookie").unwrap().to_owned();
    let second = browser.ask("POST", &heat, &headers, answer.as_bytes()).expect(303);
    assert!(second.header("set-cookie").is_none(), "not with every form");
    let two_days = 2 * 24 * 60 * 60 * 1_000_000_i64;
    assert_eq!(server.database.execute(&format!("UPDATE sessions SET created_at = created_at - {two_days}")), 1);
    // Who only reads is not idle either.
    assert_eq!(browser.get(&heat).header("set-cookie"), Some(set.as_str()), "the same, for as long again");
    until("the use is noted", || {
        server.database.number("SELECT count(*) FROM sessions WHERE used_at > created_at") == 1
    });
    assert!(browser.get(&heat).header("set-cookie").is_none(), "once a day");
}

fn cookies_beside_ours_do_no_harm(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let page = browser.get(&heat);
    browser.send(&page.form("continue"));
    let ours = format!("perehdy={}", browser.cookies["perehdy"]);
    let forged = format!("perehdy={}", "A".repeat(42));
    for headers in [
        // Of another program on the same host, not ASCII.
        vec![format!("name=Åsa; {ours}")],
        vec![format!("{ours}; name=Åsa")],
        // A header a cookie, as HTTP/2 may send them.
        vec!["name=Åsa".to_owned(), ours.clone()],
        vec![ours.clone(), "other=1".to_owned()],
        // Two of our name: what cannot be ours hides nothing.
        vec![format!("perehdy=ä; {ours}")],
        vec![format!("{forged}; {ours}")],
        vec!["perehdy=".to_owned(), ours.clone()],
        // Not pairs.
        vec![format!(";; =; other;{ours};")],
    ] {
        let mut browser = server.browser();
        browser.headers.extend(headers.iter().map(|value| ("cookie".to_owned(), value.clone())));
        let page = browser.get(&heat).expect(200);
        assert!(page.has(".page-read") && !page.has(".notice"), "{headers:?}: {}", page.describe());
        assert!(page.header("set-cookie").is_none(), "{headers:?}");
    }
    // Names are told apart by every letter.
    for cookie in [format!("Perehdy={}", browser.cookies["perehdy"]), format!("x{ours}"), "name=Åsa".to_owned()] {
        let page = server.browser().get_with(&heat, &[("cookie", &cookie)]).expect(200);
        assert!(!page.has(".page-read") && !page.has(".notice"), "{cookie}: {}", page.describe());
    }
}

fn a_session_that_was_ended(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let page = browser.get(&heat);
    browser.send(&page.form("continue"));
    server.database.execute("DELETE FROM sessions");
    let page = browser.get(&heat).expect(200);
    assert!(page.says("We did not recognise this browser.") && !page.has(".page-read"), "{}", page.describe());
    assert!(browser.cookies.is_empty(), "the browser forgets it too");
    let page = browser.get(&heat).expect(200);
    assert!(!page.says("We did not recognise this browser."), "told once");
}
