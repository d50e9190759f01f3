//! `/api/{function}`: the doors of the islands.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::server::Server;

on_both_engines!(unknown_functions, what_cannot_be_read_is_refused, other_kinds_of_bodies_are_refused);

const FUNCTIONS: [&str; 3] = ["answer-practice", "save-answer", "save-media"];

fn unknown_functions(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let headers = [("content-type", "application/json"), ("origin", &*server.origin), ("accept", "application/json")];
    for name in ["nothing", "answer-practice/more", "..%2f", "Answer-Practice"] {
        let page = browser.ask("POST", &format!("/api/{name}"), &headers, b"{}");
        assert_eq!(page.status, 404, "{name}: {}", page.describe());
        assert!(!page.source().contains("answer-practice\","), "the functions are not listed: {}", page.source());
    }
    for name in FUNCTIONS {
        assert_eq!(browser.ask("GET", &format!("/api/{name}"), &[], b"").status, 405, "{name}");
    }
}

fn what_cannot_be_read_is_refused(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let headers = [("content-type", "application/json"), ("origin", &*server.origin), ("accept", "application/json")];
    let deep = "[".repeat(20_000);
    for name in FUNCTIONS {
        for body in [
            &b""[..],
            b"null",
            b"{}",
            b"[]",
            b"{not json",
            b"{\"address\":1}",
            b"{\"address\":\"/en\",\"fields\":[[\"do\"]]}",
            b"{\"address\":\"/en\",\"fields\":[[\"do\",\"\xff\"]]}",
            b"\xff\xff",
            b"\xff\xfe{\0}\0",
            b"[[[[[[[[[[",
            deep.as_bytes(),
        ] {
            let reply = browser.ask("POST", &format!("/api/{name}"), &headers, body);
            let said = (reply.status, reply.header("content-type"), reply.source());
            let shown = String::from_utf8_lossy(&body[..body.len().min(40)]);
            assert_eq!(said, (400, Some("application/json"), "\"Malformed\""), "{name}: {shown}");
        }
    }
    assert_eq!(server.database.rows(), 0);
    assert!(!server.log().contains("panicked"), "{}", server.log());
}

fn other_kinds_of_bodies_are_refused(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let fields = json!([["do", "answer"], ["question", "stones"], ["answer", "0"]]);
    let body = json!({"address": address(Lang::En, EVERYTHING, "basics/heat"), "fields": fields}).to_string();
    let mut ask = |name: &str, headers: &[(&str, &str)]| {
        // What a plain form sends beside: nobody is led to wherever its `Referer` says.
        let usual = [("origin", &*server.origin), ("accept", "text/html"), ("referer", "https://example.org/")];
        let page = browser.ask("POST", &format!("/api/{name}"), &[&usual[..], headers].concat(), body.as_bytes());
        assert!(page.header("location").is_none(), "{name} {headers:?}: a redirect to {:?}", page.header("location"));
        page
    };
    for name in FUNCTIONS {
        for headers in [
            vec![],
            vec![("content-type", "text/plain")],
            vec![("content-type", "application/x-www-form-urlencoded")],
            vec![("content-type", "multipart/form-data; boundary=x")],
            vec![("content-type", "application/json5")],
            vec![("content-type", "application/json; charset=utf-16")],
            vec![("content-type", "application/json; charset=\"ISO-8859-1\"")],
            vec![("content-type", "application/json; x=ä")],
            vec![("content-type", "application/json"), ("content-encoding", "gzip")],
        ] {
            let reply = ask(name, &headers);
            let said = (reply.status, reply.header("content-type"), reply.source());
            assert_eq!(said, (415, Some("application/json"), "\"Malformed\""), "{name} {headers:?}");
        }
    }
    assert_eq!(server.database.rows(), 0);
    for headers in [
        vec![("content-type", "application/json")],
        vec![("content-type", "Application/JSON;charset=\"UTF-8\"")],
        vec![("content-type", "application/json; charset=utf-8"), ("content-encoding", "identity")],
    ] {
        assert_eq!(ask("answer-practice", &headers).status, 200, "{headers:?}");
    }
}
