//! `perehdy keys` and the files of keys: made at the first start, rotated, lost, readable by others.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use perehdy_courses::model::Lang;
use serde_json::Value;

use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::html::check;
use crate::support::program::{Said, perehdy, run, until};
use crate::support::server::{Server, Setup};
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(
    a_key_is_made_once_and_published,
    a_new_key_signs_and_the_old_one_stays_published,
    without_the_key_nothing_is_issued_and_nothing_lost,
    instances_share_a_key_by_its_folder,
    those_from_before_are_signed_at_the_start,
);

const PUBLISHED: &str = "/.well-known/perehdy-keys.json";

fn keys(server: &Server, arguments: &[&str]) -> Command {
    let mut command = perehdy(["keys"]);
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

/// The published keys: id and whether it was retired.
fn published(server: &Server) -> Vec<(String, bool)> {
    let page = server.browser().ask("GET", PUBLISHED, &[], b"").expect(200);
    let all: Value = serde_json::from_slice(&page.body).unwrap();
    assert_eq!(all["issuer"], server.origin.as_str());
    let keys = all["keys"].as_array().unwrap().iter();
    keys.map(|key| (key["id"].as_str().unwrap().to_owned(), key["retired"].is_string())).collect()
}

/// The files of keys.
fn files(server: &Server) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(server.data.join("keys")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn a_key_is_made_once_and_published(engine: Engine) {
    let mut server = Server::start(engine);
    let first = published(&server);
    assert_eq!((first.len(), first[0].1), (1, false));
    let made = files(&server);
    assert_eq!(made, [server.data.join(format!("keys/{}.pem", first[0].0))]);
    assert_eq!((mode(&server.data.join("keys")), mode(&made[0])), (0o700, 0o600));
    let page = server.browser().ask("GET", PUBLISHED, &[], b"");
    assert_eq!(page.header("content-type"), Some("application/json"));
    assert_eq!(page.header("cache-control"), Some("public, max-age=300"));
    assert!(!String::from_utf8_lossy(&page.body).contains("PRIVATE") && page.header("set-cookie").is_none());
    server.restart();
    assert_eq!((published(&server), files(&server)), (first.clone(), made));
    let said = done(&mut keys(&server, &["list"]));
    assert!(said.out.starts_with(&first[0].0) && said.out.contains("signs") && said.out.contains("here: "), "{said:?}");
}

fn a_new_key_signs_and_the_old_one_stays_published(engine: Engine) {
    let server = Server::start(engine);
    let old = published(&server)[0].0.clone();
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::En);
    let issued = issue(&mut browser, &named, "Ada Lovelace");
    let before = browser.get(&pdfs(&issued)[0]).expect(200).body;
    let said = done(&mut keys(&server, &["rotate"]));
    let all = published(&server);
    assert_eq!((all.len(), &all[0]), (2, &(old.clone(), true)));
    let new = all[1].0.clone();
    assert!(said.out.contains(&new) && !all[1].1, "{said:?}");
    // The program that runs signs by the new one at once; what was signed is as it was, byte for byte.
    let mut other = server.browser();
    let named = complete(&mut other, everything(), Lang::En);
    issue(&mut other, &named, "Bob");
    let by = server.database.texts("SELECT key_id FROM certificates ORDER BY issued_at");
    assert_eq!(by, [old.clone(), new]);
    assert!(browser.get(&pdfs(&issued)[0]).expect(200).body == before);
    let said = done(&mut keys(&server, &["list"]));
    assert_eq!(said.out.lines().count(), 2, "{said:?}");
    assert!(said.out.lines().next().unwrap().contains("retired"), "{said:?}");
    // Once retired, the private half is needed no more.
    fs::remove_file(server.data.join(format!("keys/{old}.pem"))).unwrap();
    assert!(done(&mut keys(&server, &["list"])).out.contains("not here, nor needed"));
}

fn without_the_key_nothing_is_issued_and_nothing_lost(engine: Engine) {
    let mut server = Server::start(engine);
    let (file, aside) = (files(&server)[0].clone(), server.data.join("aside.pem"));
    assert!(server.stop().success());
    fs::rename(&file, &aside).unwrap();
    server.restart_stopped();
    until("the log tells of it", || server.log().contains("perehdy keys rotate"));
    assert_eq!(files(&server), Vec::<PathBuf>::new(), "no other key is made in its place");
    let mut browser = server.browser();
    let asked = complete(&mut browser, everything(), Lang::En);
    let preview = browser.send(&asked.form("preview").set("name", "Ada Lovelace")).expect(200);
    let form = preview.form("issue").press("do", "issue");
    let refused = browser.send(&form).expect(503);
    check(&refused);
    assert!(refused.says("the key that certificates are signed with is missing"), "{}", refused.describe());
    assert_eq!(refused.form("issue").value("name").as_deref(), Some("Ada Lovelace"), "nothing typed is lost");
    assert_eq!(server.database.count("certificates"), 0);
    let said = done(&mut keys(&server, &["list"]));
    assert!(said.out.contains("is not here: put its file back"), "{said:?}");
    // Others can read it: refused too, with what to do.
    fs::copy(&aside, &file).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    browser.send(&form).expect(503);
    assert!(server.log().contains("chmod 600"), "{}", server.log());
    // Put right, it needs no new start.
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    let issued = browser.send(&form).expect(200);
    assert_eq!(pdfs(&issued).len(), 1);
    assert_eq!(server.database.number("SELECT count(*) FROM certificates WHERE signature IS NOT NULL"), 1);
}

fn instances_share_a_key_by_its_folder(engine: Engine) {
    // SQLite has one instance at a time; what holds is the same: the database says which key.
    let shared = folder("shared").join("keys");
    let mut server = Setup::new(engine).flag("keys", shared.to_str().unwrap()).start();
    let id = published(&server)[0].0.clone();
    assert!(shared.join(format!("{id}.pem")).is_file() && !server.data.join("keys").exists());
    if engine == Engine::Sqlite {
        assert!(server.stop().success());
    }
    let (data, database) = (server.data.clone(), server.database.clone());
    let data = if engine == Engine::Sqlite { data } else { folder("other-data") };
    let other = Setup::new(engine).environment("PEREHDY_KEYS", shared.to_str().unwrap()).start_on(data, database);
    assert_eq!(published(&other)[0], (id, false));
    let mut browser = other.browser();
    let named = complete(&mut browser, everything(), Lang::En);
    assert_eq!(pdfs(&issue(&mut browser, &named, "Ada Lovelace")).len(), 1);
}

fn those_from_before_are_signed_at_the_start(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::En);
    let address = pdfs(&issue(&mut browser, &named, "Ada Lovelace"))[0].clone();
    server.database.execute("UPDATE certificates SET key_id = NULL, signature = NULL, signed_at = NULL");
    let unsigned = browser.get(&address).expect(200);
    server.restart();
    until("it is signed", || server.database.number("SELECT count(*) FROM certificates WHERE signature IS NULL") == 0);
    let signed = server.browser().get(&address).expect(200);
    assert_ne!(unsigned.header("etag"), signed.header("etag"), "whoever has the file from before gets the signed one");
    assert_eq!(server.database.number("SELECT count(*) FROM certificates WHERE signed_at > issued_at"), 1);
    let said = crate::commands::verify::verify(&server, &signed.body);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("\n  signed "), "when it was signed is told: {said:?}");
}
