//! `/healthz`, `/readyz`: for the operator.

use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::server::{Server, Setup};

on_both_engines!(it_runs_and_is_ready, it_is_not_ready_when_nothing_can_be_stored);

fn it_runs_and_is_ready(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for address in ["/healthz", "/readyz"] {
        let page = browser.get(address).expect(200);
        assert!(page.header("content-type").unwrap().starts_with("text/plain"));
        assert!(page.header("set-cookie").is_none());
        assert_eq!(browser.ask("POST", address, &[], b"").status, 405);
    }
}

fn it_is_not_ready_when_nothing_can_be_stored(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    browser.get("/fi").expect(200);
    browser.get("/healthz").expect(200);
    assert_eq!(server.database.rows(), 0, "only who asks whether it is ready makes it write");
    server.database.execute("ALTER TABLE heartbeats RENAME TO away");
    browser.get("/readyz").expect(503);
    browser.get("/healthz").expect(200);
    server.database.execute("ALTER TABLE away RENAME TO heartbeats");
    browser.get("/readyz").expect(200);
    let beat = || server.database.number("SELECT beaten_at FROM heartbeats");
    let first = beat();
    browser.get("/readyz").expect(200);
    assert_eq!(beat(), first, "not once for each probe");
}

#[test]
fn an_empty_folder_of_courses_leaves_the_bundled_one() {
    let server = Setup::new(crate::support::database::Engine::Sqlite).courses(&folder("no-courses")).start();
    let mut browser = server.browser();
    browser.get("/readyz").expect(200);
    assert_eq!(browser.get("/fi").expect(200).all(".card").len(), 1);
}
