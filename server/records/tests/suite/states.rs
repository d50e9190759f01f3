//! What becomes of certificates: replaced, taken back, ended, renewed; who is told, and which files were handed out.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    Certificate, CertificateState, KnownPdf, LearnerId, LinkToken, MOST_CERTIFICATES, NewCertificate, NotIssued,
    Records, Revocation, Who,
};

use crate::support::{
    COURSE, DAY, HOUR, MINUTE, RIGHT, START, Store, Words, course, email, issue, new_attempt, new_certificate,
    newcomer, pages, questions, remind_of_certificates, sign_in, try_issue,
};
use crate::together::{many, two};

on_both!(
    another_name_takes_the_place,
    what_was_shown_is_what_happens,
    there_is_a_most,
    taken_back,
    files_that_were_handed_out,
    what_ends_can_be_renewed,
    reminded_once_of_each,
    reminders_can_be_stopped,
    reminded_of_what_matters,
);

async fn found(records: &Records, of: &Certificate) -> Certificate {
    records.certificate(&of.token).await.unwrap().unwrap()
}

fn state(records: &Records, of: &Certificate) -> CertificateState {
    of.state(records.now())
}

/// A certificate that ends so many days after the start of the test.
fn ending(name: &str, days: i64) -> NewCertificate {
    NewCertificate { ends: Some(Timestamp(START + days * DAY)), ..new_certificate(name) }
}

async fn another_name_takes_the_place(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let finnish = NewCertificate { lang: Lang::Fi, ..new_certificate("Ada Lovlace") };
    let [wrong, finnish] =
        [issue(&records, &who, &new_certificate("Ada Lovlace")).await, issue(&records, &who, &finnish).await];
    store.clock.forward(MINUTE);
    let right = issue(&records, &who, &new_certificate("Ada Lovelace")).await;
    assert_eq!(right.replaces.as_ref(), Some(&wrong.token));
    let [old, new, other] =
        [found(&records, &wrong).await, found(&records, &right).await, found(&records, &finnish).await];
    assert_eq!((state(&records, &old), old.replaced_by.as_ref()), (CertificateState::Replaced, Some(&right.token)));
    assert_eq!((state(&records, &new), new.replaces.as_ref()), (CertificateState::Valid, Some(&wrong.token)));
    assert_eq!(state(&records, &other), CertificateState::Valid, "another language is another certificate");
    // Back to the first name: what was replaced stays so, and a new one takes the place of the second.
    store.clock.forward(MINUTE);
    let again = issue(&records, &who, &new_certificate("Ada Lovlace")).await;
    assert_ne!(again.token, wrong.token);
    assert_eq!(again.replaces.as_ref(), Some(&right.token));
    assert_eq!(found(&records, &wrong).await.replaced_by.as_ref(), Some(&right.token));
    assert_eq!(issue(&records, &who, &new_certificate("Ada Lovlace")).await.token, again.token, "a form sent twice");
    assert_eq!(records.certificates(learner, COURSE).await.unwrap().len(), 4);
    // Somebody else's are somebody else's.
    let (other, _) = newcomer(&records).await;
    assert_eq!(issue(&records, &Who::Known(other), &new_certificate("Ben")).await.replaces, None);
    let written = records.everything(learner).await.unwrap().unwrap().certificates;
    let wrong = written.iter().find(|of| of.token == wrong.token).unwrap();
    assert_eq!(wrong.replaced_by.as_ref(), Some(&right.token));
    assert!(records.erase(learner).await.unwrap());
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 1);
}

async fn what_was_shown_is_what_happens(store: Store) {
    let instances = two(&store).await;
    let (learner, _) = newcomer(&instances[0]).await;
    let (records, who) = (&instances[0], Who::Known(learner));
    let first = issue(records, &who, &new_certificate("Ada")).await;
    let new = new_certificate("Ada Lovelace");
    for instead_of in [None, Some("AAAAAAAAAAAAAAAAAAAAAA")] {
        let refused = records.issue_certificate(&who, &new, instead_of).await.unwrap();
        assert_eq!(refused.unwrap_err(), NotIssued::Changed, "{instead_of:?}");
    }
    // Many at once, each with another name in the same place: one of them comes to stand there.
    let token = first.token.clone();
    let done =
        many(&instances, move |i, records| {
            let (who, token) = (Who::Known(learner), token.clone());
            async move {
                records.issue_certificate(&who, &new_certificate(&format!("Ada {i}")), Some(&token)).await.unwrap()
            }
        })
        .await;
    assert_eq!(done.iter().filter(|issued| issued.is_ok()).count(), 1);
    assert!(done.iter().all(|issued| matches!(issued, Ok(_) | Err(NotIssued::Changed))));
    assert_eq!(records.certificates(learner, COURSE).await.unwrap().len(), 2);
}

