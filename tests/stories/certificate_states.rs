//! What becomes of a certificate: corrected by its holder, taken back by the operator. Whoever checks it sees which.

use perehdy_courses::model::Lang;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::page::Page;
use crate::support::pdf::inspect;
use crate::support::program::{Said, perehdy, run};
use crate::support::server::{Server, Setup};
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(
    a_wrong_name_is_corrected,
    what_would_be_replaced_is_what_was_shown,
    taken_back_by_command,
    taken_back_on_the_operators_page,
);

fn page(lang: Lang) -> String {
    address(lang, EVERYTHING, "certificate")
}

/// The number in the address of a PDF.
pub(super) fn number(pdf: &str) -> String {
    pdf.trim_start_matches("/certificates/").trim_end_matches(".pdf").to_owned()
}

/// A command of the operator on the data of a running program.
pub(super) fn command(server: &Server, arguments: &[&str]) -> Said {
    let mut command = perehdy(["admin", "certificate"]);
    command.args(arguments).args(["--data", server.data.to_str().unwrap()]);
    if server.database.engine == Engine::Postgres {
        command.args(["--database", &server.database.address]);
    }
    run(&mut command)
}

/// The PDF is not handed out any more: a page in the language of who asks says why, and leads to the public page.
fn gone(server: &Server, pdf: &str, title: [&str; 3]) {
    // Also to those who have it.
    let tagged = server.browser().ask("GET", pdf, &[("if-none-match", "*")], b"");
    assert_eq!(tagged.status, 410, "{}", tagged.describe());
    for (lang, title) in ["fi", "sv", "en"].into_iter().zip(title) {
        let mut browser = server.browser().accepting(lang);
        let page = browser.get(pdf).expect(410);
        check(&page);
        assert_eq!((page.lang(), page.header("x-robots-tag")), (lang.to_owned(), Some("noindex")));
        assert!(page.texts(".result-score").concat().contains(title), "{}", page.describe());
        let public = page.attributes("main a.button", "href").remove(0);
        check(&browser.get(&public).expect(200));
    }
}

fn a_wrong_name_is_corrected(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::Fi);
    let wrong = pdfs(&issue(&mut browser, &asked, "Aino Mäkinn")).remove(0);
    let swedish = browser.get(&page(Lang::Sv));
    let swedish = pdfs(&issue(&mut browser, &swedish, "Aino Mäkinn")).remove(0);
    // The same language, another name: what will happen is told before.
    let again = browser.get(&page(Lang::Fi)).expect(200);
    let stored = server.database.dump();
    let preview = browser.send(&again.form("preview").set("name", "Aino Mäkinen")).expect(200);
    check(&preview);
    assert!(preview.says("nimellä ”Aino Mäkinn” annettu todistus ei ole enää voimassa"), "{}", preview.describe());
    assert_eq!(preview.form("issue").value("instead-of"), Some(number(&wrong)));
    assert_eq!(server.database.dump(), stored);
    let form = preview.form("issue").press("do", "issue");
    let issued = browser.send(&form).expect(200);
    check(&issued);
    let all = pdfs(&issued);
    assert_eq!(all.len(), 2, "the replaced one's paper is not offered: {}", issued.describe());
    assert!(all.contains(&swedish) && !all.contains(&wrong), "another language is another certificate");
    assert_eq!(issued.texts(".card-state"), ["Korvattu todistuksella, jossa nimi on korjattu"]);
    let right = all.into_iter().find(|pdf| *pdf != swedish).unwrap();
    assert!(inspect(&browser.get(&right).expect(200).body).text.contains("Aino Mäkinen"));
    // The form once more gives the same.
    let stored = server.database.dump();
    browser.send(&form).expect(200);
    assert_eq!(server.database.dump(), stored);
    // Whoever holds the old paper is led to the new one.
    gone(&server, &wrong, ["korvattu", "ersatts", "replaced"]);
    for (lang, link) in
        [("fi", "Näytä uusi todistus"), ("sv", "Visa det nya intyget"), ("en", "Show the new certificate")]
    {
        let mut stranger = server.browser();
        let old = stranger.get(&format!("/v/{}?lang={lang}", number(&wrong))).expect(200);
        check(&old);
        assert!(
            old.has(".result-failed") && !old.has(".result-passed") && old.says("Aino Mäkinn"),
            "{}",
            old.describe()
        );
        let new = stranger.follow(&old, link).expect(200);
        check(&new);
        assert_eq!(new.path(), format!("/v/{}?lang={lang}", number(&right)));
        assert!(new.has(".result-passed") && new.says("Aino Mäkinen"));
        assert!(!new.source().contains("Mäkinn"), "the new one says nothing of the old name");
    }
    let said = command(&server, &["show", &number(&wrong)]);
    assert!(said.code == Some(0) && said.out.contains(&format!("replaced by {}", number(&right))), "{said:?}");
    // On the overview too.
    let me = browser.get("/fi/me").expect(200);
    check(&me);
    assert!(me.says("Korvattu todistuksella") && !pdfs(&me).contains(&wrong));
}

