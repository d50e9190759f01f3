//! Links, and signing in by them.

use std::collections::HashSet;

use perehdy_courses::model::Lang;
use perehdy_records::{
    AccountLine, AskLink, Asked, Entering, LinkState, LinkToken, Purpose, Saved, SignIn, SignedIn, Who,
};

use crate::support::{
    COURSE, HOUR, MINUTE, RIGHT, Store, ask, course, link_for, new_attempt, newcomer, open_link, place, sign_in,
};
use crate::together::{many, two};

on_both!(
    a_guest_claims_their_work,
    nobody_becomes_a_learner,
    a_second_device_joins,
    whoever_asked_elsewhere_is_not_signed_in,
    a_link_works_once,
    a_link_works_once_for_all_at_once,
    a_link_has_an_end,
    an_accounts_work_is_not_joined,
    an_asking_account_is_not_joined,
    one_account_for_all_links_at_once,
    links_are_limited,
    limits_hold_at_once,
    a_link_to_change_does_not_sign_in,
    what_comes_late_for_a_guest,
    by_password,
);

async fn a_guest_claims_their_work(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let link = link_for(&records, " Ada@Example.ORG ", Some(guest)).await;
    let LinkState::Open(seen) = records.link(&link).await.unwrap() else { panic!("not open") };
    assert_eq!((seen.purpose, seen.email.written(), seen.lang), (Purpose::SignIn, "Ada@Example.ORG", Lang::Sv));
    assert_eq!((&*seen.device, seen.asked_by, seen.asked_at), ("Firefox, Linux", Some(guest), records.now()));
    store.clock.forward(MINUTE);
    let (done, new) = open_link(&records, &link, Some(&cookie)).await;
    assert_eq!(done, SignIn::Done(SignedIn { learner: guest, new_account: true, joined: false }));
    assert_eq!(records.learner(&cookie).await.unwrap(), None, "the token from before is worth nothing");
    let remembered = records.remembered(&new, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.learner, Some(guest));
    assert_eq!(remembered.read, HashSet::from([place("start", "welcome")]));
    let line = AccountLine { email: "Ada@Example.ORG".to_owned(), name: String::new() };
    assert_eq!(remembered.account, Some(line));
    assert_eq!(remembered.session.unwrap().signed_in, Some(records.now()));
    assert_eq!(store.number("SELECT count(*) FROM learners").await, 1);
    // The mail was queued with it, and is worth something as long as the link.
    let mails = records.due_mails(10).await.unwrap();
    assert_eq!((mails.len(), &*mails[0].recipient, mails[0].lang), (1, "Ada@Example.ORG", Lang::Sv));
    assert!(mails[0].text.body.ends_with(&link.text()));
}

async fn nobody_becomes_a_learner(store: Store) {
    let records = store.open().await;
    let (done, token) = sign_in(&records, "ada@example.org", None).await;
    assert!(done.new_account && !done.joined);
    assert_eq!(records.learner(&token).await.unwrap(), Some((done.learner, Lang::Fi)));
    let (again, _) = sign_in(&records, "ADA@example.org", None).await;
    assert_eq!(again, SignedIn { learner: done.learner, new_account: false, joined: false });
}

async fn a_second_device_joins(store: Store) {
    let records = store.open().await;
    let (first, phone) = sign_in(&records, "ada@example.org", None).await;
    let (guest, cookie) = newcomer(&records).await;
    let (second, laptop) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    assert_eq!(second, SignedIn { learner: first.learner, new_account: false, joined: true });
    assert_eq!(records.learner(&cookie).await.unwrap(), None);
    // Both devices, one learner; the first stays signed in.
    for token in [&phone, &laptop] {
        let remembered = records.remembered(token, COURSE, None).await.unwrap().unwrap();
        assert_eq!((remembered.learner, remembered.read.len()), (Some(first.learner), 1));
    }
    assert_eq!(store.number("SELECT count(*) FROM sessions").await, 2);
}

