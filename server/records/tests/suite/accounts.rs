//! Accounts, passwords, devices, the ends of sessions.

use std::time::Duration;

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{AskLink, ChangeEmail, LearnerId, LinkState, LinkToken, Purpose, Records, SessionToken, Who};

use crate::support::{
    COURSE, DAY, HOUR, START, Store, ask, course, email, issue, new_certificate, newcomer, place, sign_in,
};
use crate::together::{many, two};

on_both!(
    the_account_and_its_name,
    passwords,
    tries_are_counted,
    tries_are_counted_at_once,
    the_address_changes,
    the_address_of_another,
    devices_are_listed_and_ended,
    sessions_of_guests_end,
    sessions_of_accounts_end,
    use_is_noted_once_a_day,
    reading_changes_nothing,
    all_courses_at_once,
    everything_is_written_out,
);

async fn the_account_and_its_name(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    assert_eq!(records.account(guest).await.unwrap(), None);
    assert!(!records.set_name(guest, "Ada").await.unwrap());
    let (done, token) = sign_in(&records, "Ada@Example.org", Some((guest, &cookie))).await;
    assert!(records.set_name(done.learner, "Åsa Öström 🦉").await.unwrap());
    let account = records.account(done.learner).await.unwrap().unwrap();
    assert_eq!((account.email.written(), &*account.name), ("Ada@Example.org", "Åsa Öström 🦉"));
    assert_eq!((account.created, account.has_password), (Timestamp(START), false));
    assert_eq!(records.remembered(&token, "", None).await.unwrap().unwrap().account.unwrap().name, "Åsa Öström 🦉");
}

async fn passwords(store: Store) {
    let records = store.open().await;
    let (guest, _) = newcomer(&records).await;
    assert!(!records.set_password(guest, "$argon2id$x").await.unwrap());
    let (done, _) = sign_in(&records, "ada@example.org", None).await;
    assert_eq!(records.password_of(&email("ada@example.org")).await.unwrap(), None);
    assert_eq!(records.password_of(&email("nobody@example.org")).await.unwrap(), None);
    for hash in ["$argon2id$one", "$argon2id$two"] {
        assert!(records.set_password(done.learner, hash).await.unwrap());
        let known = records.password_of(&email("ADA@example.org")).await.unwrap();
        assert_eq!(known, Some((done.learner, hash.to_owned())));
    }
    assert!(records.account(done.learner).await.unwrap().unwrap().has_password);
    records.remove_password(done.learner).await.unwrap();
    records.remove_password(done.learner).await.unwrap();
    assert_eq!(records.password_of(&email("ada@example.org")).await.unwrap(), None);
}

async fn tries_are_counted(store: Store) {
    let records = store.open().await;
    let window = Duration::from_secs(900);
    let guess = async |key: &str| records.guess(key, 3, window).await.unwrap();
    for _ in 0..3 {
        assert_eq!(guess("password:ada@example.org").await, None);
    }
    store.clock.forward(100 * 1_000_000);
    assert_eq!(guess("password:ada@example.org").await, Some(800));
    assert_eq!(guess("password:ben@example.org").await, None);
    store.clock.forward(800 * 1_000_000 - 1);
    assert_eq!(guess("password:ada@example.org").await, Some(1));
    store.clock.forward(1);
    assert_eq!(guess("password:ada@example.org").await, None);
    for _ in 0..2 {
        guess("password:ada@example.org").await;
    }
    assert!(guess("password:ada@example.org").await.is_some());
    records.forget_guesses("password:ada@example.org").await.unwrap();
    assert_eq!(guess("password:ada@example.org").await, None);
    assert!(!store.dump().await.iter().any(|row| row.contains("example.org")), "no address is kept");
}

async fn tries_are_counted_at_once(store: Store) {
    let instances = two(&store).await;
    let allowed = many(&instances, |_, records| async move {
        records.guess("password:ada@example.org", 10, Duration::from_secs(60)).await.unwrap().is_none()
    })
    .await;
    assert_eq!(allowed.into_iter().filter(|allowed| *allowed).count(), 10);
}

