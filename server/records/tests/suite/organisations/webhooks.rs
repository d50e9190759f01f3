//! Webhooks: what they are told, once each, and for how long it is tried.

use std::collections::HashSet;

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    Delivery, LearnerId, MOST_WEBHOOKS, ManagerSeat, NewWebhook, Old, Records, Refusal, Tells, Tried, Uuid,
    WebhookEvent, WebhookSecret, Who,
};

use crate::support::{
    DAY, HOUR, MINUTE, Org, RIGHT, Store, course, new_attempt, newcomer, pages, query, questions, sign_in,
};

on_both!(
    completions_are_told_once,
    endings_are_told_once,
    tried_for_three_days,
    switched_off_after_five_days,
    managed_by_managers_alone,
    who_is_gone_is_told_of_no_more,
    one_at_a_time,
);

const TAKEN: Tried = Tried { status: Some(204), trouble: "", milliseconds: 5 };
const REFUSED: Tried = Tried { status: Some(500), trouble: "status", milliseconds: 5 };

async fn hook(records: &Records, manager: &ManagerSeat, id: u128, completion: bool, expiry: bool) -> WebhookSecret {
    let url = format!("https://example.org/hook/{id}");
    let new = NewWebhook { id: Uuid::from_u128(id), url, completion, expiry };
    records.new_webhook(manager, new).await.unwrap().unwrap()
}

/// Completes the course.
async fn complete(records: &Records, learner: LearnerId) {
    let who = Who::Known(learner);
    for place in pages() {
        records.mark_read(&who, Lang::Fi, &course(), &place, &place).await.unwrap();
    }
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap();
}

/// Takes all that is due and says that it was taken; gives what was told to which.
async fn told(records: &Records) -> Vec<(Uuid, Tells)> {
    let mut told = Vec::new();
    loop {
        let due = records.due_deliveries(8).await.unwrap();
        if due.is_empty() {
            return told;
        }
        for delivery in due {
            assert!(records.delivery_tried(&delivery, TAKEN).await.unwrap().is_none());
            told.push((delivery.webhook, delivery.tells));
        }
    }
}

async fn completions_are_told_once(store: Store) {
    let records = store.open().await;
    let (acme, beta) =
        (Org::new(&records, "Acme", "maija@example.org").await, Org::new(&records, "Beta", "berit@example.org").await);
    let (manager, other) = (acme.manager(&records).await, beta.manager(&records).await);
    acme.assign(&records, None, None).await;
    beta.assign(&records, None, None).await;
    let early = acme.newcomer(&records, "Early", None).await;
    complete(&records, early).await;
    hook(&records, &manager, 1, true, true).await;
    hook(&records, &manager, 2, false, true).await;
    hook(&records, &manager, 3, true, false).await;
    hook(&records, &other, 1, true, false).await;
    assert!(told(&records).await.is_empty(), "what was before is no news");
    let ada = acme.newcomer(&records, "Ada", None).await;
    for place in pages() {
        records.mark_read(&Who::Known(ada), Lang::Fi, &course(), &place, &place).await.unwrap();
    }
    assert!(told(&records).await.is_empty(), "not complete");
    complete(&records, ada).await;
    let came = told(&records).await;
    assert_eq!(came.iter().map(|(hook, _)| hook.as_u128()).collect::<HashSet<_>>(), HashSet::from([1, 3]));
    let board = records.whole_board(&manager.overseer(), &query()).await.unwrap();
    let of_ada = &board.iter().find(|row| row.learner == ada).unwrap().standing;
    for (_, tells) in &came {
        assert_eq!((tells.event, tells.learner, tells.happened), (WebhookEvent::Completed, Some(ada), records.now()));
        assert_eq!((&*tells.course, &*tells.version), (&*course().id, &*course().version));
        assert_eq!((tells.completed, tells.expires), (of_ada.completed.as_ref().map(|(at, _)| *at), of_ada.expires));
        assert!(tells.expires.is_some());
    }
    for place in pages() {
        records.mark_read(&Who::Known(ada), Lang::Fi, &course(), &place, &place).await.unwrap();
    }
    assert!(told(&records).await.is_empty(), "once");
    // Who belongs to both is told of to both.
    let ben = acme.newcomer(&records, "Ben", None).await;
    beta.join(&records, &Who::Known(ben), "Ben", None).await;
    complete(&records, ben).await;
    assert_eq!(told(&records).await.len(), 3);
    // Off: nothing is told, then or later.
    records.switch_webhook(&manager, Uuid::from_u128(1), 1, false).await.unwrap().unwrap();
    records.switch_webhook(&manager, Uuid::from_u128(3), 1, false).await.unwrap().unwrap();
    let eve = acme.newcomer(&records, "Eve", None).await;
    complete(&records, eve).await;
    records.switch_webhook(&manager, Uuid::from_u128(1), 2, true).await.unwrap().unwrap();
    assert!(told(&records).await.is_empty());
    // A guest who takes an account is told of under the account's id.
    let (guest, cookie) = newcomer(&records).await;
    acme.join(&records, &Who::Known(guest), "Guest", None).await;
    complete(&records, guest).await;
    let (account, _) = sign_in(&records, "guest@example.org", Some((guest, &cookie))).await;
    let came = told(&records).await;
    assert!(came.iter().all(|(_, tells)| tells.learner == Some(account.learner)), "{came:?}");
}