fn what_would_be_replaced_is_what_was_shown(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    // Two windows; in one the first certificate is made meanwhile.
    let shown = browser.send(&asked.form("preview").set("name", "Ada Lovelace")).expect(200);
    issue(&mut browser, &asked, "Ada Byron");
    let stored = server.database.dump();
    let back = browser.send(&shown.form("issue").press("do", "issue")).expect(409);
    check(&back);
    assert!(back.texts(".error-summary").concat().contains("changed meanwhile"), "{}", back.describe());
    assert_eq!(server.database.dump(), stored);
    assert_eq!(back.form("issue").value("name").as_deref(), Some("Ada Lovelace"), "what was typed is there");
    browser.send(&back.form("issue").press("do", "issue")).expect(200);
    assert_eq!(server.database.number("SELECT count(*) FROM certificates WHERE replaces IS NOT NULL"), 1);
    // What nobody was shown is not taken.
    for instead_of in ["", "AAAAAAAAAAAAAAAAAAAAAA", "'"] {
        let fields = [("do", "issue"), ("name", "Ada King"), ("instead-of", instead_of)];
        check(&browser.post(&page(Lang::En), &fields).expect(409));
    }
}

/// Somebody with an account and a certificate of this name: their browser, and the address of the PDF.
fn certified(mailed: &Mailed, address: &str, name: &str) -> (Browser, String) {
    let mut browser = mailed.browser(IPHONE);
    mailed.sign_in(&mut browser, address, 1);
    let asked = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &asked, name)).remove(0);
    (browser, pdf)
}

