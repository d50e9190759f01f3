//! `/v/{token}`: the public page of a certificate, and what it says of numbers that were never given out.

use perehdy_courses::model::Lang;

use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::server::Server;
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(only_the_whole_number_opens_it);

fn only_the_whole_number_opens_it(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::Fi);
    let issued = issue(&mut browser, &named, "Aino Mäkinen");
    let token = pdfs(&issued)[0].trim_start_matches("/certificates/").trim_end_matches(".pdf").to_owned();
    assert!(token.len() >= 22, "at least 128 bits: {token}");
    let mut stranger = server.browser().accepting("sv");
    let page = stranger.get(&format!("/v/{token}")).expect(200);
    check(&page);
    assert_eq!(page.lang(), "sv", "in the language of who looks");
    assert_eq!(page.attributes("link[rel=alternate]", "href"), ["?lang=fi", "?lang=sv", "?lang=en"]);
    let mut other = token.clone().into_bytes();
    other[3] = if other[3] == b'A' { b'B' } else { b'A' };
    let other = String::from_utf8(other).unwrap();
    let swapped: String =
        token.chars().map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect();
    for wrong in [&other, &swapped, &token[1..], &format!("{token}A"), "%", "'", "%F0%9F", "a/b"] {
        for address in [format!("/v/{wrong}"), format!("/certificates/{wrong}.pdf")] {
            let page = stranger.get_with(&address, &[]).expect(404);
            assert_eq!(page.lang(), "sv", "{address}: a page of ours, in the language of who looks");
            assert!(!page.source().contains("Aino"), "{address}");
        }
    }
    let page = stranger.get(&format!("/v/{other}")).expect(404);
    check(&page);
    assert!(page.has("main a[href='/sv']"), "the way back");
    assert!(stranger.get(&format!("/certificates/{token}")).status == 404);
    assert_eq!(stranger.get(&format!("/v/{token}?lang=de")).lang(), "sv");
}
