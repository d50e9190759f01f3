//! A completion that ends is renewed by completing the course anew; the ones before stay.

use std::sync::Arc;

use perehdy_courses::completion::{completion, renewing};
use perehdy_courses::model::{CompletionRule, Course, Lang, Timestamp};
use perehdy_courses::rules::Refusal;
use perehdy_records::{LearnerId, NewAssignment, NewCertificate, Records, SessionToken, Status, Who};

use crate::support::{
    COURSE, DAY, HOUR, MINUTE, Org, RIGHT, START, Store, WRONG, course, issue, new_attempt, new_certificate, newcomer,
    pages, query, questions, ruled, sign_in,
};
use crate::together::{many, two};

on_both!(
    by_passing_the_test_anew,
    attempts_are_counted_anew,
    by_doing_everything_anew,
    what_a_version_adds_is_asked_for,
    two_requests_that_renew_it_together,
    the_later_of_two_completions_is_a_renewal,
    a_new_certificate,
    nothing_to_renew,
);

async fn read_all(records: &Records, learner: LearnerId, course: &Arc<Course>) {
    for page in pages() {
        records.mark_read(&Who::Known(learner), Lang::Fi, course, &page, &page).await.unwrap();
    }
}

async fn take_test(records: &Records, learner: LearnerId, right: bool) -> Result<(), Refusal> {
    let started = records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1;
    let attempt = started?;
    for question in questions() {
        let answer = if right { RIGHT } else { WRONG };
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &answer).await.unwrap();
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap();
    Ok(())
}

/// An organisation that asks for the course every two months, with a member, who has completed it.
async fn completed(records: &Records) -> (Org, LearnerId, SessionToken) {
    let org = Org::new(records, "Acme", "maija@example.org").await;
    let (learner, token) = newcomer(records).await;
    org.join(records, &Who::Known(learner), "Ada", None).await;
    org.assign(records, None, None).await;
    read_all(records, learner, &course()).await;
    take_test(records, learner, true).await.unwrap();
    (org, learner, token)
}

/// How the member stands, and until when the completion holds.
async fn standing(records: &Records, org: &Org, learner: LearnerId) -> (Status, Option<Timestamp>) {
    let rows = records.whole_board(&org.overseer(records).await, &query()).await.unwrap();
    let row = rows.into_iter().find(|row| row.learner == learner).unwrap();
    (row.standing.status, row.standing.expires)
}

async fn by_passing_the_test_anew(store: Store) {
    let records = store.open().await;
    let (org, learner, token) = completed(&records).await;
    let remembered = async || records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    let first = remembered().await.completed.unwrap();
    assert_eq!(first.at.0, START);
    // 2026-11-22 and two months.
    let ends = Timestamp(START + 61 * DAY);
    assert_eq!(standing(&records, &org, learner).await, (Status::Done, Some(ends)));
    store.clock.forward(31 * DAY - 1);
    assert!(remembered().await.renewal.is_none());
    assert_eq!(take_test(&records, learner, true).await, Err(Refusal::Passed), "it is not time yet");
    store.clock.forward(1);
    let open = remembered().await;
    let renewal = open.renewal.clone().unwrap();
    assert_eq!((renewal.since.0, renewal.ends), (START + 31 * DAY, ends));
    let so_far = completion(&course(), &renewing(&course(), open.work(), renewal.work));
    assert_eq!(so_far.missing.len(), 1, "only the test: {so_far:?}");
    // Reading renews nothing by itself, nor does a test that was failed.
    read_all(&records, learner, &course()).await;
    take_test(&records, learner, false).await.unwrap();
    assert!(remembered().await.renewed.is_none());
    store.clock.forward(3 * HOUR);
    take_test(&records, learner, true).await.unwrap();
    let now = records.now();
    let after = remembered().await;
    assert_eq!(after.completed, Some(first.clone()), "the first one stays");
    assert_eq!(after.renewed.as_ref().map(|renewed| renewed.at), Some(now));
    assert!(after.renewal.is_none());
    assert_eq!(after.completed_last(), after.renewed.as_ref());
    let (status, expires) = standing(&records, &org, learner).await;
    assert_eq!((status, expires), (Status::Done, Some(Timestamp(now.0 + 62 * DAY))), "2026-12-23 and two months");
    assert_eq!(take_test(&records, learner, true).await, Err(Refusal::Passed), "once is enough");
    // Once more, long after it has ended.
    store.clock.forward(300 * DAY);
    assert_eq!(standing(&records, &org, learner).await.0, Status::Expired);
    take_test(&records, learner, true).await.unwrap();
    assert_eq!(standing(&records, &org, learner).await.0, Status::Done);
    let of = &records.courses_of(learner).await.unwrap()[0];
    assert_eq!(
        (of.completed.as_ref(), of.renewed.as_ref().map(|renewed| renewed.at)),
        (Some(&first), Some(records.now()))
    );
    let work = &records.everything(learner).await.unwrap().unwrap().courses[COURSE];
    assert_eq!(work.completed.as_ref().unwrap().at.0, START);
    assert_eq!(work.renewed.iter().map(|renewed| renewed.at).collect::<Vec<_>>(), [now, records.now()]);
    // What is kept of standings is what follows from the rest.
    let kept = async || -> Vec<String> {
        store.dump().await.into_iter().filter(|row| row.starts_with("standings: ")).collect()
    };
    let before = kept().await;
    let idle = org.team(&records, "Idle").await;
    records.remove_team(&org.manager(&records).await, idle, None).await.unwrap().unwrap();
    assert_eq!(kept().await, before);
}

