//! Checking a certificate: a file is compared with the one that was handed out, and numbers are not to be guessed.

use perehdy_courses::model::Lang;

use super::certificate_states::number;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::server::{Server, Setup};
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(a_file_is_compared, what_cannot_be_compared_is_told, numbers_are_not_guessed);

/// Sends a file by the form of the public page, as browsers do.
fn compare(browser: &mut Browser, server: &Server, address: &str, file: Option<(&str, &[u8])>) -> Page {
    let mut body = Vec::new();
    let (name, file) = file.unwrap_or(("", b""));
    let head = format!(
        "--BouNDary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(
        b"\r\n--BouNDary\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\ncompare\r\n--BouNDary--\r\n",
    );
    let headers = [("content-type", "multipart/form-data; boundary=BouNDary"), ("origin", &*server.origin)];
    browser.ask("POST", address, &headers, &body)
}

/// Whether it is told that a file is not the one; whatever its signature tells besides.
fn is_another_file(page: &Page) -> bool {
    let told = ["This is not the file", "The file has been altered"].iter().any(|told| page.says(told));
    told && !page.says("genuine") && page.texts(".result-passed").len() == 1
}

fn a_file_is_compared(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &asked, "Ada Lovelace")).remove(0);
    let swedish = browser.get(&address(Lang::Sv, EVERYTHING, "certificate"));
    let other = pdfs(&issue(&mut browser, &swedish, "Ada Lovelace")).remove(0);
    let stored = server.database.dump();
    let file = browser.get(&pdf).expect(200).body;
    assert_eq!(server.database.dump(), stored, "downloading stores nothing");
    let public = format!("/v/{}", number(&pdf));
    let mut stranger = server.browser();
    for (lang, told) in [("fi", "Tiedosto on aito"), ("sv", "Filen är äkta"), ("en", "The file is genuine")] {
        let page =
            compare(&mut stranger, &server, &format!("{public}?lang={lang}"), Some(("a.pdf", &file))).expect(200);
        check(&page);
        assert_eq!((page.lang(), page.header("x-robots-tag")), (lang.to_owned(), Some("noindex")));
        assert!(page.says(told) && page.texts(".result-passed").len() == 2, "{}", page.describe());
    }
    let public = format!("{public}?lang=en");
    // One byte, anywhere; cut; with something behind.
    for at in [10, file.len() / 2, file.len() - 2] {
        let mut altered = file.clone();
        altered[at] ^= 1;
        let page = compare(&mut stranger, &server, &public, Some(("a.pdf", &altered))).expect(200);
        assert!(is_another_file(&page), "{at}: {}", page.describe());
    }
    for altered in [&file[..file.len() / 3], &[&file[..], b"\n"].concat(), b"%PDF-1.7\n"] {
        let page = compare(&mut stranger, &server, &public, Some(("a.pdf", altered))).expect(200);
        check(&page);
        assert!(is_another_file(&page), "{}", page.describe());
    }
    // Another certificate's: whoever has the file is told which.
    let theirs = browser.get(&other).expect(200).body;
    let page = compare(&mut stranger, &server, &public, Some(("b.pdf", &theirs))).expect(200);
    check(&page);
    assert!(page.says("another certificate"), "{}", page.describe());
    let there = stranger.follow(&page, &format!("Show certificate {}", number(&other))).expect(200);
    assert!(there.path().starts_with(&format!("/v/{}", number(&other))));
    // Genuine, and not valid all the same.
    server.database.execute("UPDATE certificates SET revoked_at = 1, revoked_reason = 'Wrong'");
    let page = compare(&mut stranger, &server, &public, Some(("a.pdf", &file))).expect(200);
    check(&page);
    assert!(
        page.says("The file is genuine")
            && page.says("But the certificate is not valid")
            && !page.has(".result-passed")
    );
    assert!(stranger.cookies.is_empty());
    // A certificate from before hashes were kept: they are, once its file has been made.
    server.database.execute("UPDATE certificates SET revoked_at = NULL, revoked_reason = NULL");
    server.database.execute("DELETE FROM pdf_hashes");
    let page = compare(&mut stranger, &server, &public, Some(("a.pdf", &file))).expect(200);
    assert!(is_another_file(&page), "{}", page.describe());
    for _ in 0..2 {
        assert_eq!(stranger.get(&pdf).expect(200).body, file);
        assert_eq!(server.database.count("pdf_hashes"), 1);
    }
    assert!(compare(&mut stranger, &server, &public, Some(("a.pdf", &file))).says("The file is genuine"));
    // So are those that learners take along.
    browser.post("/en/me/export.zip", &[]).expect(200);
    assert_eq!(server.database.count("pdf_hashes"), 2);
}

