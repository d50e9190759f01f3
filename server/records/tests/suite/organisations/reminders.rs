//! Reminders: who gets which, when, and once.

use perehdy_courses::model::Lang;
use perehdy_records::{Deadline, LearnerId, LinkToken, NewAssignment, Records, Refusal, ReminderSettings, Role, Who};

use crate::support::{
    COURSE, DAY, HOUR, MINUTE, Org, RIGHT, START, Store, always, course, new_attempt, pages, questions, remind,
    reminded, sign_in,
};
use crate::together::{many, two};

on_both!(
    each_kind_once_and_on_its_day,
    quiet_times_are_kept,
    what_was_missed_comes_once,
    one_mail_for_a_short_deadline,
    another_deadline_is_another_reminder,
    who_is_done_or_gone_hears_nothing,
    renewals_are_asked_for,
    by_many_instances_at_once,
    many_members,
    in_the_language_used_last,
    stopped_by_the_link,
    the_week_in_brief,
    settings_are_managers,
);

/// An organisation whose manager has asked nothing yet, with settings.
async fn organisation(records: &Records, settings: ReminderSettings) -> Org {
    let org = Org::new(records, "Acme", "maija@example.org").await;
    records.set_reminders(&org.manager(records).await, 0, settings).await.unwrap().unwrap();
    org
}

/// Without digests.
fn plain() -> ReminderSettings {
    ReminderSettings { digest: false, ..always() }
}

/// Somebody with an account who joins; the course is asked of a team of theirs alone.
async fn member(records: &Records, org: &Org, name: &str) -> LearnerId {
    let (done, _) = sign_in(records, &format!("{}@example.org", name.to_lowercase()), None).await;
    org.join(records, &Who::Known(done.learner), name, None).await
}

async fn team_of(records: &Records, org: &Org, members: &[LearnerId]) -> uuid::Uuid {
    let team = org.team(records, &format!("Team {}", records.now().0)).await;
    for member in members {
        records.put_into_team(&org.manager(records).await, team, *member, false).await.unwrap().unwrap();
    }
    team
}

async fn pass(records: &Records, learner: LearnerId) {
    let who = Who::Known(learner);
    for page in pages() {
        records.mark_read(&who, Lang::Fi, &course(), &page, &page).await.unwrap();
    }
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap();
}

async fn each_kind_once_and_on_its_day(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let ada = member(&records, &org, "Ada").await;
    let guest = org.newcomer(&records, "Guest", None).await;
    let team = team_of(&records, &org, &[ada, guest]).await;
    org.assign(&records, Some(team), Some(Deadline::Days(14))).await;
    let mut days = Vec::new();
    for day in 0..60 {
        for _ in 0..2 {
            let queued = remind(&records).await;
            days.extend((0..queued).map(|_| day));
            store.clock.forward(12 * HOUR);
        }
    }
    assert_eq!(days, [0, 7, 14, 21]);
    let kinds = ["Assigned", "Before", "Due", "Late"].map(|kind| format!("{kind} {COURSE} Ada"));
    assert_eq!(reminded(&store).await, kinds, "and the guest, who has no address, none");
    // The outbox forgets; what was sent is sent nevertheless.
    store.execute("DELETE FROM mails").await;
    store.clock.forward(-50 * DAY);
    for _ in 0..100 {
        remind(&records).await;
        store.clock.forward(12 * HOUR);
    }
    assert_eq!(reminded(&store).await, Vec::<String>::new());
}

async fn quiet_times_are_kept(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, ReminderSettings { digest: false, ..ReminderSettings::default() }).await;
    let ada = member(&records, &org, "Ada").await;
    let team = team_of(&records, &org, &[ada]).await;
    org.assign(&records, Some(team), None).await;
    // It is Sunday, 8.00.
    for (forward, queued) in [(0, 0), (10 * HOUR, 0), (13 * HOUR, 0), (HOUR, 1), (HOUR, 0)] {
        store.clock.forward(forward);
        assert_eq!(remind(&records).await, queued);
    }
    assert_eq!(records.now().0, START + 25 * HOUR);
}

