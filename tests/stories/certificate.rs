//! The certificate: seen before it is issued, once for one name, and for good.

use std::fs;

use perehdy_courses::model::Lang;

use super::certificate_states::number;
use crate::support::courses::{EVERYTHING, address, copy, everything, fixtures};
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::html::check;
use crate::support::pdf::inspect;
use crate::support::server::{Server, Setup};
use crate::support::walk::{How, complete, issue, pdfs, read_all, take_test};

on_both_engines!(
    only_who_has_completed_gets_one,
    a_preview_stores_nothing,
    the_same_form_twice_gives_one_certificate,
    past_certificates_stay,
    a_certificate_does_not_contradict_itself,
    what_the_course_chose_stays,
    names_in_another_language_are_marked_as_such,
    what_does_not_fit_on_the_sheet_is_not_issued,
    there_is_a_most,
    everybody_sees_their_own,
    the_pdf_is_one_sheet_and_the_code_leads_to_the_public_page,
    the_public_address_is_on_the_certificate
);

fn page(lang: Lang) -> String {
    address(lang, EVERYTHING, "certificate")
}

fn only_who_has_completed_gets_one(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let missing = |page: &crate::support::page::Page| page.attributes("main ul a", "href");
    let nothing_done = browser.get(&page(Lang::En)).expect(200);
    check(&nothing_done);
    assert_eq!(missing(&nothing_done).len(), 6, "five pages and the test");
    take_test(&mut browser, everything(), Lang::En, How::Rightly);
    let pages_missing = browser.get(&page(Lang::En));
    assert_eq!(missing(&pages_missing).len(), 5, "{}", pages_missing.describe());
    let stored = server.database.dump();
    for action in ["preview", "issue", "change"] {
        let refused = browser.post(&page(Lang::En), &[("do", action), ("name", "Ada Lovelace")]).expect(422);
        check(&refused);
        assert_eq!(missing(&refused).len(), 5, "what is missing is told");
    }
    assert_eq!(server.database.dump(), stored);
    read_all(&mut browser, everything(), Lang::En);
    assert!(browser.get(&page(Lang::En)).forms().iter().any(|form| form.does("preview")));
}

fn a_preview_stores_nothing(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    check(&asked);
    let stored = server.database.dump();
    let preview = browser.send(&asked.form("preview").write("Your name", "  Ada   Lovelace ")).expect(200);
    check(&preview);
    assert!(preview.has(".sheet svg"));
    assert_eq!(preview.form("issue").value("name").as_deref(), Some("Ada Lovelace"), "tidied");
    let changed = browser.send(&preview.form("change").press("do", "change")).expect(200);
    assert_eq!(changed.form("preview").value("name").as_deref(), Some("Ada Lovelace"), "the name can be changed");
    assert_eq!(server.database.dump(), stored);
}

fn the_same_form_twice_gives_one_certificate(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let preview = browser.send(&asked.form("preview").set("name", "Ada Lovelace"));
    let form = preview.form("issue").press("do", "issue");
    let first = browser.send(&form).expect(200);
    let stored = server.database.dump();
    let second = browser.send(&form).expect(200);
    assert_eq!(pdfs(&first), pdfs(&second));
    assert_eq!(server.database.dump(), stored);
    assert_eq!(first.address.fragment(), second.address.fragment());
    let card = first.address.fragment().unwrap();
    assert!(first.has(&format!("[id='{card}']")), "one is led to the certificate");
}

fn past_certificates_stay(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::Fi);
    let first = pdfs(&issue(&mut browser, &asked, "Aino Mäki"));
    let file = browser.get(&first[0]).expect(200).body;
    // Another in Swedish, and one in English.
    let swedish = browser.get(&page(Lang::Sv));
    issue(&mut browser, &swedish, "Aino Mäki");
    let english = browser.get(&page(Lang::En));
    let all = pdfs(&issue(&mut browser, &english, "Aino Mäki"));
    assert_eq!(all.len(), 3);
    assert_eq!(all[2], first[0], "newest first");
    server.restart();
    browser.moved(&server.origin);
    assert_eq!(pdfs(&browser.get(&page(Lang::En))), all);
    for (address, (name, title)) in
        all.iter().zip([("Aino Mäki", Lang::En), ("Aino Mäki", Lang::Sv), ("Aino Mäki", Lang::Fi)])
    {
        let pdf = inspect(&browser.get(address).expect(200).body);
        let title = &everything().texts.get(title).unwrap().title;
        assert!(pdf.text.contains(name) && pdf.text.contains(title), "{}", pdf.text);
    }
    assert_eq!(browser.get(&first[0]).body, file, "byte for byte the same, after another start too");
}

