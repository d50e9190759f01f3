//! Credentials: each has a place of its own, and the lists say what was taken back.

use std::collections::HashSet;
use std::sync::Arc;

use perehdy_records::{Certificate, Entropy, Error, Records, Revocation, STATUS_PLACES, StatusPlace, Who};

use crate::support::{COURSE, HOUR, KEY, Store, TestEntropy, TestSigner, Words, issue, new_certificate, newcomer};
use crate::together::many;

on_both!(
    each_is_signed_and_has_a_place,
    no_place_is_given_twice,
    a_full_list_is_followed_by_the_next,
    lists_say_what_was_taken_back,
    those_from_before_get_one,
    what_an_older_program_took_back_is_mended,
    a_place_outlives_its_certificate,
);

const ORIGIN: &str = "https://courses.example.org";

fn place(of: &Certificate) -> StatusPlace {
    of.credential.as_ref().unwrap().place
}

/// The positions that a list has, as the tests' signer writes it.
async fn taken_back(records: &Records, list: u32) -> String {
    let list = records.status_list(list, ORIGIN).await.unwrap().unwrap();
    let (_, rest) = list.file.split_once("taken_back: [").unwrap();
    rest.split_once(']').unwrap().0.to_owned()
}

async fn each_is_signed_and_has_a_place(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let issued = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    let read = records.certificate(&issued.token).await.unwrap().unwrap();
    let credential = read.credential.clone().unwrap();
    assert_eq!((&*credential.key, credential.signed), (KEY, issued.issued));
    assert_eq!(credential.signatures, TestSigner::credential(KEY, &read, credential.place, issued.issued));
    assert_eq!(issued.credential, read.credential);
    assert_eq!(credential.place.list, 1);
    let again = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    assert_eq!(again.credential, read.credential);
    assert_eq!(store.number("SELECT count(*) FROM status_places").await, 1, "the same takes no other place");
    let all = records.everything(learner).await.unwrap().unwrap();
    let exported = all.certificates[0].credential.as_ref().unwrap();
    assert_eq!((exported.list, exported.position), (1, credential.place.position));
    // Without a key there is none, and no place is taken.
    store.signer.lose();
    let refused = records.issue_certificate(&Who::Known(learner), &new_certificate("Ada L."), None).await;
    assert!(matches!(refused, Err(Error::NoKey)));
    assert_eq!(store.number("SELECT count(*) FROM status_places").await, 1);
}

/// Random but for places, of which there is always the same one.
struct OnePlace(TestEntropy);

impl Entropy for OnePlace {
    fn fill(&self, bytes: &mut [u8]) {
        match bytes.len() {
            4 => bytes.fill(1),
            _ => self.0.fill(bytes),
        }
    }
}

async fn no_place_is_given_twice(store: Store) {
    store.open().await;
    let open = async |number: u64| {
        let mut options = store.options();
        options.entropy = Arc::new(OnePlace(TestEntropy::other(number)));
        Records::open(options).await.unwrap()
    };
    let instances = [open(1).await, open(2).await];
    // All want the same one at once.
    let issued = many(&instances, |i, records| async move {
        if i >= 12 {
            return None;
        }
        let (learner, _) = newcomer(&records).await;
        Some(place(&issue(&records, &Who::Known(learner), &new_certificate("Ada")).await))
    })
    .await;
    let places: HashSet<StatusPlace> = issued.into_iter().flatten().collect();
    assert_eq!(places.len(), 12, "{places:?}");
    assert_eq!(places.iter().map(|place| place.position).collect::<HashSet<_>>().len(), 1, "lists of their own");
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 12);
    assert_eq!(store.number("SELECT count(*) FROM status_places").await, 12, "what was in vain left nothing");
}

async fn a_full_list_is_followed_by_the_next(store: Store) {
    let records = store.open().await;
    let (first, end) = (STATUS_PLACES, 2 * STATUS_PLACES);
    store
        .execute(&format!(
            "INSERT INTO status_places (place) WITH RECURSIVE n(i) AS (SELECT CAST({first} AS BIGINT) UNION ALL \
             SELECT i + 1 FROM n WHERE i < {end} - 1) SELECT i FROM n"
        ))
        .await;
    let (learner, _) = newcomer(&records).await;
    let issued = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    assert_eq!(place(&issued).list, 2);
    let other = issue(&records, &Who::Known(learner), &new_certificate("Ada L.")).await;
    assert_eq!(place(&other).list, 2, "the one that was begun");
    assert_eq!(taken_back(&records, 1).await, "");
    assert_eq!(taken_back(&records, 2).await, place(&issued).position.to_string());
}

