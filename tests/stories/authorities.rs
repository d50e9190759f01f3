//! Mails by a server whose certificate an authority of the operator's own has signed. (Webhooks to such a one: see theirs.)

use crate::support::authority::Authority;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::organisation::{MANAGER, Organisation};
use crate::support::program::until;
use crate::support::server::Setup;
use crate::support::smtp::{Smtp, Speaks};

use super::admin::admin;

on_both_engines!(one_that_is_named_is_trusted, no_other_is);

fn one_that_is_named_is_trusted(engine: Engine) {
    let (authority, of_a_name) = (Authority::new(), Authority::new());
    let good = || authority.server("127.0.0.1");
    for smtp in [Smtp::start_as(Speaks::Tls(good())), Smtp::start_as(Speaks::StartTls(good()))] {
        let mailed = Mailed::start_with(smtp, Setup::new(engine).flag("authorities", authority.file()));
        mailed.sign_in(&mut mailed.browser(FIREFOX), "ada@example.org", 1);
        assert_eq!((mailed.smtp.logins(), mailed.count("ada@example.org")), (1, 1));
    }
    // By its name.
    let smtp = Smtp::start_as(Speaks::Tls(of_a_name.server("localhost")));
    let by_name = smtp.url().replace("127.0.0.1", "localhost");
    let setup = Setup::new(engine).environment("PEREHDY_AUTHORITIES", of_a_name.file()).flag("smtp", &by_name);
    let server = setup.start();
    server.browser().post("/sv/sign-in", &[("do", "send"), ("email", "bo@example.org")]).expect(200);
    until("the mail has come", || smtp.count("bo@example.org") == 1);
}

fn no_other_is(engine: Engine) {
    let (authority, other) = (Authority::new(), Authority::new());
    let setup = || Setup::new(engine).flag("authorities", authority.file());
    let mut mailed = Mailed::start_with(Smtp::start_as(Speaks::Tls(authority.server("127.0.0.1"))), setup());
    let (_, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    assert_eq!(admin(&mailed, &["grant", MANAGER]).code, Some(0));
    let logins = mailed.smtp.logins();
    let tried = |mailed: &Mailed, address: &str| {
        mailed.ask(&mut mailed.browser(FIREFOX), address);
        let tried =
            format!("SELECT count(*) FROM mails WHERE email = '{address}' AND trouble <> '' AND sent_at IS NULL");
        until("it was tried", || mailed.server.database.number(&tried) == 1);
    };
    let (wrong, bad) = ("not valid for name", || authority.server("mail.example.org"));
    for (address, speaks, told) in [
        ("a@example.org", Speaks::Tls(bad()), wrong),
        ("b@example.org", Speaks::Tls(authority.expired("127.0.0.1")), "expired"),
        ("c@example.org", Speaks::Tls(other.server("127.0.0.1")), "certificate"),
    ] {
        mailed.smtp.becomes(speaks);
        tried(&mailed, address);
        let page = manager.get("/en/admin").expect(200);
        check(&page);
        assert!(page.says(address) && page.says(told), "{told}: {}", page.describe());
        assert_eq!(mailed.smtp.named(address), 0);
    }
    assert!(mailed.server.log().contains("the mail server cannot be used"), "{}", mailed.server.log());
    // The right server, and a program to which the setting names no authority.
    mailed.smtp.becomes(Speaks::Tls(authority.server("127.0.0.1")));
    let Mailed { smtp, server } = mailed;
    let (data, database) = (server.data.clone(), server.database.clone());
    drop(server);
    let server = Setup::new(engine).flag("smtp", &smtp.url()).start_on(data.clone(), database.clone());
    let mailed = Mailed { smtp, server };
    tried(&mailed, "d@example.org");
    let mut again = mailed.server.browser();
    again.cookies = manager.cookies.clone();
    let page = again.get("/en/admin").expect(200);
    assert!(page.says("d@example.org") && page.says("setting authorities"), "{}", page.describe());
    assert_eq!((mailed.smtp.named("d@example.org"), mailed.smtp.logins()), (0, logins), "no password was told");
    // Nothing is lost.
    let Mailed { smtp, server } = mailed;
    drop(server);
    database.execute("UPDATE mails SET next_try_at = 1 WHERE next_try_at IS NOT NULL");
    let _server = setup().flag("smtp", &smtp.url()).start_on(data, database);
    for address in ["a@example.org", "b@example.org", "c@example.org", "d@example.org"] {
        until("it has come", || smtp.count(address) == 1);
    }
}
