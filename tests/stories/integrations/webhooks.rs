//! Webhooks: what another system gets, and what managers see of it.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::authority::Authority;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::{MANAGER, Organisation};
use crate::support::page::Page;
use crate::support::program::until;
use crate::support::receiver::Receiver;
use crate::support::server::Setup;
use crate::support::walk::complete;

on_both_engines!(
    told_and_signed,
    by_an_authority_of_ones_own,
    endings,
    bad_receivers,
    near_addresses,
    wrong_forms,
    switched_off_and_removed
);

fn anywhere(engine: Engine) -> Mailed {
    Mailed::start_by(Setup::new(engine).flag("webhooks", "anywhere"))
}

/// Makes a webhook; gives its secret.
fn hook(acme: &Organisation, manager: &mut Browser, url: &str, events: &str) -> String {
    let page = manager.get(&acme.at("/integrations")).expect(200);
    let form = page.form("make-webhook").set("url", url).set("events", events);
    let made = manager.send(&form).expect(200);
    check(&made);
    made.texts("code.secret").remove(0)
}

/// Sends a test message to the webhook that was made last.
fn test_last(acme: &Organisation, manager: &mut Browser) {
    let page = manager.get(&acme.at("/integrations")).expect(200);
    let forms = page.forms();
    let form = forms.iter().rfind(|form| form.does("test-webhook")).unwrap();
    manager.send(&form.clone().press("do", "test-webhook")).expect(200);
}

/// The page once it says this.
fn says(acme: &Organisation, manager: &mut Browser, text: &str) -> Page {
    let at = acme.at("/integrations");
    until(text, || manager.get(&at).says(text));
    manager.get(&at).expect(200)
}

fn told_and_signed(engine: Engine) {
    let (mailed, receiver) = (anywhere(engine), Receiver::start());
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.member(&mailed);
    acme.asks(&mailed, EVERYTHING, None);
    let secret = hook(&acme, &mut manager, &receiver.url("/ok?key=1"), "both");
    hook(&acme, &mut manager, &receiver.url("/expiry"), "expiry");
    let page = manager.get(&acme.at("/integrations")).expect(200);
    assert!(!page.source().contains(&secret), "shown twice");
    assert!(!mailed.server.log().contains(&secret));
    complete(&mut member, everything(), Lang::En);
    until("it is told", || !receiver.at("/ok?key=1").is_empty());
    let message = receiver.at("/ok?key=1").remove(0);
    assert!(message.is_signed_with(&secret), "{message:?}");
    assert!(!message.is_signed_with(&format!("whsec_{}=", "A".repeat(43))));
    assert_eq!(message.header("content-type"), "application/json");
    assert_eq!(message.header("host"), receiver.address.to_string());
    assert!(message.header("webhook-id").starts_with("msg_"));
    let tried = mailed.server.database.number("SELECT max(tried_at) FROM webhook_deliveries");
    let signed: i64 = message.header("webhook-timestamp").parse().unwrap();
    assert!((tried / 1_000_000 - signed).abs() <= 1, "{signed}");
    // What the API says of it; and no names.
    let mut program = acme.program(&mailed, &mut manager);
    let mikko = program.good("/members?search=mikko")["members"][0]["id"].clone();
    let board = program.good(&format!("/courses/{EVERYTHING}/board?search=mikko"));
    let completed = &board["rows"][0]["standing"]["completed"];
    let told = message.json();
    assert_eq!((&told["type"], &told["timestamp"]), (&json!("completion.made"), &completed["at"]));
    let expected = json!({
        "organisation": "acme", "member": mikko, "course": EVERYTHING, "version": completed["version"],
        "completed": completed["at"], "expires": null,
    });
    assert_eq!(told["data"], expected);
    assert!(!message.body.contains("ikko"), "{}", message.body);
    let page = says(&acme, &mut manager, "arrived (204)");
    check(&page);
    // Once more by hand: the same message. With a new secret it is signed by that one alone.
    let page = manager.send(&page.form("send-again")).expect(200);
    check(&page);
    until("again", || receiver.at("/ok?key=1").len() == 2);
    let again = receiver.at("/ok?key=1").remove(1);
    assert_eq!((again.header("webhook-id"), &again.body), (message.header("webhook-id"), &message.body));
    says(&acme, &mut manager, "arrived (204)");
    let renewed = manager.send(&page.form("secret-webhook").press("do", "secret-webhook")).expect(200);
    check(&renewed);
    let second = renewed.texts("code.secret").remove(0);
    let page = manager.send(&renewed.form("test-webhook").press("do", "test-webhook")).expect(200);
    assert!(page.says("A test message is on its way"), "{}", page.describe());
    until("a test", || receiver.at("/ok?key=1").len() == 3);
    let test = receiver.at("/ok?key=1").remove(2);
    assert!(test.is_signed_with(&second) && !test.is_signed_with(&secret));
    assert_eq!((&test.json()["type"], &test.json()["data"]), (&json!("test"), &json!({ "organisation": "acme" })));
    assert!(receiver.at("/expiry").is_empty());
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/integrations")).expect(200));
    }
    let log = manager.get(&acme.at("/log")).expect(200);
    assert!(log.says(&format!("made a new secret for a webhook: {}", receiver.address)), "{}", log.describe());
}

