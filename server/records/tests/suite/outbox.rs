//! Mails: queued once, taken once, tried with growing pauses, given up.

use std::collections::HashSet;
use std::time::Duration;

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{MailText, NewMail, Records};

use crate::support::{DAY, HOUR, MINUTE, START, Store, email, link_for};
use crate::together::{many, two};

on_both!(
    queued_once,
    queued_once_by_all_at_once,
    taken_once,
    taken_once_by_all_at_once,
    growing_pauses,
    useless_mails_are_not_sent,
    refused_at_once,
    the_longest_due_first,
    heard_at_once,
);

fn mail(send_once: &str) -> NewMail {
    NewMail {
        send_once: send_once.to_owned(),
        recipient: email("Ada@example.org"),
        learner: None,
        lang: Lang::Sv,
        text: MailText { subject: format!("About {send_once}"), body: "secret".to_owned() },
        useless_after: None,
    }
}

async fn queued_once(store: Store) {
    let records = store.open().await;
    assert!(records.queue_mail(mail("one")).await.unwrap());
    assert!(!records.queue_mail(mail("one")).await.unwrap());
    let taken = records.due_mails(10).await.unwrap();
    assert_eq!((taken.len(), &*taken[0].recipient, taken[0].lang, taken[0].tries), (1, "Ada@example.org", Lang::Sv, 0));
    assert_eq!((&*taken[0].text.subject, &*taken[0].text.body), ("About one", "secret"));
    records.mail_sent(taken[0].id).await.unwrap();
    // Also once it was sent.
    assert!(!records.queue_mail(mail("one")).await.unwrap());
    store.clock.forward(30 * DAY);
    assert_eq!(records.due_mails(10).await.unwrap(), []);
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE body = '' AND sent_at IS NOT NULL").await, 1);
    assert_eq!(records.failed_mails().await.unwrap(), []);
}

async fn queued_once_by_all_at_once(store: Store) {
    let instances = two(&store).await;
    let queued =
        many(
            &instances,
            |i, records| async move { records.queue_mail(mail(&format!("key-{}", i % 4))).await.unwrap() },
        )
        .await;
    assert_eq!(queued.into_iter().filter(|queued| *queued).count(), 4);
    assert_eq!(store.number("SELECT count(*) FROM mails").await, 4);
}

async fn taken_once(store: Store) {
    let records = store.open().await;
    records.queue_mail(mail("one")).await.unwrap();
    let taken = records.due_mails(10).await.unwrap();
    assert_eq!(taken.len(), 1);
    store.clock.forward(10 * MINUTE - 1);
    assert_eq!(records.due_mails(10).await.unwrap(), []);
    // Whoever took it has vanished.
    store.clock.forward(1);
    let again = records.due_mails(10).await.unwrap();
    assert_eq!((again[0].id, again[0].tries, &again[0].text), (taken[0].id, 1, &taken[0].text));
}

async fn taken_once_by_all_at_once(store: Store) {
    let instances = two(&store).await;
    for i in 0..100 {
        instances[0].queue_mail(mail(&format!("key-{i}"))).await.unwrap();
    }
    let taken = many(&instances, |_, records| async move { records.due_mails(7).await.unwrap() }).await;
    let all: Vec<_> = taken.iter().flatten().map(|mail| mail.id).collect();
    assert!(taken.iter().all(|mails| mails.len() <= 7));
    assert_eq!(all.len(), all.iter().collect::<HashSet<_>>().len(), "none twice");
    let rest = instances[1].due_mails(100).await.unwrap().len();
    assert_eq!(all.len() + rest, 100, "none lost");
}

/// Takes the only mail and says that it failed; gives when it is tried again.
async fn fail(records: &Records) -> Option<Timestamp> {
    let taken = records.due_mails(10).await.unwrap();
    assert_eq!(taken.len(), 1);
    records.mail_failed(taken[0].id, "connection refused").await.unwrap();
    let failed = records.failed_mails().await.unwrap();
    assert_eq!((failed.len(), failed[0].id, &*failed[0].trouble), (1, taken[0].id, "connection refused"));
    assert_eq!(
        (failed[0].tries, &*failed[0].subject, failed[0].created),
        (taken[0].tries + 1, "About one", Timestamp(START))
    );
    failed[0].next_try
}