async fn whoever_asked_elsewhere_is_not_signed_in(store: Store) {
    let records = store.open().await;
    for known in [false, true] {
        let address = format!("owner-{known}@example.org");
        let owner = if known { Some(sign_in(&records, &address, None).await) } else { None };
        // Somebody writes another's address; its owner presses the button, in a browser with work of its own.
        let (asking, their_cookie) = newcomer(&records).await;
        let (here, cookie) = newcomer(&records).await;
        records
            .mark_read(&Who::Known(here), Lang::Fi, &course(), &place("work", "first"), &place("work", "last"))
            .await
            .unwrap();
        let link = link_for(&records, &address, Some(asking)).await;
        let (done, token) = open_link(&records, &link, Some(&cookie)).await;
        let SignIn::Done(done) = done else { panic!("{done:?}") };
        assert_eq!((done.new_account, done.joined), (!known, true));
        if let Some((owner, _)) = owner {
            assert_eq!(done.learner, owner.learner);
        }
        assert_eq!(records.learner(&their_cookie).await.unwrap(), None, "whoever asked is signed out");
        assert_eq!(records.learner(&cookie).await.unwrap(), None);
        let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
        assert_eq!(remembered.read.len(), 2, "both guests' work");
        // And no session of the account but those that were signed in.
        let devices = records.sessions_of(done.learner, Some(&token)).await.unwrap();
        assert_eq!(devices.len(), 1 + usize::from(known));
        assert!(devices.iter().all(|device| device.device == "Chrome, Android"));
        // The asking browser goes on as somebody new.
        let who = Who::New(records.new_token());
        let somebody = records
            .mark_read(&who, Lang::Fi, &course(), &place("start", "words"), &place("start", "words"))
            .await
            .unwrap();
        assert!(somebody != asking && somebody != done.learner);
    }
}

async fn a_link_works_once(store: Store) {
    let records = store.open().await;
    let link = link_for(&records, "ada@example.org", None).await;
    assert!(matches!(open_link(&records, &link, None).await.0, SignIn::Done(_)));
    let (again, token) = open_link(&records, &link, None).await;
    assert_eq!(again, SignIn::Used);
    assert_eq!(records.learner(&token).await.unwrap(), None);
    let LinkState::Used(seen) = records.link(&link).await.unwrap() else { panic!("not used") };
    assert_eq!(seen.email.written(), "ada@example.org");
    let unknown = LinkToken([9; 32]);
    assert_eq!(records.link(&unknown).await.unwrap(), LinkState::Unknown);
    assert_eq!(open_link(&records, &unknown, None).await.0, SignIn::Unknown);
    assert_eq!(store.number("SELECT count(*) FROM sessions").await, 1);
}

async fn a_link_works_once_for_all_at_once(store: Store) {
    let instances = two(&store).await;
    let (guest, cookie) = newcomer(&instances[0]).await;
    let link = link_for(&instances[0], "ada@example.org", Some(guest)).await;
    let outcomes = many(&instances, |i, records| {
        let (link, cookie) = (link.clone(), cookie.clone());
        async move { open_link(&records, &link, (i % 3 == 0).then_some(&cookie)).await }
    })
    .await;
    let done: Vec<_> = outcomes.iter().filter(|(outcome, _)| matches!(outcome, SignIn::Done(_))).collect();
    assert_eq!(done.len(), 1);
    assert_eq!(outcomes.iter().filter(|(outcome, _)| *outcome == SignIn::Used).count(), outcomes.len() - 1);
    for (outcome, token) in &outcomes {
        let learner = instances[1].learner(token).await.unwrap();
        assert_eq!(learner.is_some(), matches!(outcome, SignIn::Done(_)));
    }
    assert_eq!(store.number("SELECT count(*) FROM sessions").await, 1);
    assert_eq!(store.number("SELECT count(*) FROM learners").await, 1);
}