fn by_an_authority_of_ones_own(engine: Engine) {
    let (authority, other) = (Authority::new(), Authority::new());
    let setup = || Setup::new(engine).flag("webhooks", "anywhere");
    let mailed = Mailed::start_by(setup().environment("PEREHDY_AUTHORITIES", authority.file()));
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.member(&mailed);
    acme.asks(&mailed, EVERYTHING, None);
    let good = Receiver::secure(authority.server("127.0.0.1"));
    let secret = hook(&acme, &mut manager, &good.url("/ok"), "both");
    complete(&mut member, everything(), Lang::En);
    until("it is told", || !good.at("/ok").is_empty());
    let message = good.at("/ok").remove(0);
    assert!(message.is_signed_with(&secret), "{message:?}");
    assert_eq!(
        (message.header("host"), &message.json()["type"]),
        (&*good.address.to_string(), &json!("completion.made"))
    );
    check(&says(&acme, &mut manager, "arrived (204)"));
    // To nobody else.
    let troubles = "SELECT count(*) FROM webhook_deliveries WHERE trouble = 'tls'";
    let bad = [other.server("127.0.0.1"), authority.server("receiver.example.org"), authority.expired("127.0.0.1")];
    for (before, server) in (0..).zip(bad) {
        let receiver = Receiver::secure(server);
        hook(&acme, &mut manager, &receiver.url("/ok"), "both");
        test_last(&acme, &mut manager);
        until("it is refused", || mailed.server.database.number(troubles) == before + 1);
        assert!(receiver.connections() > 0 && receiver.at("/ok").is_empty());
    }
    check(&says(&acme, &mut manager, "cannot be trusted"));
    // Nor to that one when the setting does not name its authority.
    let Mailed { smtp, server } = mailed;
    let (data, database, cookies) = (server.data.clone(), server.database.clone(), manager.cookies.clone());
    drop(server);
    database.execute("DELETE FROM webhook_deliveries");
    let server = setup().flag("smtp", &smtp.url()).start_on(data, database);
    let mut manager = server.browser();
    manager.cookies = cookies;
    let page = manager.get(&acme.at("/integrations")).expect(200);
    let forms = page.forms();
    let form = forms.iter().find(|form| form.does("test-webhook")).unwrap();
    manager.send(&form.clone().press("do", "test-webhook")).expect(200);
    until("it is refused", || server.database.number(troubles) == 1);
    says(&acme, &mut manager, "cannot be trusted");
    assert_eq!(good.at("/ok").len(), 1);
}

fn endings(engine: Engine) {
    let (mut mailed, receiver) = (anywhere(engine), Receiver::start());
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.member(&mailed);
    let secret = hook(&acme, &mut manager, &receiver.url("/ok"), "expiry");
    // It is completed, and ends a moment later.
    let since = mailed.server.database.number("SELECT since_at FROM webhooks");
    acme.has_completed(&mailed, "Mikko Mallikas", EVERYTHING, since);
    acme.asks(&mailed, EVERYTHING, None);
    mailed.server.database.execute("UPDATE standings SET expires_at = completed_at + 1 WHERE completed_at IS NOT NULL");
    // It looks when it is started, and then every few minutes.
    mailed.server.restart();
    until("it is told", || !receiver.at("/ok").is_empty());
    mailed.server.restart();
    let message = receiver.at("/ok").remove(0);
    assert!(message.is_signed_with(&secret));
    assert_eq!(message.json()["type"], json!("completion.expired"));
    assert!(message.json()["data"]["expires"].is_string(), "{}", message.body);
    let lines = mailed.server.database.count("webhook_deliveries");
    assert_eq!(lines, 1, "once");
}

fn bad_receivers(engine: Engine) {
    let (mailed, receiver) = (anywhere(engine), Receiver::start());
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    for (path, told) in [
        ("/refuse", "refused (500)"),
        ("/away", "the address leads elsewhere (302)"),
        ("/drop", "the connection broke off"),
        ("/hang", "no answer in time"),
    ] {
        hook(&acme, &mut manager, &receiver.url(path), "both");
        test_last(&acme, &mut manager);
        let page = says(&acme, &mut manager, told);
        check(&page);
        assert!(page.says("next try") && page.says("nothing has arrived since"), "{}", page.describe());
    }
    // Nobody is there, nobody has the name, and no TLS is spoken.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let no_tls = format!("https://{}/tls", receiver.address);
    for (url, told) in [
        (format!("http://{nobody}/"), "no connection"),
        ("http://nobody.invalid/".to_owned(), "the address was not found"),
        (no_tls, "cannot be trusted"),
    ] {
        hook(&acme, &mut manager, &url, "both");
        test_last(&acme, &mut manager);
        says(&acme, &mut manager, told);
    }
    assert!(receiver.at("/elsewhere").is_empty(), "a redirect was followed");
    assert!(!mailed.server.log().contains("panicked"), "{}", mailed.server.log());
    // They are tried again.
    until("again", || receiver.at("/refuse").len() >= 2);
    let tries = receiver.at("/refuse");
    assert_eq!((tries[0].header("webhook-id"), &tries[0].body), (tries[1].header("webhook-id"), &tries[1].body));
}

