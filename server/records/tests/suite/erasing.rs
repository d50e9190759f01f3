//! Erasing: nothing with the learner's id or address stays, in whatever table.

use perehdy_courses::model::Lang;
use perehdy_records::{
    JoinKey, LearnerId, MailText, NewApiToken, NewAssignment, NewCertificate, NewMail, NewWebhook, Revocation, Role,
    Who,
};

use crate::support::{
    COURSE, HOUR, Org, Store, Words, always, course, email, invitation, issue, link_for, new_certificate, newcomer,
    place, remind, remind_of_certificates, sign_in,
};

on_both!(nothing_stays, a_guest_is_erased, a_joined_guest_is_not_erased_alone, erased_while_working);

/// Tables whose rows are of nobody.
const NOBODYS: &[&str] = &[
    "admins",
    "assignments",
    "erased_certificates",
    "guesses",
    "heartbeats",
    "invited_courses",
    "join_links",
    "logos",
    "organisations",
    "reminder_settings",
    "signing_keys",
    "status_places",
    "teams",
    "webhooks",
];

/// Columns by which a row is somebody's.
const WHOSE: [&str; 7] =
    ["learner_id", "asked_by", "joined_into", "attempt_id", "accepted_by", "subject_id", "certificate_id"];

async fn nothing_stays(store: Store) {
    let records = store.open().await;
    // Somebody else, with everything; also of theirs nothing may be missing afterwards.
    let (other, cookie) = newcomer(&records).await;
    crate::joining::everything(&records, &store, other).await;
    sign_in(&records, "ben@example.org", Some((other, &cookie))).await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    org.assign(&records, None, None).await;
    let says = NewAssignment { course: "another".to_owned(), team: None, deadline: None, renew_months: None };
    records.assign(&org.manager(&records).await, says).await.unwrap().unwrap();
    records.set_reminders(&org.manager(&records).await, 0, always()).await.unwrap().unwrap();
    remind(&records).await;
    // Who is in the team completes for a month, of whose end a webhook is told.
    let says = NewAssignment { course: COURSE.to_owned(), team: Some(team), deadline: None, renew_months: Some(1) };
    records.assign(&org.manager(&records).await, says).await.unwrap().unwrap();
    let id = uuid::Uuid::from_u128(1);
    let hook = NewWebhook { id, url: "https://example.org/".to_owned(), completion: false, expiry: true };
    records.new_webhook(&org.manager(&records).await, hook).await.unwrap().unwrap();
    store.clock.forward(1);
    let before = store.dump().await;

    // An account with everything, and a joined guest with everything, the same certificate too.
    let (first, cookie) = newcomer(&records).await;
    crate::joining::everything(&records, &store, first).await;
    let (account, token) = sign_in(&records, "Ada@example.org", Some((first, &cookie))).await;
    let (guest, cookie) = newcomer(&records).await;
    crate::joining::everything(&records, &store, guest).await;
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    records.set_password(account.learner, "$argon2id$x").await.unwrap();
    records.set_name(account.learner, "Ada").await.unwrap();
    crate::passkeys::add(&records, account.learner, 1, "Puhelin").await;
    records.keep_challenge(b"of ada", Some(account.learner), vec![1]).await.unwrap();
    link_for(&records, "ada@example.org", None).await;
    link_for(&records, "elsewhere@example.org", Some(guest)).await;
    let mail = |send_once: &str, recipient, learner| NewMail {
        send_once: send_once.to_owned(),
        recipient: email(recipient),
        learner,
        lang: Lang::Fi,
        text: MailText { subject: "Muistutus".to_owned(), body: "Hei Ada".to_owned() },
        useless_after: None,
    };
    records.queue_mail(mail("one", "ada@example.org", None)).await.unwrap();
    records.queue_mail(mail("two", "work@example.org", Some(account.learner))).await.unwrap();

    let manager = org.manager(&records).await;
    let invited = invitation(&records, "ada@example.org", Role::Manager, perehdy_courses::model::Timestamp(i64::MAX));
    let key = JoinKey::Invitation(invited.token.clone());
    records.invite(&manager, invited).await.unwrap().unwrap();
    records.join(&Who::Known(account.learner), &key, "Ada Lovelace", Lang::Fi).await.unwrap();
    records.put_into_team(&manager, team, account.learner, true).await.unwrap().unwrap();
    let seat = org.seat(&records, account.learner).await.unwrap().manager().unwrap();
    records.rename_team(&seat, team, 7, "Other").await.unwrap().unwrap_err();
    // Of the other course, and of the completion that ends.
    assert_eq!(remind(&records).await, 2);
    records.grant_admin(&email("ada@example.org")).await.unwrap();
    let note = serde_json::json!({ "rows": 1 });
    records.note_in_log(&seat.overseer(), "exported", note).await.unwrap().unwrap();

    assert_eq!(records.queue_expiries().await.unwrap(), 1);
    let for_a_program = NewApiToken {
        id: uuid::Uuid::from_u128(1),
        name: "HR".to_owned(),
        ends: perehdy_courses::model::Timestamp(records.now().0 + HOUR),
    };
    records.new_api_token(&seat, for_a_program).await.unwrap().unwrap();

    records.assign_to_person(&manager, account.learner, COURSE, None, None).await.unwrap().unwrap();
    let row = perehdy_records::ImportRow {
        number: 2,
        name: "Ada Lovelace".to_owned(),
        email: email("Ada@example.org"),
        team: None,
        course: None,
        deadline: None,
    };
    records.prepare_import(&seat, Lang::Fi, vec![row]).await.unwrap().unwrap();

    // A certificate that ends, of which there was a mail, whose file was handed out; and one that they took back as an admin.
    let ends = NewCertificate {
        course: "another".to_owned(),
        ends: Some(perehdy_courses::model::Timestamp(records.now().0 + 20 * 24 * HOUR)),
        ..new_certificate("Ada Lovelace")
    };
    let ends = issue(&records, &Who::Known(account.learner), &ends).await;
    records.remember_pdf(&ends, [1; 32]).await.unwrap();
    // A working day.
    store.clock.forward(26 * HOUR);
    assert_eq!(remind_of_certificates(&records).await, 1);
    let admin = records.admin_seat(account.learner).await.unwrap().unwrap();
    let taken_back = records.revoke_certificate(Some(&admin), &ends.token, "Wrong", &Words).await.unwrap();
    assert_eq!(taken_back, Revocation::Done);

    // Every table that can have a row of theirs has one: a new table must be erased too, and be written to above.
    let full = store.dump().await;
    for table in store.tables().await {
        let columns = store.columns(&table).await;
        let rows = full.iter().filter(|row| row.starts_with(&format!("{table}: "))).count();
        let others = before.iter().filter(|row| row.starts_with(&format!("{table}: "))).count();
        let somebodys = columns.iter().any(|column| WHOSE.contains(&&**column));
        assert_eq!(somebodys, !NOBODYS.contains(&&*table), "{table}: whose rows are these?");
        assert!(!somebodys || rows > others, "{table}: the test writes nothing there");
    }
    let certificates = records.certificates_of(account.learner).await.unwrap();
    assert_eq!(certificates.len(), 3);

    store.clock.forward(HOUR);
    assert!(records.erase(account.learner).await.unwrap());
    assert!(!records.erase(account.learner).await.unwrap());
    let after = store.dump().await;
    for gone in [account.learner.0, guest.0].map(|id| store.dumped(id)) {
        assert!(full.iter().any(|row| row.contains(&gone)));
        assert!(!after.iter().any(|row| row.contains(&gone)));
    }
    for word in [
        "ada@example.org",
        "Ada@example.org",
        "work@example.org",
        "Muistutus",
        "Hei Ada",
        "argon2id",
        "Ada Lovelace",
        "Puhelin",
    ] {
        assert!(!after.iter().any(|row| row.contains(word)), "{word}");
    }
    // What is left: the nameless records and places, the organisation's log and token, and how often a link was asked for to an address that was given.
    let left: Vec<&String> = after.iter().filter(|row| !before.contains(row)).collect();
    assert!(
        left.iter().all(|row| ["api_tokens: ", "erased_certificates: ", "guesses: ", "audit: ", "status_places: "]
            .iter()
            .any(|kind| row.starts_with(kind))),
        "{left:?}"
    );
    assert_eq!(left.iter().filter(|row| row.starts_with("guesses: ")).count(), 1);
    assert!(before.iter().all(|row| after.contains(row)));
    assert!(records.learner(&token).await.unwrap().is_none());
    for certificate in certificates {
        assert!(records.certificate(&certificate.token).await.unwrap().is_none());
        if certificate.revoked.is_some() {
            assert!(records.erased_certificate(&certificate.token).await.unwrap().is_none(), "it was not valid");
            continue;
        }
        let erased = records.erased_certificate(&certificate.token).await.unwrap().unwrap();
        assert_eq!((&*erased.course, &*erased.version), (COURSE, "2026.1"));
        assert_eq!((erased.issued, erased.erased), (certificate.issued, records.now()));
        assert!(!after.iter().any(|row| row.contains(&certificate.token)), "the number itself is not kept");
    }
    assert!(records.erased_certificate("AAAAAAAAAAAAAAAAAAAAAA").await.unwrap().is_none());
    // The address is free.
    assert!(sign_in(&records, "ada@example.org", None).await.0.new_account);
}