async fn there_is_a_most(store: Store) {
    let instances = two(&store).await;
    let (learner, _) = newcomer(&instances[0]).await;
    // Versions replace nothing: only the most stands in their way, also when they come at once.
    let done = many(&instances, move |i, records| async move {
        let new = NewCertificate { version: format!("2026.{i}"), ..new_certificate("Ada") };
        records.issue_certificate(&Who::Known(learner), &new, None).await.unwrap()
    })
    .await;
    assert!(done.len() > MOST_CERTIFICATES);
    assert_eq!(done.iter().filter(|issued| issued.is_ok()).count(), MOST_CERTIFICATES);
    assert!(done.iter().all(|issued| matches!(issued, Ok(_) | Err(NotIssued::TooMany))));
    let all = instances[0].certificates(learner, COURSE).await.unwrap();
    assert_eq!(all.len(), MOST_CERTIFICATES);
    let same = instances[0].issue_certificate(&Who::Known(learner), &all[3].says, None).await.unwrap().unwrap();
    assert_eq!(same.token, all[3].token, "one of them again is still it");
}

async fn taken_back(store: Store) {
    let records = store.open().await;
    let (guest, cookie) = newcomer(&records).await;
    let (ada, _) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let who = Who::Known(ada.learner);
    let finnish = NewCertificate { lang: Lang::Fi, ..new_certificate("Ada") };
    let [one, finnish] = [issue(&records, &who, &new_certificate("Ada")).await, issue(&records, &who, &finnish).await];
    let before = store.dump().await;
    for unknown in ["AAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --", "\0"] {
        let nothing = records.revoke_certificate(None, unknown, "Wrong", &Words).await.unwrap();
        assert_eq!(nothing, Revocation::Unknown);
        assert!(records.certificate_shown(unknown).await.unwrap().is_none());
    }
    let (olli, _) = sign_in(&records, "olli@example.org", None).await;
    records.grant_admin(&email("olli@example.org")).await.unwrap();
    let admin = records.admin_seat(olli.learner).await.unwrap().unwrap();
    records.revoke_admin(&email("olli@example.org")).await.unwrap();
    let refused = records.revoke_certificate(Some(&admin), &one.token, "Wrong", &Words).await.unwrap();
    assert_eq!(refused, Revocation::NotAllowed);
    let certificates =
        |dump: &[String]| dump.iter().filter(|row| row.starts_with("certificates: ")).cloned().collect::<Vec<_>>();
    assert_eq!(certificates(&store.dump().await), certificates(&before));
    records.grant_admin(&email("olli@example.org")).await.unwrap();
    store.clock.forward(HOUR);
    let now = records.now();
    let reason = "The test was taken by somebody else. “Ж”";
    assert_eq!(records.revoke_certificate(Some(&admin), &one.token, reason, &Words).await.unwrap(), Revocation::Done);
    let shown = records.certificate_shown(&one.token).await.unwrap().unwrap();
    let revoked = shown.certificate.revoked.clone().unwrap();
    assert_eq!((revoked.at, &*revoked.reason), (now, reason));
    assert_eq!(state(&records, &shown.certificate), CertificateState::Revoked);
    assert_eq!(shown.revoked_by.as_deref(), Some("olli@example.org"));
    assert_eq!(shown.holder.unwrap().learner, ada.learner);
    assert_eq!(shown.others.iter().map(|other| &other.token).collect::<Vec<_>>(), [&finnish.token]);
    let again = records.revoke_certificate(None, &one.token, "Other", &Words).await.unwrap();
    assert_eq!(again, Revocation::Before(revoked));
    let mails = "SELECT subject || ': ' || body FROM mails WHERE send_once LIKE 'revoked:%'";
    assert_eq!(store.texts(mails).await, [format!("Revoked Ada fi: {reason}")]);
    // No other one is made of the same completion, and what there is stays.
    for new in [new_certificate("Ada"), new_certificate("Ada Lovelace")] {
        assert_eq!(try_issue(&records, &who, &new).await.unwrap_err(), NotIssued::Revoked);
    }
    assert_eq!(issue(&records, &who, &finnish.says).await.token, finnish.token);
    assert_eq!(state(&records, &found(&records, &finnish).await), CertificateState::Valid);
    // A guest's too, by the command; nobody is told.
    let (guest, _) = newcomer(&records).await;
    let of_guest = issue(&records, &Who::Known(guest), &new_certificate("Ben")).await;
    assert_eq!(records.revoke_certificate(None, &of_guest.token, "Wrong", &Words).await.unwrap(), Revocation::Done);
    let shown = records.certificate_shown(&of_guest.token).await.unwrap().unwrap();
    assert!(shown.revoked_by.is_none() && shown.holder.is_none() && shown.others.is_empty());
    assert_eq!(store.texts(mails).await.len(), 1);
    let written = records.everything(guest).await.unwrap().unwrap().certificates;
    assert_eq!((written[0].revoked, written[0].revoked_reason.as_deref()), (Some(now), Some("Wrong")));
    // Without the admin it stays taken back.
    assert!(records.erase(olli.learner).await.unwrap());
    let shown = records.certificate_shown(&one.token).await.unwrap().unwrap();
    assert!(shown.revoked_by.is_none() && shown.certificate.revoked.is_some());
    assert!(records.erase(ada.learner).await.unwrap());
    assert!(records.erased_certificate(&one.token).await.unwrap().is_none(), "nothing says that it was valid");
    assert!(records.erased_certificate(&finnish.token).await.unwrap().is_some());
}

