//! Tokens for programs: made, used, revoked, ended, forgotten.

use perehdy_courses::model::Timestamp;
use perehdy_records::{ApiToken, ManagerSeat, NewApiToken, Old, Records, Refusal, Uuid};

use crate::support::{DAY, HOUR, Org, START, Store};

on_both!(
    made_used_and_revoked,
    what_is_not_made,
    noted_once_an_hour,
    of_its_organisation_alone,
    ended_ones_are_forgotten
);

fn new(id: u128, ends: i64) -> NewApiToken {
    NewApiToken { id: Uuid::from_u128(id), name: " HR  system ".to_owned(), ends: Timestamp(ends) }
}

async fn token(records: &Records, manager: &ManagerSeat, id: u128, ends: i64) -> ApiToken {
    records.new_api_token(manager, new(id, ends)).await.unwrap().unwrap()
}

async fn made_used_and_revoked(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let made = token(&records, &manager, 1, START + DAY).await;
    let seat = records.api_seat(&made).await.unwrap().unwrap();
    assert_eq!(seat.organisation().slug, org.slug);
    let line = records.api_tokens(&manager).await.unwrap().remove(0);
    assert_eq!((&*line.name, line.made_by.as_deref(), line.used), ("HR system", Some("Maija Manageri"), None));
    assert!(made.text().starts_with(&line.start) && line.start.len() == 14, "{}", line.start);
    let dump = store.dump().await.concat();
    assert!(!dump.contains(&made.text()) && !dump.contains(&made.text()[8..]), "the secret is stored");
    // Its hour, not its moment.
    store.clock.forward(HOUR + 7);
    assert!(records.note_api_use(&records.api_seat(&made).await.unwrap().unwrap(), false).await.unwrap());
    assert_eq!(records.api_tokens(&manager).await.unwrap()[0].used, Some(Timestamp(START + HOUR)));
    // Who made it is no manager any more, and goes: it belongs to the organisation.
    records.revoke_api_token(&manager, line.id).await.unwrap().unwrap();
    records.revoke_api_token(&manager, line.id).await.unwrap().unwrap();
    assert!(records.api_seat(&made).await.unwrap().is_none());
    // What was looked up before it was revoked gives nothing either.
    assert!(!records.note_api_use(&seat, true).await.unwrap());
    let codes: Vec<String> =
        records.audit_log(&manager, None).await.unwrap().into_iter().map(|entry| entry.what).collect();
    assert_eq!(codes.iter().filter(|code| *code == "token-revoked").count(), 1);
    assert_eq!(codes.iter().filter(|code| *code == "token-made").count(), 1);
    assert!(!codes.iter().any(|code| code == "people-read"));
    // One that ends by itself.
    let ends = token(&records, &manager, 2, records.now().0 + DAY).await;
    store.clock.forward(DAY - 1);
    assert!(records.api_seat(&ends).await.unwrap().is_some());
    store.clock.forward(1);
    assert!(records.api_seat(&ends).await.unwrap().is_none());
    assert!(records.api_seat(&ApiToken([9; 32])).await.unwrap().is_none());
}

async fn what_is_not_made(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let refused = async |new: NewApiToken| records.new_api_token(&manager, new).await.unwrap().unwrap_err();
    assert_eq!(refused(new(1, START)).await, Refusal::Past);
    assert_eq!(refused(new(1, START + 366 * DAY + 1)).await, Refusal::Past);
    assert_eq!(refused(NewApiToken { name: " ".to_owned(), ..new(1, START + DAY) }).await, Refusal::Unfit);
    token(&records, &manager, 1, START + 366 * DAY).await;
    // The same form again.
    assert_eq!(refused(new(1, START + DAY)).await, Refusal::Taken);
    assert_eq!(records.api_tokens(&manager).await.unwrap().len(), 1);
    assert_eq!(records.revoke_api_token(&manager, Uuid::from_u128(7)).await.unwrap(), Err(Refusal::Gone));
    // Who manages no more makes and revokes none.
    let other = org.newcomer(&records, "Ada", None).await;
    let member = records.person(&manager.overseer(), other).await.unwrap().unwrap().member;
    records.change_role(&manager, other, member.version, perehdy_records::Role::Manager).await.unwrap().unwrap();
    let second = org.seat(&records, other).await.unwrap().manager().unwrap();
    records.remove_member(&manager, other, None).await.unwrap().unwrap();
    assert_eq!(records.new_api_token(&second, new(3, START + DAY)).await.unwrap().unwrap_err(), Refusal::NotAllowed);
    assert_eq!(records.revoke_api_token(&second, Uuid::from_u128(1)).await.unwrap(), Err(Refusal::NotAllowed));
}