async fn what_was_missed_comes_once(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let [ada, ben] = [member(&records, &org, "Ada").await, member(&records, &org, "Ben").await];
    let first = team_of(&records, &org, &[ada]).await;
    org.assign(&records, Some(first), Some(Deadline::Days(14))).await;
    assert_eq!(remind(&records).await, 1);
    // Away from the 6th to the 22nd day: of three kinds the newest.
    store.clock.forward(22 * DAY);
    assert_eq!(remind(&records).await, 1);
    assert_eq!(reminded(&store).await, [format!("Assigned {COURSE} Ada"), format!("Late {COURSE} Ada")]);
    // Away for a day, on which one was due.
    store.clock.forward(MINUTE);
    let second = team_of(&records, &org, &[ben]).await;
    org.assign(&records, Some(second), Some(Deadline::Days(14))).await;
    store.clock.forward(8 * DAY);
    assert_eq!(remind(&records).await, 1, "Before, which says all that Assigned would");
    store.clock.forward(7 * DAY);
    assert_eq!(remind(&records).await, 1, "Due a day late");
    store.clock.forward(60 * DAY);
    assert_eq!(remind(&records).await, 0, "nobody is told of what was long ago");
    assert_eq!(reminded(&store).await[2..], [format!("Before {COURSE} Ben"), format!("Due {COURSE} Ben")]);
}

async fn one_mail_for_a_short_deadline(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let ada = member(&records, &org, "Ada").await;
    let team = team_of(&records, &org, &[ada]).await;
    org.assign(&records, Some(team), Some(Deadline::Days(3))).await;
    assert_eq!(remind(&records).await, 1);
    store.clock.forward(DAY);
    assert_eq!(remind(&records).await, 0);
    assert_eq!(reminded(&store).await, [format!("Before {COURSE} Ada")]);
    store.clock.forward(2 * DAY);
    assert_eq!(remind(&records).await, 1);
}

async fn another_deadline_is_another_reminder(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let ada = member(&records, &org, "Ada").await;
    let team = team_of(&records, &org, &[ada]).await;
    let id = org.assign(&records, Some(team), Some(Deadline::Days(14))).await;
    remind(&records).await;
    store.clock.forward(7 * DAY);
    assert_eq!(remind(&records).await, 1);
    let manager = org.manager(&records).await;
    records.change_assignment(&manager, id, 1, Some(Deadline::Days(30)), None).await.unwrap().unwrap();
    assert_eq!(remind(&records).await, 0, "that it is asked is known");
    store.clock.forward(16 * DAY);
    assert_eq!(remind(&records).await, 1);
    assert_eq!(reminded(&store).await.last().unwrap(), &format!("Before {COURSE} Ada"));
    // A kind that is switched off stays out.
    let off = ReminderSettings { due: false, late: None, ..plain() };
    records.set_reminders(&manager, 1, off).await.unwrap().unwrap();
    for _ in 0..30 {
        store.clock.forward(DAY);
        assert_eq!(remind(&records).await, 0);
    }
}

async fn who_is_done_or_gone_hears_nothing(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let mut members = Vec::new();
    for name in ["Ada", "Ben", "Cia", "Dan"] {
        members.push(member(&records, &org, name).await);
    }
    let team = team_of(&records, &org, &members).await;
    org.assign(&records, Some(team), Some(Deadline::Days(14))).await;
    assert_eq!(remind(&records).await, 4);
    store.clock.forward(6 * DAY);
    pass(&records, members[0]).await;
    records.leave(&org.seat(&records, members[1]).await.unwrap()).await.unwrap().unwrap();
    assert!(records.erase(members[2]).await.unwrap());
    store.clock.forward(DAY);
    assert_eq!(remind(&records).await, 1);
    assert_eq!(reminded(&store).await.last().unwrap(), &format!("Before {COURSE} Dan"));
    // A course of which nothing can be said keeps no other.
    let manager = org.manager(&records).await;
    for course in ["gone", "other"] {
        let says = NewAssignment { course: course.to_owned(), team: Some(team), deadline: None, renew_months: None };
        records.assign(&manager, says).await.unwrap().unwrap();
    }
    assert_eq!(remind(&records).await, 2);
}

async fn renewals_are_asked_for(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let ada = member(&records, &org, "Ada").await;
    let team = team_of(&records, &org, &[ada]).await;
    org.assign(&records, Some(team), Some(Deadline::Days(14))).await;
    pass(&records, ada).await;
    let mut days = Vec::new();
    for day in 0..80 {
        if remind(&records).await == 1 {
            days.push(day);
        }
        store.clock.forward(DAY);
    }
    // It ends after 61 days.
    assert_eq!(days, [31, 61]);
    assert_eq!(reminded(&store).await, [format!("Renewal {COURSE} Ada"), format!("Expired {COURSE} Ada")]);
    pass(&records, ada).await;
    let mut queued = 0;
    for _ in 0..40 {
        queued += remind(&records).await;
        store.clock.forward(DAY);
    }
    assert_eq!(queued, 1, "and so on, for the next time");
}