async fn files_that_were_handed_out(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let [one, other] =
        [issue(&records, &who, &new_certificate("Ada")).await, issue(&records, &who, &new_certificate("Ben")).await];
    assert_eq!(records.known_pdf(&one, &[1; 32]).await.unwrap(), KnownPdf::Unknown);
    records.remember_pdf(&one, [1; 32]).await.unwrap();
    let before = store.dump().await;
    store.clock.forward(MINUTE);
    records.remember_pdf(&one, [1; 32]).await.unwrap();
    assert_eq!(store.dump().await, before, "once is enough");
    // Another version of the program.
    records.remember_pdf(&one, [2; 32]).await.unwrap();
    for hash in [[1; 32], [2; 32]] {
        assert_eq!(records.known_pdf(&one, &hash).await.unwrap(), KnownPdf::This);
        assert_eq!(records.known_pdf(&other, &hash).await.unwrap(), KnownPdf::Another(one.token.clone()));
    }
    let written = records.everything(learner).await.unwrap().unwrap().certificates;
    assert_eq!(written[0].pdfs, ["01".repeat(32), "02".repeat(32)]);
    assert!(records.erase(learner).await.unwrap());
    records.remember_pdf(&one, [3; 32]).await.unwrap();
    assert_eq!(store.number("SELECT count(*) FROM pdf_hashes").await, 0);
}

async fn pass(records: &Records, learner: LearnerId) -> bool {
    let who = Who::Known(learner);
    let Ok(attempt) = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1 else {
        return false;
    };
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap();
    true
}

async fn what_ends_can_be_renewed(store: Store) {
    let records = store.open().await;
    // Nobody's member, without an address.
    let (guest, token) = newcomer(&records).await;
    let who = Who::Known(guest);
    for page in pages() {
        records.mark_read(&who, Lang::Fi, &course(), &page, &page).await.unwrap();
    }
    assert!(pass(&records, guest).await);
    let remembered = async || records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    let old = issue(&records, &who, &ending("Ada", 100)).await;
    store.clock.forward(40 * DAY - 1);
    assert!(remembered().await.renewal.is_none() && !pass(&records, guest).await, "it is not time yet");
    store.clock.forward(1);
    let renewal = remembered().await.renewal.unwrap();
    assert_eq!((renewal.since.0, renewal.ends.0), (START + 40 * DAY, START + 100 * DAY));
    assert_eq!(state(&records, &found(&records, &old).await), CertificateState::Valid);
    store.clock.forward(60 * DAY);
    assert_eq!(state(&records, &found(&records, &old).await), CertificateState::Valid, "the last moment counts");
    store.clock.forward(1);
    assert_eq!(state(&records, &found(&records, &old).await), CertificateState::Expired);
    assert_eq!(issue(&records, &who, &old.says).await.token, old.token, "without a renewal it is the same one");
    store.clock.forward(200 * DAY);
    assert!(pass(&records, guest).await);
    let after = remembered().await;
    assert_eq!(after.renewed.unwrap().at, records.now());
    assert!(after.renewal.is_none() && !pass(&records, guest).await, "once is enough");
    let says = NewCertificate { completed: records.now(), ..ending("Ada", 400) };
    let new = issue(&records, &who, &says).await;
    assert_eq!((new.replaces.as_ref(), state(&records, &new)), (None, CertificateState::Valid));
    let old = found(&records, &old).await;
    assert_eq!(
        (state(&records, &old), &old.replaced_by),
        (CertificateState::Expired, &None),
        "the old one says what it said"
    );
    // The new one ends too.
    store.clock.forward(60 * DAY);
    assert!(remembered().await.renewal.is_some());
}