async fn a_link_has_an_end(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let link = link_for(&records, "ada@example.org", Some(guest)).await;
    store.clock.forward(i64::from(perehdy_records::LINK_MINUTES) * MINUTE);
    let LinkState::Old(seen) = records.link(&link).await.unwrap() else { panic!("not old") };
    assert_eq!(seen.email.written(), "ada@example.org");
    assert_eq!(open_link(&records, &link, Some(&cookie)).await.0, SignIn::Old);
    assert_eq!(records.learner(&cookie).await.unwrap().unwrap().0, guest);
    assert_eq!(store.number("SELECT count(*) FROM accounts").await, 0);
}

async fn an_accounts_work_is_not_joined(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let (first, token) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    // The browser of one account opens a link of another.
    let link = link_for(&records, "ben@example.org", None).await;
    let (done, new) = open_link(&records, &link, Some(&token)).await;
    let SignIn::Done(second) = done else { panic!("{done:?}") };
    assert_ne!(second.learner, first.learner);
    assert!(second.new_account && !second.joined);
    assert_eq!(records.learner(&token).await.unwrap(), None);
    assert!(records.remembered(&new, COURSE, None).await.unwrap().unwrap().read.is_empty());
    let (_, again) = sign_in(&records, "ada@example.org", None).await;
    assert_eq!(records.remembered(&again, COURSE, None).await.unwrap().unwrap().read.len(), 1);
}

async fn an_asking_account_is_not_joined(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let (first, token) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let link = link_for(&records, "ben@example.org", Some(first.learner)).await;
    let (done, new) = open_link(&records, &link, None).await;
    let SignIn::Done(second) = done else { panic!("{done:?}") };
    assert!(second.learner != first.learner && !second.joined);
    assert!(records.remembered(&new, COURSE, None).await.unwrap().unwrap().read.is_empty());
    assert_eq!(records.learner(&token).await.unwrap().unwrap().0, first.learner, "and stays signed in");
}

async fn one_account_for_all_links_at_once(store: Store) {
    let instances = two(&store).await;
    let (guest, cookie) = newcomer(&instances[0]).await;
    let mut links = Vec::new();
    for _ in 0..5 {
        links.push(link_for(&instances[0], "ada@example.org", Some(guest)).await);
    }
    let outcomes = many(&instances, |i, records| {
        let (link, cookie) = (links[i % 5].clone(), cookie.clone());
        async move { open_link(&records, &link, (i % 2 == 0).then_some(&cookie)).await }
    })
    .await;
    let done: Vec<_> = outcomes.into_iter().filter(|(outcome, _)| matches!(outcome, SignIn::Done(_))).collect();
    assert_eq!(done.len(), 5);
    for (outcome, token) in done {
        let SignIn::Done(done) = outcome else { unreachable!() };
        assert_eq!(done.learner, guest);
        // Only the one that made the account ends what was there before.
        assert_eq!(instances[0].learner(&token).await.unwrap().unwrap().0, guest);
    }
    assert_eq!(store.number("SELECT count(*) FROM accounts").await, 1);
    assert_eq!(instances[0].learner(&cookie).await.unwrap(), None);
}

async fn links_are_limited(store: Store) {
    let records = store.open().await;
    sign_in(&records, "known@example.org", None).await;
    store.clock.forward(2 * HOUR);
    for address in ["known@example.org", "unknown@example.org"] {
        for _ in 0..5 {
            link_for(&records, address, None).await;
        }
        store.clock.forward(10 * MINUTE);
        let wish = ask(&records, &address.to_uppercase(), None);
        let token = wish.token.clone();
        assert_eq!(records.ask_link(wish).await.unwrap(), Asked::Wait(50 * 60));
        assert_eq!(records.link(&token).await.unwrap(), LinkState::Unknown);
        link_for(&records, &format!("another-{address}"), None).await;
        store.clock.forward(50 * MINUTE - 1);
        assert_eq!(records.ask_link(ask(&records, address, None)).await.unwrap(), Asked::Wait(1));
        store.clock.forward(1);
        link_for(&records, address, None).await;
    }
    assert_eq!(store.number("SELECT count(*) FROM sign_in_links").await, 1 + 14);
    assert_eq!(store.number("SELECT count(*) FROM mails").await, 1 + 14);
}