async fn by_many_instances_at_once(store: Store) {
    let instances = two(&store).await;
    let org = organisation(&instances[0], plain()).await;
    let mut members = Vec::new();
    for i in 0..10 {
        members.push(member(&instances[0], &org, &format!("Ada{i}")).await);
    }
    let team = team_of(&instances[0], &org, &members).await;
    org.assign(&instances[0], Some(team), Some(Deadline::Days(14))).await;
    for (forward, all) in [(0, 10), (7 * DAY, 20)] {
        store.clock.forward(forward);
        let queued = many(&instances, |_, records| async move { remind(&records).await }).await;
        assert_eq!(queued.iter().sum::<u32>(), 10, "{queued:?}");
        assert_eq!(reminded(&store).await.len(), all);
    }
    let links = "SELECT count(*) FROM reminder_links";
    assert_eq!(store.number(links).await, 20, "one a mail");
}

async fn many_members(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let mut members = Vec::new();
    for i in 0..130 {
        let learner = org.newcomer(&records, &format!("Ada {i}"), None).await;
        members.push(learner);
        store.clock.forward(1);
    }
    // Accounts, beside the program: 130 links would take long.
    store
        .execute(
            "INSERT INTO accounts (learner_id, email, written, name, created_at) \
             SELECT m.learner_id, m.sought || '@example.org', replace(m.sought, ' ', '.') || '@example.org', '', 1 \
             FROM members m WHERE m.name LIKE 'Ada%'",
        )
        .await;
    let team = team_of(&records, &org, &members).await;
    org.assign(&records, Some(team), None).await;
    assert_eq!(remind(&records).await, 130);
    assert_eq!(remind(&records).await, 0);
}

async fn in_the_language_used_last(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let ada = member(&records, &org, "Ada").await;
    let team = team_of(&records, &org, &[ada]).await;
    let page = &pages()[0];
    for lang in Lang::ALL {
        records.mark_read(&Who::Known(ada), lang, &course(), page, page).await.unwrap();
        let says = NewAssignment {
            course: format!("in-{}", lang.code()),
            team: Some(team),
            deadline: None,
            renew_months: None,
        };
        records.assign(&org.manager(&records).await, says).await.unwrap().unwrap();
        assert_eq!(remind(&records).await, 1);
        let sql = format!("SELECT lang FROM mails WHERE subject LIKE '%in-{}%'", lang.code());
        assert_eq!(store.texts(&sql).await, [lang.code()]);
    }
}

/// The secret in the newest reminder to somebody, before it is sent.
async fn link_to(store: &Store, name: &str) -> LinkToken {
    let sql = format!("SELECT body FROM mails WHERE subject LIKE '%{name}' AND body <> '' ORDER BY created_at DESC");
    LinkToken::parse(&store.texts(&sql).await[0]).unwrap()
}

async fn stopped_by_the_link(store: Store) {
    let records = store.open().await;
    let org = organisation(&records, plain()).await;
    let other = Org::new(&records, "Other", "oili@example.org").await;
    records.set_reminders(&other.manager(&records).await, 0, plain()).await.unwrap().unwrap();
    let [ada, ben] = [member(&records, &org, "Ada").await, member(&records, &org, "Ben").await];
    other.join(&records, &Who::Known(ada), "Ada", None).await;
    let team = team_of(&records, &org, &[ada, ben]).await;
    org.assign(&records, Some(team), Some(Deadline::Days(14))).await;
    assert_eq!(remind(&records).await, 2);
    let link = link_to(&store, "Ada").await;
    let seen = records.reminder_stop(&link).await.unwrap().unwrap();
    assert_eq!((seen.organisation.as_deref(), seen.stopped), (Some("Acme"), None));
    // One that is being sent has the address for mail programs in it; after that none of it is kept.
    let mails = records.due_mails(100).await.unwrap();
    let mail =
        mails.iter().find(|mail| mail.text.subject.starts_with("Assigned") && mail.text.subject.ends_with("Ben"));
    let mail = mail.unwrap();
    assert_eq!(mail.stop, Some(format!("https://example.org/{}", mail.text.body)));
    assert!(mails.iter().all(|mail| mail.stop.is_some() == mail.text.subject.starts_with("Assigned")));
    records.mail_sent(mail.id).await.unwrap();
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE sent_at IS NOT NULL AND stop IS NOT NULL").await, 0);

    assert!(records.stop_reminders(&link, true).await.unwrap());
    assert!(records.stop_reminders(&link, true).await.unwrap(), "twice is once");
    assert_eq!(records.reminder_stop(&link).await.unwrap().unwrap().stopped, Some(records.now()));
    let sql = "SELECT count(*) FROM mails WHERE next_try_at IS NOT NULL AND subject LIKE '%Ada'";
    assert_eq!(store.number(sql).await, 0, "what waited is not sent");
    let page = records.reminders(&org.manager(&records).await).await.unwrap();
    assert_eq!((page.members, page.without_address, page.stopped), (3, 0, 1));
    store.clock.forward(7 * DAY);
    assert_eq!(remind(&records).await, 1, "Ben's");
    // Only this organisation's.
    let theirs = team_of(&records, &other, &[ada]).await;
    other.assign(&records, Some(theirs), Some(Deadline::Days(14))).await;
    assert_eq!(remind(&records).await, 1);
    let membership = records.everything(ada).await.unwrap().unwrap().memberships;
    assert_eq!(membership.iter().filter(|of| of.reminders_stopped.is_some()).count(), 1);
    // And again.
    assert!(records.stop_reminders(&link, false).await.unwrap());
    assert_eq!(remind(&records).await, 1);
    assert_eq!(records.reminder_stop(&records.new_link_token()).await.unwrap(), None);
    assert!(!records.stop_reminders(&records.new_link_token(), true).await.unwrap());
    assert!(records.erase(ada).await.unwrap());
    assert_eq!(records.reminder_stop(&link).await.unwrap(), None);
}

