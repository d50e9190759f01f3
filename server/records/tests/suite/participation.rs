//! Certificates of participation: beside those of completion, and never taken for one.

use std::sync::Arc;

use perehdy_courses::model::{CompletionRule, Lang};
use perehdy_records::{
    CertificateKind, CertificateState, LearnerId, MOST_CERTIFICATES, NewCertificate, NotIssued, Records, Revocation,
    SessionToken, Who,
};

use crate::support::{
    COURSE, DAY, HOUR, Org, RIGHT, START, Store, Words, course, issue, named, new_certificate, newcomer, pages, query,
    remind_of_certificates, ruled, sign_in, try_issue,
};

on_both!(
    it_completes_nothing,
    it_stands_beside_the_certificate,
    it_ends_and_nobody_is_reminded,
    it_is_of_the_day_of_the_last_page,
    it_makes_room_when_accounts_are_joined,
    what_is_left_of_it_says_what_it_was,
);

fn participation(name: &str) -> NewCertificate {
    NewCertificate { kind: CertificateKind::Participation, score: None, ..new_certificate(name) }
}

async fn state(records: &Records, token: &str) -> CertificateState {
    records.certificate(token).await.unwrap().unwrap().state(records.now())
}

async fn remembered(records: &Records, cookie: &SessionToken) -> perehdy_records::Remembered {
    records.remembered(cookie, COURSE, None).await.unwrap().unwrap()
}