async fn limits_hold_at_once(store: Store) {
    let instances = two(&store).await;
    let outcomes = many(&instances, |_, records| async move {
        records.ask_link(ask(&records, "ada@example.org", None)).await.unwrap()
    })
    .await;
    assert_eq!(outcomes.into_iter().filter(|outcome| *outcome == Asked::Queued).count(), 5);
    assert_eq!(store.number("SELECT count(*) FROM mails").await, 5);
}

async fn a_link_to_change_does_not_sign_in(store: Store) {
    let records = store.open().await;
    let (done, _) = sign_in(&records, "ada@example.org", None).await;
    let wish = AskLink { purpose: Purpose::ChangeEmail, ..ask(&records, "new@example.org", Some(done.learner)) };
    let link = wish.token.clone();
    records.ask_link(wish).await.unwrap();
    assert_eq!(open_link(&records, &link, None).await.0, SignIn::Unknown);
    assert!(matches!(records.link(&link).await.unwrap(), LinkState::Open(_)));
    store.clock.forward(HOUR);
    assert_eq!(open_link(&records, &link, None).await.0, SignIn::Unknown);
}

async fn what_comes_late_for_a_guest(store: Store) {
    let records = store.open().await;
    let (account, _) = sign_in(&records, "ada@example.org", None).await;
    let (guest, cookie) = newcomer(&records).await;
    let who = Who::Known(guest);
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    let (_, token) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    // Requests that had read the guest's session before.
    let page = place("work", "first");
    let learner = records.mark_read(&who, Lang::Sv, &course(), &page, &page).await.unwrap();
    assert_eq!(learner, account.learner);
    let saved = records.answer_test(guest, Lang::Sv, attempt.id, "start-1", &RIGHT).await.unwrap();
    assert_eq!(saved, Saved::Yes);
    let handed_in = records.hand_in(guest, &course(), attempt.id).await.unwrap().unwrap();
    assert_eq!(handed_in.result.unwrap().score.points, 1);
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert!(remembered.read.contains(&page));
    assert_eq!(records.learner(&token).await.unwrap(), Some((account.learner, Lang::Sv)));
    assert_eq!(remembered.attempt.unwrap().id, attempt.id);
    let again = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().0;
    assert_eq!(again, account.learner);
    assert_eq!(store.number("SELECT count(*) FROM pages_read WHERE learner_id IN (SELECT id FROM learners WHERE joined_into IS NOT NULL)").await, 0);
}

async fn by_password(store: Store) {
    let records = store.open().await;
    let (account, _) = sign_in(&records, "ada@example.org", None).await;
    let (guest, cookie) = newcomer(&records).await;
    let new = records.new_token();
    let entering = Entering { here: Some(&cookie), new: &new, device: "x\n", lang: Lang::En, courses: &[] };
    assert_eq!(records.sign_in(guest, &entering).await.unwrap(), None, "a guest has no account");
    let done = records.sign_in(account.learner, &entering).await.unwrap().unwrap();
    assert_eq!(done, SignedIn { learner: account.learner, new_account: false, joined: true });
    assert_eq!(records.learner(&new).await.unwrap(), Some((account.learner, Lang::En)));
    assert_eq!(records.learner(&cookie).await.unwrap(), None);
    let devices = records.sessions_of(account.learner, Some(&new)).await.unwrap();
    assert_eq!(devices.iter().filter(|device| device.this && device.device == "x").count(), 1);
}