async fn attempts_are_counted_anew(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (learner, _) = newcomer(&records).await;
    org.join(&records, &Who::Known(learner), "Ada", None).await;
    org.assign(&records, None, None).await;
    read_all(&records, learner, &course()).await;
    // Of three attempts the last is passed.
    for right in [false, false, true] {
        store.clock.forward(3 * HOUR);
        take_test(&records, learner, right).await.unwrap();
    }
    store.clock.forward(60 * DAY);
    for _ in 0..3 {
        take_test(&records, learner, false).await.unwrap();
        let refused =
            records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1;
        assert!(matches!(refused, Err(Refusal::Wait(_) | Refusal::NoneLeft)), "{refused:?}");
        store.clock.forward(3 * HOUR);
    }
    assert_eq!(take_test(&records, learner, true).await, Err(Refusal::NoneLeft));
}

async fn by_doing_everything_anew(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (learner, token) = newcomer(&records).await;
    org.join(&records, &Who::Known(learner), "Ada", None).await;
    org.assign(&records, None, None).await;
    let rule = CompletionRule { pages: true, practice: true, test: false };
    let course = Arc::new(ruled(COURSE, rule));
    let who = Who::Known(learner);
    let practise = async || {
        for page in pages() {
            let id = format!("q-{}", page.page);
            records.answer_practice(&who, Lang::Fi, &course, &page, &id, &RIGHT).await.unwrap();
        }
    };
    let remembered = async || records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    read_all(&records, learner, &course).await;
    practise().await;
    assert!(remembered().await.completed.is_some());
    // Going through it again before it is time is remembered nowhere.
    store.clock.forward(10 * DAY);
    read_all(&records, learner, &course).await;
    assert_eq!(store.number("SELECT count(*) FROM pages_read WHERE again_at IS NOT NULL").await, 0);
    store.clock.forward(51 * DAY);
    assert_eq!(standing(&records, &org, learner).await.0, Status::Expired);
    for (at, page) in pages().iter().enumerate() {
        let open = remembered().await;
        let work = renewing(&course, open.work(), open.renewal.unwrap().work);
        assert_eq!(completion(&course, &work).parts_done as usize, at);
        records.mark_read(&who, Lang::Fi, &course, page, page).await.unwrap();
    }
    assert_eq!(standing(&records, &org, learner).await.0, Status::Expired, "practice is missing");
    store.clock.forward(MINUTE);
    practise().await;
    assert_eq!(standing(&records, &org, learner).await.0, Status::Done);
    assert_eq!(remembered().await.renewed.unwrap().at, records.now());
    let read = &records.everything(learner).await.unwrap().unwrap().courses[COURSE].read;
    assert!(read.iter().all(|page| page.at.0 == START), "the first time stays");
}

async fn what_a_version_adds_is_asked_for(store: Store) {
    let records = store.open().await;
    let (org, learner, _) = completed(&records).await;
    store.clock.forward(60 * DAY);
    let mut grown = (*course()).clone();
    grown.version = "2027.1".to_owned();
    let mut page = grown.modules[0].pages[0].clone();
    page.id = "new".to_owned();
    grown.modules[0].pages.push(page);
    let grown = Arc::new(grown);
    let started = records.start_attempt(&Who::Known(learner), Lang::Fi, &grown, &new_attempt(0)).await.unwrap().1;
    let attempt = started.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(learner, &grown, attempt.id).await.unwrap().unwrap();
    assert_eq!(standing(&records, &org, learner).await.0, Status::Expiring, "the new page is missing");
    let new = crate::support::place("start", "new");
    records.mark_read(&Who::Known(learner), Lang::Fi, &grown, &new, &new).await.unwrap();
    let rows = records.whole_board(&org.overseer(&records).await, &query()).await.unwrap();
    let row = rows.into_iter().find(|row| row.learner == learner).unwrap();
    assert_eq!(row.standing.completed, Some((records.now(), "2027.1".to_owned())));
}

