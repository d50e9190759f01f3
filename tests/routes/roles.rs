//! Every address and every server function, asked for by everybody who could ask. What each gets stands in one table; an
//! address that is not in it fails the test, and so does a row of an address that is gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use perehdy_courses::model::Lang;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::organisation::Organisation;
use crate::support::program::{perehdy, root, run};

on_both_engines!(everybody_gets_what_the_table_says);

/// Who asks, in the order of the table's columns: nobody, a guest, a learner with an account, a member, one who leads a team,
/// a manager, a manager of another organisation, the operator's admin.
const ROLES: [&str; 8] = ["nobody", "guest", "learner", "member", "team manager", "manager", "other manager", "admin"];

type Expected = [u16; 8];

/// The same to all.
const fn all(status: u16) -> Expected {
    [status; 8]
}

/// To those who have an account; the others are shown the way.
const fn accounts(status: u16, others: u16) -> Expected {
    [others, others, status, status, status, status, status, status]
}

/// To those of whom anything is remembered; others are shown the way.
const fn sessions(status: u16) -> Expected {
    [303, status, status, status, status, status, status, status]
}

/// To those who belong to the organisation; to the others there is none.
const fn members(status: u16) -> Expected {
    [404, 404, 404, status, status, status, 404, 404]
}

/// To those who see others in the organisation.
const fn overseers(status: u16) -> Expected {
    [404, 404, 404, 403, status, status, 404, 404]
}

/// To those who manage the organisation.
const fn managers(status: u16) -> Expected {
    [404, 404, 404, 403, 403, status, 404, 404]
}

/// To the operator's admins; to the others there is no such page.
const fn admins(status: u16) -> Expected {
    [404, 404, 404, 404, 404, 404, 404, status]
}

