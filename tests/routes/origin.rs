//! Forms are taken from our own pages only, at every address that takes any.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::courses::{address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::server::{Server, Setup};
use crate::support::walk::start_test;

on_both_engines!(forms_from_elsewhere_are_refused, behind_a_proxy_the_public_address_counts);

/// Every address that takes a form, with one that would be taken.
fn forms(attempt: &str) -> Vec<(String, &'static str, String)> {
    let (form, json_kind) = ("application/x-www-form-urlencoded", "application/json");
    let page = address(Lang::En, "everything", "basics/heat");
    let fields = json!([["do", "answer"], ["question", "stones"], ["answer", "0"]]);
    let media = json!({"address": address(Lang::En, "everything", "basics/words"), "block": "steam", "position": 1.0, "watched": [[0, 1]]});
    vec![
        (page.clone(), form, "do=answer&question=stones&answer=0".to_owned()),
        (page.clone(), form, "do=continue".to_owned()),
        (address(Lang::En, "everything", "test"), form, format!("do=hand-in&attempt={attempt}")),
        (address(Lang::En, "kotoutuminen-tutuksi", "test"), form, "do=start".to_owned()),
        (address(Lang::En, "everything", "certificate"), form, "do=preview&name=Eve".to_owned()),
        ("/api/answer-practice".to_owned(), json_kind, json!({"address": page, "fields": fields}).to_string()),
        ("/api/save-answer".to_owned(), json_kind, json!({"address": page, "fields": fields}).to_string()),
        ("/api/save-media".to_owned(), json_kind, media.to_string()),
    ]
}

fn forms_from_elsewhere_are_refused(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let first = start_test(&mut browser, everything(), Lang::En);
    let attempt = first.form("answer").value("attempt").unwrap();
    let before = server.database.dump();
    let port = server.origin.rsplit_once(':').unwrap().1;
    let other_port = format!("http://localhost:{}", port.parse::<u16>().unwrap() ^ 1);
    let like_ours = format!("{}.example.org", server.origin);
    let host = format!("http://127.0.0.1:{port}");
    let own = server.origin.as_str();
    let foreign: Vec<Vec<(&str, &str)>> = vec![
        vec![("origin", "https://example.org")],
        vec![("origin", "null")],
        vec![("origin", "")],
        vec![("origin", &other_port)],
        vec![("origin", &like_ours)],
        vec![("origin", &host)],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("sec-fetch-site", "cross-site"), ("origin", own)],
        vec![("sec-fetch-site", "same-site"), ("origin", own)],
        vec![("sec-fetch-site", "cross-site"), ("origin", "https://example.org")],
    ];
    for (path, kind, body) in forms(&attempt) {
        for headers in &foreign {
            let headers = [&headers[..], &[("content-type", kind)]].concat();
            let page = browser.ask("POST", &path, &headers, body.as_bytes());
            assert_eq!(page.status, 403, "{path} {headers:?}: {}", page.describe());
            assert!(page.header("set-cookie").is_none());
            check(&page);
        }
    }
    assert_eq!(server.database.dump(), before, "nothing was stored");
    // The same ones from our own pages are taken.
    for headers in [vec![("origin", own)], vec![("sec-fetch-site", "same-origin"), ("origin", own)], vec![]] {
        for (path, kind, body) in forms(&attempt) {
            let headers = [&headers[..], &[("content-type", kind), ("accept", "application/json")]].concat();
            let page = browser.ask("POST", &path, &headers, body.as_bytes());
            assert_ne!(page.status, 403, "{path} {headers:?}: {}", page.describe());
        }
    }
    assert_ne!(server.database.dump(), before);
}

fn behind_a_proxy_the_public_address_counts(engine: Engine) {
    let server: Server = Setup::new(engine).flag("public-url", "https://courses.example.org").start();
    let mut browser = super::past_the_proxy(&server);
    let page = address(Lang::En, "everything", "basics/heat");
    let mut status = |headers: &[(&str, &str)]| {
        let headers = [headers, &[("content-type", "application/x-www-form-urlencoded")]].concat();
        browser.ask("POST", &page, &headers, b"do=continue").status
    };
    let ours = ("origin", "https://courses.example.org");
    assert_eq!(status(&[ours]), 303);
    assert_eq!(status(&[ours, ("sec-fetch-site", "same-origin")]), 303);
    assert_eq!(status(&[("origin", "http://courses.example.org")]), 403, "without its https");
    assert_eq!(status(&[("origin", "https://example.org")]), 403);
    assert_eq!(status(&[("origin", "https://example.org"), ("sec-fetch-site", "cross-site")]), 403);
}
