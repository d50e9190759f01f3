//! Leaving and coming back: one goes on where one was.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::browser::Browser;
use crate::support::courses::{BUNDLED, EVERYTHING, address, addresses, bundled, everything};
use crate::support::database::Engine;
use crate::support::server::Server;
use crate::support::walk::{How, answer, start_test, take_test};

on_both_engines!(
    going_on_leads_where_one_was,
    going_on_leads_into_the_running_test,
    a_video_goes_on_where_it_was_left,
    the_front_page_remembers_the_language,
    who_is_done_is_told_so_and_nothing_else
);

/// What the course page offers: words and address.
fn offer(server: &Server, browser: &mut Browser, lang: Lang) -> (String, String) {
    let page = browser.get(&address(lang, EVERYTHING, "")).expect(200);
    assert!(!server.log().contains("ERROR"), "{}", server.log());
    (page.texts("a.button-start").concat(), page.attributes("a.button-start", "href").concat())
}

fn going_on_leads_where_one_was(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let first = address(Lang::Fi, EVERYTHING, "basics/heat");
    assert_eq!(offer(&server, &mut browser, Lang::Fi), ("Aloita kurssi".to_owned(), first.clone()));
    let page = browser.get(&first);
    browser.send(&page.form("continue")).expect(200);
    // Tomorrow, in the same browser; the program was started anew in between.
    server.restart();
    browser.moved(&server.origin);
    let second = address(Lang::Fi, EVERYTHING, "basics/words");
    assert_eq!(offer(&server, &mut browser, Lang::Fi), ("Jatka siitä, mihin jäit".to_owned(), second));
    let page = browser.get(&first);
    assert!(page.has(".outline-entry.is-done") && page.has(".page-read"), "what was read is told");
    assert_eq!(page.attributes("#outline progress", "value"), ["1"]);
    let second = address(Lang::En, EVERYTHING, "basics/words");
    assert_eq!(offer(&server, &mut browser, Lang::En), ("Go on from where you were".to_owned(), second));
    // Answering on another page makes that the place to go on from.
    let page = browser.get(&address(Lang::En, EVERYTHING, "manners/together"));
    browser.send(&page.question("ask").set("answer", "0")).expect(200);
    let place = address(Lang::En, EVERYTHING, "manners/together");
    assert_eq!(offer(&server, &mut browser, Lang::En).1, place);
    // Another browser knows nothing of it.
    assert_eq!(offer(&server, &mut server.browser(), Lang::Fi).1, first);
}

fn going_on_leads_into_the_running_test(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let first = start_test(&mut browser, everything(), Lang::Fi);
    let second = answer(&mut browser, everything(), &first, How::Rightly);
    let open = second.form("answer").value("question");
    server.restart();
    browser.moved(&server.origin);
    let (words, there) = offer(&server, &mut browser, Lang::Fi);
    assert_eq!(words, "Jatka lopputestiä");
    let page = browser.get(&there).expect(200);
    assert_eq!(page.form("answer").value("question"), open, "the first question without an answer");
    let back = browser.get(&address(Lang::Fi, EVERYTHING, "test?question=1"));
    assert!(!back.form("answer").filled().is_empty(), "the answer is there");
}

fn a_video_goes_on_where_it_was_left(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let page = address(Lang::En, EVERYTHING, "basics/words");
    let save = |browser: &mut Browser, block: &str, position: f64, watched: &[(f64, f64)]| {
        let body = json!({"address": page, "block": block, "position": position, "watched": watched}).to_string();
        let headers =
            [("content-type", "application/json"), ("origin", &server.origin), ("accept", "application/json")];
        browser.ask("POST", "/api/save-media", &headers, body.as_bytes()).status
    };
    assert_eq!(save(&mut browser, "steam", 2.5, &[(0.0, 2.5)]), 200);
    assert_eq!(browser.cookies.len(), 1, "watching is worth remembering");
    assert_eq!(save(&mut browser, "attendant", 4.25, &[(0.0, 4.25)]), 200);
    let shown = browser.get(&page).expect(200);
    assert!(shown.texts("#b-steam .media-left").concat().contains("0:02"), "{:?}", shown.texts(".media-left"));
    assert!(shown.texts("#b-attendant .media-left").concat().contains("0:04"), "{:?}", shown.texts(".media-left"));
    assert!(shown.source().contains("2.5"), "the player is told");
    // The ranges watched are joined, not replaced.
    assert_eq!(save(&mut browser, "steam", 4.0, &[(3.0, 4.0)]), 200);
    let watched = server.database.texts("SELECT watched FROM media_states WHERE block = 'steam'");
    assert_eq!(watched, ["[[0,2500],[3000,4000]]"]);
    assert!(!browser.get(&page).has("#b-steam .media-left"), "what was played to its end begins anew");
    // What makes no sense is refused, and changes nothing.
    let before = server.database.dump();
    for (block, position, watched) in [
        ("nothing", 1.0, vec![]),
        ("stones", 1.0, vec![]),
        ("steam", -1.0, vec![]),
        ("steam", 1e9, vec![]),
        ("steam", 1.0, vec![(3.0, 2.0)]),
        ("steam", 1.0, vec![(0.0, 1e300)]),
    ] {
        assert_eq!(save(&mut browser, block, position, &watched), 422, "{block} {position} {watched:?}");
    }
    assert_eq!(server.database.dump(), before);
}

fn the_front_page_remembers_the_language(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser().accepting("en");
    assert_eq!(browser.get("/").address.path(), "/en");
    let page = browser.get(&address(Lang::Sv, EVERYTHING, "basics/heat"));
    assert_eq!(browser.get("/").address.path(), "/en", "reading is not worth remembering");
    browser.send(&page.form("continue"));
    assert_eq!(browser.get("/").address.path(), "/sv", "the language used last");
}

fn who_is_done_is_told_so_and_nothing_else(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    // This course asks for its test alone: who knew everything has read no page of it.
    take_test(&mut browser, bundled(), Lang::En, How::Rightly);
    for address in addresses(bundled(), Lang::En) {
        let page = browser.get(&address).expect(200);
        let told = page.texts(".progress p");
        assert!(!told.is_empty(), "{}", page.describe());
        for told in told {
            assert!(told.starts_with("Course completed on "), "{address}: {told}");
        }
        for bar in page.all(".progress progress") {
            assert_eq!(bar.attr("value"), bar.attr("max"), "{address}");
        }
    }
    assert!(browser.get(&address(Lang::Fi, BUNDLED, "")).says("Kurssi on suoritettu "));
    assert!(browser.get(&address(Lang::Sv, BUNDLED, "")).says("Kursen avklarades den "));
}