/// The status that each gets. A form is sent with a button that the page has not: whoever may send forms there is told so
/// with 422, and nothing is changed.
const TABLE: &[(&str, &str, Expected)] = &[
    ("GET", "/", all(303)),
    ("GET", "/{lang}", all(200)),
    ("GET", "/{lang}/accessibility", all(200)),
    ("GET", "/{lang}/privacy", all(200)),
    ("GET", "/{lang}/sign-in", all(200)),
    ("POST", "/{lang}/sign-in", all(422)),
    ("GET", "/{lang}/sign-in/{token}", all(404)),
    ("POST", "/{lang}/sign-in/{token}", all(422)),
    ("GET", "/{lang}/join", all(200)),
    ("POST", "/{lang}/join", all(422)),
    ("GET", "/{lang}/join/{key}", all(404)),
    ("POST", "/{lang}/join/{key}", all(422)),
    // Only where the operator allows it; here nobody may.
    ("GET", "/{lang}/organisation/new", all(404)),
    ("POST", "/{lang}/organisation/new", all(404)),
    ("GET", "/{lang}/me", all(200)),
    ("POST", "/{lang}/me", all(422)),
    ("GET", "/{lang}/me/details", accounts(200, 303)),
    ("POST", "/{lang}/me/details", accounts(422, 303)),
    ("GET", "/{lang}/me/email/{token}", all(404)),
    ("POST", "/{lang}/me/email/{token}", accounts(422, 303)),
    ("GET", "/{lang}/me/passkeys", accounts(200, 303)),
    ("POST", "/{lang}/me/passkeys", accounts(422, 303)),
    ("GET", "/{lang}/me/devices", accounts(200, 303)),
    ("POST", "/{lang}/me/devices", accounts(422, 303)),
    ("GET", "/{lang}/me/organisations/{slug}", members(200)),
    ("POST", "/{lang}/me/organisations/{slug}", members(422)),
    ("POST", "/{lang}/me/export.zip", sessions(200)),
    ("GET", "/{lang}/me/erase", sessions(200)),
    ("POST", "/{lang}/me/erase", sessions(422)),
    ("GET", "/{lang}/organisation/{slug}", overseers(200)),
    ("GET", "/{lang}/organisation/{slug}/board/{course}", overseers(200)),
    ("POST", "/{lang}/organisation/{slug}/board/{course}/{file}", overseers(200)),
    ("GET", "/{lang}/organisation/{slug}/people", overseers(200)),
    ("GET", "/{lang}/organisation/{slug}/people/{learner}", overseers(200)),
    ("GET", "/{lang}/organisation/{slug}/people/{learner}/change", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/people/{learner}/change", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/teams", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/teams", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/teams/{team}", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/teams/{team}", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/invitations", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/invitations", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/import", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/import", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/assignments", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/assignments", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/assignments/{assignment}", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/assignments/{assignment}", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/reminders", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/reminders", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/integrations", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/integrations", managers(422)),
    ("GET", "/{lang}/organisation/{slug}/log", managers(200)),
    ("GET", "/{lang}/organisation/{slug}/settings", managers(200)),
    ("POST", "/{lang}/organisation/{slug}/settings", managers(422)),
    ("GET", "/{lang}/reminders/{token}", all(404)),
    ("POST", "/{lang}/reminders/{token}", all(404)),
    ("GET", "/{lang}/admin", admins(200)),
    ("POST", "/{lang}/admin", admins(422)),
    ("GET", "/{lang}/courses/{course}", all(200)),
    ("GET", "/{lang}/courses/{course}/test", all(200)),
    ("POST", "/{lang}/courses/{course}/test", all(422)),
    ("GET", "/{lang}/courses/{course}/certificate", all(200)),
    ("POST", "/{lang}/courses/{course}/certificate", all(422)),
    ("GET", "/{lang}/courses/{course}/participation", all(200)),
    ("POST", "/{lang}/courses/{course}/participation", all(422)),
    ("GET", "/{lang}/courses/{course}/{module}/{page}", all(200)),
    ("POST", "/{lang}/courses/{course}/{module}/{page}", all(422)),
    ("GET", "/certificates/{file}", all(404)),
    ("GET", "/look/{file}", all(404)),
    ("GET", "/logos/{file}", all(404)),
    ("GET", "/v/{token}", all(404)),
    ("POST", "/v/{token}", all(404)),
    ("GET", "/v/status/{number}", all(404)),
    ("GET", "/.well-known/perehdy-keys.json", all(200)),
    ("GET", "/.well-known/did.json", all(200)),
    // A cookie is no token: whoever is signed in here is nobody there.
    ("GET", "/api/v1/openapi.json", all(200)),
    ("GET", "/api/v1/organisation", all(401)),
    ("GET", "/api/v1/members", all(401)),
    ("GET", "/api/v1/members/{member}", all(401)),
    ("GET", "/api/v1/teams", all(401)),
    ("GET", "/api/v1/courses", all(401)),
    ("GET", "/api/v1/courses/{course}/board", all(401)),
    ("GET", "/api/v1/{*nothing}", all(404)),
    ("POST", "/api/answer-practice", all(400)),
    ("POST", "/api/save-answer", all(400)),
    ("POST", "/api/save-media", all(400)),
    ("GET", "/media/{course}/{*path}", all(404)),
    ("GET", "/assets/{name}", all(404)),
    ("GET", "/healthz", all(200)),
    ("GET", "/readyz", all(200)),
];

/// A running program with somebody of each role, and what stands for the variable parts of addresses.
struct World {
    mailed: Mailed,
    browsers: Vec<Browser>,
    parts: Vec<(&'static str, String)>,
}

impl World {
    fn new(engine: Engine) -> Self {
        let mailed = Mailed::start(engine);
        let (acme, manager) = Organisation::managed(&mailed, "Acme", "acme");
        let member = acme.member(&mailed);
        let leader = acme.person(&mailed, "leena@example.org", "Leena Liideri", "member");
        acme.team(&mailed, "Varasto");
        acme.put(&mailed, "Leena Liideri", "Varasto", true);
        acme.put(&mailed, "Mikko Mallikas", "Varasto", false);
        let beta = Organisation::new(&mailed, "Beta", "beta");
        let other = beta.person(&mailed, "berit@example.org", "Berit", "manager");
        let mut learner = mailed.browser(FIREFOX);
        mailed.sign_in(&mut learner, "lea@example.org", 1);
        let mut admin = mailed.browser(FIREFOX);
        mailed.sign_in(&mut admin, "olli@example.org", 1);
        let server = &mailed.server;
        let mut grant = perehdy(["admin", "grant", "olli@example.org", "--data", server.data.to_str().unwrap()]);
        if engine == Engine::Postgres {
            grant.args(["--database", &server.database.address]);
        }
        assert_eq!(run(&mut grant).code, Some(0));
        let mut guest = server.browser();
        let page = guest.get(&address(Lang::En, EVERYTHING, "basics/heat")).expect(200);
        guest.send(&page.form("continue")).expect(200);
        // An id of its own for the assignment: that of the organisation, which no other assignment has.
        server.database.execute(
            "INSERT INTO assignments (organisation_id, id, course, version, created_at) \
             SELECT id, id, 'everything', 1, 1 FROM organisations WHERE slug = 'acme'",
        );
        let id = |column: &str, rest: &str| {
            let id = match engine {
                Engine::Sqlite => format!("lower(hex({column}))"),
                Engine::Postgres => format!("{column}::text"),
            };
            server.database.texts(&format!("SELECT {id} FROM {rest}")).remove(0)
        };
        let parts = vec![
            ("{lang}", "en".to_owned()),
            ("{slug}", "acme".to_owned()),
            ("{course}", EVERYTHING.to_owned()),
            ("{module}/{page}", "basics/heat".to_owned()),
            ("{learner}", id("learner_id", "members WHERE name = 'Mikko Mallikas'")),
            ("{member}", id("learner_id", "members WHERE name = 'Mikko Mallikas'")),
            ("{*nothing}", "nothing".to_owned()),
            ("{team}", id("id", "teams")),
            ("{assignment}", id("id", "organisations WHERE slug = 'acme'")),
            ("board/everything/{file}", "board/everything/export.csv".to_owned()),
            ("{token}", "nothing".to_owned()),
            ("{key}", "nothing".to_owned()),
            ("{number}", "7".to_owned()),
            ("{file}", "nothing.pdf".to_owned()),
            ("{name}", "nothing.css".to_owned()),
            ("{*path}", "nothing.png".to_owned()),
        ];
        let browsers = vec![server.browser(), guest, learner, member, leader, manager, other, admin];
        Self { mailed, browsers, parts }
    }

    /// The status that somebody gets.
    fn status(&mut self, role: usize, method: &str, pattern: &str) -> u16 {
        let address = self.parts.iter().fold(pattern.to_owned(), |address, (part, value)| address.replace(part, value));
        assert!(!address.contains('{'), "{pattern}: what is to stand for its parts? {address}");
        let origin = self.mailed.server.origin.clone();
        let (kind, body) = match (method, pattern) {
            ("POST", pattern) if pattern.starts_with("/api/") => ("application/json", "{}"),
            // What it takes is a filter, which may be empty.
            ("POST", pattern) if pattern.contains("/board/") => ("application/x-www-form-urlencoded", ""),
            _ => ("application/x-www-form-urlencoded", "do=nothing-of-ours"),
        };
        let headers = [("content-type", kind), ("origin", &*origin)];
        let Some(browser) = self.browsers.get_mut(role) else { panic!("nobody has the role {role}") };
        // Each by itself: what one answer sets does not follow the next.
        let mut browser = browser.clone();
        if method == "POST" {
            browser.ask(method, &address, &headers, body.as_bytes()).status
        } else {
            browser.ask(method, &address, &[], b"").status
        }
    }
}

fn everybody_gets_what_the_table_says(engine: Engine) {
    let mut world = World::new(engine);
    let before = world.mailed.server.database.dump();
    let mut wrong = Vec::new();
    for (method, pattern, expected) in TABLE {
        let found: Vec<u16> = (0..ROLES.len()).map(|role| world.status(role, method, pattern)).collect();
        if found != expected {
            wrong.push(format!("{method} {pattern}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{ROLES:?}\n{}", wrong.join("\n"));
    let mut after = world.mailed.server.database.dump();
    // Who exported what is noted; that the database can be written is tried.
    for table in ["audit", "heartbeats"] {
        assert!(after.contains_key(table));
        after.insert(table.to_owned(), before[table].clone());
    }
    assert_eq!(after, before, "nothing else was changed by anybody");
}

#[test]
fn every_address_has_a_row() {
    let said = run(&mut perehdy(["addresses"]));
    assert_eq!(said.code, Some(0), "{said:?}");
    let served: BTreeSet<String> = said.out.lines().map(str::to_owned).collect();
    let rows: BTreeSet<String> = TABLE.iter().map(|(method, path, _)| format!("{method} {path}")).collect();
    assert_eq!(rows.len(), TABLE.len(), "an address has two rows");
    let missing: Vec<&String> = served.difference(&rows).collect();
    assert!(missing.is_empty(), "say in TABLE what each role gets at {missing:#?}");
    let gone: Vec<&String> = rows.difference(&served).collect();
    assert!(gone.is_empty(), "these are not served any more: {gone:#?}");
    assert!(served.len() > 60, "{served:?}");
}

/// An address that is put into a router beside the lists would be in no list.
#[test]
fn no_address_stands_beside_the_lists() {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                // What stands below are tests.
                let text: String = text.split("#[cfg(test)]").next().unwrap().split_whitespace().collect();
                if text.contains(".route(\"") || text.contains(".route_service(") || text.contains(".nest(") {
                    found.push(path.display().to_string());
                }
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["app/src", "server/src"] {
        look(&root().join(folder), &mut found);
    }
    assert!(found.is_empty(), "addresses belong into `served!` or a constant of server/src/http: {found:?}");
}
