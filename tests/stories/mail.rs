//! Mails: each goes out once, whatever the mail server does; without a server they are files.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::database::Engine;
use crate::support::program::until;
use crate::support::server::{Server, Setup};
use crate::support::smtp::Smtp;

on_both_engines!(
    a_link_comes_by_mail,
    a_mail_with_its_headers,
    each_mail_is_sent_once,
    refused_for_now_and_for_good,
    one_that_hangs_keeps_no_other,
    a_connection_that_drops,
    a_server_that_is_away,
    nothing_is_lost_when_it_stops,
    without_a_server_mails_are_files,
    old_mails_are_removed
);

fn with(smtp: &Smtp, engine: Engine) -> Server {
    Setup::new(engine).flag("smtp", &smtp.url()).flag("public-url", "https://courses.example.org").start()
}

/// A program whose address is what it prints: with `public-url` it would print that.
fn at_its_own_address(smtp: &Smtp, engine: Engine) -> Server {
    Setup::new(engine).flag("smtp", &smtp.url()).start()
}

/// Puts mails into the outbox, as if a use case had.
fn queue(server: &Server, recipients: &[&str]) {
    let id = |n: usize| match server.database.engine {
        Engine::Sqlite => format!("x'0190a0f000007000800000000000{n:04x}'"),
        Engine::Postgres => format!("'0190a0f0-0000-7000-8000-00000000{n:04x}'"),
    };
    let now = match server.database.engine {
        Engine::Sqlite => "unixepoch() * 1000000",
        Engine::Postgres => "floor(extract(epoch FROM now()))::bigint * 1000000",
    };
    let first = usize::try_from(server.database.count("mails")).unwrap();
    let row = |(n, recipient): (usize, &&str)| {
        let id = id(n);
        format!(
            "({id}, 'test:{n}', '{recipient}', '{recipient}', 'fi', 'Äänestä {n}', 'Hyvää päivää,\n\n.\nrivi {n}\n', \
             {now}, {n}, 0, '')"
        )
    };
    let rows: Vec<String> = (first..).zip(recipients).map(row).collect();
    server.database.execute(&format!(
        "INSERT INTO mails (id, send_once, email, recipient, lang, subject, body, created_at, next_try_at, tries, trouble) \
         VALUES {}",
        rows.join(", ")
    ));
}

/// How many mails are so.
fn count(server: &Server, so: &str) -> i64 {
    server.database.number(&format!("SELECT count(*) FROM mails WHERE {so}"))
}

/// Lets the pause of all that were tried pass.
fn let_pauses_pass(server: &Server) {
    server.database.execute("UPDATE mails SET next_try_at = 1 WHERE next_try_at IS NOT NULL AND trouble <> ''");
}

const SENT: &str = "sent_at IS NOT NULL AND next_try_at IS NULL AND body = ''";

fn a_link_comes_by_mail(engine: Engine) {
    let smtp = Smtp::start();
    let server = at_its_own_address(&smtp, engine);
    let mut browser = server.browser();
    browser.post("/sv/sign-in", &[("do", "send"), ("email", "Ada@Example.org")]).expect(200);
    until("the mail has come", || smtp.count("Ada@Example.org") == 1);
    let letter = &smtp.letters()[0];
    assert_eq!(letter.header("Content-Language"), "sv");
    let start = format!("{}/sv/sign-in/", server.origin);
    let body = letter.body();
    let link = body.split_whitespace().find(|word| word.starts_with(&start)).expect("a link stands in the mail");
    browser.get(link).expect(200);
}

fn a_mail_with_its_headers(engine: Engine) {
    let smtp = Smtp::start();
    let server = with(&smtp, engine);
    queue(&server, &["aino@example.org"]);
    until("the mail has come", || count(&server, SENT) == 1);
    let letters = smtp.letters();
    let [letter] = &letters[..] else { panic!("{letters:?}") };
    assert_eq!((&*letter.from, &*letter.to), ("noreply@courses.example.org", "aino@example.org"));
    for (name, value) in [
        ("From", "Perehdy <noreply@courses.example.org>"),
        ("To", "aino@example.org"),
        ("Message-ID", "<0190a0f0-0000-7000-8000-000000000000@courses.example.org>"),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", "fi"),
        ("Content-Type", "text/plain; charset=utf-8"),
    ] {
        assert_eq!(letter.header(name), value);
    }
    assert!(letter.header("Date").ends_with(" +0000") && letter.header("Subject").starts_with("=?utf-8?b?"));
    assert_eq!(letter.body().trim_end(), "Hyvää päivää,\n\n.\nrivi 0");
    assert!(!server.log().contains("aino@"), "addresses are no matter of logs: {}", server.log());
}

fn each_mail_is_sent_once(engine: Engine) {
    let smtp = Smtp::start();
    let server = with(&smtp, engine);
    let recipients: Vec<String> = (0..120).map(|n| format!("a{n}@example.org")).collect();
    queue(&server, &recipients.iter().map(String::as_str).collect::<Vec<_>>());
    until("all have come", || count(&server, SENT) == 120);
    let mut came: Vec<String> = smtp.letters().into_iter().map(|letter| letter.to).collect();
    came.sort();
    let mut expected = recipients;
    expected.sort();
    assert_eq!(came, expected);
}

