//! Limits: forms that are too large, and forms that come too quickly.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use perehdy_courses::model::Lang;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::server::{Server, Setup};

on_both_engines!(a_form_too_large, forms_too_quickly, newcomers_too_quickly);

fn large(browser: &mut crate::support::browser::Browser, origin: &str, path: &str, bytes: usize) -> Page {
    let body = format!("do=answer&question=stones&answer={}", "x".repeat(bytes));
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin)];
    browser.ask("POST", path, &headers, body.as_bytes())
}

fn a_form_too_large(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let heat = address(Lang::Sv, EVERYTHING, "basics/heat");
    for path in [heat.clone(), address(Lang::Sv, EVERYTHING, "test"), address(Lang::Sv, EVERYTHING, "certificate")] {
        assert_eq!(large(&mut browser, &server.origin, &path, 60_000).status, 422, "{path}: below the limit");
        let page = large(&mut browser, &server.origin, &path, 70_000).expect(413);
        check(&page);
        assert!(page.heading().contains("för stort"), "{}", page.describe());
        assert!(page.has("main a[href='/sv']"), "the way back");
    }
    let json = [("content-type", "application/json"), ("origin", server.origin.as_str())];
    let body = format!("{{\"address\": \"{}\", \"fields\": []}}", "x".repeat(70_000));
    browser.ask("POST", "/api/answer-practice", &json, body.as_bytes()).expect(413);
    // Those that do not tell their length beforehand.
    for (path, kind) in [(heat.as_str(), "application/x-www-form-urlencoded"), ("/api/save-answer", "application/json")]
    {
        let answer = in_chunks(&server, path, kind);
        assert!(answer.starts_with("HTTP/1.1 413"), "{path}: {answer}");
        assert!(path.starts_with("/api/") || answer.contains("för stort"), "a page that tells it: {answer}");
    }
    assert_eq!(server.database.rows(), 0);
}

/// The answer to nine chunks of 8 KiB.
fn in_chunks(server: &Server, path: &str, kind: &str) -> String {
    let host = server.origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: {}\r\ncontent-type: {kind}\r\n\
         transfer-encoding: chunked\r\nconnection: close\r\n\r\n",
        server.origin
    );
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = "x".repeat(8192);
    for _ in 0..9 {
        // The program may have answered and closed before the end.
        if stream.write_all(format!("2000\r\n{chunk}\r\n").as_bytes()).is_err() {
            break;
        }
    }
    let _ = stream.write_all(b"0\r\n\r\n");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn forms_too_quickly(engine: Engine) {
    let server = Setup::new(engine).flag("rate", "1").flag("burst", "3").start();
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let answer = [("do", "answer"), ("question", "stones"), ("answer", "0")];
    // The first makes the session; then three at once are allowed.
    for _ in 0..4 {
        browser.post(&heat, &answer).expect(200);
    }
    let tries = "SELECT tries FROM practice_answers";
    let before = server.database.number(tries);
    let refused = browser.post(&heat, &answer).expect(429);
    check(&refused);
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=3).contains(&wait), "{wait}");
    assert!(refused.says(&format!("in {wait} second")), "{}", refused.describe());
    assert!(refused.has("main a[href='/en']"), "the way back");
    assert_eq!(server.database.number(tries), before, "nothing was stored");
    // Reading is never limited, and others are not.
    for _ in 0..20 {
        browser.get(&heat).expect(200);
    }
    server.browser().post(&heat, &answer).expect(200);
    std::thread::sleep(Duration::from_secs(wait));
    browser.post(&heat, &answer).expect(200);
}

fn newcomers_too_quickly(engine: Engine) {
    let server = Setup::new(engine).flag("rate", "1").flag("burst", "10").flag("proxy-header", "x-real-ip").start();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let body = b"do=answer&question=stones&answer=0";
    let post = |from: &str, cookie: &str| {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let headers = [kind, ("origin", server.origin.as_str()), ("x-real-ip", from), ("cookie", cookie)];
        server.browser().ask("POST", &heat, &headers, body)
    };
    let learner = post("192.0.2.1:5555", "").expect(303);
    let good = learner.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    // Without a cookie, or with one that only looks like ours: 43 letters are 256 bits.
    for name in ["", "perehdy"] {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        let refused = letters.chars().find(|letter| {
            let cookie = format!("{name}={}A", letter.to_string().repeat(42));
            post("192.0.2.1:7777", &cookie).status == 429
        });
        assert!(refused.is_some(), "{name}: everybody was let in");
    }
    let made = server.database.count("learners");
    assert!(made < 40, "{made}");
    post("192.0.2.1:8888", &good).expect(303);
    // Somebody elsewhere is let in, and what the proxy tells is understood.
    post("[2001:db8::1]:443", "").expect(303);
    assert!(!server.log().contains("no network address"), "{}", server.log());
    for _ in 0..2 {
        post("unknown", "").expect(303);
    }
    assert_eq!(server.log().matches("no network address").count(), 1, "{}", server.log());
}
