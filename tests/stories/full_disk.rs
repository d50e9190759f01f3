//! A full disk: what was typed is shown again with "not saved", nothing is lost, and it recovers by itself. Only with the
//! engine that is inside the program; PostgreSQL's disk is PostgreSQL's.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use perehdy_courses::model::Lang;

use crate::support::answers::rightly;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::{Database, Engine};
use crate::support::folder::folder;
use crate::support::html::check;
use crate::support::program::until;
use crate::support::server::{Server, Setup};
use crate::support::walk::{asked, complete, start_test};

#[test]
fn a_disk_without_room() {
    // A file system of sixteen megabytes that only the program sees, and that goes with it.
    let data = folder("small-disk");
    let mount = format!("mount -t tmpfs -o size=16m perehdy-tests '{}' && exec \"$@\"", data.display());
    let root = if is_root() { "--mount" } else { "--map-root-user" };
    let start = ["unshare", root, "--mount", "sh", "-c", &mount, "sh"];
    let tried = Command::new(start[0]).args(&start[1..]).arg("true").output().unwrap();
    assert!(tried.status.success(), "no file system could be mounted: {}", String::from_utf8_lossy(&tried.stderr));
    let database = Database::blank(Engine::Sqlite, &data);
    let server = Setup::new(Engine::Sqlite).before(start).start_on(data.clone(), database);
    let inside = PathBuf::from(format!("/proc/{}/root{}/filler", server.pid(), data.display()));
    let fill = || {
        let mut file = File::create(&inside).unwrap();
        let filled = std::iter::repeat_with(|| file.write_all(&[0; 4096])).take(8192).find_map(Result::err);
        assert!(filled.is_some(), "the disk is larger than thought");
    };
    nothing_can_be_stored(&server, fill, || fs::remove_file(&inside).unwrap());
}

#[test]
fn files_that_may_not_grow() {
    // Too large a file gives an error then, not a signal.
    let start = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];
    let server = Setup::new(Engine::Sqlite).before(start).start();
    let limit = |bytes: &str| {
        let status =
            Command::new("prlimit").args(["--pid", &server.pid().to_string(), &format!("--fsize={bytes}:")]).status();
        assert!(status.unwrap().success());
    };
    nothing_can_be_stored(&server, || limit("1024"), || limit("unlimited"));
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n")
}

/// Every form of a learner on the way while there is no room, and when there is again.
fn nothing_can_be_stored(server: &Server, take_room: impl Fn(), give_room: impl Fn()) {
    let course = everything();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let certificate_page = address(Lang::En, EVERYTHING, "certificate");
    let mut learner = server.browser();
    let first = start_test(&mut learner, course, Lang::En);
    let question = asked(course, &first);
    let mut graduate = server.browser();
    let named = complete(&mut graduate, course, Lang::En);
    let preview = graduate.send(&named.form("preview").set("name", "Ada Lovelace"));

    take_room();
    let unsaved = |page: &crate::support::page::Page| {
        check(page);
        assert_eq!(page.status, 503, "{}", page.describe());
        assert!(page.has(".error-summary") && page.says("could not be saved"), "{}", page.describe());
    };
    // Somebody new answers a practice question.
    let mut newcomer: Browser = server.browser();
    let page = newcomer.get(&heat).expect(200);
    let page = newcomer.send(&page.question("degrees").set("answer", "79,5"));
    unsaved(&page);
    assert_eq!(page.question("degrees").value("answer").as_deref(), Some("79,5"), "what was typed is there");
    assert!(newcomer.cookies.is_empty(), "no cookie for a session that is not stored");
    unsaved(&newcomer.send(&page.form("continue")));
    // In the test.
    let form = rightly(first.form("answer"), question);
    let page = learner.send(&form);
    unsaved(&page);
    assert_eq!(page.form("answer").filled(), form.filled(), "what was chosen is there");
    unsaved(&learner.post(
        &address(Lang::En, EVERYTHING, "test"),
        &[("do", "hand-in"), ("attempt", &first.form("answer").value("attempt").unwrap())],
    ));
    let same = learner.get(&address(Lang::En, EVERYTHING, "test?question=1")).expect(200);
    assert!(same.form("answer").filled().is_empty(), "nothing half-stored");
    // A certificate.
    let page = graduate.send(&preview.form("issue").press("do", "issue"));
    unsaved(&page);
    assert_eq!(page.form("issue").value("name").as_deref(), Some("Ada Lovelace"), "the name is there");
    // Reading goes on.
    graduate.get(&heat).expect(200);
    graduate.get(&certificate_page).expect(200);
    server.browser().get("/healthz").expect(200);
    server.browser().get("/readyz").expect(503);

    give_room();
    until("it is ready", || server.browser().get("/readyz").status == 200);
    // The same forms, sent again.
    let page = learner.send(&form);
    assert_eq!(page.status, 200, "{}", page.describe());
    until("a newcomer's answer is stored", || {
        let page = newcomer.get(&heat);
        newcomer.send(&page.question("degrees").set("answer", "79,5")).has("#q-degrees .verdict-right")
    });
    let issued = graduate.send(&preview.form("issue").press("do", "issue")).expect(200);
    assert!(issued.says("Ada Lovelace"));
    assert!(!server.log().contains("panicked"), "{}", server.log());
}
