//! Passkeys, the challenges that they sign, and signing in by them.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    Challenge, Entering, KnownPasskey, LearnerId, MOST_PASSKEYS, NewPasskey, PasskeyAdded, PasskeyOwner, Records,
    SessionToken, SignedIn,
};

use crate::support::{HOUR, MINUTE, START, Store, course, newcomer, sign_in};
use crate::together::{many, two};

on_both!(
    they_are_listed_and_found,
    called_otherwise_and_removed,
    no_more_than_ten,
    one_for_all_who_add_it,
    a_challenge_is_taken_once,
    a_challenge_is_somebodys,
    challenges_that_nobody_answers,
    signing_in,
    what_a_passkey_knows_is_compared,
    the_passkeys_of_joined_work,
);

/// A passkey that the browser calls by this number.
fn new(number: u8, name: &str) -> NewPasskey {
    NewPasskey {
        credential: vec![number; 32],
        handle: vec![9; 64],
        transports: 5,
        public_key: vec![number; 3],
        state: vec![0],
        name: name.to_owned(),
    }
}

/// Adds one.
pub(crate) async fn add(records: &Records, learner: LearnerId, number: u8, name: &str) -> KnownPasskey {
    assert_eq!(records.add_passkey(learner, new(number, name)).await.unwrap(), PasskeyAdded::Done);
    records.passkey(&[number; 32]).await.unwrap().unwrap()
}

/// Signs in in the browser with this cookie.
async fn enter(
    records: &Records,
    passkey: &KnownPasskey,
    state: u8,
    here: Option<&SessionToken>,
) -> (Option<SignedIn>, SessionToken) {
    let new = records.new_token();
    let courses = [course()];
    let entering = Entering { here, new: &new, device: "Chrome, Android", lang: Lang::Fi, courses: &courses };
    (records.sign_in_by_passkey(passkey, &[state], &entering).await.unwrap(), new)
}

async fn they_are_listed_and_found(store: Store) {
    let records = store.open().await;
    let (guest, _) = newcomer(&records).await;
    assert_eq!(records.add_passkey(guest, new(1, "Mine")).await.unwrap(), PasskeyAdded::NoAccount);
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    assert_eq!(records.passkey_owner(ada.learner).await.unwrap(), PasskeyOwner::default());
    let known = add(&records, ada.learner, 1, "Åsas telefon 🦉").await;
    let expected = (ada.learner, vec![9; 64], vec![1; 3], vec![0]);
    assert_eq!((known.learner, known.handle, known.public_key, known.state), expected);
    store.clock.forward(HOUR);
    add(&records, ada.learner, 2, "Laptop").await;
    let all = records.passkeys_of(ada.learner).await.unwrap();
    assert_eq!(
        all.iter().map(|of| (&*of.name, of.used)).collect::<Vec<_>>(),
        [("Åsas telefon 🦉", None), ("Laptop", None)]
    );
    assert_eq!((all[0].id, all[0].created), (known.id, Timestamp(START)));
    let owner = records.passkey_owner(ada.learner).await.unwrap();
    assert_eq!(owner, PasskeyOwner { handle: Some(vec![9; 64]), known: vec![(vec![1; 32], 5), (vec![2; 32], 5)] });
    assert_eq!(records.account(ada.learner).await.unwrap().unwrap().passkeys, 2);
    // The same one again, whoever comes with it.
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    for learner in [ada.learner, ben.learner] {
        assert_eq!(records.add_passkey(learner, new(1, "Again")).await.unwrap(), PasskeyAdded::Known);
    }
    assert_eq!(records.passkey(&[3; 32]).await.unwrap(), None);
    assert!(records.passkeys_of(ben.learner).await.unwrap().is_empty());
}