fn everybody_sees_their_own(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let (mut one, mut other) = (server.browser(), server.browser());
    let asked = complete(&mut one, everything(), Lang::En);
    let first = pdfs(&issue(&mut one, &asked, "Ada Lovelace"));
    let asked = complete(&mut other, everything(), Lang::En);
    assert!(pdfs(&asked).is_empty() && !asked.says("Ada Lovelace"), "{}", asked.describe());
    // The same name on both: two people, two certificates.
    let second = pdfs(&issue(&mut other, &asked, "Ada Lovelace"));
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_ne!(first, second);
    assert_eq!(pdfs(&one.get(&page(Lang::En))), first);
    assert!(pdfs(&server.browser().get(&page(Lang::En))).is_empty());
}

fn a_certificate_does_not_contradict_itself(engine: Engine) {
    // Completed in one version, issued in the next: the titles are the new one's, so the version is too.
    let courses = folder("courses");
    let course = courses.join(EVERYTHING);
    copy(&fixtures().join(EVERYTHING), &course, &|text| text);
    let mut server = Setup::new(engine).courses(&courses).start();
    let mut browser = server.browser();
    take_test(&mut browser, everything(), Lang::En, How::Rightly);
    std::thread::sleep(std::time::Duration::from_millis(5));
    read_all(&mut browser, everything(), Lang::En);
    let change = |file: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(course.join(file)).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        std::fs::write(course.join(file), text.replacen(from, to, 1)).unwrap();
    };
    change("course.toml", "version = \"2026.1\"", "version = \"2027.1\"");
    change("en/manners/module.md", "# Manners", "# Good manners");
    server.restart();
    browser.moved(&server.origin);
    let asked = browser.get(&page(Lang::En));
    let address = pdfs(&issue(&mut browser, &asked, "Ada Lovelace"))[0].clone();
    let says = |column: &str| server.database.texts(&format!("SELECT {column} FROM certificates")).concat();
    assert_eq!(says("version"), "2027.1");
    assert!(says("covers").contains("Good manners"), "{}", says("covers"));
    let pdf = inspect(&browser.get(&address).expect(200).body);
    assert!(pdf.text.contains("2027.1") && pdf.text.contains("Good manners"), "{}", pdf.text);
    // The day on which nothing was missing any more, not that of the test.
    let completed = server.database.number("SELECT completed_at FROM completions");
    assert_eq!(server.database.number("SELECT completed_at FROM certificates"), completed);
    assert!(completed > server.database.number("SELECT handed_in_at FROM attempts"));
    assert_eq!(server.database.texts("SELECT version FROM completions"), ["2026.1"]);
}

