//! `/{lang}/…`: every page in every language, and what is not there.

use perehdy_courses::model::{Course, Lang};
use url::Url;

use crate::support::browser::Browser;
use crate::support::courses::{addresses, both};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::server::Server;

on_both_engines!(every_page_in_every_language, the_courses_are_listed, what_is_not_there, pages_are_sent_compressed);

fn link_to(page: &Page, rel: &str) -> Option<Url> {
    let found = page.attributes(&format!("head link[rel={rel}]"), "href");
    assert!(found.len() < 2, "{}: several {rel}", page.path());
    found.first().map(|href| page.address.join(href).unwrap())
}

fn every_page_in_every_language(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for lang in Lang::ALL {
        for statement in ["", "/accessibility", "/privacy", "/sign-in", "/me"] {
            let page = browser.get(&format!("/{}{statement}", lang.code())).expect(200);
            check(&page);
            alternates(&page);
        }
        for course in both() {
            let all = addresses(course, lang);
            let pages: Vec<Page> = all.iter().map(|address| browser.get(address).expect(200)).collect();
            for page in &pages {
                check(page);
                alternates(page);
                assert_eq!(page.path(), page.address.path());
            }
            titles(course, lang, &pages);
            chain(&pages);
        }
    }
    assert!(browser.cookies.is_empty());
}

/// The alternates are the same page in the other languages.
fn alternates(page: &Page) {
    let rest = &page.address.path()[3..];
    let expected = Lang::ALL.map(|lang| format!("/{}{rest}", lang.code()));
    assert_eq!(page.attributes("link[rel=alternate]", "href"), expected);
    assert_eq!(page.attributes(".languages a[aria-current]", "hreflang"), [page.lang()]);
}

fn titles(course: &Course, lang: Lang, pages: &[Page]) {
    assert_eq!(pages[0].heading(), course.texts.get(lang).unwrap().title);
    for (page, (_, expected)) in pages[1..].iter().zip(course.pages()) {
        let title = &expected.texts.get(lang).unwrap().title;
        assert_eq!(page.heading(), *title);
        assert!(page.texts("head > title")[0].starts_with(title.as_str()));
    }
}

/// Every page leads to the next one and back, so that a program can walk them as a person does.
fn chain(pages: &[Page]) {
    // The certificate comes after the test only once that is passed; nobody has passed here.
    let walked = &pages[..pages.len() - 1];
    for two in walked.windows(2) {
        let next = link_to(&two[0], "next").unwrap_or_else(|| panic!("{} has no next page", two[0].path()));
        assert_eq!(next.path(), two[1].path());
    }
    for two in pages[1..].windows(2) {
        let prev = link_to(&two[1], "prev").unwrap_or_else(|| panic!("{} has no page before", two[1].path()));
        assert_eq!(prev.path(), two[0].path());
    }
    assert!(link_to(&pages[1], "prev").is_none());
    assert!(link_to(&walked[walked.len() - 1], "next").is_none());
}

fn the_courses_are_listed(engine: Engine) {
    let server = Server::start(engine);
    for lang in Lang::ALL {
        let page = server.browser().get(&format!("/{}", lang.code())).expect(200);
        let titles = page.texts(".card h2");
        for course in both() {
            let text = course.texts.get(lang).unwrap();
            assert!(titles.contains(&text.title), "{titles:?}");
            assert!(page.says(&text.summary), "what it is about");
            assert_eq!(page.link(&text.title).path(), format!("/{}/courses/{}", lang.code(), course.id));
        }
        let times: Vec<bool> = page.texts(".card-facts").iter().map(|f| f.contains(char::is_numeric)).collect();
        assert_eq!(times, [true, true], "how long each takes");
    }
}

fn what_is_not_there(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for lang in Lang::ALL {
        let code = lang.code();
        for rest in [
            "nothing",
            "courses",
            "courses/nothing",
            "courses/everything/",
            "courses/everything/nothing",
            "courses/everything/nothing/heat",
            "courses/everything/basics",
            "courses/everything/basics/nothing",
            "courses/everything/manners/heat",
            "courses/everything/basics/heat/more",
            "courses/nothing/test",
            "courses/nothing/certificate",
            "courses/Everything/test",
            "courses/everything/basics/heat.md",
            "courses/everything/basics/%00",
            "courses/everything/basics/%F0%9F",
            "courses/%FF",
            "sign-in/%FF",
            "courses/%2e%2e/basics/heat",
            "privacy/more",
            "me.php",
        ] {
            not_found(&mut browser, &format!("/{code}/{rest}"), code);
        }
    }
    // Without a language in the address it is the browser's.
    for (accepted, code) in [("sv", "sv"), ("en", "en"), ("de", "fi")] {
        let mut browser = server.browser().accepting(accepted);
        for address in [
            "/de",
            "/de/courses/everything",
            "/nothing",
            "/v/nothing",
            "/v/",
            "/certificates/nothing.pdf",
            "/certificates/x",
            "/FI",
        ] {
            not_found(&mut browser, address, code);
        }
    }
    // A form to such an address is told the same, and stores nothing.
    let page = browser.post("/en/courses/everything/basics/nothing", &[("do", "continue")]).expect(404);
    check(&page);
    let method = browser.post("/en/courses/everything", &[("do", "continue")]).expect(405);
    check(&method);
    assert_eq!(server.database.rows(), 0);
}

/// A page in the language, with the way back.
fn not_found(browser: &mut Browser, address: &str, lang: &str) {
    let page = browser.get(address);
    assert_eq!(page.status, 404, "{address}: {}", page.describe());
    assert!(page.is_html(), "{address}: {:?}", page.headers);
    check(&page);
    assert_eq!(page.lang(), lang, "{address}");
    assert!(page.has(&format!("main a[href='/{lang}']")), "{address}: the way back");
    assert!(page.has("meta[name=robots][content=noindex]"), "{address}");
}

fn pages_are_sent_compressed(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let address = "/en/courses/everything/manners/before";
    let plain = browser.get(address).expect(200);
    let nonce = plain.attributes("script", "nonce").concat();
    for coding in ["gzip", "br"] {
        let packed = browser.get_with(address, &[("accept-encoding", coding)]).expect(200);
        assert_eq!(packed.header("content-encoding"), Some(coding));
        assert!(packed.header("vary").unwrap_or_default().contains("accept-encoding"), "{:?}", packed.headers);
        assert!(packed.body.len() * 2 < plain.body.len(), "{} of {}", packed.body.len(), plain.body.len());
        let text = String::from_utf8(super::assets::unpacked(coding, &packed.body)).unwrap();
        assert_eq!(text.len(), plain.source().len());
        assert!(!text.contains(&nonce), "a nonce is used once");
    }
}
