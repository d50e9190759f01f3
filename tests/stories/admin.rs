//! The operator's page: for the operator's admins; to everybody else there is none.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::organisation::{MANAGER, Organisation};
use crate::support::page::Page;
use crate::support::program::{Said, perehdy, run, until};

on_both_engines!(granted_and_revoked, mails_are_cared_for);

/// A command of the operator on the data of a running program.
pub(super) fn admin(mailed: &Mailed, arguments: &[&str]) -> Said {
    let mut command = perehdy(["admin"]);
    command.args(arguments).args(["--data", mailed.server.data.to_str().unwrap()]);
    if mailed.server.database.engine == Engine::Postgres {
        command.args(["--database", &mailed.server.database.address]);
    }
    run(&mut command)
}

fn granted_and_revoked(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (_, mut manager) = Organisation::managed(&mailed, "Äimä & Co", "acme");
    let nowhere = mailed.browser(IPHONE).get("/en/nowhere").expect(404);
    let text = |page: &Page| page.texts("main").concat();
    for browser in [&mut manager, &mut mailed.browser(FIREFOX)] {
        let page = browser.get("/en/admin").expect(404);
        check(&page);
        assert_eq!(text(&page), text(&nowhere), "not even a manager learns that there is one");
        check(&browser.post("/en/admin", &[("do", "try"), ("mail", "x")]).expect(404));
    }
    let said = admin(&mailed, &["grant", "Maija@Example.org"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("Maija@Example.org may open") && said.out.contains("/fi/admin"), "{said:?}");
    let again = admin(&mailed, &["grant", MANAGER]);
    assert!(again.code == Some(0) && again.out.contains("already"), "{again:?}");
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/admin")).expect(200));
    }
    let page = manager.get("/en/admin").expect(200);
    for shown in ["Äimä & Co", "acme · 1 member", "noreply@localhost", "127.0.0.1:"] {
        assert!(page.says(shown), "{shown}: {}", page.describe());
    }
    assert!(page.says(match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    }));
    check(&mailed.browser(FIREFOX).get("/en/admin").expect(404));
    check(&manager.post("/en/admin", &[("do", "other")]).expect(422));
    let said = admin(&mailed, &["revoke", MANAGER]);
    assert_eq!(said.code, Some(0), "{said:?}");
    check(&manager.get("/en/admin").expect(404));
    let said = admin(&mailed, &["revoke", MANAGER]);
    assert!(said.code == Some(1) && said.err.contains("could not open"), "{said:?}");
    let said = admin(&mailed, &["grant", "maija"]);
    assert!(said.code == Some(2) && said.err.contains("name@example.org"), "{said:?}");
}

fn mails_are_cared_for(engine: Engine) {
    let mut mailed = Mailed::start(engine);
    let (_, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    assert_eq!(admin(&mailed, &["grant", MANAGER]).code, Some(0));
    let page = manager.get("/en/admin").expect(200);
    assert!(page.says("No message waits to be sent.") && page.says("No message was left unsent."));
    mailed.smtp.go_away();
    for address in ["ada@example.org", "ben@example.org"] {
        mailed.ask(&mut mailed.browser(FIREFOX), address);
    }
    let tried = "SELECT count(*) FROM mails WHERE trouble <> '' AND sent_at IS NULL";
    until("both were tried", || mailed.server.database.number(tried) == 2);
    // The pause of one is longer than a try may take, that of the other is not.
    mailed.server.database.execute("UPDATE mails SET next_try_at = next_try_at + 3600000000 WHERE email LIKE 'ada%'");
    mailed.server.database.execute("UPDATE mails SET next_try_at = next_try_at + 300000000 WHERE email LIKE 'ben%'");
    let before = mailed.server.database.dump();
    let page = manager.get("/en/admin").expect(200);
    check(&page);
    for shown in ["ada@example.org", "ben@example.org", "Your link to sign in", "Why it did not go out", "Next try"] {
        assert!(page.says(shown), "{shown}: {}", page.describe());
    }
    assert!(!page.source().contains("/sign-in/"), "no links of mails: {}", page.describe());
    assert_eq!(mailed.server.database.dump(), before);
    let forms =
        |page: &Page, action: &str| page.forms().into_iter().filter(|form| form.does(action)).collect::<Vec<_>>();
    assert_eq!((forms(&page, "try").len(), forms(&page, "give-up").len()), (1, 2));
    mailed.smtp.come_back();
    let page = manager.send(&forms(&page, "try")[0].clone().press("do", "try")).expect(200);
    check(&page);
    assert!(page.says("The message is being tried now."), "{}", page.describe());
    mailed.letter("ada@example.org", 1);
    let sent = "SELECT count(*) FROM mails WHERE email LIKE 'ada%' AND sent_at IS NOT NULL";
    until("it is noted", || mailed.server.database.number(sent) == 1);
    let page = manager.get("/en/admin").expect(200);
    let give_up = forms(&page, "give-up")[0].clone().press("do", "give-up");
    let page = manager.send(&give_up).expect(200);
    check(&page);
    assert!(page.says("The message has been given up.") && page.says("what they said is not kept"));
    assert!(page.says("ben@example.org") && forms(&page, "give-up").is_empty(), "{}", page.describe());
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM mails WHERE body <> ''"), 0);
    // The same once more: it does not wait any more.
    let page = manager.send(&give_up).expect(200);
    assert!(page.says("The message was not waiting any more"), "{}", page.describe());
}