fn taken_back_by_command(engine: Engine) {
    let mailed = Mailed::start(engine);
    let server = &mailed.server;
    let (mut ada, _) = certified(&mailed, "ada@example.org", "Ada <b>Lovelace");
    // A number may begin as an option does.
    server.database.execute("UPDATE certificates SET token = '-AAAAAAAAAAAAAAAAAAAA-'");
    let (pdf, number) = ("/certificates/-AAAAAAAAAAAAAAAAAAAA-.pdf", "-AAAAAAAAAAAAAAAAAAAA-");
    let said = command(server, &["show", number]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for shown in [
        "State         valid\n",
        "Ada <b>Lovelace",
        "First steps in a sauna (everything, version 2026.1, en)",
        "ada@example.org",
        "/v/-AAA",
    ] {
        assert!(said.out.contains(shown), "{shown}: {said:?}");
    }
    let stored = server.database.dump();
    let long = "x".repeat(501);
    for (arguments, code, told) in [
        (&["revoke", "AAAAAAAAAAAAAAAAAAAAAA", "--reason", "Wrong"][..], 1, "there is no certificate AAAA"),
        (&["show", "' OR 1=1"], 1, "there is no certificate"),
        (&["revoke", number], 2, "--reason"),
        (&["revoke", number, "--reason", "  "], 2, "0 characters"),
        (&["revoke", number, "--reason", &long], 2, "501 characters"),
    ] {
        let said = command(server, arguments);
        assert!(said.code == Some(code) && said.err.contains(told), "{arguments:?}: {said:?}");
    }
    assert_eq!(server.database.dump(), stored);
    let said = command(server, &["revoke", number, "--reason", " The test was taken\n by <i>somebody</i> else. "]);
    let reason = "The test was taken by <i>somebody</i> else.";
    assert!(said.code == Some(0) && said.out.contains(&format!(": {reason}\n")), "{said:?}");
    let said = command(server, &["revoke", number, "--reason", "Other"]);
    assert!(said.code == Some(1) && said.err.contains("revoked before") && said.err.contains(reason), "{said:?}");
    // Everybody sees it, in each language; the paper is not to be had.
    gone(server, pdf, ["peruutettu", "återkallats", "revoked"]);
    for lang in ["fi", "sv", "en"] {
        let public = server.browser().get(&format!("/v/{number}?lang={lang}")).expect(200);
        check(&public);
        assert!(
            public.has(".result-failed") && public.says(reason) && public.says("Ada <b>Lovelace"),
            "{}",
            public.describe()
        );
    }
    // The holder is told on their pages and by mail, and makes no other one.
    let body = mailed.letter("ada@example.org", 2).body();
    for told in [reason, "Ada <b>Lovelace", "First steps in a sauna", &format!("{}/v/{number}", server.origin)] {
        assert!(body.contains(told), "{told}: {body}");
    }
    for address in [page(Lang::En), "/en/me".to_owned()] {
        let shown = ada.get(&address).expect(200);
        check(&shown);
        assert!(shown.says("Revoked on ") && shown.says(reason) && pdfs(&shown).is_empty(), "{}", shown.describe());
    }
    assert!(!ada.get(&page(Lang::En)).forms().iter().any(|form| form.does("preview")), "no form that leads nowhere");
    let refused = ada.post(&page(Lang::En), &[("do", "issue"), ("name", "Ada")]).expect(422);
    check(&refused);
    assert!(refused.texts(".error-summary").concat().contains("has been revoked"), "{}", refused.describe());
    // Nothing that is erased says that it was valid.
    let erase = ada.get("/en/me/erase").expect(200);
    ada.send(&erase.form("erase").set("sure", "yes")).expect(200);
    check(&server.browser().get(&format!("/v/{number}")).expect(404));
}

fn taken_back_on_the_operators_page(engine: Engine) {
    let mailed = Mailed::start(engine);
    let server = &mailed.server;
    let (_, pdf) = certified(&mailed, "ada@example.org", "Ada Lovelace");
    let mut admin = mailed.browser(FIREFOX);
    mailed.sign_in(&mut admin, "olli@example.org", 1);
    let number = number(&pdf);
    let fields = [("do", "revoke-certificate"), ("number", &*number), ("reason", "Wrong"), ("sure", "yes")];
    check(&admin.post("/en/admin", &fields).expect(404));
    let mut grant = perehdy(["admin", "grant", "olli@example.org", "--data", server.data.to_str().unwrap()]);
    if engine == Engine::Postgres {
        grant.args(["--database", &server.database.address]);
    }
    assert_eq!(run(&mut grant).code, Some(0));
    let page = admin.get("/en/admin").expect(200);
    let stored = server.database.dump();
    let form = page.form("revoke-certificate");
    let refused = |page: &Page, told: &[(&str, &str)]| {
        check(page);
        for (id, text) in told {
            assert!(page.has(&format!(".error-summary a[href='#certificate-{id}']")), "{id}: {}", page.describe());
            assert!(page.says(text), "{text}: {}", page.describe());
        }
    };
    refused(
        &admin.send(&form).expect(422),
        &[("number", "Write the number"), ("reason", "Write why"), ("sure", "tick the box")],
    );
    let long = "x".repeat(501);
    let page = admin.send(&form.clone().set("number", "nothing").set("reason", &long).set("sure", "yes")).expect(422);
    refused(&page, &[("reason", "501 characters")]);
    assert_eq!(page.form("revoke-certificate").value("reason"), Some(long), "what was typed is there");
    let page = admin.send(&form.clone().set("number", "nothing").set("reason", "Wrong").set("sure", "yes")).expect(422);
    refused(&page, &[("number", "no certificate with this number")]);
    check(&admin.post("/en/admin", &[("do", "revoke-certificate"), ("x", "y")]).expect(422));
    assert_eq!(server.database.dump(), stored);
    // The address of its page will do.
    let whole =
        form.set("number", &format!("{}/v/{number}?lang=en", server.origin)).set("reason", "Wrong").set("sure", "yes");
    let page = admin.send(&whole).expect(200);
    check(&page);
    assert!(page.says("The certificate has been revoked."), "{}", page.describe());
    refused(&admin.send(&whole).expect(422), &[("number", "was revoked on")]);
    assert!(server.browser().get(&format!("/v/{number}")).expect(200).has(".result-failed"));
    let said = command(server, &["show", &number]);
    assert!(said.code == Some(0) && said.out.contains("by olli@example.org: Wrong"), "who did it is known: {said:?}");
    assert!(mailed.letter("ada@example.org", 2).body().contains("Wrong"));
}