fn near_addresses(engine: Engine) {
    let (mailed, receiver) = (Mailed::start(engine), Receiver::start());
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let port = receiver.address.port();
    let page = manager.get(&acme.at("/integrations")).expect(200);
    let told = manager.send(&page.form("make-webhook").set("url", &receiver.url("/ok"))).expect(422);
    assert!(told.texts("#webhook-url-error").concat().contains("https://"), "{}", told.describe());
    for (at, host) in
        ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "10.0.0.1"].iter().enumerate()
    {
        hook(&acme, &mut manager, &format!("https://{host}:{port}/ok"), "both");
        test_last(&acme, &mut manager);
        let refused = "SELECT count(*) FROM webhook_deliveries WHERE trouble = 'private'";
        until(host, || mailed.server.database.number(refused) == i64::try_from(at + 1).unwrap());
    }
    assert!(says(&acme, &mut manager, "leads into an internal network").has(".deliveries"));
    assert_eq!(receiver.connections(), 0);
}

fn wrong_forms(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let page = manager.get(&acme.at("/integrations")).expect(200);
    for url in ["", "example.org", "https://a:b@example.org/", "https://example.org/#a", "ftp://example.org/"] {
        let told = manager.send(&page.form("make-webhook").set("url", url).set("events", "expiry")).expect(422);
        check(&told);
        assert_eq!(told.attributes(".error-summary a", "href"), ["#webhook-url"]);
        let form = told.form("make-webhook");
        assert_eq!((form.value("url").as_deref(), form.value("events").as_deref()), (Some(url), Some("expiry")));
    }
    let good = page.form("make-webhook").set("url", "https://example.org/hook");
    manager.send(&good).expect(200);
    let again = manager.send(&good).expect(409);
    check(&again);
    assert!(again.says("the webhook was made then") && !again.has("code.secret"), "{}", again.describe());
    let (nil, unknown) = ("00000000-0000-7000-8000-000000000000", "00000000-0000-7000-8000-000000000001");
    for (fields, status) in [
        (vec![("do", "make-webhook"), ("once", nil), ("url", "https://example.org/")], 422),
        (vec![("do", "make-webhook"), ("once", nil), ("url", "https://example.org/"), ("events", "all")], 422),
        (vec![("do", "make-webhook")], 422),
        (vec![("do", "test-webhook"), ("webhook", "x")], 422),
        (vec![("do", "test-webhook"), ("webhook", unknown)], 409),
        (vec![("do", "send-again"), ("webhook", unknown)], 422),
        (vec![("do", "send-again"), ("webhook", unknown), ("message", unknown)], 409),
        (vec![("do", "remove-webhook"), ("webhook", unknown), ("more", "1")], 422),
    ] {
        check(&manager.post(&acme.at("/integrations"), &fields).expect(status));
    }
    assert_eq!(mailed.server.database.count("webhooks"), 1);
}

fn switched_off_and_removed(engine: Engine) {
    let (mailed, receiver) = (anywhere(engine), Receiver::start());
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    hook(&acme, &mut manager, &receiver.url("/refuse"), "both");
    mailed.server.database.execute("UPDATE webhooks SET failing_since = 1");
    let before = mailed.count(MANAGER);
    let page = manager.get(&acme.at("/integrations")).expect(200);
    manager.send(&page.form("test-webhook").press("do", "test-webhook")).expect(200);
    let page = says(&acme, &mut manager, "off since");
    check(&page);
    assert!(!page.forms().iter().any(|form| form.does("test-webhook") || form.does("send-again")));
    let letter = mailed.letter(MANAGER, before + 1);
    let body = letter.body();
    assert!(body.contains(&receiver.address.to_string()), "{body}");
    assert!(body.contains("/organisation/acme/integrations") && !body.contains("/refuse"), "{body}");
    let log = manager.get(&acme.at("/log")).expect(200);
    assert!(log.says("The service switched off a webhook"), "{}", log.describe());
    // Two managers look at it; the second is told what the first has done.
    let late = manager.get(&acme.at("/integrations")).expect(200).form("on-webhook");
    for (action, told) in [
        ("on-webhook", "The webhook is on."),
        ("off-webhook", "The webhook is off."),
        ("remove-webhook", "The webhook has been removed."),
    ] {
        let page = manager.get(&acme.at("/integrations")).expect(200);
        let page = manager.send(&page.form(action).press("do", action)).expect(200);
        check(&page);
        assert!(page.says(told), "{}", page.describe());
        if action != "remove-webhook" {
            for button in ["on-webhook", "secret-webhook", "remove-webhook"] {
                let page = manager.send(&late.clone().press("do", button)).expect(409);
                check(&page);
                assert!(page.says("Somebody else has changed this webhook meanwhile"), "{}", page.describe());
            }
        }
    }
    assert_eq!(mailed.server.database.count("webhooks") + mailed.server.database.count("webhook_deliveries"), 0);
}
