//! The session's secret: whoever reads the database has none, and the browser guards it as well as it can.

use perehdy_courses::model::Lang;

use crate::routes::past_the_proxy;
use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::server::{Server, Setup};

on_both_engines!(what_is_stored_opens_nothing, over_https_the_cookie_is_bound_to_the_host);

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as they stand in a cookie: base64url without padding; from hexadecimal digits.
fn as_in_a_cookie(hexadecimal: &str) -> String {
    let bits: Vec<u8> = hexadecimal
        .chars()
        .flat_map(|digit| (0..4).rev().map(move |bit| digit.to_digit(16).unwrap() as u8 >> bit & 1))
        .collect();
    let letter = |bits: &[u8]| LETTERS[(0..6).fold(0, |n, at| n * 2 + usize::from(*bits.get(at).unwrap_or(&0)))];
    bits.chunks(6).map(|bits| char::from(letter(bits))).collect()
}

fn what_is_stored_opens_nothing(engine: Engine) {
    let server = Server::start(engine);
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let mut browser = server.browser();
    let page = browser.get(&heat);
    assert!(browser.send(&page.form("continue")).expect(200).header("set-cookie").is_none());
    assert!(browser.get(&heat).has(".page-read"));
    let stored = server.database.texts(match engine {
        Engine::Sqlite => "SELECT hex(token_hash) FROM sessions",
        Engine::Postgres => "SELECT encode(token_hash, 'hex') FROM sessions",
    });
    let cookie = as_in_a_cookie(&stored.concat());
    assert_eq!(cookie.len(), browser.cookies["perehdy"].len(), "one session, as long as a secret");
    let mut thief = server.browser();
    thief.cookies.insert("perehdy".to_owned(), cookie);
    let page = thief.get(&heat).expect(200);
    assert!(!page.has(".page-read") && page.says("We did not recognise this browser."), "{}", page.describe());
}

fn over_https_the_cookie_is_bound_to_the_host(engine: Engine) {
    let server = Setup::new(engine).flag("public-url", "https://courses.example.org").start();
    let mut browser = past_the_proxy(&server);
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", "https://courses.example.org")];
    let answer = browser.ask("POST", &heat, &headers, b"do=continue").expect(303);
    guarded(answer.header("set-cookie").unwrap(), "Max-Age=34560000");
    // Browsers take a cookie of such a name away only by the same rules.
    browser.cookies.insert("__Host-perehdy".to_owned(), "A".repeat(43));
    let page = browser.get(&heat).expect(200);
    guarded(page.header("set-cookie").unwrap(), "Max-Age=0");
    // One that a page without https has set is not ours.
    browser.cookies.clear();
    browser.cookies.insert("perehdy".to_owned(), "A".repeat(43));
    let page = browser.get(&heat).expect(200);
    assert!(page.header("set-cookie").is_none() && !page.has(".notice"), "{}", page.describe());
}

fn guarded(cookie: &str, age: &str) {
    let mut parts: Vec<&str> = cookie.split("; ").collect();
    assert!(parts.remove(0).starts_with("__Host-perehdy="), "{cookie}");
    parts.sort_unstable();
    assert_eq!(parts, ["HttpOnly", age, "Path=/", "SameSite=Lax", "Secure"], "{cookie}");
}