/// A link by which an account's address is to be changed.
async fn link_to_change(records: &Records, learner: LearnerId, address: &str) -> LinkToken {
    let wish = AskLink { purpose: Purpose::ChangeEmail, ..ask(records, address, Some(learner)) };
    let link = wish.token.clone();
    records.ask_link(wish).await.unwrap();
    link
}

async fn the_address_changes(store: Store) {
    let records = store.open().await;
    let (ada, token) = sign_in(&records, "ada@example.org", None).await;
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    let (guest, _) = newcomer(&records).await;
    let link = link_to_change(&records, ada.learner, "Ada@Example.net").await;
    for other in [ben.learner, guest] {
        assert_eq!(records.change_email_by_link(&link, other).await.unwrap(), ChangeEmail::NotYours);
    }
    assert!(matches!(records.link(&link).await.unwrap(), LinkState::Open(_)));
    let done = records.change_email_by_link(&link, ada.learner).await.unwrap();
    assert_eq!(done, ChangeEmail::Done { before: email("ada@example.org") });
    assert_eq!(records.change_email_by_link(&link, ada.learner).await.unwrap(), ChangeEmail::Used);
    let unknown = LinkToken([3; 32]);
    assert_eq!(records.change_email_by_link(&unknown, ada.learner).await.unwrap(), ChangeEmail::Unknown);
    assert_eq!(records.account(ada.learner).await.unwrap().unwrap().email.written(), "Ada@Example.net");
    assert_eq!(records.learner(&token).await.unwrap().unwrap().0, ada.learner);
    // The address from before is anybody's again; the new one leads to the account.
    assert_eq!(sign_in(&records, "ada@example.net", None).await.0.learner, ada.learner);
    assert!(sign_in(&records, "ada@example.org", None).await.0.new_account);
    let old = link_to_change(&records, ada.learner, "later@example.net").await;
    store.clock.forward(HOUR);
    assert_eq!(records.change_email_by_link(&old, ada.learner).await.unwrap(), ChangeEmail::Old);
    // Mails that went to the address before are still of the learner.
    let mails = records.everything(ada.learner).await.unwrap().unwrap().mails;
    assert!(mails.iter().any(|mail| mail.recipient == "ada@example.org"));
}

async fn the_address_of_another(store: Store) {
    let records = store.open().await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    let link = link_to_change(&records, ada.learner, "BEN@example.org").await;
    assert_eq!(records.change_email_by_link(&link, ada.learner).await.unwrap(), ChangeEmail::Taken);
    assert_eq!(records.change_email_by_link(&link, ada.learner).await.unwrap(), ChangeEmail::Used);
    assert_eq!(records.account(ada.learner).await.unwrap().unwrap().email, email("ada@example.org"));
    assert_eq!(records.account(ben.learner).await.unwrap().unwrap().email, email("ben@example.org"));
    // The own one, written otherwise.
    let link = link_to_change(&records, ada.learner, "Ada@example.org").await;
    let done = records.change_email_by_link(&link, ada.learner).await.unwrap();
    assert_eq!(done, ChangeEmail::Done { before: email("ada@example.org") });
    assert_eq!(records.account(ada.learner).await.unwrap().unwrap().email.written(), "Ada@example.org");
}

