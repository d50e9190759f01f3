//! `perehdy admin`: organisations made beside a running program.

use std::fs;
use std::process::Command;

use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::program::{Said, perehdy, run};
use crate::support::server::{Server, Setup};

on_both_engines!(
    an_organisation_is_made_while_the_program_serves,
    what_cannot_be_made_is_told,
    another_manager_is_let_in,
    made_while_many_write,
);

/// A command of the operator on the data of a running program.
fn admin(server: &Server, arguments: &[&str]) -> Command {
    let mut command = perehdy(["admin", "organisation"]);
    command.args(arguments).args(["--data", server.data.to_str().unwrap()]);
    if server.database.engine == Engine::Postgres {
        command.args(["--database", &server.database.address]);
    }
    command
}

fn done(command: &mut Command) -> Said {
    let said = run(command);
    assert_eq!(said.code, Some(0), "{said:?}");
    said
}

/// The path of the invitation that was printed.
fn invitation(said: &Said, begins: &str) -> String {
    let line = said.out.lines().last().unwrap();
    let path = line.strip_prefix(begins).unwrap_or_else(|| panic!("{line} does not begin with {begins}"));
    assert!(path.contains("/join/"), "{path}");
    path.to_owned()
}

fn an_organisation_is_made_while_the_program_serves(engine: Engine) {
    let server = Server::start(engine);
    let said = done(&mut admin(&server, &["list"]));
    assert_eq!(said.out, "There is no organisation yet.\n");
    let port = server.origin.rsplit_once(':').unwrap().1.to_owned();
    let listen = format!("127.0.0.1:{port}");
    let said = done(&mut admin(&server, &["new", " Äijälän  Sähkö Oy", "--listen", &listen, "--lang", "en"]));
    assert!(said.out.starts_with("Äijälän Sähkö Oy was made: "), "{said:?}");
    assert!(
        said.out.contains("/en/organisation/aijalan-sahko-oy\n") && said.out.contains(", once, until "),
        "{said:?}"
    );
    assert!(said.out.contains("(Europe/Helsinki)"), "{said:?}");
    assert!(said.err.contains("public-url is not set"), "{said:?}");
    let link = invitation(&said, &server.origin);
    assert_eq!(server.database.number("SELECT count(*) FROM invitations WHERE role = 'manager' AND email = ''"), 1);
    let secret = link.rsplit('/').next().unwrap();
    assert!(!format!("{:?}", server.database.dump()).contains(secret), "the secret is printed and nowhere else");

    // It works at once, in the program that has been running all along.
    let mut browser = server.browser();
    let page = browser.get(&link).expect(200);
    assert!(page.says("Äijälän Sähkö Oy"), "{}", page.describe());
    browser.send(&page.form("join").set("name", "Maija Manageri")).expect(200);
    let said = done(&mut admin(&server, &["list"]));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 2, "{said:?}");
    assert_eq!(lines[1].split_whitespace().collect::<Vec<_>>(), ["aijalan-sahko-oy", "1", "Äijälän", "Sähkö", "Oy"]);
}