fn what_the_course_chose_stays(engine: Engine) {
    let courses = folder("courses");
    let course = courses.join(EVERYTHING);
    copy(&fixtures().join(EVERYTHING), &course, &|text| text);
    let mut server = Setup::new(engine).courses(&courses).start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::Fi);
    let preview = browser.send(&asked.form("preview").set("name", "Aino Mäki")).expect(200);
    // The logo is not kept before a certificate has it: the course's own file is shown.
    let shown = preview.attributes(".sheet svg image", "href");
    assert_eq!(shown, [format!("/media/{EVERYTHING}/bathhouse.png")]);
    browser.get(&shown[0]).expect(200);
    assert_eq!(server.database.count("logos"), 0);
    let address = pdfs(&issue(&mut browser, &asked, "Aino Mäki"))[0].clone();
    assert_eq!(server.database.count("logos"), 1);
    let file = browser.get(&address).expect(200).body;
    let pdf = inspect(&file);
    let said = [
        "Saunatodistus",
        "on perehtynyt saunan tapoihin kurssilla",
        "Kurssi on osa kylpylän henkilöstökoulutusta.",
        "Maija Meikäläinen",
        "kylpylän johtaja",
        "lämmittäjä",
        "1. tammikuuta 2025",
    ];
    for text in said {
        assert!(pdf.text.replace('\u{a0}', " ").contains(text), "{text}: {}", pdf.text);
    }
    let drawn = preview.source();
    assert!(drawn.contains("viewBox=\"0 0 841.89 595.28\"") && drawn.contains("fill=\"#7a1f3d\""), "{drawn}");
    assert!(pdf.size.0 > pdf.size.1, "it lies on its long side");
    // Another look, no logo, another issuer: it stays as it was, to the byte.
    let text = std::fs::read_to_string(course.join("course.toml")).unwrap();
    let (before, _) = text.split_once("landscape").unwrap();
    let issuer = "[certificate.issuer]\nfi = \"Toinen kunta\"\nsv = \"Annan kommun\"\nen = \"Another\"\n";
    std::fs::write(course.join("course.toml"), format!("{before}{issuer}")).unwrap();
    std::fs::remove_file(course.join("media/bathhouse.png")).unwrap();
    server.restart();
    browser.moved(&server.origin);
    assert_eq!(browser.get(&address).expect(200).body, file);
    // A new one looks as the course says now.
    let mut other = server.browser();
    let asked = complete(&mut other, everything(), Lang::Fi);
    let newer = pdfs(&issue(&mut other, &asked, "Aino Mäkinen"))[0].clone();
    let pdf = inspect(&other.get(&newer).expect(200).body);
    assert!((pdf.size.0 - 595.28).abs() < 0.5, "upright: {:?}", pdf.size);
    assert!(!pdf.text.contains("Saunatodistus") && pdf.text.contains("Toinen kunta"), "{}", pdf.text);
    // Those from before there was a look are drawn as all were then.
    server.database.execute("UPDATE certificates SET look = NULL, issuer_logo = NULL");
    let old = inspect(&browser.get(&format!("{address}?anew")).expect(200).body);
    assert!((old.size.0 - 595.28).abs() < 0.5 && !old.text.contains("Saunatodistus"), "{}", old.text);
    assert!(old.text.contains("Aino Mäki") && old.text.contains("Esimerkkikunta"), "{}", old.text);
}

fn names_in_another_language_are_marked_as_such(engine: Engine) {
    let courses = folder("courses");
    let course = courses.join(EVERYTHING);
    copy(&fixtures().join(EVERYTHING), &course, &|text| text);
    let manifest = fs::read_to_string(course.join("course.toml")).unwrap();
    let said = "[certificate]\ntitle-language = { en = \"fi\" }\n";
    fs::write(course.join("course.toml"), manifest.replacen("[certificate]\n", said, 1)).unwrap();
    let server = Setup::new(engine).flag("burst", "1000").courses(&courses).start();
    let mut browser = server.browser();
    complete(&mut browser, everything(), Lang::En);
    for (lang, names) in [(Lang::En, "fi"), (Lang::Sv, "sv")] {
        let asked = browser.get(&page(lang));
        let pdf = pdfs(&issue(&mut browser, &asked, "Ada Lovelace")).remove(0);
        let public = server.browser().get(&format!("/v/{}?lang=sv", number(&pdf))).expect(200);
        check(&public);
        let title = &everything().texts.get(lang).unwrap().title;
        let spoken = public.texts(&format!("dd[lang={names}]")).concat();
        assert!(spoken.contains(&**title) && spoken.contains("Manners") == (lang == Lang::En), "{}", public.describe());
        assert_eq!(public.texts("dd[lang=en]").concat().contains("Example Municipality"), lang == Lang::En);
    }
}

fn what_does_not_fit_on_the_sheet_is_not_issued(engine: Engine) {
    let courses = folder("courses");
    let long = format!("# {}", "Manners and more ".repeat(3000));
    let change = |text: Vec<u8>| {
        let text = String::from_utf8(text).unwrap();
        text.replacen("# Manners\n", &format!("{}\n", long.trim_end()), 1).into_bytes()
    };
    copy(&fixtures().join(EVERYTHING), &courses.join(EVERYTHING), &change);
    let server = Setup::new(engine).courses(&courses).start();
    let mut browser = server.browser();
    complete(&mut browser, everything(), Lang::En);
    for action in ["preview", "issue"] {
        let back = browser.post(&page(Lang::En), &[("do", action), ("name", "Ada Lovelace")]).expect(422);
        check(&back);
        assert!(back.texts(".error-summary").concat().contains("does not fit on one page"), "{}", back.describe());
        assert_eq!(back.form("preview").value("name").as_deref(), Some("Ada Lovelace"), "what was typed is there");
    }
    assert_eq!(server.database.count("certificates"), 0);
    // In another language it fits.
    let asked = browser.get(&page(Lang::Fi));
    issue(&mut browser, &asked, "Ada Lovelace");
}