async fn a_guest_is_erased(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    crate::joining::everything(&records, &store, guest).await;
    assert!(records.erase(guest).await.unwrap());
    assert!(records.learner(&cookie).await.unwrap().is_none());
    let left = store.dump().await;
    // A place is nobody's any more, and is never another's.
    assert!(
        left.len() == 2 && left[0].starts_with("erased_certificates: ") && left[1].starts_with("status_places: "),
        "{left:?}"
    );
    assert!(!records.erase(LearnerId(uuid::Uuid::from_u128(4))).await.unwrap());
}

async fn a_joined_guest_is_not_erased_alone(store: Store) {
    let records = store.open().await;
    sign_in(&records, "ada@example.org", None).await;
    let (guest, cookie) = newcomer(&records).await;
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let before = store.dump().await;
    // A request that had read the guest's session before the join: it must not erase an account.
    assert!(!records.erase(guest).await.unwrap());
    assert_eq!(store.dump().await, before);
}

async fn erased_while_working(store: Store) {
    let instances = crate::together::two(&store).await;
    for _ in 0..4 {
        let (learner, _) = newcomer(&instances[0]).await;
        crate::together::many(&instances, |i, records| async move {
            if i == 20 {
                records.erase(learner).await.unwrap();
            } else {
                let page = place("start", &format!("page-{i}"));
                // Stored and erased, or refused.
                let _ = records.mark_read(&Who::Known(learner), Lang::Fi, &course(), &page, &page).await;
            }
        })
        .await;
        assert_eq!(store.dump().await, Vec::<String>::new());
    }
}