async fn called_otherwise_and_removed(store: Store) {
    let records = store.open().await;
    let (ada, token) = sign_in(&records, "ada@example.org", None).await;
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    let known = add(&records, ada.learner, 1, "One").await;
    store.clock.forward(MINUTE);
    add(&records, ada.learner, 2, "Two").await;
    assert!(!records.rename_passkey(ben.learner, known.id, "Ben's").await.unwrap());
    assert!(!records.remove_passkey(ben.learner, known.id).await.unwrap());
    assert!(records.rename_passkey(ada.learner, known.id, "First").await.unwrap());
    let names: Vec<String> = records.passkeys_of(ada.learner).await.unwrap().into_iter().map(|of| of.name).collect();
    assert_eq!(names, ["First", "Two"]);
    assert!(records.remove_passkey(ada.learner, known.id).await.unwrap());
    assert!(!records.remove_passkey(ada.learner, known.id).await.unwrap());
    assert_eq!(records.passkey(&[1; 32]).await.unwrap(), None);
    assert_eq!(records.passkeys_of(ada.learner).await.unwrap().len(), 1);
    assert!(records.learner(&token).await.unwrap().is_some(), "sessions stay");
}

async fn no_more_than_ten(store: Store) {
    let instances = two(&store).await;
    let (ada, _) = sign_in(&instances[0], "ada@example.org", None).await;
    let added = many(&instances, |i, records| async move {
        records.add_passkey(ada.learner, new(u8::try_from(i).unwrap(), "One")).await.unwrap()
    })
    .await;
    assert_eq!(added.iter().filter(|added| **added == PasskeyAdded::Done).count(), MOST_PASSKEYS as usize);
    assert!(added.iter().all(|added| matches!(added, PasskeyAdded::Done | PasskeyAdded::Enough)));
    assert_eq!(store.number("SELECT count(*) FROM passkeys").await, i64::from(MOST_PASSKEYS));
    // Of others there may be as many.
    let (ben, _) = sign_in(&instances[0], "ben@example.org", None).await;
    add(&instances[0], ben.learner, 200, "One").await;
}

async fn one_for_all_who_add_it(store: Store) {
    let instances = two(&store).await;
    let mut learners = Vec::new();
    for n in 0..4 {
        learners.push(sign_in(&instances[0], &format!("{n}@example.org"), None).await.0.learner);
    }
    let added = many(&instances, |i, records| {
        let learner = learners[i % 4];
        async move { records.add_passkey(learner, new(1, "One")).await.unwrap() }
    })
    .await;
    assert_eq!(added.iter().filter(|added| **added == PasskeyAdded::Done).count(), 1);
}

async fn a_challenge_is_taken_once(store: Store) {
    let instances = two(&store).await;
    instances[0].keep_challenge(b"sixteen bytes !!", None, vec![1, 2, 3]).await.unwrap();
    assert!(
        !store.dump().await.iter().any(|row| row.contains("sixteen") || row.to_lowercase().contains("7369787465656e")),
        "hashed"
    );
    let taken =
        many(&instances, |_, records| async move { records.take_challenge(b"sixteen bytes !!", None).await.unwrap() })
            .await;
    assert_eq!(taken.iter().filter(|taken| **taken == Challenge::Open(vec![1, 2, 3])).count(), 1);
    assert_eq!(taken.iter().filter(|taken| **taken == Challenge::Unknown).count(), taken.len() - 1);
}

async fn a_challenge_is_somebodys(store: Store) {
    let records = store.open().await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    records.keep_challenge(b"of ada", Some(ada.learner), vec![1]).await.unwrap();
    records.keep_challenge(b"of nobody", None, vec![2]).await.unwrap();
    for other in [None, Some(ben.learner)] {
        assert_eq!(records.take_challenge(b"of ada", other).await.unwrap(), Challenge::Unknown);
    }
    assert_eq!(records.take_challenge(b"of nobody", Some(ada.learner)).await.unwrap(), Challenge::Unknown);
    // Who tries with another's takes nothing away.
    assert_eq!(records.take_challenge(b"of ada", Some(ada.learner)).await.unwrap(), Challenge::Open(vec![1]));
    assert_eq!(records.take_challenge(b"of nobody", None).await.unwrap(), Challenge::Open(vec![2]));
}

