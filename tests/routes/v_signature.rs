//! `/v/{token}`: a file that was not handed out as it is, by the signature in it.

use perehdy_courses::model::Lang;

use crate::support::browser::Browser;
use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::server::Server;
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(what_the_signature_tells);

fn compare(browser: &mut Browser, server: &Server, at: &str, file: &[u8]) -> Page {
    let mut body = b"--BouNDary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.pdf\"\r\n\
        Content-Type: application/pdf\r\n\r\n"
        .to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(
        b"\r\n--BouNDary\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\ncompare\r\n--BouNDary--\r\n",
    );
    let headers = [("content-type", "multipart/form-data; boundary=BouNDary"), ("origin", &*server.origin)];
    let page = browser.ask("POST", at, &headers, &body).expect(200);
    check(&page);
    page
}

fn what_the_signature_tells(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::En);
    let address = pdfs(&issue(&mut browser, &named, "Ada Lovelace"))[0].clone();
    let file = browser.get(&address).expect(200).body;
    let token = address.trim_start_matches("/certificates/").trim_end_matches(".pdf").to_owned();
    let at = format!("/v/{token}?lang=en");
    assert!(compare(&mut browser, &server, &at, &file).says("exactly the file that this service issued"));
    // As if it had been made by another version of the program.
    server.database.execute("DELETE FROM pdf_hashes");
    let stored = server.database.dump();
    let page = compare(&mut browser, &server, &at, &file);
    let told = ["This is not the file that is handed out now", "carries the signature of this service"];
    assert!(told.iter().all(|told| page.says(told)), "{}", page.describe());
    let page = compare(&mut browser, &server, &at, &[&file[..], b"\n%more"].concat());
    assert!(page.says("The file has been altered") && page.says("Something has been added"), "{}", page.describe());
    assert!(!page.says("The file is genuine"));
    for other in [&file[..file.len() - 40], &[&file[..], &vec![b' '; 2_000_000]].concat()] {
        let page = compare(&mut browser, &server, &at, other);
        assert!(page.says("This is not the file that was issued"), "{}", page.describe());
    }
    assert_eq!(server.database.dump(), stored, "nothing is kept of it");
    // On the page of another certificate.
    let mut bob = server.browser();
    let named = complete(&mut bob, everything(), Lang::En);
    let others = pdfs(&issue(&mut bob, &named, "Bob"))[0].replace("/certificates/", "/v/").replace(".pdf", "?lang=en");
    let page = compare(&mut bob, &server, &others, &file);
    assert!(page.says("The file belongs to another certificate") && page.says(&token), "{}", page.describe());
    // By a key that is not ours any more: as if somebody else had signed it.
    server.database.execute("UPDATE certificates SET key_id = NULL, credential_key = NULL, place = NULL");
    server.database.execute("DELETE FROM signing_keys");
    let page = compare(&mut browser, &server, &at, &file);
    assert!(page.says("This is not the file that was issued"), "{}", page.describe());
}
