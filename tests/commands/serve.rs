//! `perehdy serve`: its settings, what it refuses, how it ends.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use perehdy_courses::model::Lang;

use crate::support::authority::Authority;
use crate::support::courses::{EVERYTHING, address, copy, faulty, fixtures};
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::program::{perehdy, run};
use crate::support::server::{Server, Setup};

on_both_engines!(a_newer_schema_is_refused, stopping_finishes_what_was_begun, what_was_stored_is_there_after_a_kill);

/// Every setting, with a value that is not allowed and a word of what is.
const SETTINGS: [(&str, &str, &str); 23] = [
    ("listen", "here", "127.0.0.1:8080"),
    ("data", "", "a folder"),
    ("database", "mysql://x", "postgres://"),
    ("keys", "", "a folder"),
    ("courses", "/no/such/folder", "a folder that exists"),
    ("public-url", "courses.example.org/path", "https://courses.example.org"),
    ("time-zone", "Mars/Olympus", "Europe/Helsinki"),
    ("body-limit", "12", "1024 to 10000000"),
    ("rate", "many", "1 to 100000"),
    ("burst", "0", "1 to 100000"),
    ("proxy-header", "a b", "name of a header"),
    ("connections", "1000", "1 to 200"),
    ("smtp", "mail.example.org:587", "?tls=required"),
    ("mail-from", "Perehdy", "Perehdy <noreply@example.org>"),
    ("authorities", "/no/such/authorities.pem", "in PEM form"),
    ("organisations", "everybody", "operator or anyone"),
    ("webhooks", "everywhere", "public or anywhere"),
    ("keep-guests", "0", "1 to 36500"),
    ("keep-invitations", "a month", "1 to 36500"),
    ("keep-log", "-1", "1 to 36500"),
    ("keep-left-members", "36501", "1 to 36500"),
    ("log", "perehdy=[loud", "info"),
    ("log-format", "xml", "text or json"),
];

#[test]
fn the_help_lists_every_setting() {
    let said = run(&mut perehdy(["serve", "--help"]));
    assert_eq!(said.code, Some(0), "{said:?}");
    for (name, _, _) in SETTINGS {
        assert!(said.out.contains(&format!("--{name} <")), "--{name} is not explained:\n{}", said.out);
    }
    assert!(said.out.contains("--config <FILE>"));
    for default in ["127.0.0.1:8080", "perehdy-data", "65536", "Europe/Helsinki"] {
        assert!(said.out.contains(default), "the default {default} is not told:\n{}", said.out);
    }
    assert_eq!(said.out.matches("\n      --").count(), SETTINGS.len() + 1, "a setting that this test does not know");
}

#[test]
fn wrong_values_name_key_origin_and_what_is_allowed() {
    let data = folder("data");
    for (name, value, allowed) in SETTINGS {
        let variable = format!("PEREHDY_{}", name.replace('-', "_").to_uppercase());
        let file = data.join("wrong.toml");
        fs::write(&file, format!("{name} = \"{value}\"\n")).unwrap();
        let mut by_flag = perehdy(["serve"]);
        by_flag.arg(format!("--{name}={value}"));
        let mut by_environment = perehdy(["serve"]);
        by_environment.env(&variable, value);
        let mut by_file = perehdy(["serve", "--config", file.to_str().unwrap()]);
        for (command, origin) in [
            (&mut by_flag, format!("--{name}")),
            (&mut by_environment, variable.clone()),
            (&mut by_file, file.display().to_string()),
        ] {
            let said = run(command.current_dir(&data));
            assert_eq!(said.code, Some(2), "{origin}: {said:?}");
            for part in [name, origin.as_str(), allowed] {
                assert!(said.err.contains(part), "{origin}: “{part}” is not told: {}", said.err);
            }
            assert!(said.out.is_empty(), "{said:?}");
        }
    }
    assert!(!data.join("perehdy-data").exists(), "nothing was made");
}

#[test]
fn passwords_in_wrong_values_are_not_shown() {
    for value in ["smtp://ada:hush@mail.example.org?tls=perhaps", "ada:hush@mail.example.org", "smtp://ada:hu@sh@:x"] {
        for name in ["smtp", "database"] {
            let said = run(perehdy(["serve"]).arg(format!("--{name}={value}")));
            assert_eq!(said.code, Some(2), "{said:?}");
            assert!(said.err.contains(&format!("{name}: “…@")), "{said:?}");
            assert!(!said.err.contains("hush") && !said.err.contains("hu@"), "{said:?}");
        }
    }
}