async fn endings_are_told_once(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    // For two months.
    org.assign(&records, None, None).await;
    let ada = org.newcomer(&records, "Ada", None).await;
    complete(&records, ada).await;
    hook(&records, &manager, 1, true, true).await;
    hook(&records, &manager, 2, true, false).await;
    assert_eq!(records.queue_expiries().await.unwrap(), 0);
    let ends = records.whole_board(&manager.overseer(), &query()).await.unwrap();
    let ends = ends.iter().find(|row| row.learner == ada).unwrap().standing.expires.unwrap();
    let to = |at: i64| store.clock.forward(at - records.now().0);
    to(ends.0 - 30 * DAY - 1);
    assert_eq!(records.queue_expiries().await.unwrap(), 0);
    to(ends.0 - 30 * DAY);
    assert_eq!(records.queue_expiries().await.unwrap(), 1);
    assert_eq!(records.queue_expiries().await.unwrap(), 0);
    let came = told(&records).await;
    let events = |came: &[(Uuid, Tells)]| came.iter().map(|(_, tells)| tells.event).collect::<Vec<_>>();
    assert_eq!(events(&came), [WebhookEvent::Expiring]);
    assert_eq!((came[0].0.as_u128(), came[0].1.learner, came[0].1.expires), (1, Some(ada), Some(ends)));
    to(ends.0 - 1);
    assert_eq!(records.queue_expiries().await.unwrap(), 0);
    to(ends.0);
    assert_eq!(records.queue_expiries().await.unwrap(), 1);
    assert_eq!(events(&told(&records).await), [WebhookEvent::Expired]);
    // Not again, also when what was told is forgotten.
    for _ in 0..5 {
        store.clock.forward(29 * DAY);
        records.forget_old(Old::Deliveries, Timestamp(records.now().0 - 90 * DAY)).await.unwrap();
        assert_eq!(records.queue_expiries().await.unwrap(), 0);
    }
    assert!(records.deliveries(&manager).await.unwrap().is_empty(), "forgotten");
    // Renewed: told as a completion, and of its own end.
    let again = course();
    for place in pages() {
        records.mark_read(&Who::Known(ada), Lang::Fi, &again, &place, &place).await.unwrap();
    }
    let attempt = records.start_attempt(&Who::Known(ada), Lang::Fi, &again, &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(ada, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(ada, &again, attempt.id).await.unwrap();
    assert_eq!(events(&told(&records).await), [WebhookEvent::Completed; 2]);
    store.clock.forward(40 * DAY);
    assert_eq!(records.queue_expiries().await.unwrap(), 1);
}

async fn due(records: &Records) -> Option<Delivery> {
    records.due_deliveries(8).await.unwrap().pop()
}

async fn tried_for_three_days(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    hook(&records, &manager, 1, true, true).await;
    let id = Uuid::from_u128(1);
    records.test_webhook(&manager, id).await.unwrap().unwrap();
    let first = due(&records).await.unwrap();
    assert_eq!((first.tells.event, first.tells.learner, &*first.slug), (WebhookEvent::Test, None, "acme"));
    assert!(due(&records).await.is_none(), "left to whoever took it");
    store.clock.forward(5 * MINUTE);
    assert_eq!(due(&records).await.unwrap().id, first.id, "who took it has said nothing");
    let (start, mut tries) = (records.now(), 2);
    records.delivery_tried(&first, REFUSED).await.unwrap();
    let mut pauses = Vec::new();
    while let Some(next) = records.deliveries(&manager).await.unwrap()[0].next_try {
        pauses.push(next.0 - records.now().0);
        store.clock.forward(next.0 - records.now().0 - 1);
        assert!(due(&records).await.is_none());
        store.clock.forward(1);
        let again = due(&records).await.unwrap();
        assert_eq!((again.id, &again.tells), (first.id, &first.tells), "the same message");
        records.delivery_tried(&again, REFUSED).await.unwrap();
        tries += 1;
    }
    assert!(pauses.is_sorted() && (2 * DAY..=3 * DAY).contains(&(records.now().0 - start.0)), "{pauses:?}");
    let line = records.deliveries(&manager).await.unwrap().remove(0);
    assert_eq!((line.tries, line.status, &*line.trouble, line.delivered), (tries, Some(500), "status", None));
    assert!(records.webhooks(&manager).await.unwrap()[0].failing.is_some());
    // By hand it begins anew.
    records.send_again(&manager, id, first.id).await.unwrap().unwrap();
    let again = due(&records).await.unwrap();
    records.delivery_tried(&again, TAKEN).await.unwrap();
    let line = records.deliveries(&manager).await.unwrap().remove(0);
    assert_eq!((line.tries, line.status, line.next_try), (1, Some(204), None));
    assert_eq!((line.delivered, line.milliseconds), (Some(records.now()), Some(5)));
    assert!(records.webhooks(&manager).await.unwrap()[0].failing.is_none());
    store.clock.forward(DAY);
    assert!(due(&records).await.is_none());
}

async fn switched_off_after_five_days(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    hook(&records, &manager, 1, true, true).await;
    let id = Uuid::from_u128(1);
    let mut off = None;
    let start = records.now();
    while off.is_none() {
        records.test_webhook(&manager, id).await.unwrap().unwrap();
        let message = due(&records).await.unwrap();
        off = records
            .delivery_tried(&message, Tried { status: None, trouble: "connect", milliseconds: 1 })
            .await
            .unwrap();
        if off.is_none() {
            store.clock.forward(12 * HOUR);
        }
        assert!(records.now().0 - start.0 <= 5 * DAY);
    }
    let off = off.unwrap();
    assert_eq!(records.now().0 - start.0, 5 * DAY);
    assert_eq!((&*off.organisation, &*off.slug, &*off.url), ("Acme", "acme", "example.org"));
    assert_eq!(off.managers.len(), 1);
    assert_eq!((off.managers[0].0, off.managers[0].1.written()), (org.manager, "maija@example.org"));
    assert_eq!(records.webhooks(&manager).await.unwrap()[0].off, Some(records.now()));
    assert!(records.deliveries(&manager).await.unwrap().iter().all(|line| line.next_try.is_none()));
    store.clock.forward(DAY);
    assert!(due(&records).await.is_none());
    assert_eq!(records.test_webhook(&manager, id).await.unwrap(), Err(Refusal::Gone));
    let log = records.audit_log(&manager, None).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.what == "webhook-given-up" && entry.who == "program").count(), 1);
    // Switched on it is as new.
    // The program has switched it off: that is a change too.
    assert_eq!(records.switch_webhook(&manager, id, 1, true).await.unwrap(), Err(Refusal::Changed));
    records.switch_webhook(&manager, id, 2, true).await.unwrap().unwrap();
    records.test_webhook(&manager, id).await.unwrap().unwrap();
    let message = due(&records).await.unwrap();
    assert!(records.delivery_tried(&message, REFUSED).await.unwrap().is_none());
}

