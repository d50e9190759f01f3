//! `/certificates/{token}.pdf`: the file itself; what it looks like is in the stories.

use perehdy_courses::model::Lang;

use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::server::Server;
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(the_file_and_its_headers);

fn the_file_and_its_headers(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::Sv);
    let address = pdfs(&issue(&mut browser, &named, "Åsa Öhman"))[0].clone();
    // Whoever has the address may have it: printed on paper it is as public.
    let file = server.browser().get(&address).expect(200);
    assert!(file.body.starts_with(b"%PDF-1.7"), "{:?}", &file.body[..8]);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("x-robots-tag", "noindex"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    ] {
        assert_eq!(file.header(name), Some(value), "{name}");
    }
    assert!(file.header("cache-control").unwrap().starts_with("private"), "no shared cache keeps names");
    assert!(file.header("content-disposition").unwrap().contains("intyg-"));
    assert!(file.header("set-cookie").is_none());
    // Who has the file is not sent it again, while the certificate is there.
    let tag = file.header("etag").unwrap();
    for (tags, status) in [(tag, 304), (&*format!("\"x\", {tag}"), 304), ("*", 304), ("\"x\"", 200)] {
        let again = server.browser().ask("GET", &address, &[("if-none-match", tags)], b"");
        assert_eq!((again.status, again.body.is_empty()), (status, status == 304), "{tags}");
        assert_eq!(again.header("etag"), Some(tag));
        assert_eq!(again.header("cache-control"), file.header("cache-control"));
    }
    server.database.execute("DELETE FROM pdf_hashes");
    server.database.execute("DELETE FROM certificates");
    server.browser().ask("GET", &address, &[("if-none-match", tag)], b"").expect(404);
}
