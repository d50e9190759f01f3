//! How quickly programs may ask, and how often somebody may try tokens.

use std::time::Duration;

use crate::support::api::Program;
use crate::support::database::Engine;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::server::Setup;
use crate::support::smtp::Smtp;

on_both_engines!(too_quickly, too_many_wrong_tokens);

fn too_quickly(engine: Engine) {
    let smtp = Smtp::start();
    let server = Setup::new(engine).flag("smtp", &smtp.url()).flag("rate", "1").flag("burst", "12").start();
    let mailed = Mailed { smtp, server };
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let (token, other) = (acme.api_token(&mut manager, "HR"), acme.api_token(&mut manager, "Other"));
    let mut program = Program::new(&mailed.server, &token);
    let answered = (0..60).take_while(|_| program.get("/organisation").0.status == 200).count();
    assert!((12..30).contains(&answered), "{answered}");
    let refused = program.refused("/organisation", 429);
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=3).contains(&wait), "{wait}");
    // Each token by itself; the description is everybody's.
    Program::new(&mailed.server, &other).good("/organisation");
    std::thread::sleep(Duration::from_secs(wait));
    program.good("/organisation");
}

fn too_many_wrong_tokens(engine: Engine) {
    let mailed = Mailed::start_by(Setup::new(engine).flag("proxy-header", "x-real-ip").flag("rate", "1000"));
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let (known, fresh) = (acme.api_token(&mut manager, "HR"), acme.api_token(&mut manager, "Other"));
    let ask = |token: &str, from: &str| {
        let headers = [("authorization", &*format!("Bearer {token}")), ("x-real-ip", from)];
        mailed.server.browser().ask("GET", "/api/v1/organisation", &headers, b"")
    };
    ask(&known, "192.0.2.1").expect(200);
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    let wrong = letters.chars().flat_map(|one| {
        let of = move |kind: &str| format!("{kind}{}A", one.to_string().repeat(42));
        [of("perehdy_"), of("")]
    });
    let tried = wrong.map(|token| ask(&token, "192.0.2.1").status).take_while(|status| *status == 401).count();
    assert_eq!(tried, 100);
    // Whoever tries has to wait, with a token that was never seen to be good too.
    let refused = ask(&fresh, "192.0.2.1").expect(429);
    assert_eq!(refused.header("content-type"), Some("application/problem+json"));
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=900).contains(&wait), "{wait}");
    // A program that was let in goes on, and so does everybody elsewhere and who sends none.
    ask(&known, "192.0.2.1").expect(200);
    ask(&fresh, "198.51.100.7").expect(200);
    let none = mailed.server.browser().ask("GET", "/api/v1/organisation", &[("x-real-ip", "192.0.2.1")], b"");
    assert_eq!(none.status, 401);
    // One that was revoked is known no more.
    mailed.server.database.execute("UPDATE api_tokens SET revoked_at = 1 WHERE name = 'HR'");
    ask(&known, "192.0.2.1").expect(401);
    ask(&known, "192.0.2.1").expect(429);
}

#[test]
fn the_database_is_away() {
    let mailed = Mailed::start(Engine::Postgres);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut program = acme.program(&mailed, &mut manager);
    program.good("/members");
    mailed.server.database.go_away();
    let refused = program.refused("/members", 503);
    assert_eq!(refused.header("retry-after"), Some("60"));
    mailed.server.database.come_back();
    program.good("/members");
}