async fn it_completes_nothing(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let ada = org.newcomer(&records, "Ada", None).await;
    org.assign(&records, None, None).await;
    let (guest, cookie) = newcomer(&records).await;
    for learner in [ada, guest] {
        let issued = issue(&records, &Who::Known(learner), &participation("Ada")).await;
        let read = records.certificate(&issued.token).await.unwrap().unwrap();
        assert_eq!(read.says.kind, CertificateKind::Participation);
    }
    for table in ["completions", "renewals", "standings WHERE completed_at IS NOT NULL", "webhook_deliveries"] {
        assert_eq!(store.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    let overseer = org.overseer(&records).await;
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.done, 0);
    assert!(records.certificates_on_board(&overseer, COURSE).await.unwrap().is_empty());
    let seen = remembered(&records, &cookie).await;
    assert!(seen.completed.is_none() && seen.certificate.is_none());
    let exported = records.everything(guest).await.unwrap().unwrap();
    assert_eq!(exported.certificates[0].kind, "participation");
    // The certificate itself does all that.
    issue(&records, &Who::Known(ada), &new_certificate("Ada")).await;
    issue(&records, &Who::Known(guest), &new_certificate("Ada")).await;
    assert_eq!(records.certificates_on_board(&overseer, COURSE).await.unwrap().len(), 1);
    assert_eq!(store.number("SELECT count(*) FROM completions").await, 2);
    let seen = remembered(&records, &cookie).await;
    assert!(seen.completed.is_some() && seen.certificate.is_some());
    let exported = records.everything(guest).await.unwrap().unwrap();
    // Both are of one moment, so that they come in any order.
    let mut kinds: Vec<_> = exported.certificates.iter().map(|of| of.kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["completion", "participation"]);
    // A newer paper of participation is not the certificate that pages lead to, and takes nothing from it.
    store.clock.forward(HOUR);
    let certificate = seen.certificate;
    for lang in [Lang::Fi, Lang::Sv] {
        let says = NewCertificate { lang, version: "2027.1".to_owned(), ..participation("Ada") };
        issue(&records, &Who::Known(guest), &says).await;
    }
    let newest = NewCertificate { version: "2027.1".to_owned(), ..new_certificate("Ada") };
    let newest = issue(&records, &Who::Known(guest), &newest).await.token;
    assert!(certificate != Some(newest.clone()) && remembered(&records, &cookie).await.certificate == Some(newest));
    let (other, cookie) = newcomer(&records).await;
    let done = issue(&records, &Who::Known(other), &new_certificate("Ada")).await;
    let beside = issue(&records, &Who::Known(other), &participation("Ada")).await;
    assert_eq!(remembered(&records, &cookie).await.certificate, Some(done.token.clone()));
    let all: Vec<_> = records.certificates(other, COURSE).await.unwrap().into_iter().map(|of| of.token).collect();
    assert!(all.len() == 2 && all.contains(&done.token) && all.contains(&beside.token), "{all:?}");
}

async fn it_stands_beside_the_certificate(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let seen = issue(&records, &who, &participation("Ada")).await;
    store.clock.forward(HOUR);
    // Same name, language and version.
    let done = issue(&records, &who, &new_certificate("Ada")).await;
    assert_eq!((&seen.replaces, &done.replaces), (&None, &None));
    assert_eq!(issue(&records, &who, &participation("Ada")).await.token, seen.token, "it is there");
    assert_eq!(issue(&records, &who, &new_certificate("Ada")).await.token, done.token);
    // A corrected name is one of its kind.
    let corrected = issue(&records, &who, &participation("Ada L.")).await;
    assert_eq!(corrected.replaces.as_ref(), Some(&seen.token));
    assert_eq!(state(&records, &seen.token).await, CertificateState::Replaced);
    assert_eq!(state(&records, &done.token).await, CertificateState::Valid);
    // So is taking back.
    let revoked = records.revoke_certificate(None, &corrected.token, "Wrong", &Words).await.unwrap();
    assert_eq!(revoked, Revocation::Done);
    assert!(matches!(try_issue(&records, &who, &participation("Ben")).await, Err(NotIssued::Revoked)));
    assert_eq!(issue(&records, &who, &new_certificate("Ada L.")).await.replaces, Some(done.token));
    // And the most that there may be.
    let (other, _) = newcomer(&records).await;
    for n in 0..MOST_CERTIFICATES {
        let version = NewCertificate { version: format!("2026.{n}"), ..participation("Ada") };
        issue(&records, &Who::Known(other), &version).await;
    }
    let more = NewCertificate { version: "2027.1".to_owned(), ..participation("Ada") };
    assert!(matches!(try_issue(&records, &Who::Known(other), &more).await, Err(NotIssued::TooMany)));
    issue(&records, &Who::Known(other), &new_certificate("Ada")).await;
}

async fn it_ends_and_nobody_is_reminded(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let (account, cookie) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let ends = Some(perehdy_courses::model::Timestamp(START + 60 * DAY));
    let says = NewCertificate { ends, ..participation("Ada") };
    let issued = issue(&records, &Who::Known(account.learner), &says).await;
    // 30 days before the end, on a working day.
    store.clock.forward(31 * DAY);
    assert_eq!(remind_of_certificates(&records).await, 0);
    assert!(remembered(&records, &cookie).await.renewal.is_none(), "there is nothing to renew");
    store.clock.forward(30 * DAY);
    assert_eq!(state(&records, &issued.token).await, CertificateState::Expired);
    assert_eq!(remind_of_certificates(&records).await, 0);
    // It keeps nobody from being reminded of the certificate.
    let (other, _) = sign_in(&records, "ben@example.org", None).await;
    let now = records.now().0;
    let at = |days: i64| Some(perehdy_courses::model::Timestamp(now + days * DAY));
    issue(&records, &Who::Known(other.learner), &NewCertificate { ends: at(31), ..new_certificate("Ben") }).await;
    issue(
        &records,
        &Who::Known(other.learner),
        &NewCertificate { ends: at(400), lang: Lang::Fi, ..participation("Ben") },
    )
    .await;
    // From a Friday to a Monday.
    store.clock.forward(3 * DAY);
    assert_eq!(remind_of_certificates(&records).await, 1);
}

async fn it_is_of_the_day_of_the_last_page(store: Store) {
    let records = store.open().await;
    let nobody = LearnerId(uuid::Uuid::from_u128(1));
    assert_eq!(records.gone_through(nobody, &course()).await.unwrap(), None);
    let (learner, _) = newcomer(&records).await;
    let mut last = records.now();
    for page in pages() {
        assert_eq!(records.gone_through(learner, &course()).await.unwrap(), None);
        store.clock.forward(DAY);
        records.mark_read(&Who::Known(learner), Lang::Fi, &course(), &page, &page).await.unwrap();
        // The first one is read already.
        if page != pages()[0] {
            last = records.now();
        }
    }
    assert_eq!(records.gone_through(learner, &course()).await.unwrap(), Some(last));
    store.clock.forward(DAY);
    let page = &pages()[1];
    records.mark_read(&Who::Known(learner), Lang::Fi, &course(), page, page).await.unwrap();
    assert_eq!(
        records.gone_through(learner, &course()).await.unwrap(),
        Some(last),
        "reading once more is no other day"
    );
    assert_eq!(records.gone_through(learner, &named("another")).await.unwrap(), None);
    // Where practice is asked for too, the later of both.
    let practice = Arc::new(ruled(COURSE, CompletionRule { pages: true, practice: true, test: true }));
    for page in pages() {
        assert_eq!(records.gone_through(learner, &practice).await.unwrap(), None);
        store.clock.forward(DAY);
        let question = format!("q-{}", page.page);
        records.answer_practice(&Who::Known(learner), Lang::Fi, &practice, &page, &question, &RIGHT).await.unwrap();
    }
    let practised = records.now();
    assert_eq!(records.gone_through(learner, &practice).await.unwrap(), Some(practised));
    // Answering once more is no other day, also of what was kept without its first time.
    for kept in ["NULL", "first_at"] {
        store.execute(&format!("UPDATE practice_answers SET first_at = {kept}")).await;
        for _ in 0..2 {
            store.clock.forward(DAY);
            let who = Who::Known(learner);
            records.answer_practice(&who, Lang::Fi, &practice, &pages()[0], "q-welcome", &RIGHT).await.unwrap();
            assert_eq!(records.gone_through(learner, &practice).await.unwrap(), Some(practised), "{kept}");
        }
    }
}

async fn it_makes_room_when_accounts_are_joined(store: Store) {
    let records = store.open().await;
    let (account, _) = sign_in(&records, "ada@example.org", None).await;
    let account = Who::Known(account.learner);
    let seen = issue(&records, &account, &participation("Ada")).await;
    store.clock.forward(HOUR);
    // On another device, by the same name.
    let (guest, cookie) = newcomer(&records).await;
    let done = issue(&records, &Who::Known(guest), &new_certificate("Ada")).await;
    let (joined, cookie) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let held = records.certificates(joined.learner, COURSE).await.unwrap();
    let held: Vec<_> = held.iter().map(|held| (held.token.as_str(), held.says.kind)).collect();
    let (both, own) = ([CertificateKind::Completion, CertificateKind::Participation], &done.token);
    assert_eq!(held, [(own.as_str(), both[0]), (seen.token.as_str(), both[1])]);
    assert_eq!(remembered(&records, &cookie).await.certificate.as_ref(), Some(own), "it is the learner's own");
    // Both are erased with the rest.
    assert!(records.erase(joined.learner).await.unwrap());
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 0);
}

async fn what_is_left_of_it_says_what_it_was(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let seen = issue(&records, &Who::Known(learner), &participation("Ada")).await;
    let done = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    assert!(records.erase(learner).await.unwrap());
    for (token, kind) in [(seen.token, CertificateKind::Participation), (done.token, CertificateKind::Completion)] {
        assert_eq!(records.erased_certificate(&token).await.unwrap().unwrap().kind, kind);
    }
}
