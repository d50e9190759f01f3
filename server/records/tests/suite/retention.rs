//! What has ended is removed, and nothing else.

use std::time::Duration;

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    ImportRow, JoinKey, JoinOffer, LinkState, MailText, NewJoinLink, NewMail, Old, Records, Role, Who,
};

use crate::support::{
    COURSE, DAY, HOUR, MINUTE, Org, START, Store, course, email, invitation, link_for, newcomer, open_link, place,
    sign_in,
};

on_both!(
    old_mails,
    old_links,
    old_guesses,
    ended_sessions,
    more_than_a_step,
    ended_invitations_and_links,
    old_entries_and_members_who_left,
    lists_of_people,
    challenges_of_passkeys,
    guests_without_work,
);

fn mail(send_once: &str) -> NewMail {
    NewMail {
        send_once: send_once.to_owned(),
        recipient: email("ada@example.org"),
        learner: None,
        lang: Lang::Fi,
        text: MailText { subject: send_once.to_owned(), body: String::new() },
        useless_after: None,
    }
}

/// This many days ago.
fn days_ago(records: &Records, days: i64) -> Timestamp {
    Timestamp(records.now().0 - days * DAY)
}

async fn old_mails(store: Store) {
    let records = store.open().await;
    for key in ["sent", "refused", "waiting"] {
        records.queue_mail(mail(key)).await.unwrap();
    }
    for taken in records.due_mails(3).await.unwrap() {
        match &*taken.text.subject {
            "sent" => records.mail_sent(taken.id).await.unwrap(),
            "refused" => records.mail_refused(taken.id, "550").await.unwrap(),
            _ => records.mail_failed(taken.id, "connection refused").await.unwrap(),
        }
    }
    store.clock.forward(90 * DAY);
    records.queue_mail(mail("new")).await.unwrap();
    let taken = records.due_mails(3).await.unwrap();
    let new = taken.iter().find(|mail| mail.text.subject == "new").unwrap();
    records.mail_sent(new.id).await.unwrap();
    assert_eq!(records.forget_old(Old::Mails, days_ago(&records, 90)).await.unwrap(), 0, "not yet");
    store.clock.forward(1);
    assert_eq!(records.forget_old(Old::Mails, days_ago(&records, 90)).await.unwrap(), 2);
    let mut left = store.texts("SELECT subject FROM mails").await;
    left.sort();
    assert_eq!(left, ["new", "waiting"], "what is still to be sent stays");
}

async fn old_links(store: Store) {
    let records = store.open().await;
    let used = link_for(&records, "ada@example.org", None).await;
    open_link(&records, &used, None).await;
    let old = link_for(&records, "ada@example.org", None).await;
    store.clock.forward(90 * DAY);
    let new = link_for(&records, "ada@example.org", None).await;
    store.clock.forward(HOUR);
    assert_eq!(records.forget_old(Old::SignInLinks, days_ago(&records, 90)).await.unwrap(), 2);
    assert_eq!(records.forget_old(Old::SignInLinks, days_ago(&records, 90)).await.unwrap(), 0);
    for gone in [used, old] {
        assert_eq!(records.link(&gone).await.unwrap(), LinkState::Unknown);
    }
    assert!(matches!(records.link(&new).await.unwrap(), LinkState::Old(_)));
}

async fn old_guesses(store: Store) {
    let records = store.open().await;
    let hour = Duration::from_secs(3600);
    records.guess("a", 1, hour).await.unwrap();
    store.clock.forward(2 * DAY);
    records.guess("b", 1, hour).await.unwrap();
    assert_eq!(records.forget_old(Old::Guesses, days_ago(&records, 1)).await.unwrap(), 1);
    assert!(records.guess("b", 1, hour).await.unwrap().is_some(), "it is still counted");
}

async fn ended_sessions(store: Store) {
    let records = store.open().await;
    let (_, idle) = newcomer(&records).await;
    let (_, account) = sign_in(&records, "ada@example.org", None).await;
    let (active, used) = newcomer(&records).await;
    let sessions = async || store.number("SELECT count(*) FROM sessions").await;
    assert_eq!((records.forget_ended_sessions().await.unwrap(), sessions().await), (0, 3));
    store.clock.forward(60 * DAY);
    assert_eq!((records.forget_ended_sessions().await.unwrap(), sessions().await), (1, 2), "the account's");
    assert_eq!(records.learner(&account).await.unwrap(), None);
    // A guest comes back now and then.
    let session = records.remembered(&used, "other", None).await.unwrap().unwrap().session.unwrap();
    assert!(session.stale);
    records.note_use(session.id).await.unwrap();
    let page = place("start", "words");
    records.mark_read(&Who::Known(active), Lang::Fi, &course(), &page, &page).await.unwrap();
    store.clock.forward(400 * DAY - 60 * DAY);
    let (_, fresh) = newcomer(&records).await;
    assert_eq!((records.forget_ended_sessions().await.unwrap(), sessions().await), (1, 2), "the idle guest's");
    assert_eq!(records.learner(&idle).await.unwrap(), None);
    assert!(records.learner(&used).await.unwrap().is_some() && records.learner(&fresh).await.unwrap().is_some());
    let work = format!(
        "SELECT count(*) FROM pages_read p JOIN learners l ON l.id = p.learner_id WHERE l.created_at = {START}"
    );
    assert_eq!(store.number(&work).await, 3, "the work stays, of all");
}