#[test]
fn files_of_authorities_are_looked_at_before_it_starts() {
    let (data, authority) = (folder("data"), Authority::new());
    let certificate = fs::read_to_string(authority.file()).unwrap();
    let file = data.join("own.pem");
    for (text, told) in [
        ("none".to_owned(), "has no certificate in it"),
        (certificate.clone() + &authority.key(), "has a private key in it"),
        (certificate.replace("-----END", "END"), "is damaged"),
    ] {
        fs::write(&file, text).unwrap();
        let said = run(perehdy(["serve", "--authorities"]).arg(&file).current_dir(&data));
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(said.err.contains(told) && said.err.contains(file.to_str().unwrap()), "{said:?}");
        assert!(!authority.key().lines().skip(1).any(|line| said.err.contains(line)), "{said:?}");
    }
    assert!(!data.join("perehdy-data").exists(), "nothing was made");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let data = folder("data");
    let file = data.join("perehdy.toml");
    fs::write(&file, "lisen = \"127.0.0.1:1\"\nburst = \"none\"\n").unwrap();
    let mut command = perehdy(["serve", "--listen", "here", "--data", data.to_str().unwrap()]);
    let said = run(command.env("PEREHDY_RATE", "many").env("PEREHDY_RAET", "1"));
    assert_eq!(said.code, Some(2), "{said:?}");
    for part in ["--listen", "PEREHDY_RATE", "PEREHDY_RAET", "lisen", "burst", file.to_str().unwrap()] {
        assert!(said.err.contains(part), "“{part}” is not told: {}", said.err);
    }
    fs::write(&file, "listen = \n").unwrap();
    let said = run(&mut perehdy(["serve", "--data", data.to_str().unwrap()]));
    assert!(said.code == Some(2) && said.err.contains("not TOML"), "{said:?}");
    let said = run(&mut perehdy(["serve", "--config", "/no/such/file.toml"]));
    assert!(said.code == Some(2) && said.err.contains("/no/such/file.toml"), "{said:?}");
}

#[test]
fn flags_count_before_the_environment_before_the_file() {
    let data = folder("data");
    let settings = "public-url = \"https://file.example.org\"\nlog-format = \"json\"\nbody-limit = 2000\n";
    fs::write(data.join("perehdy.toml"), settings).unwrap();
    let database = crate::support::database::Database::blank(Engine::Sqlite, &data);
    let setup = Setup::new(Engine::Sqlite)
        .environment("PEREHDY_PUBLIC_URL", "https://environment.example.org")
        .environment("PEREHDY_BODY_LIMIT", "3000")
        .flag("public-url", "https://flag.example.org");
    let server = setup.start_on(data, database);
    assert_eq!(server.origin, "https://flag.example.org");
    crate::support::program::until("the log tells the address", || server.log().contains("\"address\""));
    let log = server.log();
    let line: serde_json::Value = serde_json::from_str(log.lines().last().unwrap()).expect("the file asks for JSON");
    let listens = line["fields"]["address"].as_str().unwrap();
    let mut browser = crate::support::browser::Browser::new(&format!("http://{listens}"));
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let long = |bytes: usize| format!("do=answer&answer={}", "x".repeat(bytes));
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(browser.ask("POST", &heat, &headers, long(2500).as_bytes()).status, 422);
    assert_eq!(browser.ask("POST", &heat, &headers, long(3000).as_bytes()).status, 413);
}

#[test]
fn a_course_with_errors_is_not_served_and_the_others_are() {
    let (courses, _) = faulty("two-right-answers");
    copy(&fixtures().join(EVERYTHING), &courses.join(EVERYTHING), &|text| text);
    let server = Setup::new(Engine::Sqlite).courses(&courses).start();
    let mut browser = server.browser();
    browser.get("/fi/courses/everything").expect(200);
    browser.get("/fi/courses/kotoutuminen-tutuksi").expect(200);
    browser.get("/fi/courses/two-right-answers").expect(404);
    assert_eq!(browser.get("/fi").all(".card").len(), 2);
    let log = server.log();
    assert!(log.contains("two-right-answers") && log.contains("not served"), "{log}");
    assert!(log.contains("heat.md:46:1") && log.contains("[x] Ikkuna"), "what is wrong and where: {log}");
}

