//! Whose forms are counted together: those of a session (see `limits`), and those of newcomers at one network address.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use perehdy_courses::model::Lang;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::server::{Server, Setup};

on_both_engines!(
    forms_without_a_session_are_counted_by_address,
    behind_a_proxy_the_address_that_it_saw_counts,
    of_a_long_address_the_network_counts,
    many_sessions_at_one_address_are_counted_together
);

fn slow(engine: Engine) -> Setup {
    Setup::new(engine).flag("rate", "1").flag("burst", "1")
}

/// The statuses of many forms sent by one connection as quickly as can be, each with these headers; to an address where
/// there is little to do for them, so that they come too quickly on a slow machine too.
fn statuses(server: &Server, headers: impl IntoIterator<Item = String>) -> Vec<u16> {
    let host = server.origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut headers: Vec<String> = headers.into_iter().collect();
    let count = headers.len();
    headers[count - 1].push_str("connection: close\r\n");
    let forms = headers
        .iter()
        .map(|header| format!("POST /api/nothing HTTP/1.1\r\nhost: {host}\r\n{header}content-length: 0\r\n\r\n"));
    let mut reading = stream.try_clone().unwrap();
    let read = std::thread::spawn(move || {
        let mut answers = Vec::new();
        reading.read_to_end(&mut answers).unwrap();
        String::from_utf8_lossy(&answers).into_owned()
    });
    stream.write_all(forms.collect::<String>().as_bytes()).unwrap();
    let answers = read.join().unwrap();
    let statuses: Vec<u16> = answers.split("HTTP/1.1 ").skip(1).map(|answer| answer[..3].parse().unwrap()).collect();
    assert_eq!(statuses.len(), count);
    statuses
}

fn refused(statuses: &[u16]) -> usize {
    statuses.iter().filter(|status| **status == 429).count()
}

fn forms_without_a_session_are_counted_by_address(engine: Engine) {
    let server = slow(engine).start();
    // Two newcomers at one address are let through at once; and nobody says where they are but the connection.
    let statuses = statuses(&server, (0..400).map(|n| format!("x-forwarded-for: 192.0.2.{}\r\n", n % 250)));
    assert_eq!(refused(&statuses[..2]), 0, "{statuses:?}");
    // The machine may be slow: one more is let through with every second.
    assert!(refused(&statuses) > 300, "{statuses:?}");
}

fn behind_a_proxy_the_address_that_it_saw_counts(engine: Engine) {
    let server = slow(engine).flag("proxy-header", "x-forwarded-for").start();
    // What stands before it the browser has made up.
    let told = |made_up: usize, seen: &str| format!("x-forwarded-for: 203.0.113.{}, {seen}\r\n", made_up % 250);
    let busy = (0..400).map(|n| told(n, "192.0.2.1"));
    let statuses = statuses(&server, busy.chain([told(0, "192.0.2.2")]));
    assert!(refused(&statuses) > 0, "{statuses:?}");
    assert_ne!(statuses[400], 429, "another learner behind the same proxy");
}

fn of_a_long_address_the_network_counts(engine: Engine) {
    let server = slow(engine).flag("proxy-header", "x-forwarded-for").start();
    let household = (0..400).map(|n| format!("x-forwarded-for: 2001:db8:1:2::{n:x}\r\n"));
    let statuses = statuses(&server, household.chain(["x-forwarded-for: 2001:db8:1:3::1\r\n".to_owned()]));
    assert!(refused(&statuses) > 0, "{statuses:?}");
    assert_ne!(statuses[400], 429, "the neighbours");
}

fn many_sessions_at_one_address_are_counted_together(engine: Engine) {
    let server = slow(engine).flag("proxy-header", "x-forwarded-for").start();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let sessions: Vec<String> = (0..300)
        .map(|n| {
            // Each of them began somewhere else.
            let from = format!("198.51.{}.{}", n / 250, n % 250);
            let headers = [
                ("content-type", "application/x-www-form-urlencoded"),
                ("origin", server.origin.as_str()),
                ("x-forwarded-for", from.as_str()),
            ];
            let mut browser = server.browser();
            browser.ask("POST", &heat, &headers, b"do=answer&question=stones&answer=0").expect(303);
            browser.cookies["perehdy"].clone()
        })
        .collect();
    // By then each may send one more.
    std::thread::sleep(Duration::from_millis(1500));
    let sent = |session: &String| format!("cookie: perehdy={session}\r\nx-forwarded-for: 192.0.2.1\r\n");
    let elsewhere = format!("cookie: perehdy={}\r\nx-forwarded-for: 192.0.2.2\r\n", sessions[299]);
    let statuses = statuses(&server, sessions[..299].iter().map(sent).chain([elsewhere]));
    // An office of fifty works without being told to wait.
    assert_eq!(refused(&statuses[..50]), 0, "{statuses:?}");
    assert!(refused(&statuses) > 0, "{statuses:?}");
    assert_ne!(statuses[299], 429, "somebody elsewhere");
}