async fn devices_are_listed_and_ended(store: Store) {
    let records = store.open().await;
    let (ada, phone) = sign_in(&records, "ada@example.org", None).await;
    let (ben, bens) = sign_in(&records, "ben@example.org", None).await;
    store.clock.forward(HOUR);
    let (_, laptop) = sign_in(&records, "ada@example.org", None).await;
    store.clock.forward(HOUR);
    let (_, tablet) = sign_in(&records, "ada@example.org", None).await;
    let devices = records.sessions_of(ada.learner, Some(&laptop)).await.unwrap();
    let listed: Vec<_> = devices.iter().map(|device| ((device.used.0 - START) / HOUR, device.this)).collect();
    assert_eq!(listed, [(2, false), (1, true), (0, false)]);
    assert!(records.sessions_of(ada.learner, None).await.unwrap().iter().all(|device| !device.this));
    // Nobody ends another's.
    assert!(!records.end_session(ben.learner, devices[0].id).await.unwrap());
    assert!(records.end_session(ada.learner, devices[0].id).await.unwrap());
    assert!(!records.end_session(ada.learner, devices[0].id).await.unwrap());
    assert_eq!(records.learner(&tablet).await.unwrap(), None);
    assert_eq!(records.end_other_sessions(ada.learner, &laptop).await.unwrap(), 1);
    assert_eq!(records.learner(&phone).await.unwrap(), None);
    assert!(records.learner(&laptop).await.unwrap().is_some());
    records.end_session_by_token(&laptop).await.unwrap();
    records.end_session_by_token(&laptop).await.unwrap();
    assert_eq!(records.learner(&laptop).await.unwrap(), None);
    assert!(records.learner(&bens).await.unwrap().is_some());
}

/// Whether a session is good, by every read that takes one.
async fn good(records: &Records, token: &SessionToken) -> bool {
    let learner = records.learner(token).await.unwrap().map(|(learner, _)| learner);
    let remembered = records.remembered(token, COURSE, None).await.unwrap();
    assert_eq!(remembered.as_ref().and_then(|remembered| remembered.learner), learner);
    if let Some(learner) = learner {
        assert!(records.sessions_of(learner, Some(token)).await.unwrap().iter().any(|device| device.this));
    }
    learner.is_some()
}

/// Does something in a session, as a request would.
async fn act(records: &Records, token: &SessionToken) {
    let remembered = records.remembered(token, COURSE, None).await.unwrap().unwrap();
    let (who, session) = (remembered.who().unwrap(), remembered.session.unwrap());
    if session.stale {
        records.note_use(session.id).await.unwrap();
    }
    let page = place("start", "words");
    records.mark_read(&who, Lang::Fi, &course(), &page, &page).await.unwrap();
}

async fn sessions_of_guests_end(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    store.clock.forward(400 * DAY - 1);
    assert!(good(&records, &cookie).await);
    act(&records, &cookie).await;
    // From the last use on; without another end.
    store.clock.forward(400 * DAY - 1);
    assert!(good(&records, &cookie).await);
    store.clock.forward(1);
    assert!(!good(&records, &cookie).await);
    assert_eq!(records.sessions_of(guest, None).await.unwrap(), []);
}

async fn sessions_of_accounts_end(store: Store) {
    let records = store.open().await;
    let (ada, idle) = sign_in(&records, "ada@example.org", None).await;
    let (_, used) = sign_in(&records, "ada@example.org", None).await;
    store.clock.forward(59 * DAY);
    act(&records, &used).await;
    store.clock.forward(DAY - 1);
    assert!(good(&records, &idle).await);
    store.clock.forward(1);
    assert!(!good(&records, &idle).await && good(&records, &used).await);
    for _ in 0..6 {
        store.clock.forward(56 * DAY);
        act(&records, &used).await;
    }
    store.clock.forward(4 * DAY - 1);
    assert!(good(&records, &used).await);
    store.clock.forward(1);
    // 400 days after signing in, however much it was used.
    assert!(!good(&records, &used).await);
    // Signing in again sweeps them away.
    let (again, _) = sign_in(&records, "ada@example.org", None).await;
    assert_eq!(again.learner, ada.learner);
    assert_eq!(store.number("SELECT count(*) FROM sessions").await, 1);
}

async fn use_is_noted_once_a_day(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let session = async || records.remembered(&cookie, COURSE, None).await.unwrap().unwrap();
    let used = async || records.sessions_of(guest, None).await.unwrap()[0].used.0 - START;
    store.clock.forward(DAY - 1);
    assert!(!session().await.session.unwrap().stale);
    act(&records, &cookie).await;
    assert_eq!(used().await, 0);
    store.clock.forward(1);
    let state = session().await.session.unwrap();
    assert!(state.stale);
    assert_eq!(used().await, 0, "looking notes nothing");
    records.note_use(state.id).await.unwrap();
    assert_eq!(used().await, DAY);
    assert!(!session().await.session.unwrap().stale);
}