fn a_newer_schema_is_refused(engine: Engine) {
    let mut server = Server::start(engine);
    assert!(server.stop().success());
    let sum = if engine == Engine::Sqlite { "x'00'" } else { "'\\x00'" };
    server.database.execute(&format!(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'from the future', TRUE, {sum}, 1)"
    ));
    let before = server.database.dump();
    let data = server.data.to_str().unwrap();
    let mut arguments = vec!["serve", "--listen", "127.0.0.1:0", "--data", data];
    if engine == Engine::Postgres {
        arguments.extend(["--database", server.database.address.as_str()]);
    }
    let said = run(&mut perehdy(arguments));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("newer") && said.err.contains("9999"), "{said:?}");
    assert!(!said.out.contains("ready"), "{said:?}");
    assert_eq!(server.database.dump(), before, "it was left as it was");
}

fn stopping_finishes_what_was_begun(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let page = browser.get(&heat);
    browser.send(&page.form("continue")).expect(200);
    // A form whose last bytes come only after the program was told to stop.
    let host = server.origin.strip_prefix("http://").unwrap().to_owned();
    let body = "do=answer&question=stones&answer=0";
    let mut stream = TcpStream::connect(&host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST {heat} HTTP/1.1\r\nhost: {host}\r\norigin: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n",
        server.origin,
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&body.as_bytes()[..10]).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    crate::support::program::signal("TERM", server.pid());
    std::thread::sleep(Duration::from_millis(300));
    stream.write_all(&body.as_bytes()[10..]).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 303"), "{}", String::from_utf8_lossy(&answer));
    let status = server.ended();
    assert_eq!(status.code(), Some(0), "{}", server.log());
    assert_eq!(server.database.count("practice_answers"), 1);
    assert!(server.log().contains("stopping"), "{}", server.log());
    assert!(!server.log().contains("ERROR"), "{}", server.log());
}

fn what_was_stored_is_there_after_a_kill(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    browser.post(&heat, &[("do", "answer"), ("question", "stones"), ("answer", "0")]).expect(200);
    let cookies = browser.cookies.clone();
    crate::support::program::signal("KILL", server.pid());
    let (data, database) = (server.data.clone(), server.database.clone());
    drop(server);
    let server = Setup::new(engine).start_on(data, database);
    let mut browser = server.browser();
    browser.cookies = cookies;
    assert!(browser.get(&heat).has("#q-stones .verdict-right"), "durable before it was acknowledged");
}

#[test]
fn it_runs_from_any_folder() {
    // Tests start it in `/`; here in a folder that is empty, with its data beside.
    let empty = folder("empty");
    let server = Setup::new(Engine::Sqlite).cwd(&empty).start();
    server.browser().get("/fi").expect(200);
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 0, "nothing is written where it is started");
    // With no setting at all but the address: the data folder is made there.
    let mut command = perehdy(["serve", "--listen", "127.0.0.1:0", "--log", "off"]);
    let mut child = command.current_dir(&empty).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
    crate::support::program::signal("TERM", child.id());
    let status = child.wait().unwrap();
    assert!(line.starts_with("Perehdy is ready: http://localhost:"), "{line}");
    assert_eq!(status.code(), Some(0));
    assert!(empty.join("perehdy-data/perehdy.sqlite").is_file());
}

#[test]
fn a_port_that_is_taken_is_told() {
    let server = Server::start(Engine::Sqlite);
    let port = server.origin.rsplit_once(':').unwrap().1;
    let listen = format!("127.0.0.1:{port}");
    let data = folder("data");
    let said = run(&mut perehdy(["serve", "--listen", &listen, "--data", data.to_str().unwrap()]));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains(&listen), "{said:?}");
    let said = run(&mut perehdy(["serve", "--listen", "127.0.0.1:0", "--data", "/proc/nothing"]));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("/proc/nothing"), "{said:?}");
    let wrong = ["serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap(), "--database"];
    let said = run(perehdy(wrong).arg("postgres://nobody:secret@127.0.0.1:1/nothing"));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(!said.err.contains("secret"), "the password is not shown: {said:?}");
}