async fn noted_once_an_hour(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let made = token(&records, &manager, 1, START + 9 * DAY).await;
    let noted = async || {
        let log = records.audit_log(&manager, None).await.unwrap();
        log.into_iter().filter(|entry| entry.what == "people-read").collect::<Vec<_>>()
    };
    let read = async |people| {
        let seat = records.api_seat(&made).await.unwrap().unwrap();
        assert!(records.note_api_use(&seat, people).await.unwrap());
    };
    read(false).await;
    assert!(noted().await.is_empty());
    // Three at once are one.
    let seat = records.api_seat(&made).await.unwrap().unwrap();
    let note = || records.note_api_use(&seat, true);
    let (one, two, three) = tokio::join!(note(), note(), note());
    assert!(one.unwrap() && two.unwrap() && three.unwrap());
    read(true).await;
    let entries = noted().await;
    assert_eq!(entries.len(), 1);
    assert_eq!((&*entries[0].who, entries[0].learner), ("token", None));
    assert!(entries[0].about.contains("\"name\":\"HR system\""), "{}", entries[0].about);
    store.clock.forward(HOUR - 1);
    read(true).await;
    assert_eq!(noted().await.len(), 1);
    store.clock.forward(1);
    read(true).await;
    read(true).await;
    assert_eq!(noted().await.len(), 2);
}

async fn of_its_organisation_alone(store: Store) {
    let records = store.open().await;
    let (acme, beta) =
        (Org::new(&records, "Acme", "maija@example.org").await, Org::new(&records, "Beta", "berit@example.org").await);
    let (manager, other) = (acme.manager(&records).await, beta.manager(&records).await);
    let ada = acme.newcomer(&records, "Ada", None).await;
    let ben = beta.newcomer(&records, "Ben", None).await;
    let made = token(&records, &manager, 1, START + DAY).await;
    assert_eq!(records.revoke_api_token(&other, Uuid::from_u128(1)).await.unwrap(), Err(Refusal::Gone));
    // The same id in another organisation is another token.
    token(&records, &other, 1, START + DAY).await;
    let overseer = records.api_seat(&made).await.unwrap().unwrap().overseer();
    assert!(records.person(&overseer, ada).await.unwrap().is_some());
    assert!(records.person(&overseer, ben).await.unwrap().is_none());
    assert_eq!(records.members(&overseer, "", None, 0).await.unwrap().1, 2);
    // Who was removed is gone at once.
    records.remove_member(&manager, ada, None).await.unwrap().unwrap();
    assert!(records.person(&overseer, ada).await.unwrap().is_none());
    assert_eq!(records.members(&overseer, "", None, 0).await.unwrap().1, 1);
    // It is nobody's seat: nothing is written by it.
    let note = records.note_in_log(&overseer, "exported", serde_json::json!({})).await.unwrap();
    assert_eq!(note, Err(Refusal::NotAllowed));
}

async fn ended_ones_are_forgotten(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    for (id, days) in [(1, 1), (2, 300), (3, 300)] {
        token(&records, &manager, id, START + days * DAY).await;
    }
    records.revoke_api_token(&manager, Uuid::from_u128(2)).await.unwrap().unwrap();
    store.clock.forward(91 * DAY);
    let before = |days: i64| Timestamp(START + days * DAY);
    assert_eq!(records.count_old(Old::ApiTokens, before(0)).await.unwrap(), 0);
    assert_eq!(records.forget_old(Old::ApiTokens, before(1)).await.unwrap(), 1, "the revoked one");
    assert_eq!(records.forget_old(Old::ApiTokens, Timestamp(before(1).0 + 1)).await.unwrap(), 1, "the ended one");
    let left = records.api_tokens(&manager).await.unwrap();
    assert_eq!(left.iter().map(|token| token.id).collect::<Vec<_>>(), [Uuid::from_u128(3)]);
}
