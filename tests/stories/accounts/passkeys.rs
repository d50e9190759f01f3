//! Passkeys, for those who want them.

use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::page::Page;
use crate::support::passkeys::{Device, Kind, text};

on_both_engines!(
    a_passkey_is_added_used_and_removed,
    what_signs_nobody_in,
    what_is_not_added,
    a_copied_passkey,
    trying_has_to_wait,
    of_somebody_else,
    nobody_learns_who_has_one,
);

const ADA: &str = "ada@example.org";
const MINE: &str = "/en/me/passkeys";
const SIGN_IN: &str = "/en/sign-in";

/// What the script asks at a page.
fn ask(browser: &mut Browser, address: &str) -> Value {
    let answer = browser.post(address, &[("do", "ask")]).expect(200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    serde_json::from_slice(&answer.body).unwrap()
}

fn send_new(browser: &mut Browser, answer: &Value, name: &str) -> Page {
    browser.post(MINE, &[("do", "passkey"), ("credential", &answer.to_string()), ("name", name)])
}

fn send(browser: &mut Browser, answer: &Value) -> Page {
    browser.post(SIGN_IN, &[("do", "passkey"), ("credential", &answer.to_string())])
}

/// Adds a passkey of this device.
fn add(browser: &mut Browser, device: &mut Device, name: &str) -> Page {
    let question = ask(browser, MINE);
    let page = send_new(browser, &device.make(&question).unwrap(), name).expect(200);
    assert_eq!(page.path(), "/en/me/passkeys?added", "{}", page.describe());
    page
}

/// Signs in with a passkey.
fn enter(browser: &mut Browser, device: &mut Device) -> Page {
    let question = ask(browser, SIGN_IN);
    send(browser, &device.sign(&question))
}

/// Somebody who is signed in, with a passkey.
fn somebody(mailed: &Mailed, address: &str) -> (Browser, Device) {
    let (mut browser, mut device) = (mailed.browser(FIREFOX), Device::new(&mailed.server.origin, Kind::P256));
    mailed.sign_in(&mut browser, address, 1);
    add(&mut browser, &mut device, "");
    (browser, device)
}

/// Fails unless the page refuses with these words, and nobody was signed in.
#[track_caller]
fn refuses(page: &Page, browser: &Browser, words: &str) {
    assert_eq!(page.status, 422, "{}", page.describe());
    check(page);
    assert!(page.texts("#passkey-error").concat().contains(words), "{words}: {}", page.describe());
    assert!(page.has(".error-summary a[href='#passkey']") && page.has("button#passkey"), "the button to try again");
    assert!(browser.cookies.is_empty(), "nobody is signed in");
}

fn a_passkey_is_added_used_and_removed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut browser, mut laptop) = (mailed.browser(FIREFOX), Device::new(&mailed.server.origin, Kind::P256));
    assert_eq!(browser.get(MINE).path(), SIGN_IN, "nobody has any");
    mailed.sign_in(&mut browser, ADA, 1);
    let page = browser.get(MINE).expect(200);
    check(&page);
    assert!(page.says("You have no passkeys yet.") && page.has("[data-passkeys][hidden] form[data-passkey=create]"));
    assert_eq!(page.form("passkey").value("name").as_deref(), Some("Firefox, Windows"), "suggested");
    let page = add(&mut browser, &mut laptop, "");
    check(&page);
    assert!(page.says("The passkey has been added."), "{}", page.describe());
    assert_eq!(page.texts(".card h2"), ["Firefox, Windows"]);
    assert!(page.says("not used yet"));
    let told = mailed.letter(ADA, 2).body();
    assert!(told.contains("A passkey was added") && told.contains("Passkey: Firefox, Windows"), "{told}");
    assert!(browser.get("/en/me/details").says("You have 1 passkey."));

    // The same device has one already; another one makes its own, with keys of another kind.
    let question = ask(&mut browser, MINE);
    assert!(laptop.make(&question).is_none(), "{question}");
    let mut phone_device = Device::new(&mailed.server.origin, Kind::Ed25519);
    phone_device.counts = false;
    let page = add(&mut browser, &mut phone_device, "  My   phone ");
    assert_eq!(page.texts(".card h2"), ["Firefox, Windows", "My phone"]);
    assert_eq!(laptop.handle(), phone_device.handle(), "one account has one name");

    // On the phone with work of its own, which is joined.
    let mut phone = mailed.browser(IPHONE);
    let heat = phone.get("/en/courses/everything/basics/heat");
    phone.send(&heat.form("continue"));
    let guest = phone.cookies.clone();
    check(&phone.get(SIGN_IN).expect(200));
    let me = enter(&mut phone, &mut phone_device).expect(200);
    check(&me);
    assert_eq!(me.path(), "/en/me?welcome=joined");
    assert_ne!(phone.cookies, guest, "a new session");
    assert!(browser.get("/en/courses/everything/basics/heat").has(".page-read"));
    // Both, again and again.
    for device in [&mut laptop, &mut phone_device] {
        for _ in 0..2 {
            assert_eq!(enter(&mut mailed.browser(IPHONE), device).expect(200).path(), "/en/me?welcome");
        }
    }
    let page = phone.get(MINE).expect(200);
    assert_eq!(page.texts(".card-facts").iter().filter(|text| text.contains("last used on")).count(), 2);
    assert_eq!(mailed.server.database.count("passkey_challenges"), 1, "only the one that nobody answered");

    // Called otherwise.
    let address = page.attributes(".card a", "href").remove(1);
    let page = phone.get(&address).expect(200);
    check(&page);
    let form = page.form("rename");
    assert_eq!(form.value("name").as_deref(), Some("My phone"));
    for bad in ["", "  ", &"x".repeat(201), "My\u{202e}phone"] {
        let page = phone.send(&form.clone().set("name", bad)).expect(422);
        check(&page);
        assert!(page.has("#rename[aria-invalid=true]"), "{}", page.describe());
        assert_eq!(page.form("rename").value("name").as_deref(), Some(bad), "what was typed is kept");
    }
    let page = phone.send(&form.set("name", "Old phone")).expect(200);
    assert_eq!(page.path(), "/en/me/passkeys?renamed");
    assert_eq!(page.texts(".card h2"), ["Firefox, Windows", "Old phone"]);

    // Removed; who is signed in stays so.
    let forms = page.forms();
    let page = browser.send(forms.iter().filter(|form| form.does("remove")).nth(1).unwrap()).expect(200);
    check(&page);
    assert!(page.says("The passkey has been removed"), "{}", page.describe());
    assert_eq!(page.texts(".card h2"), ["Firefox, Windows"]);
    let told = mailed.letter(ADA, 4).body();
    assert!(told.contains("Passkey: Old phone") && told.contains("Device: Firefox, Windows"), "{told}");
    phone.get(MINE).expect(200);
    let mut stranger = mailed.browser(IPHONE);
    let page = enter(&mut stranger, &mut phone_device);
    refuses(&page, &stranger, "We do not know this passkey");
    enter(&mut stranger, &mut laptop).expect(200);
}

