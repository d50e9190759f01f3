//! A database that goes away: the course can be read, what was typed is kept, and it recovers by itself.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::answers::rightly;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::form::Form;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::program::until;
use crate::support::server::Server;
use crate::support::walk::{asked, complete, issue, pdfs, start_test};

/// What a form sends, whatever the order in which it stands there.
fn sent(form: &Form) -> Vec<(String, String)> {
    let mut entries = form.entries();
    entries.sort();
    entries
}

#[test]
fn postgresql_goes_and_comes_back() {
    let server = Server::start(Engine::Postgres);
    let course = everything();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let test = address(Lang::En, EVERYTHING, "test");
    let mut learner = server.browser();
    start_test(&mut learner, course, Lang::En);
    let count = course.test.as_ref().unwrap().questions_in_draw();
    let answers: Vec<Form> = (1..=count)
        .map(|number| learner.get(&format!("{test}?question={number}")))
        .map(|page| rightly(page.form("answer"), asked(course, &page)))
        .collect();
    let mut graduate = server.browser();
    let named = complete(&mut graduate, course, Lang::En);
    let issued = issue(&mut graduate, &named, "Ada Lovelace");
    let preview = graduate.send(&named.form("preview").set("name", "Ada King"));

    server.database.go_away();
    let unsaved = |page: &Page| {
        check(page);
        assert_eq!(page.status, 503, "{}", page.describe());
        assert!(page.says("could not be saved"), "{}", page.describe());
    };
    // Reading goes on, and says why nothing of the learner is to be seen; the cookie stays.
    let page = learner.get(&heat).expect(200);
    check(&page);
    assert!(page.texts(".notice").concat().contains("can be neither shown nor saved"), "{}", page.describe());
    assert_eq!(learner.cookies.len(), 1);
    server.browser().get(&heat).expect(200);
    server.browser().get("/healthz").expect(200);
    server.browser().get("/readyz").expect(503);
    // Forms keep what was typed.
    let page = learner.send(&page.question("degrees").set("answer", "79,5"));
    unsaved(&page);
    assert_eq!(page.question("degrees").value("answer").as_deref(), Some("79,5"));
    // With the database the draw is away, so nobody can show the options; what was chosen is in the form all the same,
    // and nothing besides: it can be sent again as it is.
    let kept_answers: Vec<Form> = answers
        .iter()
        .map(|form| {
            let page = learner.send(form);
            unsaved(&page);
            let kept = page.form("answer");
            assert_eq!(sent(&kept), sent(form), "{}", page.describe());
            kept
        })
        .collect();
    let hand_in = [("do", "hand-in"), ("attempt", &*answers[0].value("attempt").unwrap())];
    let page = learner.post(&test, &hand_in);
    unsaved(&page);
    let expected: Vec<(String, String)> = hand_in.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    assert_eq!(page.form("hand-in").entries(), expected);
    // The islands hear of it as of what it is.
    let origin = server.origin.clone();
    let mut island = |name: &str, body: serde_json::Value| {
        let headers = [("content-type", "application/json"), ("origin", origin.as_str())];
        let reply = learner.ask("POST", &format!("/api/{name}"), &headers, body.to_string().as_bytes());
        (reply.status, reply.source().to_owned())
    };
    let not_saved = (503, "\"NotSaved\"".to_owned());
    let fields = json!([["do", "answer"], ["question", "stones"], ["answer", "0"]]);
    assert_eq!(island("answer-practice", json!({"address": heat, "fields": fields})), not_saved);
    assert_eq!(island("save-answer", json!({"address": test, "fields": answers[0].entries()})), not_saved);
    let words = address(Lang::En, EVERYTHING, "basics/words");
    let place = json!({"address": words, "block": "steam", "position": 1.0, "watched": [[0.0, 1.0]]});
    assert_eq!(island("save-media", place), not_saved);
    let page = graduate.send(&preview.form("issue").press("do", "issue"));
    unsaved(&page);
    let kept = page.forms().into_iter().find_map(|form| form.value("name"));
    assert_eq!(kept.as_deref(), Some("Ada King"), "the name is there: {}", page.describe());
    // What is nothing but a learner's own cannot be shown.
    let page = learner.get(&test).expect(503);
    check(&page);
    let mut stranger = server.browser();
    stranger.get(&pdfs(&issued)[0]).expect(503);

    server.database.come_back();
    until("it is ready again", || server.browser().get("/readyz").status == 200);
    for kept in &kept_answers {
        let page = learner.send(kept);
        assert_eq!(page.status, 200, "the same form again: {}", page.describe());
    }
    assert_eq!(server.database.count("attempt_answers"), 2 * i64::from(count), "the graduate's and the learner's");
    assert!(!learner.get(&heat).has(".notice"), "nothing to explain any more");
    stranger.get(&pdfs(&issued)[0]).expect(200);
    assert!(!server.log().contains("panicked"), "{}", server.log());
}