fn what_cannot_be_made_is_told(engine: Engine) {
    let server = Server::start(engine);
    done(&mut admin(&server, &["new", "Acme"]));
    let before = server.database.dump();
    for (arguments, told) in [
        (&["new", "Acme"][..], "already"),
        (&["new", "ACME!"], "--slug"),
        (&["new", "Other", "--slug", "acme"], "there is an organisation acme already"),
        (&["new", "株式会社"], "no slug can be made"),
        (&["new", "New"], "no slug can be made"),
        (&["new", "Other", "--slug", "No Slug"], "“No Slug” cannot be a slug"),
        (&["new", "Other", "--slug", "new"], "“new” cannot be a slug"),
        (&["new", "  "], "the name has 0 characters"),
        (&["invite-manager", "nothing"], "there is no organisation nothing"),
    ] {
        let said = run(&mut admin(&server, arguments));
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
        assert!(said.err.contains(told), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
    }
    let long = "ä".repeat(201);
    let said = run(&mut admin(&server, &["new", &long]));
    assert!(said.code == Some(1) && said.err.contains("the name has 201 characters"), "{said:?}");
    for wrong in [&["new"][..], &["new", "Acme", "--lang", "de"], &["invite-manager"], &["remove"]] {
        let said = run(&mut admin(&server, wrong));
        assert_eq!(said.code, Some(2), "{wrong:?}: {said:?}");
    }
    assert_eq!(server.database.dump(), before);
}

fn another_manager_is_let_in(engine: Engine) {
    let setup = Setup::new(engine);
    let server = setup.start();
    let first = done(admin(&server, &["new", "Acme"]).args(["--public-url", "https://courses.example.org"]));
    let second =
        done(admin(&server, &["invite-manager", "acme"]).env("PEREHDY_PUBLIC_URL", "https://courses.example.org"));
    assert!(first.err.is_empty() && second.err.is_empty(), "{first:?} {second:?}");
    let links = [&first, &second].map(|said| invitation(said, "https://courses.example.org"));
    assert_ne!(links[0], links[1]);
    for (link, name) in links.iter().zip(["Maija", "Matti"]) {
        let mut browser = server.browser();
        let page = browser.get(link).expect(200);
        browser.send(&page.form("join").set("name", name)).expect(200);
    }
    assert_eq!(server.database.number("SELECT count(*) FROM members WHERE role = 'manager'"), 2);
}

fn made_while_many_write(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "10000").flag("rate", "10000").start();
    let going = std::sync::atomic::AtomicBool::new(true);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut browser = server.browser();
                while going.load(std::sync::atomic::Ordering::Relaxed) {
                    let fields = [("do", "answer"), ("question", "stones"), ("answer", "0")];
                    browser.post("/en/courses/everything/basics/heat", &fields).expect(200);
                }
            });
        }
        let made: Vec<Said> = (0..5).map(|n| run(&mut admin(&server, &["new", &format!("Acme {n}")]))).collect();
        going.store(false, std::sync::atomic::Ordering::Relaxed);
        for said in made {
            assert_eq!(said.code, Some(0), "{said:?}");
        }
    });
    assert_eq!(server.database.count("organisations"), 5);
}

#[test]
fn it_takes_the_settings_of_the_program() {
    let data = folder("data");
    fs::write(
        data.join("perehdy.toml"),
        "public-url = \"https://file.example.org\"\ntime-zone = \"UTC\"\nsmtp = \"smtp://x\"\n",
    )
    .unwrap();
    let data = data.to_str().unwrap();
    let said = done(perehdy(["admin", "organisation", "new", "Acme", "--slug", "own"]).env("PEREHDY_DATA", data));
    assert!(said.err.contains("there was no database yet"), "a wrong folder would be noticed: {said:?}");
    assert!(
        said.out.contains("https://file.example.org/fi/organisation/own\n") && said.out.contains("(UTC)"),
        "{said:?}"
    );
    let said = done(&mut perehdy(["admin", "organisation", "list", "--data", data]));
    assert!(said.err.is_empty() && said.out.contains("own"), "{said:?}");
    // What is wrong with them is told as `serve` tells it.
    let mut wrong = perehdy(["admin", "organisation", "list", "--data", data, "--database", "mysql://x"]);
    let said = run(wrong.env("PEREHDY_RATE", "many"));
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.err.contains("--database") && said.err.contains("PEREHDY_RATE"), "{said:?}");
    // A database that is not there is told without its password.
    let address = "postgres://nobody:secret@127.0.0.1:1/nothing";
    let said = run(&mut perehdy(["admin", "organisation", "list", "--data", data, "--database", address]));
    assert!(said.code == Some(1) && !said.err.contains("secret") && said.out.is_empty(), "{said:?}");
}

#[test]
fn the_help_explains() {
    let said = done(&mut perehdy(["admin", "organisation", "--help"]));
    for word in ["new", "list", "invite-manager"] {
        assert!(said.out.contains(word), "{word}: {said:?}");
    }
    let said = done(&mut perehdy(["admin", "organisation", "new", "--help"]));
    for word in [
        "<NAME>",
        "--slug <SLUG>",
        "--lang <LANG>",
        "--data <DIR>",
        "--database <URL>",
        "--public-url <URL>",
        "--config <FILE>",
    ] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
}