fn what_signs_nobody_in(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut ada, mut device) = somebody(&mailed, ADA);
    let mut browser = mailed.browser(IPHONE);
    let refused = "We could not accept the passkey";

    type Bent = fn(&mut Device);
    let bent: [(&str, Bent); 6] = [
        ("another site", |device| device.origin = "https://courses.example.org".to_owned()),
        ("another port", |device| device.origin.push('1')),
        ("another scheme", |device| device.origin = device.origin.replace("http:", "https:")),
        ("another domain", |device| device.rp = "courses.example.org".to_owned()),
        ("nobody made sure who it is", |device| device.verifies = false),
        ("a count that goes back", |device| device.count = 0),
    ];
    enter(&mut mailed.browser(FIREFOX), &mut device).expect(200);
    for (what, bend) in bent {
        let mut other = device.clone();
        bend(&mut other);
        let page = enter(&mut browser, &mut other);
        assert_eq!(page.status, 422, "{what}");
        refuses(&page, &browser, refused);
    }

    // Each part of an answer, changed.
    for (part, new) in [
        ("signature", text(&[0; 71])),
        ("signature", String::new()),
        ("userHandle", text(&[7; 64])),
        ("userHandle", text(&[7; 16])),
        ("authenticatorData", text(&[0; 37])),
        ("clientDataJSON", text(b"{}")),
    ] {
        let question = ask(&mut browser, SIGN_IN);
        let mut answer = device.sign(&question);
        answer["response"][part] = new.into();
        let page = send(&mut browser, &answer);
        refuses(&page, &browser, refused);
    }
    for nothing in [json!({}), json!(null), json!("x"), json!({ "response": { "clientDataJSON": "e30" } })] {
        let page = send(&mut browser, &nothing);
        refuses(&page, &browser, refused);
    }

    mailed.server.database.execute("DELETE FROM guesses");

    // A question that was answered, one of another kind, one that nobody asked, one of long ago.
    let question = ask(&mut browser, SIGN_IN);
    enter(&mut mailed.browser(FIREFOX), &mut device).expect(200);
    let answer = device.sign(&question);
    send(&mut mailed.browser(FIREFOX), &answer).expect(200);
    for answer in [answer, device.sign(&question), device.sign(&ask(&mut ada, MINE))] {
        let page = send(&mut browser, &answer);
        refuses(&page, &browser, "It took too long");
    }
    let page = send(&mut browser, &device.clone().sign(&json!({ "challenge": text(&[1; 16]) })));
    refuses(&page, &browser, "It took too long");
    let question = ask(&mut browser, SIGN_IN);
    mailed.server.database.execute("UPDATE passkey_challenges SET ends_at = ends_at - 300000000");
    let page = send(&mut browser, &device.sign(&question));
    refuses(&page, &browser, "It took too long");

    // None of it harms the passkey, and none of these counts as a guess.
    enter(&mut browser, &mut device).expect(200);
}

