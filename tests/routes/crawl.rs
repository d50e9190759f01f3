//! Everything that can be reached by links from the front page is there, and every page keeps what all pages keep.

use perehdy_courses::model::Lang;

use crate::support::courses::{addresses, both};
use crate::support::crawl::crawl;
use crate::support::database::Engine;
use crate::support::html::{check, faults};
use crate::support::page::Page;
use crate::support::server::Server;

on_both_engines!(all_is_reached_from_the_front_page);

fn all_is_reached_from_the_front_page(engine: Engine) {
    let server = Server::start(engine);
    let opened = crawl(&mut server.browser(), &["/".to_owned()]);
    for page in opened.values().filter(|page| page.is_html()) {
        check(page);
    }
    for course in both() {
        for address in Lang::ALL.map(|lang| addresses(course, lang)).concat() {
            assert!(opened.contains_key(&address), "no link leads to {address}");
        }
        let logo = course.certificate.sheet.logo.as_ref().map(|logo| &logo.file);
        // The certificate's logo is on no page of the course.
        for file in course.media.iter().filter(|file| Some(*file) != logo) {
            let address = format!("/media/{}/{}", course.id, file.strip_prefix("media/").unwrap());
            assert!(opened.contains_key(&address), "no page has {address}");
        }
    }
}

/// The check of pages can fail: each fault is found.
#[test]
fn faulty_pages_are_told() {
    let server = Server::start(Engine::Sqlite);
    let page = server.browser().get("/en/courses/everything/basics/heat").expect(200);
    check(&page);
    for (good, bad, told) in [
        ("<h1>", "<h1>x</h1><h1>", "headings of the first level"),
        ("lang=\"en\"", "lang=\"fi\"", "its language is"),
        ("<main id=\"main\"", "<main id=\"outline\"", "occurs twice"),
        ("for=\"q-degrees_answer\"", "for=\"other\"", "has no label"),
        ("for=\"q-degrees_answer\"", "for=\"other\"", "names other, which is not there"),
        ("<p class=\"kicker\">", "<p class=\"kicker\" style=\"color: red\">", "inline: style"),
        ("<p class=\"kicker\">", "<p class=\"kicker\" onclick=\"x()\">", "inline: onclick"),
        ("<h1>", "<script>x()</script><h1>", "an inline, foreign or unsigned script"),
        ("<h1>", "<img src=\"/x.png\"><h1>", "no text alternative"),
        ("<h1>", "<div></span><h1>", "not well-formed"),
        ("<h1>", "<p><table></p><h1>", "not well-formed"),
        ("<h1>", "<h4>deep</h4><h1>", ""),
        ("hreflang=\"sv\"", "hreflang=\"de\"", "its alternates are"),
        ("href=\"#main\"", "href=\"#mian\"", "leads nowhere"),
        ("<h2", "<h4", "skips a level"),
        ("<h1>", "⟨key⟩<h1>", "a message is missing"),
    ] {
        let source = page.source();
        assert!(source.contains(good), "{good}");
        let body = source.replacen(good, bad, 1).into_bytes();
        let found = faults(&Page::new(200, page.address.clone(), page.headers.clone(), body)).join("\n");
        assert!(found.contains(told), "{bad}: {found}");
    }
    let mut headers = page.headers.clone();
    headers.insert("content-security-policy", "default-src *; script-src 'unsafe-inline'".parse().unwrap());
    headers.remove("x-content-type-options");
    let found = faults(&Page::new(200, page.address.clone(), headers, page.body.clone())).join("\n");
    assert!(found.contains("lets in what it must not") && found.contains("x-content-type-options"), "{found}");
}