fn there_is_a_most(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    complete(&mut browser, everything(), Lang::En);
    let names: Vec<String> = ('A'..='K').map(|letter| format!("Ada {letter}.")).collect();
    for name in &names[..10] {
        let asked = browser.get(&page(Lang::En));
        issue(&mut browser, &asked, name);
    }
    for name in [&names[10], &names[0]] {
        let refused = browser.post(&page(Lang::En), &[("do", "issue"), ("name", name)]).expect(422);
        check(&refused);
        assert!(refused.texts(".error-summary").concat().contains("10 certificates"), "{}", refused.describe());
    }
    // The one that stands sent again is still it. Each has taken the place of the one before.
    browser.post(&page(Lang::En), &[("do", "issue"), ("name", &names[9])]).expect(200);
    let shown = browser.get(&page(Lang::En)).expect(200);
    assert_eq!(pdfs(&shown).len(), 1);
    assert_eq!(shown.texts(".card-state").len(), 9);
    assert!(!shown.forms().iter().any(|form| form.does("preview")), "no form that leads nowhere");
    assert_eq!(server.database.count("certificates"), 10);
}

fn the_pdf_is_one_sheet_and_the_code_leads_to_the_public_page(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let issued = issue(&mut browser, &asked, "Ada Lovelace");
    let file = browser.get(&pdfs(&issued)[0]).expect(200);
    assert!(file.header("content-disposition").unwrap().contains("certificate-"), "a name to save it by");
    assert!(file.body.len() < 60_000, "{} bytes", file.body.len());
    let pdf = inspect(&file.body);
    assert_eq!(pdf.pages, 1);
    // On its long side: the course says so.
    assert!((pdf.size.0 - 841.89).abs() < 0.5 && (pdf.size.1 - 595.28).abs() < 0.5, "A4: {:?}", pdf.size);
    let address = pdf.address();
    assert!(address.starts_with(&format!("{}/v/", server.origin)), "{address}");
    assert!(pdf.text.replace(char::is_whitespace, "").contains(address), "the address is printed too: {}", pdf.text);
    // Anybody, without a cookie, in each language.
    let mut stranger = server.browser();
    for lang in Lang::ALL {
        let public = stranger.get(&format!("{address}?lang={}", lang.code())).expect(200);
        check(&public);
        assert_eq!(public.lang(), lang.code());
        let score = public.texts(".facts").concat();
        for text in ["Ada Lovelace", "First steps in a sauna", "2026.1", "Example Municipality", "Basics", "Manners"] {
            assert!(score.contains(text), "“{text}”: {score}");
        }
        // What the course says in its own words, and who signs, as on the paper.
        for text in
            ["Sauna certificate", "training of the staff", "1 January 2025", "Maija Meikäläinen, Head of the bathhouse"]
        {
            assert!(score.contains(text) && pdf.text.contains(text.split(',').next().unwrap()), "“{text}”: {score}");
        }
        assert!(score.contains("7") && public.has(".result-passed"));
        assert!(public.has("meta[name=robots][content=noindex]"), "names are not for search engines");
    }
    assert!(stranger.cookies.is_empty());
}

fn the_public_address_is_on_the_certificate(engine: Engine) {
    // Behind a proxy that ends https: what people see is another address than where the program listens.
    let server = Setup::new(engine).flag("public-url", "https://courses.example.org").start();
    assert_eq!(server.origin, "https://courses.example.org", "what is printed is where people go");
    let mut browser = crate::routes::past_the_proxy(&server);
    let asked = complete(&mut browser, everything(), Lang::En);
    assert!(browser.cookies.contains_key("__Host-perehdy"), "{:?}", browser.cookies.keys());
    assert!(asked.header("strict-transport-security").is_some());
    let issued = issue(&mut browser, &asked, "Ada Lovelace");
    let pdf = inspect(&browser.get(&pdfs(&issued)[0]).expect(200).body);
    assert!(pdf.code.starts_with("https://courses.example.org/v/"), "{}", pdf.code);
}
