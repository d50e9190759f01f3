//! The operator's admins: by address; what they see of mails, and what they do with them.

use perehdy_courses::model::Lang;
use perehdy_records::{CaredFor, MailText, NewMail, Records};

use crate::support::{HOUR, MINUTE, Org, Store, email, sign_in};

on_both!(by_address, mails_are_cared_for, the_state_of_things);

async fn by_address(store: Store) {
    let records = store.open().await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    assert!(records.admin_seat(ada.learner).await.unwrap().is_none());
    assert!(records.grant_admin(&email("Ada@Example.org")).await.unwrap());
    assert!(!records.grant_admin(&email("ada@example.org")).await.unwrap());
    assert!(records.admin_seat(ada.learner).await.unwrap().is_some());
    // Also before there is an account.
    records.grant_admin(&email("ben@example.org")).await.unwrap();
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    assert!(records.admin_seat(ben.learner).await.unwrap().is_some());
    assert!(records.revoke_admin(&email("BEN@example.org")).await.unwrap());
    assert!(!records.revoke_admin(&email("ben@example.org")).await.unwrap());
    assert!(records.admin_seat(ben.learner).await.unwrap().is_none());
    // Whoever erases their data has to be made one anew.
    assert!(records.erase(ada.learner).await.unwrap());
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    assert!(records.admin_seat(ada.learner).await.unwrap().is_none());
}

async fn queue(records: &Records, key: &str) {
    let mail = NewMail {
        send_once: key.to_owned(),
        recipient: email("bo@example.org"),
        learner: None,
        lang: Lang::Fi,
        text: MailText { subject: format!("About {key}"), body: "secret".to_owned() },
        useless_after: None,
    };
    records.queue_mail(mail).await.unwrap();
}

async fn mails_are_cared_for(store: Store) {
    let records = store.open().await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    records.grant_admin(&email("ada@example.org")).await.unwrap();
    let seat = records.admin_seat(ada.learner).await.unwrap().unwrap();
    for mail in records.due_mails(10).await.unwrap() {
        records.mail_sent(mail.id).await.unwrap();
    }
    queue(&records, "one").await;
    let waiting = async || records.mails_to_care_for(&seat).await.unwrap().0;
    let one = waiting().await[0].id;
    assert_eq!(records.try_mail_now(&seat, one).await.unwrap(), CaredFor::TooLate, "it is its turn anyhow");
    // While it is being sent nobody else may send it.
    let taken = records.due_mails(10).await.unwrap();
    assert!(!waiting().await[0].may_be_tried(records.now()));
    assert_eq!(records.try_mail_now(&seat, one).await.unwrap(), CaredFor::TooLate);
    assert_eq!(records.due_mails(10).await.unwrap(), []);
    records.mail_failed(taken[0].id, "451 later").await.unwrap();
    for _ in 0..2 {
        store.clock.forward(HOUR);
        let taken = records.due_mails(10).await.unwrap();
        records.mail_failed(taken[0].id, "451 later").await.unwrap();
    }
    // Half an hour's pause.
    let now = waiting().await;
    assert_eq!((now[0].tries, &*now[0].trouble, &*now[0].recipient), (3, "451 later", "bo@example.org"));
    assert!(now[0].may_be_tried(records.now()));
    assert_eq!(records.try_mail_now(&seat, one).await.unwrap(), CaredFor::Done);
    let taken = records.due_mails(10).await.unwrap();
    assert_eq!(taken.len(), 1);
    // Given up while it is under way: what its sender says of it then is what became of it.
    assert_eq!(records.give_mail_up(&seat, one).await.unwrap(), CaredFor::Done);
    assert_eq!(records.give_mail_up(&seat, one).await.unwrap(), CaredFor::TooLate);
    let (waiting_now, given_up) = records.mails_to_care_for(&seat).await.unwrap();
    assert_eq!((waiting_now.len(), given_up.len(), given_up[0].id), (0, 1, one));
    records.mail_failed(one, "timeout").await.unwrap();
    assert_eq!(waiting().await.len(), 0);
    records.mail_sent(one).await.unwrap();
    assert_eq!(records.mails_to_care_for(&seat).await.unwrap().1.len(), 0);
    // One that was never tried.
    queue(&records, "two").await;
    let two = waiting().await[0].id;
    assert_eq!(records.give_mail_up(&seat, two).await.unwrap(), CaredFor::Done);
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE body <> ''").await, 0);
    queue(&records, "three").await;
    let three = waiting().await[0].id;
    records.revoke_admin(&email("ada@example.org")).await.unwrap();
    assert_eq!(records.give_mail_up(&seat, three).await.unwrap(), CaredFor::NotAllowed);
    assert_eq!(records.try_mail_now(&seat, three).await.unwrap(), CaredFor::NotAllowed);
    store.clock.forward(MINUTE);
}

async fn the_state_of_things(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    org.newcomer(&records, "Guest", None).await;
    records.grant_admin(&email("maija@example.org")).await.unwrap();
    let seat = records.admin_seat(org.manager).await.unwrap().unwrap();
    let state = records.database_state(&seat).await.unwrap();
    assert_eq!((state.learners, state.accounts, state.waiting), (2, 1, 1));
    assert!(state.migration >= 89 && ["SQLite", "PostgreSQL"].contains(&state.engine));
}