async fn more_than_a_step(store: Store) {
    let records = store.open().await;
    let copies = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201) ";
    let sql = match store.engine {
        crate::support::Engine::Sqlite(_) => "INSERT INTO guesses SELECT CAST(i AS BLOB), 1, i FROM n",
        crate::support::Engine::Postgres => "INSERT INTO guesses SELECT i::text::bytea, 1, i FROM n",
    };
    store.execute(&format!("{copies}{sql}")).await;
    assert_eq!(records.forget_old(Old::Guesses, Timestamp(1201)).await.unwrap(), 1200);
    assert_eq!(store.number("SELECT since FROM guesses").await, 1201);
}

async fn ended_invitations_and_links(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let ends = Timestamp(records.now().0 + DAY);
    let invite = async |address: &str| {
        let new = invitation(&records, address, Role::Member, ends);
        let token = new.token.clone();
        (token, records.invite(&manager, new).await.unwrap().unwrap())
    };
    let (_, withdrawn) = invite("withdrawn@example.org").await;
    let (ran_out, _) = invite("ran-out@example.org").await;
    let (gone, _) = invite("gone@example.org").await;
    let (here, _) = invite("here@example.org").await;
    records.withdraw_invitation(&manager, withdrawn).await.unwrap().unwrap();
    for (token, name) in [(&gone, "Gone"), (&here, "Here")] {
        let who = Who::New(records.new_token());
        records.join(&who, &JoinKey::Invitation(token.clone()), name, Lang::Fi).await.unwrap();
    }
    let (members, _) = records.members(&manager.overseer(), "gone", None, 0).await.unwrap();
    records.remove_member(&manager, members[0].learner, None).await.unwrap().unwrap();
    let row = ImportRow {
        number: 2,
        name: "Ada".to_owned(),
        email: email("ada@example.org"),
        team: None,
        course: Some(COURSE.to_owned()),
        deadline: None,
    };
    let list = records.prepare_import(&manager, Lang::Fi, vec![row]).await.unwrap().unwrap();
    let mail = perehdy_records::ImportMail {
        token: records.new_link_token(),
        text: MailText { subject: "Kutsu".to_owned(), body: String::new() },
    };
    records.confirm_import(&manager, list, 1, vec![mail]).await.unwrap().unwrap();
    for made in [
        NewJoinLink { ends: Some(ends), ..NewJoinLink::default() },
        NewJoinLink::default(),
        NewJoinLink { most: Some(1), ..NewJoinLink::default() },
    ] {
        records.new_join_link(&manager, made).await.unwrap().unwrap();
    }
    let ended = records.join_links(&manager).await.unwrap().into_iter().find(|link| link.made.most.is_some()).unwrap();
    records.end_join_link(&manager, ended.id).await.unwrap().unwrap();
    let left = async |table: &str| store.number(&format!("SELECT count(*) FROM {table}")).await;
    // The first manager's is accepted by one who is still here.
    assert_eq!((left("invitations").await, left("join_links").await, left("invited_courses").await), (6, 3, 1));
    store.clock.forward(14 * DAY + 1);
    let both = async |before: Timestamp| {
        let counted = [
            records.count_old(Old::Invitations, before).await.unwrap(),
            records.count_old(Old::JoinLinks, before).await.unwrap(),
        ];
        let removed = [
            records.forget_old(Old::Invitations, before).await.unwrap(),
            records.forget_old(Old::JoinLinks, before).await.unwrap(),
        ];
        assert_eq!(counted, removed);
        removed
    };
    assert_eq!(both(Timestamp(START)).await, [0, 0]);
    assert_eq!(both(days_ago(&records, 14)).await, [2, 1], "withdrawn, and of one who left; ended by hand");
    store.clock.forward(DAY);
    assert_eq!(both(days_ago(&records, 14)).await, [1, 1], "what ran out a day later");
    assert_eq!(records.join_offer(&JoinKey::Invitation(ran_out)).await.unwrap(), JoinOffer::Unknown);
    assert_eq!(records.join_offer(&JoinKey::Invitation(here)).await.unwrap(), JoinOffer::Used);
    store.clock.forward(20 * DAY);
    assert_eq!(both(days_ago(&records, 14)).await, [1, 0], "of the list");
    assert_eq!((left("invitations").await, left("join_links").await, left("invited_courses").await), (2, 1, 0));
}