async fn challenges_that_nobody_answers(store: Store) {
    let records = store.open().await;
    for challenge in [b"one", b"two"] {
        records.keep_challenge(challenge, None, vec![1]).await.unwrap();
    }
    store.clock.forward(5 * MINUTE - 1);
    assert_eq!(records.take_challenge(b"one", None).await.unwrap(), Challenge::Open(vec![1]));
    store.clock.forward(1);
    assert_eq!(records.take_challenge(b"two", None).await.unwrap(), Challenge::Old);
    assert_eq!(records.take_challenge(b"two", None).await.unwrap(), Challenge::Unknown);
    // They do not gather.
    for n in 0..3_u8 {
        records.keep_challenge(&[n], None, vec![1]).await.unwrap();
    }
    store.clock.forward(2 * HOUR);
    records.keep_challenge(b"last", None, vec![1]).await.unwrap();
    assert_eq!(store.number("SELECT count(*) FROM passkey_challenges").await, 1);
}

async fn signing_in(store: Store) {
    let records = store.open().await;
    let (ada, before) = sign_in(&records, "ada@example.org", None).await;
    let known = add(&records, ada.learner, 1, "One").await;
    let (guest, cookie) = newcomer(&records).await;
    crate::joining::everything(&records, &store, guest).await;
    store.clock.forward(HOUR);
    let (done, token) = enter(&records, &known, 1, Some(&cookie)).await;
    let done = done.unwrap();
    assert_eq!((done.learner, done.new_account, done.joined), (ada.learner, false, true));
    assert_eq!(records.learner(&token).await.unwrap().unwrap().0, ada.learner);
    assert!(records.learner(&cookie).await.unwrap().is_none(), "the guest's session has ended");
    assert!(records.learner(&before).await.unwrap().is_some(), "other sessions stay");
    assert_eq!(records.passkeys_of(ada.learner).await.unwrap()[0].used, Some(records.now()));
    assert_eq!(records.passkey(&[1; 32]).await.unwrap().unwrap().state, [1]);
    // Without an account there is nobody to sign in; without the passkey neither.
    let known = records.passkey(&[1; 32]).await.unwrap().unwrap();
    records.remove_passkey(ada.learner, known.id).await.unwrap();
    let (done, token) = enter(&records, &known, 2, None).await;
    assert!(done.is_none() && records.learner(&token).await.unwrap().is_none());
}

async fn what_a_passkey_knows_is_compared(store: Store) {
    let instances = two(&store).await;
    let (ada, _) = sign_in(&instances[0], "ada@example.org", None).await;
    let known = add(&instances[0], ada.learner, 1, "One").await;
    // Several signatures with the same count: one of them is the device's.
    let signed_in = many(&instances, |_, records| {
        let known = known.clone();
        async move { enter(&records, &known, 1, None).await.0.is_some() }
    })
    .await;
    assert_eq!(signed_in.into_iter().filter(|done| *done).count(), 1);
    assert_eq!(store.number("SELECT count(*) FROM sessions").await, 2);
    // A device that does not count signs as often as it likes.
    let known = instances[0].passkey(&[1; 32]).await.unwrap().unwrap();
    for _ in 0..2 {
        assert!(enter(&instances[1], &known, 1, None).await.0.is_some());
    }
}

async fn the_passkeys_of_joined_work(store: Store) {
    let records = store.open().await;
    let (ada, token) = sign_in(&records, "ada@example.org", None).await;
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    let (adas, bens) = (add(&records, ada.learner, 1, "Ada's").await, add(&records, ben.learner, 2, "Ben's").await);
    // A browser that is signed in to one account changes to the other: nothing is joined, each keeps its own.
    let (done, _) = enter(&records, &bens, 1, Some(&token)).await;
    assert_eq!(done.unwrap().learner, ben.learner);
    assert!(!done.unwrap().joined && records.learner(&token).await.unwrap().is_none());
    for (learner, passkey) in [(ada.learner, adas.id), (ben.learner, bens.id)] {
        let all = records.passkeys_of(learner).await.unwrap();
        assert_eq!(all.iter().map(|of| of.id).collect::<Vec<_>>(), [passkey]);
    }
}