async fn reading_changes_nothing(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let certificate = issue(&records, &Who::Known(guest), &new_certificate("Ada")).await;
    let (ada, token) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let link = crate::support::link_for(&records, "ada@example.org", None).await;
    records.set_password(ada.learner, "$argon2id$x").await.unwrap();
    for days in [0, 2, 30, 500] {
        store.clock.forward(days * DAY);
        let before = store.dump().await;
        records.ready().await.unwrap();
        records.learner(&token).await.unwrap();
        records.remembered(&token, COURSE, Some(&place("start", "welcome"))).await.unwrap();
        records.link(&link).await.unwrap();
        records.account(ada.learner).await.unwrap();
        records.sessions_of(ada.learner, Some(&token)).await.unwrap();
        records.password_of(&email("ada@example.org")).await.unwrap();
        records.courses_of(ada.learner).await.unwrap();
        records.attempts(ada.learner, COURSE).await.unwrap();
        records.expired_attempts(COURSE).await.unwrap();
        records.certificates(ada.learner, COURSE).await.unwrap();
        records.certificates_of(ada.learner).await.unwrap();
        records.certificate(&certificate.token).await.unwrap();
        records.erased_certificate(&certificate.token).await.unwrap();
        records.everything(ada.learner).await.unwrap();
        records.failed_mails().await.unwrap();
        assert_eq!(store.dump().await, before);
    }
}

async fn all_courses_at_once(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    assert!(records.courses_of(LearnerId(uuid::Uuid::from_u128(5))).await.unwrap().is_empty());
    let page = place("work", "first");
    let answer = perehdy_courses::answer::Answer::One(0);
    let another = crate::support::named("another");
    records.answer_practice(&Who::Known(learner), Lang::Fi, &another, &page, "q-first", &answer).await.unwrap();
    let certificate = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    let courses = records.courses_of(learner).await.unwrap();
    assert_eq!(courses.iter().map(|of| &*of.course).collect::<Vec<_>>(), ["another", COURSE]);
    assert_eq!(courses[0].place, Some((page, Timestamp(START))));
    assert!(courses[0].work.practised.contains("q-first") && courses[0].completed.is_none());
    assert_eq!(courses[1].certificate, Some(certificate.token));
    assert_eq!(courses[1].completed.as_ref().unwrap().version, "2026.1");
    for of in courses {
        let remembered = records.remembered(&token, &of.course, None).await.unwrap().unwrap();
        assert_eq!(remembered.work().pages, of.work.pages);
        assert_eq!((remembered.completed, remembered.certificate), (of.completed, of.certificate));
    }
}

async fn everything_is_written_out(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    crate::joining::everything(&records, &store, guest).await;
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    records.set_password(ada.learner, "$argon2id$secret").await.unwrap();
    crate::passkeys::add(&records, ada.learner, 77, "Min telefon").await;
    assert!(records.everything(LearnerId(uuid::Uuid::from_u128(5))).await.unwrap().is_none());
    let everything = records.everything(ada.learner).await.unwrap().unwrap();
    let json = serde_json::to_string(&everything).unwrap();
    for part in [
        "ada@example.org",
        "2026-11-22T08:00:00Z",
        &guest.0.to_string(),
        "Chrome, Android",
        "Logga in",
        "q-welcome",
        "Åsa",
        "Min telefon",
    ] {
        assert!(json.contains(part), "{part} is not in {json}");
    }
    // Secrets are nobody's data.
    assert!(!json.contains("argon2id") && !json.contains("https://courses.example.org/fi/sign-in"));
    let course = &everything.courses[COURSE];
    assert!(!course.read.is_empty() && !course.practice.is_empty() && !course.media.is_empty());
    assert!(!course.attempts.is_empty() && !course.attempts[0].answers.is_empty() && course.place.is_some());
    assert_eq!((everything.sessions.len(), everything.mails.len(), everything.certificates.len()), (2, 2, 1));
}