async fn managed_by_managers_alone(store: Store) {
    let records = store.open().await;
    let (acme, beta) =
        (Org::new(&records, "Acme", "maija@example.org").await, Org::new(&records, "Beta", "berit@example.org").await);
    let (manager, other) = (acme.manager(&records).await, beta.manager(&records).await);
    let first = hook(&records, &manager, 1, true, true).await;
    let id = Uuid::from_u128(1);
    assert!(first.text().starts_with("whsec_") && first.text().len() == 50);
    let new = |id: u128, any: bool| NewWebhook {
        id: Uuid::from_u128(id),
        url: "https://example.org/secret/path?key=1".to_owned(),
        completion: any,
        expiry: false,
    };
    let refused = async |new| records.new_webhook(&manager, new).await.unwrap().unwrap_err();
    assert_eq!((refused(new(1, true)).await, refused(new(2, false)).await), (Refusal::Taken, Refusal::Unfit));
    // None of the other organisation's.
    assert!(records.webhooks(&other).await.unwrap().is_empty());
    records.test_webhook(&manager, id).await.unwrap().unwrap();
    let message = due(&records).await.unwrap();
    assert_eq!(message.secret, first);
    for refusal in [
        records.test_webhook(&other, id).await.unwrap(),
        records.switch_webhook(&other, id, 1, false).await.unwrap(),
        records.remove_webhook(&other, id, 1).await.unwrap(),
        records.send_again(&other, id, message.id).await.unwrap(),
        records.renew_webhook_secret(&other, id, 1).await.unwrap().map(|_| ()),
        records.send_again(&manager, id, Uuid::from_u128(9)).await.unwrap(),
    ] {
        assert_eq!(refusal, Err(Refusal::Gone));
    }
    // A new secret signs from now on.
    let second = records.renew_webhook_secret(&manager, id, 1).await.unwrap().unwrap();
    for late in [
        records.renew_webhook_secret(&manager, id, 1).await.unwrap().map(|_| ()),
        records.switch_webhook(&manager, id, 1, false).await.unwrap(),
        records.remove_webhook(&manager, id, 1).await.unwrap(),
    ] {
        assert_eq!(late, Err(Refusal::Changed), "who looked before it changed");
    }
    assert_eq!(records.webhooks(&manager).await.unwrap()[0].version, 2);
    assert_ne!(first, second);
    records.delivery_tried(&message, REFUSED).await.unwrap();
    store.clock.forward(MINUTE);
    assert_eq!(due(&records).await.unwrap().secret, second);
    for more in 2..=u128::from(MOST_WEBHOOKS) {
        records.new_webhook(&manager, new(more, true)).await.unwrap().unwrap();
    }
    assert_eq!(refused(new(99, true)).await, Refusal::Enough);
    records.remove_webhook(&manager, id, 2).await.unwrap().unwrap();
    assert!(records.deliveries(&manager).await.unwrap().is_empty());
    let log = records.audit_log(&manager, None).await.unwrap();
    for code in ["webhook-made", "webhook-secret", "webhook-removed"] {
        assert!(log.iter().any(|entry| entry.what == code), "{code}");
    }
    assert!(log.iter().all(|entry| !entry.about.contains("secret/path")), "an address may hold a secret");
    // Who manages no more changes nothing.
    let ada = acme.newcomer(&records, "Ada", None).await;
    let member = records.person(&manager.overseer(), ada).await.unwrap().unwrap().member;
    records.change_role(&manager, ada, member.version, perehdy_records::Role::Manager).await.unwrap().unwrap();
    let once = acme.seat(&records, ada).await.unwrap().manager().unwrap();
    records.remove_member(&manager, ada, None).await.unwrap().unwrap();
    assert_eq!(records.new_webhook(&once, new(50, true)).await.unwrap().unwrap_err(), Refusal::NotAllowed);
    assert_eq!(records.remove_webhook(&once, Uuid::from_u128(2), 1).await.unwrap(), Err(Refusal::NotAllowed));
}

