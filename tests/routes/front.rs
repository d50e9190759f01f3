//! `/`: chooses the language.

use crate::support::browser::Browser;
use crate::support::database::Engine;
use crate::support::server::Server;

on_both_engines!(the_browsers_languages_choose);

fn the_browsers_languages_choose(engine: Engine) {
    let server = Server::start(engine);
    let chosen = |accepted: Option<&str>| {
        let mut browser = Browser::new(&server.origin);
        let headers: Vec<(&str, &str)> = accepted.map(|languages| ("accept-language", languages)).into_iter().collect();
        let page = browser.get_with("/", &headers).expect(303);
        assert!(page.header("vary").unwrap().contains("accept-language"));
        assert_eq!(page.header("cache-control"), Some("no-store"), "it is another one for another browser");
        page.header("location").unwrap().to_owned()
    };
    for (accepted, expected) in [
        ("sv", "/sv"),
        ("en-GB,en;q=0.9", "/en"),
        ("de-DE, de;q=0.9, en;q=0.5, sv;q=0.7", "/sv"),
        ("SV-fi", "/sv"),
        ("en;q=0, sv;q=0.1", "/sv"),
        ("de, ja", "/fi"),
        ("*", "/fi"),
        (";;;,q=,en;q=x", "/fi"),
        ("", "/fi"),
    ] {
        assert_eq!(chosen(Some(accepted)), expected, "{accepted}");
    }
    assert_eq!(chosen(None), "/fi");
}