async fn old_entries_and_members_who_left(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let gone = org.newcomer(&records, "Gone", None).await;
    let back = org.newcomer(&records, "Back", None).await;
    for learner in [gone, back] {
        records.remove_member(&manager, learner, None).await.unwrap().unwrap();
    }
    store.clock.forward(DAY);
    org.join(&records, &Who::Known(back), "Back", None).await;
    let before = Timestamp(START + 1);
    let entries = records.count_old(Old::Log, before).await.unwrap();
    assert_eq!((entries, records.count_old(Old::LeftMembers, before).await.unwrap()), (8, 1));
    assert_eq!(records.forget_old(Old::Log, before).await.unwrap(), 8);
    assert_eq!(records.forget_old(Old::LeftMembers, before).await.unwrap(), 1);
    let log = records.audit_log(&manager, None).await.unwrap();
    assert!(log.iter().all(|entry| entry.at > Timestamp(START)) && log.len() == 2, "{log:?}");
    assert_eq!(store.texts("SELECT name FROM members ORDER BY name").await, ["Back", "Maija Manageri"]);
    // Their own records are theirs.
    assert!(records.everything(gone).await.unwrap().unwrap().memberships.is_empty());
}

async fn lists_of_people(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let row = ImportRow {
        number: 2,
        name: "Ada".to_owned(),
        email: email("ada@example.org"),
        team: None,
        course: None,
        deadline: None,
    };
    records.prepare_import(&org.manager(&records).await, Lang::Fi, vec![row]).await.unwrap().unwrap();
    store.clock.forward(2 * HOUR);
    assert_eq!(records.forget_old(Old::Imports, records.now()).await.unwrap(), 0);
    store.clock.forward(1);
    assert_eq!(records.count_old(Old::Imports, records.now()).await.unwrap(), 1);
    assert_eq!(records.forget_old(Old::Imports, records.now()).await.unwrap(), 1);
    assert_eq!(store.number("SELECT count(*) FROM imports").await, 0);
}

async fn challenges_of_passkeys(store: Store) {
    let records = store.open().await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    for learner in [None, Some(ada.learner)] {
        records.keep_challenge(&[u8::from(learner.is_some())], learner, vec![1]).await.unwrap();
    }
    store.clock.forward(5 * MINUTE);
    assert_eq!(records.forget_old(Old::PasskeyChallenges, records.now()).await.unwrap(), 0);
    store.clock.forward(1);
    assert_eq!(records.count_old(Old::PasskeyChallenges, records.now()).await.unwrap(), 2);
    assert_eq!(records.forget_old(Old::PasskeyChallenges, records.now()).await.unwrap(), 2);
    assert_eq!(store.number("SELECT count(*) FROM passkey_challenges").await, 0);
}

async fn guests_without_work(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    // Somebody who only opened a page of the course; others who did a little more.
    let idle = async || {
        let (learner, token) = newcomer(&records).await;
        let sql = format!("DELETE FROM pages_read WHERE learner_id = {}", quoted(&store, learner.0));
        store.execute(&sql).await;
        (learner, token)
    };
    let (gone, _) = idle().await;
    let (comes_back, cookie) = idle().await;
    let (member, _) = idle().await;
    org.join(&records, &Who::Known(member), "Member", None).await;
    let (worker, _) = newcomer(&records).await;
    store.clock.forward(89 * DAY);
    let session = records.remembered(&cookie, "other", None).await.unwrap().unwrap().session.unwrap();
    records.note_use(session.id).await.unwrap();
    let (new, _) = idle().await;
    store.clock.forward(DAY);
    assert_eq!(records.count_idle_guests(days_ago(&records, 90)).await.unwrap(), 0, "not yet");
    store.clock.forward(1);
    assert_eq!(records.count_idle_guests(days_ago(&records, 90)).await.unwrap(), 1);
    assert_eq!(records.forget_idle_guests(days_ago(&records, 90)).await.unwrap(), 1);
    assert_eq!(records.forget_idle_guests(days_ago(&records, 90)).await.unwrap(), 0);
    assert!(records.everything(gone).await.unwrap().is_none());
    for stays in [comes_back, member, worker, new, org.manager] {
        assert!(records.everything(stays).await.unwrap().is_some());
    }
    assert!(!store.dump().await.iter().any(|row| row.contains(&store.dumped(gone.0))), "nothing of theirs stays");
    // In the end those who came back go too, and those who do not belong to anything.
    store.clock.forward(90 * DAY);
    assert_eq!(records.forget_idle_guests(days_ago(&records, 90)).await.unwrap(), 2);
    assert_eq!(records.forget_idle_guests(records.now()).await.unwrap(), 0);
}

/// An id as it stands in SQL.
fn quoted(store: &Store, id: uuid::Uuid) -> String {
    match store.engine {
        crate::support::Engine::Sqlite(_) => format!("x'{}'", id.simple()),
        crate::support::Engine::Postgres => format!("'{id}'"),
    }
}
