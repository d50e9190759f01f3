//! Certificates.

use perehdy_courses::model::Lang;
use perehdy_records::{Certificate, NewCertificate, Who};

use crate::support::{COURSE, HOUR, Store, issue, new_certificate, newcomer};

on_both!(what_it_says_is_frozen, the_same_form_twice, newest_first, without_a_score);

fn same(one: &Certificate, other: &Certificate) {
    // Everything is in the derived text.
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}

async fn what_it_says_is_frozen(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let new = new_certificate("Åsa Öström-Nuorgam Čáhci Ω Ж 🦉 “x” عائشة");
    let issued = issue(&records, &Who::Known(learner), &new).await;
    assert_eq!(format!("{:?}", issued.says), format!("{new:?}"));
    assert_eq!((issued.token.len(), issued.issued), (22, records.now()));
    same(&records.certificate(&issued.token).await.unwrap().unwrap(), &issued);
    assert!(records.certificate("AAAAAAAAAAAAAAAAAAAAAA").await.unwrap().is_none());
    assert!(records.certificate("' OR 1=1 --").await.unwrap().is_none());
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.certificate.as_ref(), Some(&issued.token));
    assert_eq!(
        records.learner(&token).await.unwrap(),
        Some((learner, Lang::Fi)),
        "the sheet's language is not the learner's"
    );
    assert_eq!(records.remembered(&token, "another", None).await.unwrap().unwrap().certificate, None);
}

async fn the_same_form_twice(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let first = issue(&records, &who, &new_certificate("Ada")).await;
    store.clock.forward(HOUR);
    // Another title changes nothing any more: what was issued stands.
    let again = NewCertificate { title: "Changed".to_owned(), ..new_certificate("Ada") };
    same(&issue(&records, &who, &again).await, &first);
    assert_eq!(records.certificates(learner, COURSE).await.unwrap().len(), 1);
    // Somebody else of the same name has their own.
    let (other, _) = newcomer(&records).await;
    let others = issue(&records, &Who::Known(other), &new_certificate("Ada")).await;
    assert_ne!(others.token, first.token);
    // A newcomer, where a course asks for nothing.
    let token = records.new_token();
    issue(&records, &Who::New(token.clone()), &new_certificate("Ada")).await;
    assert_eq!(records.learner(&token).await.unwrap().unwrap().1, Lang::Sv);
}

async fn newest_first(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let mut tokens = Vec::new();
    for name in ["Ada", "Ada L.", "Ada Lovelace"] {
        tokens.insert(0, issue(&records, &Who::Known(learner), &new_certificate(name)).await.token);
        store.clock.forward(HOUR);
    }
    for changed in [
        NewCertificate { lang: Lang::Fi, ..new_certificate("Ada") },
        NewCertificate { version: "2027.1".to_owned(), ..new_certificate("Ada") },
    ] {
        tokens.insert(0, issue(&records, &Who::Known(learner), &changed).await.token);
        store.clock.forward(HOUR);
    }
    let all = records.certificates(learner, COURSE).await.unwrap();
    assert_eq!(all.iter().map(|certificate| &certificate.token).collect::<Vec<_>>(), tokens.iter().collect::<Vec<_>>());
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.certificate.as_ref(), tokens.first());
}

async fn without_a_score(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let new = NewCertificate { score: None, covers: vec![], ..new_certificate("Ada") };
    let issued = issue(&records, &Who::Known(learner), &new).await;
    let read = records.certificate(&issued.token).await.unwrap().unwrap();
    assert_eq!((read.says.score, read.says.covers.len()), (None, 0));
}