fn what_is_not_added(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut ada, mut device) = somebody(&mailed, ADA);
    let mut ben = mailed.browser(IPHONE);
    mailed.sign_in(&mut ben, "ben@example.org", 1);
    let fresh = || Device::new(&mailed.server.origin, Kind::P256);
    let refused = |page: &Page, words: &str| {
        assert_eq!(page.status, 422, "{}", page.describe());
        check(page);
        assert!(page.texts("#passkey-error").concat().contains(words), "{words}: {}", page.describe());
        assert_eq!(page.form("passkey").value("name").as_deref(), Some("Mine"), "what was typed is kept");
    };
    for bend in [
        |device: &mut Device| device.origin = "https://courses.example.org".to_owned(),
        |device: &mut Device| device.rp = "courses.example.org".to_owned(),
        |device: &mut Device| device.verifies = false,
    ] {
        let mut other = fresh();
        bend(&mut other);
        let question = ask(&mut ada, MINE);
        refused(&send_new(&mut ada, &other.make(&question).unwrap(), "Mine"), "it was not added");
    }
    let mut answer = fresh().make(&ask(&mut ada, MINE)).unwrap();
    answer["response"]["attestationObject"] = text(b"\xa0").into();
    refused(&send_new(&mut ada, &answer, "Mine"), "it was not added");
    refused(&send_new(&mut ada, &json!({}), "Mine"), "it was not added");

    // The question of another account, of signing in, one that was answered, one of long ago.
    let of_ben = fresh().make(&ask(&mut ben, MINE)).unwrap();
    refused(&send_new(&mut ada, &of_ben, "Mine"), "It took too long");
    let mut of_nobody = ask(&mut mailed.browser(IPHONE), SIGN_IN);
    of_nobody["excludeCredentials"] = json!([]);
    of_nobody["user"] = json!({ "id": text(&[1; 64]) });
    refused(&send_new(&mut ada, &fresh().make(&of_nobody).unwrap(), "Mine"), "It took too long");
    let question = ask(&mut ada, MINE);
    send_new(&mut ada, &fresh().make(&question).unwrap(), "Second").expect(200);
    refused(&send_new(&mut ada, &fresh().make(&question).unwrap(), "Mine"), "It took too long");
    let question = ask(&mut ada, MINE);
    mailed.server.database.execute("UPDATE passkey_challenges SET ends_at = ends_at - 300000000");
    refused(&send_new(&mut ada, &fresh().make(&question).unwrap(), "Mine"), "It took too long");

    // A name that is none.
    let question = ask(&mut ada, MINE);
    let page = send_new(&mut ada, &fresh().make(&question).unwrap(), &"x".repeat(201)).expect(422);
    check(&page);
    assert!(page.has("#name[aria-invalid=true]"), "{}", page.describe());

    // Fields that are none of the page's.
    for fields in
        [vec![("do", "passkey")], vec![("do", "rename"), ("name", "x")], vec![("do", "remove"), ("passkey", "x")]]
    {
        check(&ada.post(MINE, &fields).expect(422));
    }
    assert_eq!(mailed.server.database.count("passkeys"), 2);

    // Ten, and no more.
    for n in 3..=10 {
        add(&mut ada, &mut fresh(), &format!("Number {n}"));
    }
    let page = ada.get(MINE).expect(200);
    check(&page);
    assert!(
        page.says("You have 10 passkeys, which is the most.") && !page.has("[data-passkey]"),
        "{}",
        page.describe()
    );
    let question = ask(&mut ada, MINE);
    let page = send_new(&mut ada, &fresh().make(&question).unwrap(), "Mine").expect(422);
    check(&page);
    assert!(page.says("which is the most"), "{}", page.describe());
    assert_eq!(mailed.server.database.count("passkeys"), 10);
    enter(&mut mailed.browser(IPHONE), &mut device).expect(200);
}