async fn two_requests_that_renew_it_together(store: Store) {
    let instances = two(&store).await;
    let (_, learner, token) = completed(&instances[0]).await;
    store.clock.forward(60 * DAY);
    let who = Who::Known(learner);
    let attempt = instances[0].start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        instances[0].answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    many(&instances, |i, records| {
        let who = who.clone();
        async move {
            let page = &pages()[i % 4];
            if i % 2 == 0 {
                records.hand_in(learner, &course(), attempt.id).await.unwrap();
            } else {
                records.mark_read(&who, Lang::Fi, &course(), page, page).await.unwrap();
            }
        }
    })
    .await;
    assert_eq!(store.number("SELECT count(*) FROM renewals").await, 1);
    assert!(instances[1].remembered(&token, COURSE, None).await.unwrap().unwrap().renewal.is_none());
}

async fn the_later_of_two_completions_is_a_renewal(store: Store) {
    let records = store.open().await;
    let (org, first, cookie) = completed(&records).await;
    let (account, _) = sign_in(&records, "ada@example.org", Some((first, &cookie))).await;
    store.clock.forward(100 * DAY);
    assert_eq!(standing(&records, &org, account.learner).await.0, Status::Expired);
    // As a guest, on another device, all of it once more.
    let (guest, cookie) = newcomer(&records).await;
    read_all(&records, guest, &course()).await;
    take_test(&records, guest, true).await.unwrap();
    let (_, token) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.completed.unwrap().at.0, START);
    assert_eq!(remembered.renewed.unwrap().at, records.now());
    assert_eq!(standing(&records, &org, account.learner).await.0, Status::Done);
}

async fn a_new_certificate(store: Store) {
    let records = store.open().await;
    let (_, learner, cookie) = completed(&records).await;
    let (account, _) = sign_in(&records, "ada@example.org", Some((learner, &cookie))).await;
    let who = Who::Known(account.learner);
    let old = issue(&records, &who, &new_certificate("Ada")).await;
    store.clock.forward(60 * DAY);
    take_test(&records, account.learner, true).await.unwrap();
    let says = NewCertificate { completed: records.now(), ..new_certificate("Ada") };
    let new = issue(&records, &who, &says).await;
    assert_ne!(new.token, old.token);
    let again = issue(&records, &who, &says).await;
    assert_eq!(again.token, new.token, "a form sent twice");
    for certificate in [&old, &new] {
        let found = records.certificate(&certificate.token).await.unwrap().unwrap();
        assert_eq!((found.says.completed, found.issued), (certificate.says.completed, certificate.issued));
    }
    let all = records.certificates(account.learner, COURSE).await.unwrap();
    assert_eq!(all.iter().map(|of| &of.token).collect::<Vec<_>>(), [&new.token, &old.token]);
    assert!(records.erase(account.learner).await.unwrap());
    assert!(records.certificate(&old.token).await.unwrap().is_none());
    assert!(records.erased_certificate(&old.token).await.unwrap().is_some());
}

async fn nothing_to_renew(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (learner, _) = newcomer(&records).await;
    org.join(&records, &Who::Known(learner), "Ada", None).await;
    // Once and for all.
    let says = NewAssignment { course: COURSE.to_owned(), team: None, deadline: None, renew_months: None };
    records.assign(&org.manager(&records).await, says).await.unwrap().unwrap();
    read_all(&records, learner, &course()).await;
    take_test(&records, learner, true).await.unwrap();
    store.clock.forward(2000 * DAY);
    assert_eq!(take_test(&records, learner, true).await, Err(Refusal::Passed));
    // Every month: what completed it does not renew it at once.
    let (other, _) = newcomer(&records).await;
    let says = NewAssignment { course: COURSE.to_owned(), team: None, deadline: None, renew_months: Some(1) };
    let acme = Org::new(&records, "Oy", "oili@example.org").await;
    acme.join(&records, &Who::Known(other), "Ben", None).await;
    records.assign(&acme.manager(&records).await, says).await.unwrap().unwrap();
    read_all(&records, other, &course()).await;
    take_test(&records, other, true).await.unwrap();
    read_all(&records, other, &course()).await;
    assert_eq!(store.number("SELECT count(*) FROM renewals").await, 0);
}