async fn the_week_in_brief(store: Store) {
    let records = store.open().await;
    let org =
        organisation(&records, ReminderSettings { assigned: false, before: None, due: false, late: None, ..always() })
            .await;
    let ada = member(&records, &org, "Ada").await;
    let ben = org.newcomer(&records, "Ben", None).await;
    let team = team_of(&records, &org, &[ada, ben]).await;
    org.assign(&records, Some(team), Some(Deadline::Days(7))).await;
    // It is Sunday: of last week there is nothing to tell.
    assert_eq!(remind(&records).await, 0);
    pass(&records, ada).await;
    store.clock.forward(DAY);
    assert_eq!(remind(&records).await, 1);
    assert_eq!(remind(&records).await, 0);
    assert_eq!(reminded(&store).await, ["Digest 3 [1 0 0] Maija Manageri"]);
    // The week after: nothing new, but Ben is late.
    store.clock.forward(7 * DAY);
    assert_eq!(remind(&records).await, 1);
    assert_eq!(reminded(&store).await[1], "Digest 0 [0 1 0] Maija Manageri");
    // Two weeks later, on a Wednesday, with another manager.
    let maija = org.manager(&records).await;
    let version = records.members(&maija.overseer(), "Ada", None, 0).await.unwrap().0[0].version;
    records.change_role(&maija, ada, version, Role::Manager).await.unwrap().unwrap();
    store.clock.forward(16 * DAY);
    assert_eq!(remind(&records).await, 2);
    records.set_reminders(&maija, 1, ReminderSettings { digest: false, ..always() }).await.unwrap().unwrap();
    store.clock.forward(7 * DAY);
    let before = reminded(&store).await.len();
    remind(&records).await;
    assert!(!reminded(&store).await[before..].iter().any(|subject| subject.starts_with("Digest")));
}

async fn settings_are_managers(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    org.newcomer(&records, "Guest", None).await;
    let page = records.reminders(&manager).await.unwrap();
    assert_eq!((page.settings, page.version), (ReminderSettings::default(), 0));
    assert_eq!((page.members, page.without_address, page.stopped), (2, 1, 0));
    let set =
        ReminderSettings { before: None, late: Some(60), renewal: Some(1), from_hour: 9, to_hour: 10, ..always() };
    records.set_reminders(&manager, 0, set).await.unwrap().unwrap();
    let page = records.reminders(&manager).await.unwrap();
    assert_eq!((page.settings, page.version), (set, 1));
    assert_eq!(records.set_reminders(&manager, 0, always()).await.unwrap(), Err(Refusal::Changed));
    for unfit in [
        ReminderSettings { before: Some(0), ..set },
        ReminderSettings { late: Some(61), ..set },
        ReminderSettings { renewal: Some(31), ..set },
        ReminderSettings { from_hour: 10, ..set },
        ReminderSettings { to_hour: 25, ..set },
    ] {
        assert_eq!(records.set_reminders(&manager, 1, unfit).await.unwrap(), Err(Refusal::Unfit), "{unfit:?}");
    }
    let log = records.audit_log(&manager, None).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.what == "reminders-changed").count(), 1);
    // Who is no manager any more cannot.
    let ada = member(&records, &org, "Ada").await;
    let version = records.members(&manager.overseer(), "Ada", None, 0).await.unwrap().0[0].version;
    records.change_role(&manager, ada, version, Role::Manager).await.unwrap().unwrap();
    let theirs = org.seat(&records, ada).await.unwrap().manager().unwrap();
    records.remove_member(&manager, ada, None).await.unwrap().unwrap();
    assert_eq!(records.set_reminders(&theirs, 1, always()).await.unwrap(), Err(Refusal::NotAllowed));
}
