//! `perehdy retention`: what would be removed is told, and removed when that is wanted.

use std::process::Command;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::program::{perehdy, run};
use crate::support::server::{Server, Setup};

on_both_engines!(what_would_go_is_told_and_then_goes, the_program_itself_removes_it);

/// Days in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

fn retention(server: &Server, arguments: &[&str]) -> Command {
    let mut command = perehdy(["retention"]);
    command.args(arguments).args(["--data", server.data.to_str().unwrap()]);
    if server.database.engine == Engine::Postgres {
        command.args(["--database", &server.database.address]);
    }
    command
}

/// A guest who opened a page so many days ago and did nothing else.
fn guest(server: &Server, days: i64) {
    let mut browser = server.browser();
    let page = browser.get(&address(perehdy_courses::model::Lang::En, EVERYTHING, "basics/heat")).expect(200);
    browser.send(&page.form("continue")).expect(200);
    let by = days * DAY;
    for sql in [
        "DELETE FROM pages_read".to_owned(),
        format!("UPDATE learners SET created_at = created_at - {by}"),
        format!("UPDATE sessions SET created_at = created_at - {by}, used_at = 0"),
        format!("UPDATE course_places SET visited_at = visited_at - {by}"),
    ] {
        server.database.execute(&sql);
    }
}

fn what_would_go_is_told_and_then_goes(engine: Engine) {
    let server = Server::start(engine);
    guest(&server, 40);
    let said = run(&mut retention(&server, &["--dry-run"]));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("guests without work: 0 would be removed\n"), "{said:?}");
    let before = server.database.dump();
    let said = run(&mut retention(&server, &["--dry-run", "--keep-guests", "30"]));
    assert!(said.out.contains("guests without work: 1 would be removed\n"), "{said:?}");
    assert_eq!(said.out.lines().count(), 14, "{said:?}");
    assert_eq!(server.database.dump(), before, "nothing was removed");
    let said = run(retention(&server, &[]).env("PEREHDY_KEEP_GUESTS", "30"));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("guests without work: 1 removed\n"), "{said:?}");
    assert!(said.out.contains("entries of logs: 0 removed\n"), "{said:?}");
    assert_eq!((server.database.count("learners"), server.database.count("sessions")), (0, 0));
    let said = run(&mut retention(&server, &["--keep-guests", "0"]));
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.err.contains("1 to 36500"), "{said:?}");
}

fn the_program_itself_removes_it(engine: Engine) {
    let mut server = Setup::new(engine).flag("keep-guests", "30").start();
    guest(&server, 31);
    server.restart();
    crate::support::program::until("the guest is gone", || server.database.count("learners") == 0);
}