async fn who_is_gone_is_told_of_no_more(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    org.assign(&records, None, None).await;
    hook(&records, &manager, 1, true, true).await;
    let (ada, ben) = (org.newcomer(&records, "Ada", None).await, org.newcomer(&records, "Ben", None).await);
    complete(&records, ada).await;
    complete(&records, ben).await;
    assert_eq!(records.deliveries(&manager).await.unwrap().len(), 2);
    records.remove_member(&manager, ada, None).await.unwrap().unwrap();
    assert!(records.erase(ben).await.unwrap());
    assert!(told(&records).await.is_empty());
    assert!(records.deliveries(&manager).await.unwrap().is_empty());
}

async fn one_at_a_time(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    for id in [1, 2] {
        hook(&records, &manager, id, true, true).await;
        for _ in 0..3 {
            records.test_webhook(&manager, Uuid::from_u128(id)).await.unwrap().unwrap();
        }
    }
    let taken = records.due_deliveries(8).await.unwrap();
    let hooks: HashSet<Uuid> = taken.iter().map(|message| message.webhook).collect();
    assert_eq!((taken.len(), hooks.len()), (2, 2), "one of each");
    // What fails at one keeps the others of the same waiting, and none of the other's.
    let of = |id| taken.iter().find(|message| message.webhook == Uuid::from_u128(id)).unwrap();
    records.delivery_tried(of(1), REFUSED).await.unwrap();
    records.delivery_tried(of(2), TAKEN).await.unwrap();
    let next = records.due_deliveries(8).await.unwrap();
    assert_eq!(next.iter().map(|message| message.webhook.as_u128()).collect::<Vec<_>>(), [2]);
    store.clock.forward(MINUTE);
    assert!(records.due_deliveries(8).await.unwrap().iter().any(|message| message.webhook.as_u128() == 1));
}
