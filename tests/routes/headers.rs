//! What stands in the headers of every kind of answer: what browsers may do with it, and who may keep it.

use std::collections::BTreeSet;

use perehdy_courses::model::Lang;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::server::{Server, Setup};

on_both_engines!(a_page_may_do_what_it_needs_and_no_more, every_answer_is_guarded, answers_to_forms_are_kept_by_nobody);

/// The directives of the policy, with N for the nonce.
fn policy(page: &Page) -> BTreeSet<String> {
    let policy = page.header("content-security-policy").unwrap_or_default();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default();
    let policy = if nonce.len() >= 32 { policy.replace(nonce, "N") } else { policy.to_owned() };
    policy.split(';').map(|directive| directive.trim().to_owned()).collect()
}

fn expected(media: &str) -> BTreeSet<String> {
    let directives = [
        "default-src 'none'",
        "script-src 'self' 'nonce-N' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        media,
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ];
    directives.map(str::to_owned).into()
}

fn a_page_may_do_what_it_needs_and_no_more(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for path in ["/en".to_owned(), address(Lang::En, EVERYTHING, "basics/words"), "/en/nothing".to_owned()] {
        assert_eq!(policy(&browser.get(&path)), expected("media-src 'self'"), "{path}");
    }
    // A video elsewhere only once it was asked for, and from nowhere else.
    let asked = browser.get(&address(Lang::En, EVERYTHING, "basics/words?media=steam-elsewhere")).expect(200);
    assert_eq!(policy(&asked), expected("media-src 'self' https://media.example.org"));
    let other = browser.get(&address(Lang::En, EVERYTHING, "basics/words?media=https://example.org")).expect(200);
    assert_eq!(policy(&other), expected("media-src 'self'"));
}

fn every_answer_is_guarded(engine: Engine) {
    let server = Setup::new(engine).flag("public-url", "https://courses.example.org").start();
    let mut browser = super::past_the_proxy(&server);
    let style = browser.get("/en").attributes("link[rel=stylesheet]", "href").concat();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    for (method, path, status) in [
        ("GET", "/", 303),
        ("GET", "/en", 200),
        ("HEAD", "/en", 200),
        ("GET", "/en/nothing", 404),
        ("PUT", "/en", 405),
        ("POST", &heat, 422),
        ("GET", &style, 200),
        ("GET", "/assets/nothing.js", 404),
        ("GET", "/media/everything/steam.webm", 200),
        ("GET", "/media/everything/nothing.webm", 404),
        ("GET", "/healthz", 200),
        ("POST", "/api/nothing", 404),
        ("GET", "/certificates/nothing.pdf", 404),
    ] {
        let answer = browser.ask(method, path, &[], b"");
        assert!(answer.status == status || path.starts_with("/api/"), "{method} {path}: {}", answer.describe());
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{method} {path}: {name}");
        }
        let permissions = answer.header("permissions-policy").unwrap_or_default();
        for power in ["camera", "microphone", "geolocation"] {
            assert!(permissions.contains(&format!("{power}=()")), "{method} {path}: {permissions}");
        }
        assert!(policy(&answer).contains("default-src 'none'"), "{method} {path}: {:?}", policy(&answer));
    }
}

fn answers_to_forms_are_kept_by_nobody(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", server.origin.as_str())];
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let test = address(Lang::En, EVERYTHING, "test");
    for (path, body, status) in [
        (&heat, "do=answer&question=stones&answer=0", 303),
        (&heat, "do=answer&question=stones", 422),
        (&heat, "do=continue", 303),
        (&test, "do=start", 303),
        (&test, "do=start", 303),
    ] {
        let answer = browser.ask("POST", path, &headers, body.as_bytes()).expect(status);
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path} {body}");
    }
}