fn a_copied_passkey(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (_, mut device) = somebody(&mailed, ADA);
    let mut copy = device.clone();
    for _ in 0..3 {
        enter(&mut mailed.browser(FIREFOX), &mut device).expect(200);
    }
    // The copy counts on from where it was taken.
    let mut thief = mailed.browser(IPHONE);
    let page = enter(&mut thief, &mut copy);
    refuses(&page, &thief, "We could not accept the passkey");
    assert!(mailed.server.log().contains("a signature was refused"), "{}", mailed.server.log());
    enter(&mut mailed.browser(FIREFOX), &mut device).expect(200);
}

fn trying_has_to_wait(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (_, mut device) = somebody(&mailed, ADA);
    let mut wrong = device.clone();
    wrong.verifies = false;
    let mut browser = mailed.browser(IPHONE);
    for _ in 0..10 {
        let page = enter(&mut browser, &mut wrong);
        refuses(&page, &browser, "We could not accept the passkey");
    }
    device.count = 100;
    let page = enter(&mut browser, &mut device).expect(429);
    check(&page);
    let wait: u64 = page.header("retry-after").unwrap().parse().unwrap();
    assert!((800..=900).contains(&wait) && page.says("sign in another way"), "{wait}: {}", page.describe());
    mailed.server.database.execute("UPDATE guesses SET since = since - 900000000");
    enter(&mut browser, &mut device).expect(200);
}

fn of_somebody_else(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut ada, mut adas) = somebody(&mailed, ADA);
    let (mut ben, mut bens) = somebody(&mailed, "ben@example.org");
    assert_ne!(adas.handle(), bens.handle());
    // Ben's signature in Ada's name.
    let mut browser = mailed.browser(IPHONE);
    let question = ask(&mut browser, SIGN_IN);
    let mut answer = bens.sign(&question);
    answer["response"]["userHandle"] = adas.handle().into();
    let page = send(&mut browser, &answer);
    refuses(&page, &browser, "We could not accept the passkey");
    // With Ada's id of a passkey.
    let question = ask(&mut browser, SIGN_IN);
    let (mut answer, other) = (bens.sign(&question), adas.clone().sign(&question));
    for part in ["id", "rawId"] {
        answer[part] = other[part].clone();
    }
    answer["response"]["userHandle"] = adas.handle().into();
    let page = send(&mut browser, &answer);
    refuses(&page, &browser, "We could not accept the passkey");
    // What Ada has is nothing that Ben can change.
    let before = mailed.server.database.dump()["passkeys"].clone();
    let page = ada.get(MINE).expect(200);
    let id = page.form("remove").value("passkey").unwrap();
    for fields in
        [vec![("do", "remove"), ("passkey", &*id)], vec![("do", "rename"), ("passkey", &*id), ("name", "Ben's")]]
    {
        ben.post(MINE, &fields).expect(200);
    }
    assert!(!ben.get(&format!("{MINE}?rename={id}")).expect(200).has("#rename"));
    assert_eq!(mailed.server.database.dump()["passkeys"], before);
    // Whoever is signed in to one account and uses a passkey of another changes accounts; nothing is joined.
    let page = enter(&mut ben, &mut adas).expect(200);
    assert_eq!((page.path().as_str(), page.says(ADA)), ("/en/me?welcome", true));
    // Erased with the account.
    let page = ada.get("/en/me/erase").expect(200);
    ada.send(&page.form("erase").set("sure", "yes")).expect(200);
    assert_eq!(mailed.server.database.count("passkeys"), 1);
    let page = enter(&mut browser, &mut adas);
    refuses(&page, &browser, "We do not know this passkey");
}

fn nobody_learns_who_has_one(engine: Engine) {
    let mailed = Mailed::start(engine);
    somebody(&mailed, ADA);
    let mut browser = mailed.browser(IPHONE);
    let page = browser.get(SIGN_IN).expect(200);
    check(&page);
    assert!(page.has("[data-passkeys][hidden] form[data-passkey=get]"), "hidden until there are passkeys");
    assert_eq!(page.attributes("script[type=module]", "src").len(), 1, "no wasm: {}", page.source());
    let question = ask(&mut browser, SIGN_IN);
    assert_eq!((&question["allowCredentials"], &question["rpId"]), (&json!([]), &json!("localhost")));
    assert_eq!(question["userVerification"], "required");
    assert_ne!(question["challenge"], ask(&mut browser, SIGN_IN)["challenge"]);
    assert!(browser.cookies.is_empty(), "asking is nothing to remember anybody by");
    let database = &mailed.server.database;
    assert_eq!(database.number("SELECT count(*) FROM passkey_challenges WHERE learner_id IS NULL"), 2);
}