fn what_cannot_be_compared_is_told(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &asked, "Ada Lovelace")).remove(0);
    let public = format!("/v/{}?lang=en", number(&pdf));
    let stored = server.database.dump();
    let large = [b"%PDF-1.7\n".to_vec(), vec![b'x'; 5_000_000]].concat();
    let huge = vec![b'x'; 100_000_000];
    for (file, told) in [
        (None, "Choose the PDF file"),
        (Some(("a.pdf", &b""[..])), "The file is empty"),
        (Some(("a.jpg", b"\xff\xd8\xff")), "The file is not a PDF"),
        (Some(("a.pdf", &[vec![0; 1024], b"%PDF-1.7".to_vec()].concat())), "The file is not a PDF"),
        (Some(("a.pdf", &large)), "larger than 5 MB"),
        (Some(("a.pdf", &huge)), "larger than 5 MB"),
    ] {
        let page = compare(&mut browser, &server, &public, file).expect(422);
        check(&page);
        assert!(page.has(".error-summary a[href='#file']") && page.says(told), "{told}: {}", page.describe());
        assert!(page.has("#file[aria-invalid=true]") && page.says("The certificate is valid"), "{}", page.describe());
    }
    let page = compare(&mut browser, &server, &public, Some(("a.pdf", &large[..5_000_000]))).expect(200);
    assert!(page.says("This is not the file that was issued"), "as much as there may be: {}", page.describe());
    // Forms that are none of the page's.
    for (kind, body) in [
        ("application/x-www-form-urlencoded", &b"do=compare"[..]),
        ("multipart/form-data; boundary=B", b"--B\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--B--\r\n"),
        ("multipart/form-data; boundary=B", b"--B\r\nContent-Disposition: form-data; name=\"file\""),
        ("multipart/form-data; boundary=B", b""),
        ("multipart/form-data", b"x"),
    ] {
        let headers = [("content-type", kind), ("origin", &*server.origin)];
        let page = browser.ask("POST", &public, &headers, body).expect(422);
        check(&page);
        assert!(page.has(".error-summary"), "{kind}: {}", page.describe());
    }
    check(&compare(&mut browser, &server, "/v/AAAAAAAAAAAAAAAAAAAAAA", Some(("a.pdf", b"%PDF-1.7"))).expect(404));
    assert_eq!(server.database.dump(), stored, "nothing of it is kept");
}

fn numbers_are_not_guessed(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").flag("proxy-header", "x-forwarded-for").start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &asked, "Ada Lovelace")).remove(0);
    let from = |address: &str| {
        let mut browser = server.browser();
        browser.headers.push(("x-forwarded-for".to_owned(), address.to_owned()));
        browser
    };
    let begun = std::time::Instant::now();
    from("192.0.2.1").get("/v/AAAAAAAAAAAAAAAAAAAAAA").expect(404);
    assert!(begun.elapsed() >= std::time::Duration::from_millis(300), "wrong numbers are told slowly");
    // Many at once, as a guesser would; numbers and files are counted together.
    let guess = |i: usize| {
        let (number, mut browser) = (format!("{i:022}"), from("192.0.2.1"));
        let address = if i.is_multiple_of(2) { format!("/v/{number}") } else { format!("/certificates/{number}.pdf") };
        browser.get(&address).status
    };
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let guessers: Vec<_> =
            (0..11).map(|i| scope.spawn(move || (0..9).map(|j| guess(i * 9 + j)).collect::<Vec<_>>())).collect();
        guessers.into_iter().flat_map(|guesser| guesser.join().unwrap()).collect()
    });
    assert!(statuses.iter().all(|status| *status == 404), "{statuses:?}");
    for (lang, told) in [("fi", "Liian monta"), ("sv", "För många"), ("en", "Too many")] {
        let page = from("192.0.2.1").accepting(lang).get(&format!("/v/{}", number(&pdf))).expect(429);
        check(&page);
        assert!(page.heading().contains(told) && page.header("retry-after").is_some(), "{}", page.describe());
    }
    from("192.0.2.1").get(&pdf).expect(429);
    // Others see it, and codes of organisations are counted by themselves.
    from("192.0.2.2").get(&format!("/v/{}", number(&pdf))).expect(200);
    from("192.0.2.1").get("/en/join/ABCDE-FGHJM").expect(404);
}