async fn lists_say_what_was_taken_back(store: Store) {
    let records = store.open().await;
    assert!(records.status_list(1, ORIGIN).await.unwrap().is_none(), "there is no list yet");
    let (ada, _) = newcomer(&records).await;
    let (ben, _) = newcomer(&records).await;
    let wrong = issue(&records, &Who::Known(ada), &new_certificate("Ada")).await;
    let others = issue(&records, &Who::Known(ben), &new_certificate("Ben")).await;
    let none = records.status_list(1, ORIGIN).await.unwrap().unwrap();
    assert_eq!(taken_back(&records, 1).await, "");
    let again = records.status_list(1, ORIGIN).await.unwrap().unwrap();
    assert!(Arc::ptr_eq(&none, &again), "what has not changed is not made again");
    for list in [0, 2, u32::MAX] {
        assert!(records.status_list(list, ORIGIN).await.unwrap().is_none(), "{list}");
    }
    // Replaced.
    store.clock.forward(HOUR);
    let right = issue(&records, &Who::Known(ada), &new_certificate("Ada Lovelace")).await;
    assert_eq!(taken_back(&records, 1).await, place(&wrong).position.to_string());
    // Revoked, in the same moment.
    let done = records.revoke_certificate(None, &right.token, "Wrong", &Words).await.unwrap();
    assert_eq!(done, Revocation::Done);
    let mut both = [place(&wrong).position, place(&right).position];
    both.sort_unstable();
    assert_eq!(taken_back(&records, 1).await, format!("{}, {}", both[0], both[1]));
    let list = records.status_list(1, ORIGIN).await.unwrap().unwrap();
    assert!(list.file.ends_with(&format!("changed: {:?} }}", records.now())), "{}", list.file);
    assert!(!both.contains(&place(&others).position));
    // Signed by whoever signs now, at the address that is asked for.
    store.clock.forward(HOUR);
    records.rotate_key("other", &[2; 32]).await.unwrap();
    let kept = records.status_list(1, ORIGIN).await.unwrap().unwrap();
    assert!(Arc::ptr_eq(&kept, &list), "what another instance's key would say again is still right");
    let moved = records.status_list(1, "https://moved.example.org").await;
    assert!(matches!(moved, Err(Error::NoKey)), "nothing unsigned");
    let done = records.revoke_certificate(None, &others.token, "Wrong", &Words).await.unwrap();
    assert_eq!(done, Revocation::Done);
    assert!(matches!(records.status_list(1, ORIGIN).await, Err(Error::NoKey)), "nothing that is not right any more");
    store.signer.hold("other");
    let list = records.status_list(1, "https://moved.example.org").await.unwrap().unwrap();
    assert!(list.file.starts_with("other https://moved.example.org "), "{}", list.file);
    assert!(list.file.ends_with(&format!("changed: {:?} }}", records.now())), "not before its key: {}", list.file);
}

const FORGET: &str = "UPDATE certificates SET place = NULL, credential_key = NULL, credential_at = NULL, \
                      credential_proof = NULL, credential_jwt = NULL";

async fn those_from_before_get_one(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    for name in ["Ada", "Ada L.", "Ada Lovelace"] {
        issue(&records, &Who::Known(learner), &new_certificate(name)).await;
        store.clock.forward(HOUR);
    }
    store.execute(FORGET).await;
    store.execute("DELETE FROM status_places").await;
    store.signer.lose();
    assert!(matches!(records.sign_credentials(10).await, Err(Error::NoKey)));
    store.signer.hold(KEY);
    assert_eq!(records.sign_credentials(1).await.unwrap(), 1);
    assert_eq!(records.sign_credentials(10).await.unwrap(), 2);
    assert_eq!(records.sign_credentials(10).await.unwrap(), 0);
    let mut replaced: Vec<u32> = Vec::new();
    for certificate in records.certificates(learner, COURSE).await.unwrap() {
        let credential = certificate.credential.clone().unwrap();
        assert_eq!(credential.signed, records.now());
        assert_eq!(credential.signatures, TestSigner::credential(KEY, &certificate, credential.place, records.now()));
        replaced.extend((!certificate.stands()).then_some(credential.place.position));
    }
    replaced.sort_unstable();
    let told: Vec<String> = replaced.iter().map(u32::to_string).collect();
    assert_eq!((told.len(), taken_back(&records, 1).await), (2, told.join(", ")), "those that were replaced before");
}

async fn what_an_older_program_took_back_is_mended(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let [one, two] = ["Ada", "Ada L."].map(new_certificate);
    let (one, two) =
        (issue(&records, &Who::Known(learner), &one).await, issue(&records, &Who::Known(learner), &two).await);
    let (other, _) = newcomer(&records).await;
    issue(&records, &Who::Known(other), &new_certificate("Ben")).await;
    // As a program does that knows of no places.
    store.execute("UPDATE status_places SET revoked_at = NULL").await;
    store
        .execute(&format!("UPDATE certificates SET revoked_at = 1, revoked_reason = 'x' WHERE token = '{}'", two.token))
        .await;
    assert_eq!(taken_back(&records, 1).await, "");
    assert_eq!(records.mend_places().await.unwrap(), 2, "one was replaced, one revoked");
    let mut both = [place(&one).position, place(&two).position];
    both.sort_unstable();
    assert_eq!(taken_back(&records, 1).await, format!("{}, {}", both[0], both[1]));
    assert_eq!(records.mend_places().await.unwrap(), 0);
}

async fn a_place_outlives_its_certificate(store: Store) {
    let records = store.open().await;
    let (ada, _) = newcomer(&records).await;
    let (ben, _) = newcomer(&records).await;
    let revoked = issue(&records, &Who::Known(ada), &new_certificate("Ada")).await;
    issue(&records, &Who::Known(ben), &new_certificate("Ben")).await;
    records.revoke_certificate(None, &revoked.token, "Wrong", &Words).await.unwrap();
    for learner in [ada, ben] {
        assert!(records.erase(learner).await.unwrap());
    }
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 0);
    // Whoever has the credential still is told what it is worth.
    assert_eq!(taken_back(&records, 1).await, place(&revoked).position.to_string());
    assert_eq!(store.number("SELECT count(*) FROM status_places").await, 2);
}
