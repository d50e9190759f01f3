//! Looking changes nothing: no request but a form's stores anything, with a session or without.

use perehdy_courses::model::Lang;

use crate::support::answers::wrongly;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, addresses, both, bundled, everything, practice};
use crate::support::crawl::crawl;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::server::{Server, Setup};
use crate::support::walk::{How, answer, complete, issue, start_test};

on_both_engines!(without_a_session, with_a_session, other_methods);

fn starts() -> Vec<String> {
    let courses = both().into_iter().flat_map(|course| Lang::ALL.map(|lang| addresses(course, lang)).concat());
    // Not `/readyz`: it tries whether something can be stored, in a row that is of nobody.
    let fronts = ["/", "/fi", "/sv", "/en", "/healthz"].map(str::to_owned);
    fronts.into_iter().chain(courses).collect()
}

/// Opens everything there is and checks every page; gives how many answers there were.
fn look_around(browser: &mut Browser) -> usize {
    let opened = crawl(browser, &starts());
    opened.values().filter(|page| page.is_html()).for_each(check);
    opened.len()
}

fn without_a_session(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let opened = look_around(&mut browser);
    assert!(opened > starts().len(), "{opened}");
    assert!(browser.cookies.is_empty(), "no cookie before something is worth remembering");
    assert_eq!(server.database.rows(), 0, "no row either");
}

fn with_a_session(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    // A certificate in one course, everything half done in the other.
    let named = complete(&mut browser, everything(), Lang::Fi);
    issue(&mut browser, &named, "Aino Mäkinen");
    for asked in practice(everything(), Lang::Sv) {
        let page = browser.get(&address(Lang::Sv, EVERYTHING, &format!("{}/{}", asked.module, asked.page)));
        browser.send(&wrongly(page.question(&asked.question.id), &asked.question));
    }
    let first = start_test(&mut browser, bundled(), Lang::En);
    answer(&mut browser, bundled(), &first, How::Wrongly);
    let (before, cookies) = (server.database.dump(), browser.cookies.clone());
    let opened = look_around(&mut browser);
    let alone = Server::start(engine);
    assert!(opened > look_around(&mut alone.browser()), "the test's questions and the certificate are among them");
    assert_eq!(server.database.dump(), before, "not a row has changed");
    assert_eq!(browser.cookies, cookies);
}

fn other_methods(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let first = start_test(&mut browser, everything(), Lang::En);
    answer(&mut browser, everything(), &first, How::Rightly);
    let before = server.database.dump();
    let origin = server.origin.clone();
    let attempt = first.form("answer").value("attempt").unwrap();
    let fields = format!("do=hand-in&attempt={attempt}");
    for address in starts() {
        let head = browser.ask("HEAD", &address, &[], b"");
        let get = browser.ask("GET", &address, &[], b"");
        assert_eq!(head.status, get.status, "{address}");
        assert!(head.body.is_empty());
        for method in ["OPTIONS", "PUT", "DELETE", "PATCH"] {
            let answer = browser.ask(method, &address, &[("origin", &origin)], b"");
            assert!((400..500).contains(&answer.status) || method == "OPTIONS", "{method}: {}", answer.describe());
        }
    }
    // A form's fields in the address do nothing.
    let test = address(Lang::En, EVERYTHING, "test");
    browser.get(&format!("{test}?{fields}")).expect(200);
    browser.get(&format!("{}?do=continue", address(Lang::En, EVERYTHING, "basics/heat"))).expect(200);
    assert_eq!(server.database.dump(), before);
}
