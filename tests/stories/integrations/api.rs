//! What the API answers: by the schema that it tells of itself, of one organisation alone, and as the pages have it.

use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::courses::EVERYTHING;
use crate::support::database::Engine;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::program::{perehdy, run};
use crate::support::standing::{DAY, NEW_YEAR};

on_both_engines!(
    everything_that_is_described,
    foreign_things,
    parameters,
    pages_and_links,
    only_reading,
    a_removed_member
);

/// An organisation of a manager, a leader, a member and some guests.
fn acme(mailed: &Mailed) -> (Organisation, Browser) {
    let (acme, manager) = Organisation::managed(mailed, "Äimä & Co", "acme");
    acme.member(mailed);
    let names: Vec<String> = (0..60).map(|i| format!("Öberg {i:02}")).collect();
    acme.crowd(mailed, names.iter().map(String::as_str));
    acme.team(mailed, "Varasto");
    acme.put(mailed, "Mikko Mallikas", "Varasto", true);
    acme.put(mailed, "Öberg 00", "Varasto", false);
    acme.has_read(mailed, "Öberg 01", EVERYTHING, "basics", "words");
    acme.has_completed(mailed, "Öberg 02", EVERYTHING, NEW_YEAR);
    acme.asks(mailed, EVERYTHING, Some(NEW_YEAR + 4000 * DAY));
    (acme, manager)
}

fn everything_that_is_described(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    // Every address of the API stands in the document, and no other.
    let said = run(&mut perehdy(["addresses"]));
    let served = said.out.lines().filter_map(|line| line.strip_prefix("GET "));
    let served = served.filter(|path| path.starts_with("/api/v1/") && !path.contains("{*"));
    assert_eq!(program.described(), served.map(str::to_owned).collect());

    let organisation = program.good("/organisation");
    assert_eq!((&organisation["name"], &organisation["slug"]), (&json!("Äimä & Co"), &json!("acme")));
    let teams = program.good("/teams");
    assert_eq!((&teams["teams"][0]["name"], &teams["teams"][0]["members"]), (&json!("Varasto"), &json!(2)));
    let team = teams["teams"][0]["id"].as_str().unwrap().to_owned();
    let courses = program.good("/courses");
    let course = &courses["courses"][0];
    assert_eq!((&course["course"]["id"], &course["totals"]["done"]), (&json!(EVERYTHING), &json!(1)));
    assert_eq!(course["course"]["titles"].as_object().unwrap().len(), 3);
    assert_eq!(course["assignments"][0]["deadline"], json!("2036-12-14T00:00:00Z"));
    assert_eq!(course["assignments"][0]["team"], Value::Null);
    let found = program.good("/members?search=mikko");
    let mikko = &found["members"][0];
    assert_eq!((&mikko["name"], &mikko["email"]), (&json!("Mikko Mallikas"), &json!("mikko@example.org")));
    assert_eq!(mikko["teams"], json!([{ "team": team, "leads": true }]));
    assert_eq!(program.good(&format!("/members?team={team}"))["total"], json!(2));
    let board = program.good(&format!("/courses/{EVERYTHING}/board?team={team}&sort=-name"));
    assert_eq!(board["rows"].as_array().unwrap().len(), 2);
    // Why somebody is not complete: what the page says, and no answers and no scores.
    let found = program.good("/members?search=%C3%B6berg%2001");
    let person = program.good(&format!("/members/{}", found["members"][0]["id"].as_str().unwrap()));
    let of = &person["courses"][0];
    assert_eq!(of["standing"]["status"], json!("under-way"));
    let missing = &of["missing"];
    assert_eq!(missing["test"], json!(true));
    let pages = missing["pages"].as_array().unwrap();
    assert!(!pages.is_empty() && pages.iter().all(|page| page["read"] == json!(page["page"] == "words")), "{missing}");
    let screen = manager.get(&acme.person_page(&mailed, "Öberg 01")).expect(200);
    assert_eq!(screen.all(".missing li").len(), missing["pages"].as_array().unwrap().len() + 1);
    let found = program.good("/members?search=%C3%B6berg%2002");
    let person = program.good(&format!("/members/{}", found["members"][0]["id"].as_str().unwrap()));
    let of = &person["courses"][0];
    assert_eq!((&of["standing"]["status"], &of["missing"]), (&json!("done"), &Value::Null));
    assert_eq!(of["standing"]["completed"], json!({ "at": "2026-01-01T00:00:00Z", "version": "2026.1" }));
    let text = person.to_string();
    assert!(!text.contains("score") && !text.contains("answer\"") && !text.contains("points"), "{text}");
}