/// An account with a certificate that ends in 60 days.
async fn certified(records: &Records, address: &str) -> (LearnerId, Certificate) {
    let (guest, cookie) = newcomer(records).await;
    let (account, _) = sign_in(records, address, Some((guest, &cookie))).await;
    let certificate = issue(records, &Who::Known(account.learner), &ending("Ada", 60)).await;
    (account.learner, certificate)
}

async fn subjects(store: &Store) -> Vec<String> {
    store.texts("SELECT subject FROM mails WHERE send_once LIKE 'certificate-ends:%' ORDER BY created_at, id").await
}

async fn reminded_once_of_each(store: Store) {
    let instances = two(&store).await;
    let records = &instances[0];
    let (learner, _) = certified(records, "ada@example.org").await;
    // The same in another language is one mail, not two; a guest gets none.
    let finnish = NewCertificate { lang: Lang::Fi, ..ending("Ada", 60) };
    issue(records, &Who::Known(learner), &finnish).await;
    let (guest, _) = newcomer(records).await;
    issue(records, &Who::Known(guest), &ending("Ben", 60)).await;
    // 2026-12-21, a Monday; it ends on 2027-01-21.
    store.clock.forward(29 * DAY);
    assert_eq!(remind_of_certificates(records).await, 0, "31 days before");
    store.clock.forward(DAY);
    let rounds = many(&instances, |_, records| async move { remind_of_certificates(&records).await }).await;
    assert_eq!(rounds.iter().sum::<u32>(), 1);
    for _ in 0..29 {
        store.clock.forward(DAY);
        assert_eq!(remind_of_certificates(records).await, 0);
    }
    // The last day; then the day after.
    store.clock.forward(DAY);
    assert_eq!(remind_of_certificates(records).await, 0, "it still holds");
    store.clock.forward(DAY);
    assert_eq!(remind_of_certificates(records).await, 1);
    store.clock.forward(HOUR);
    assert_eq!(remind_of_certificates(records).await, 0);
    assert_eq!(subjects(&store).await, ["Renewal welcome Ada", "Expired welcome Ada"]);
}

async fn reminders_can_be_stopped(store: Store) {
    let records = store.open().await;
    let (learner, _) = certified(&records, "ada@example.org").await;
    store.clock.forward(31 * DAY);
    assert_eq!(remind_of_certificates(&records).await, 1);
    let secret = store.texts("SELECT body FROM mails WHERE send_once LIKE 'certificate-ends:%'").await.remove(0);
    let link = LinkToken::parse(&secret).unwrap();
    let seen = records.reminder_stop(&link).await.unwrap().unwrap();
    assert_eq!((seen.organisation, seen.stopped), (None, None));
    assert!(records.stop_reminders(&link, true).await.unwrap());
    assert!(records.stop_reminders(&link, true).await.unwrap(), "twice is once");
    let stopped = records.reminder_stop(&link).await.unwrap().unwrap().stopped;
    assert_eq!(stopped, Some(records.now()));
    assert_eq!(records.everything(learner).await.unwrap().unwrap().certificate_reminders_stopped, stopped);
    let waiting = "SELECT count(*) FROM mails WHERE send_once LIKE 'certificate-ends:%' AND next_try_at IS NOT NULL";
    assert_eq!(store.number(waiting).await, 0, "what waits is not sent either");
    store.clock.forward(30 * DAY);
    assert_eq!(remind_of_certificates(&records).await, 0);
    assert!(records.stop_reminders(&link, false).await.unwrap());
    assert_eq!(remind_of_certificates(&records).await, 1);
    assert!(!records.stop_reminders(&records.new_link_token(), true).await.unwrap());
}

async fn reminded_of_what_matters(store: Store) {
    let records = store.open().await;
    let (ada, wrong) = certified(&records, "ada@example.org").await;
    let (_, taken_back) = certified(&records, "ben@example.org").await;
    let (longer, _) = certified(&records, "cai@example.org").await;
    issue(&records, &Who::Known(ada), &ending("Ada Lovelace", 60)).await;
    records.revoke_certificate(None, &taken_back.token, "Wrong", &Words).await.unwrap();
    let other = NewCertificate { lang: Lang::Fi, ..ending("Cai", 400) };
    issue(&records, &Who::Known(longer), &other).await;
    store.clock.forward(31 * DAY);
    assert_eq!(remind_of_certificates(&records).await, 1);
    assert_eq!(subjects(&store).await, ["Renewal welcome Ada Lovelace"], "not of {}", wrong.token);
}