async fn growing_pauses(store: Store) {
    let records = store.open().await;
    records.queue_mail(mail("one")).await.unwrap();
    let mut pauses = Vec::new();
    while let Some(next) = fail(&records).await {
        let pause = next.0 - records.now().0;
        pauses.push(pause / MINUTE);
        store.clock.forward(pause - 1);
        assert_eq!(records.due_mails(10).await.unwrap(), []);
        store.clock.forward(1);
    }
    assert_eq!(pauses[..6], [1, 5, 30, 120, 360, 360]);
    assert_eq!(records.now().0, START + 3 * DAY, "the last try is after three days");
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE body = '' AND next_try_at IS NULL").await, 1);
    store.clock.forward(DAY);
    assert_eq!(records.due_mails(10).await.unwrap(), []);
    // It stays visible. What is said of it late changes nothing.
    let id = records.failed_mails().await.unwrap()[0].id;
    records.mail_failed(id, "again").await.unwrap();
    assert_eq!(records.failed_mails().await.unwrap()[0].trouble, "connection refused");
}

async fn useless_mails_are_not_sent(store: Store) {
    let records = store.open().await;
    records.queue_mail(NewMail { useless_after: Some(Timestamp(START + HOUR)), ..mail("one") }).await.unwrap();
    store.clock.forward(HOUR);
    assert_eq!(records.due_mails(10).await.unwrap(), []);
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE body = '' AND next_try_at IS NULL").await, 1);
    assert_eq!(records.failed_mails().await.unwrap()[0].trouble, "too late");
    // One that failed and would be tried again too late.
    store.execute("DELETE FROM mails").await;
    let soon = Timestamp(records.now().0 + MINUTE);
    records.queue_mail(NewMail { useless_after: Some(soon), ..mail("two") }).await.unwrap();
    let taken = records.due_mails(10).await.unwrap();
    records.mail_failed(taken[0].id, "timeout").await.unwrap();
    assert_eq!(records.failed_mails().await.unwrap()[0].next_try, None);
}

async fn refused_at_once(store: Store) {
    let records = store.open().await;
    records.queue_mail(mail("one")).await.unwrap();
    records.queue_mail(mail("two")).await.unwrap();
    let taken = records.due_mails(10).await.unwrap();
    records.mail_refused(taken[0].id, "550 no such user").await.unwrap();
    records.mail_sent(taken[1].id).await.unwrap();
    // One that was sent is sent, whatever is said later.
    records.mail_refused(taken[1].id, "550").await.unwrap();
    records.mail_failed(taken[1].id, "timeout").await.unwrap();
    let failed = records.failed_mails().await.unwrap();
    assert_eq!((failed.len(), failed[0].next_try, &*failed[0].trouble), (1, None, "550 no such user"));
    store.clock.forward(4 * DAY);
    assert_eq!(records.due_mails(10).await.unwrap(), []);
}

async fn the_longest_due_first(store: Store) {
    let records = store.open().await;
    for i in 0..5 {
        records.queue_mail(mail(&format!("key-{i}"))).await.unwrap();
        store.clock.forward(MINUTE);
    }
    for pair in [[0, 1], [2, 3]] {
        let taken = records.due_mails(2).await.unwrap();
        let subjects: Vec<_> = taken.iter().map(|mail| mail.text.subject.clone()).collect();
        assert_eq!(subjects, pair.map(|i| format!("About key-{i}")));
    }
}

async fn heard_at_once(store: Store) {
    let records = store.open().await;
    let waiting = records.clone();
    let heard = tokio::spawn(async move { waiting.mail_queued().await });
    records.queue_mail(mail("one")).await.unwrap();
    tokio::time::timeout(Duration::from_secs(5), heard).await.unwrap().unwrap();
    // Also what was queued while nobody waited.
    link_for(&records, "bo@example.org", None).await;
    tokio::time::timeout(Duration::from_secs(5), records.mail_queued()).await.unwrap();
}