fn foreign_things(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut other = beta.person(&mailed, "berit@example.org", "Berit", "manager");
    beta.team(&mailed, "Tukku");
    let mut theirs = beta.program(&mailed, &mut other);
    let berit = theirs.good("/members")["members"][0]["id"].as_str().unwrap().to_owned();
    let tukku = theirs.good("/teams")["teams"][0]["id"].as_str().unwrap().to_owned();
    program.refused(&format!("/members/{berit}"), 404);
    program.refused(&format!("/courses/{EVERYTHING}/board?team={tukku}"), 400);
    program.refused(&format!("/members?team={tukku}"), 400);
    theirs.refused(&format!("/courses/{EVERYTHING}/board"), 404);
    for path in [
        "/members/nobody",
        "/members/00000000-0000-7000-8000-000000000000",
        "/courses/kotoutuminen-tutuksi/board",
        "/courses/%00/board",
        "/members/x/y",
        "/nothing",
        "/members/",
    ] {
        program.refused(path, 404);
    }
    assert_eq!(theirs.good("/members")["total"], json!(1));
    assert_eq!(theirs.good("/courses")["courses"], json!([]));
}

fn parameters(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    let board = format!("/courses/{EVERYTHING}/board");
    for query in [
        "?team=x",
        "?status=fine",
        "?sort=height",
        "?page=0",
        "?page=x",
        "?statsu=late",
        "?status=late&status=done",
        "?team=00000000-0000-7000-8000-000000000000",
    ] {
        program.refused(&format!("{board}{query}"), 400);
    }
    for path in ["/members?page=-1", "/members?q=a", "/teams?page=1", "/organisation?x", "/courses?page=1"] {
        program.refused(path, 400);
    }
    assert_eq!(program.good("/members?search=%25")["total"], json!(0), "a sign of SQL is a letter");
    assert_eq!(program.good("/members?search=&team=")["total"], program.good("/members")["total"]);
    assert_eq!(program.good(&format!("{board}?search=&status=&team="))["rows"].as_array().unwrap().len(), 50);
}

fn pages_and_links(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    let all = program.all("/members", "members");
    let names: Vec<&str> = all.iter().map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names[0], names[61]), (62, "Maija Manageri", "Öberg 59"));
    let found = program.all("/members?search=%C3%B6berg&page=1", "members");
    assert_eq!(found.len(), 60, "the search goes on from page to page");
    let (page, value) = program.get("/members?page=99");
    assert_eq!((&value["page"], &value["pages"], &value["total"]), (&json!(2), &json!(2), &json!(62)));
    assert_eq!(value["members"].as_array().unwrap().len(), 12);
    let origin = &mailed.server.origin;
    let link = |page: u32, rel: &str| format!("<{origin}/api/v1/members?page={page}>; rel=\"{rel}\"");
    assert_eq!(page.header("link").unwrap(), [link(1, "first"), link(2, "last"), link(1, "prev")].join(", "));
    let rows = program.all(&format!("/courses/{EVERYTHING}/board?sort=-name"), "rows");
    let board: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(board, names.into_iter().rev().collect::<Vec<_>>());
}

fn only_reading(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    program.good("/members");
    let bearer = format!("Bearer {}", program.token);
    let before = mailed.server.database.dump();
    let mut browser = mailed.server.browser();
    for path in ["/members", "/organisation", "/courses", "/nothing", "/openapi.json"] {
        let path = format!("/api/v1{path}");
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            for origin in ["https://elsewhere.example", &*mailed.server.origin] {
                let headers = [("authorization", &*bearer), ("origin", origin), ("content-type", "application/json")];
                let page = browser.ask(method, &path, &headers, b"{}");
                assert_eq!(page.status, 405, "{method} {path}: {}", page.describe());
                assert_eq!(page.header("content-type"), Some("application/problem+json"));
                assert_eq!(page.header("allow"), Some("GET, HEAD"));
            }
        }
        let head = browser.ask("HEAD", &path, &[("authorization", &bearer)], b"");
        let get = browser.ask("GET", &path, &[("authorization", &bearer)], b"");
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"));
    }
    // A signed-in manager's browser is nobody there; a token in the address or as a password is none.
    assert_eq!(manager.ask("GET", "/api/v1/members", &[], b"").status, 401);
    let token = &program.token;
    assert_eq!(browser.ask("GET", &format!("/api/v1/members?access_token={token}"), &[], b"").status, 401);
    assert_eq!(browser.ask("GET", "/api/v1/members", &[("authorization", &format!("Basic {token}"))], b"").status, 401);
    // And a token is no way to the pages.
    assert_eq!(browser.ask("GET", &acme.at("/people"), &[("authorization", &bearer)], b"").status, 404);
    let asks = [("origin", "https://elsewhere.example"), ("access-control-request-method", "GET")];
    let preflight = browser.ask("OPTIONS", "/api/v1/members", &asks, b"");
    assert!(preflight.header("access-control-allow-origin").is_none(), "{}", preflight.describe());
    assert_eq!(mailed.server.database.dump(), before);
}

fn a_removed_member(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    let id = program.good("/members?search=mikko")["members"][0]["id"].as_str().unwrap().to_owned();
    program.good(&format!("/members/{id}"));
    let change = manager.get(&acme.at(&format!("/people/{id}/change?remove"))).expect(200);
    manager.send(&change.form("remove")).expect(200);
    program.refused(&format!("/members/{id}"), 404);
    assert_eq!(program.good("/members?search=mikko")["total"], json!(0));
    let rows = program.all(&format!("/courses/{EVERYTHING}/board"), "rows");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["member"] != json!(id)));
}