fn refused_for_now_and_for_good(engine: Engine) {
    let smtp = Smtp::start();
    let server = with(&smtp, engine);
    queue(&server, &["busy@example.org", "unknown@example.org", "ada@example.org", "broken"]);
    until("all were tried", || count(&server, "sent_at IS NOT NULL OR trouble <> ''") == 4);
    assert_eq!(count(&server, SENT), 1);
    assert_eq!(count(&server, "recipient = 'busy@example.org' AND next_try_at > 1000 AND trouble LIKE '%451%'"), 1);
    assert_eq!(count(&server, "recipient = 'unknown@example.org' AND next_try_at IS NULL AND trouble LIKE '%550%'"), 1);
    assert_eq!(count(&server, "recipient = 'broken' AND next_try_at IS NULL AND body = ''"), 1, "it has no address");
    let_pauses_pass(&server);
    until("it is tried again", || smtp.named("busy@example.org") == 2);
    assert_eq!(smtp.named("unknown@example.org"), 1, "nor is what was refused for good");
    assert_eq!((smtp.count("ada@example.org"), smtp.letters().len()), (1, 1));
}

fn one_that_hangs_keeps_no_other(engine: Engine) {
    let smtp = Smtp::start();
    let server = with(&smtp, engine);
    queue(&server, &["stuck@example.org", "stuck@example.org"]);
    until("both hang", || smtp.named("stuck@example.org") == 2);
    let recipients: Vec<String> = (0..20).map(|n| format!("a{n}@example.org")).collect();
    queue(&server, &recipients.iter().map(String::as_str).collect::<Vec<_>>());
    until("the others have come", || count(&server, SENT) == 20);
    assert_eq!(count(&server, "trouble = ''"), 22, "those that hang are still hanging");
}

fn a_connection_that_drops(engine: Engine) {
    let smtp = Smtp::start();
    let server = with(&smtp, engine);
    queue(&server, &["cut@example.org", "ada@example.org"]);
    until("both were tried", || count(&server, "sent_at IS NOT NULL OR trouble <> ''") == 2);
    assert_eq!((count(&server, SENT), smtp.count("ada@example.org")), (1, 1));
    assert_eq!(count(&server, "recipient = 'cut@example.org' AND next_try_at IS NOT NULL AND body <> ''"), 1);
}

fn a_server_that_is_away(engine: Engine) {
    let mut smtp = Smtp::start();
    let server = at_its_own_address(&smtp, engine);
    smtp.go_away();
    queue(&server, &["ada@example.org", "bo@example.org"]);
    until("both were tried", || count(&server, "trouble <> '' AND tries = 1") == 2);
    server.browser().get("/healthz").expect(200);
    let_pauses_pass(&server);
    until("both were tried again", || count(&server, "trouble <> '' AND tries = 2 AND next_try_at > 1000") == 2);
    assert_eq!(count(&server, "body <> ''"), 2, "nothing is lost");
    assert_eq!(server.log().matches("the mail server cannot be used").count(), 1, "told once: {}", server.log());
    smtp.come_back();
    let_pauses_pass(&server);
    until("both have come", || count(&server, SENT) == 2);
    assert_eq!((smtp.count("ada@example.org"), smtp.count("bo@example.org"), smtp.letters().len()), (1, 1, 2));
    until("it is told", || server.log().contains("the mail server can be used again"));
}

fn nothing_is_lost_when_it_stops(engine: Engine) {
    let smtp = Smtp::start();
    let mut server = with(&smtp, engine);
    queue(&server, &["stuck@example.org"]);
    until("it hangs", || smtp.named("stuck@example.org") == 1);
    assert!(server.stop().success(), "{}", server.log());
    assert!(server.log().contains("did not go out in time"), "{}", server.log());
    queue(&server, &["ada@example.org"]);
    server.restart_stopped();
    until("the mail from the pause has come", || smtp.count("ada@example.org") == 1);
    assert_eq!(count(&server, "recipient = 'stuck@example.org' AND body <> '' AND next_try_at IS NOT NULL"), 1);
    // Ten minutes later it is tried again.
    server.database.execute("UPDATE mails SET next_try_at = 1 WHERE next_try_at IS NOT NULL");
    until("it is tried again", || smtp.named("stuck@example.org") == 2);
}

fn without_a_server_mails_are_files(engine: Engine) {
    let server = Server::start(engine);
    assert!(server.log().contains("smtp is not set"), "{}", server.log());
    let folder = server.data.join("mail");
    assert!(!folder.exists(), "before there is a mail");
    queue(&server, &["ada@example.org", "bo@example.org"]);
    until("both are written", || count(&server, SENT) == 2);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 2, "{files:?}");
    // The time is that of the id.
    assert_eq!(files[0].file_name().unwrap(), "20240711T083641Z-0190a0f0-0000-7000-8000-000000000000.eml");
    let text = fs::read_to_string(&files[0]).unwrap();
    assert!(
        text.contains("To: ada@example.org\r\n") && text.contains("From: Perehdy <noreply@localhost>\r\n"),
        "{text}"
    );
    assert!(text.ends_with("\r\n\r\nHyvää päivää,\r\n\r\n.\r\nrivi 0\r\n"), "people can read it: {text}");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&files[0])), (0o700, 0o600), "links to sign in stand in them");
}

fn old_mails_are_removed(engine: Engine) {
    let smtp = Smtp::start();
    let mut server = with(&smtp, engine);
    queue(&server, &["ada@example.org", "unknown@example.org", "busy@example.org"]);
    until("all were tried", || count(&server, "sent_at IS NOT NULL OR trouble <> ''") == 3);
    server.database.execute("UPDATE mails SET created_at = 1");
    // The job runs when the program starts, and then once a day.
    server.restart();
    until("old mails are removed", || server.database.count("mails") == 1);
    assert_eq!(count(&server, "recipient = 'busy@example.org'"), 1);
}
