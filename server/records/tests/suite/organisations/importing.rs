//! A list of people: looked at first, then done as a whole; and what is asked of one person.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    Confirmed, Deadline, Decided, Import, ImportCounts, ImportMail, ImportRow, JoinKey, JoinOffer, Joined, LearnerId,
    LinkToken, MailText, Planned, Records, Refusal, Role, Status, Who, Whom,
};
use uuid::Uuid;

use crate::support::{COURSE, DAY, HOUR, Org, Store, email, invitation, newcomer, query, sign_in};
use crate::together::{many, two};

on_both!(
    a_list_is_looked_at_and_done,
    what_is_known_is_changed,
    the_same_list_again_changes_nothing,
    what_changed_meanwhile_is_told,
    others_cannot_confirm_it,
    confirmed_many_times_at_once,
    a_long_list,
    asked_of_one_person,
    what_is_asked_of_one_goes_with_them,
    an_invitation_sent_anew_keeps_its_courses,
);

const PLAIN: Planned = Planned { whom: Whom::Member, name: false, team: false, course: false, deadline: false };

fn row(number: u32, name: &str, address: &str) -> ImportRow {
    ImportRow { number, name: name.to_owned(), email: email(address), team: None, course: None, deadline: None }
}

fn with_course(row: ImportRow, deadline: Option<Timestamp>) -> ImportRow {
    ImportRow { course: Some(COURSE.to_owned()), deadline, ..row }
}

async fn prepare(records: &Records, org: &Org, rows: Vec<ImportRow>) -> Import {
    let manager = org.manager(records).await;
    let id = records.prepare_import(&manager, Lang::Sv, rows).await.unwrap().unwrap();
    records.import(&manager, id).await.unwrap().unwrap()
}

/// An invitation for each row that needs one, with the secrets.
fn mails(records: &Records, import: &Import) -> (Vec<LinkToken>, Vec<ImportMail>) {
    let new = import.plan.iter().filter(|planned| planned.whom == Whom::New);
    let tokens: Vec<LinkToken> = new.map(|_| records.new_link_token()).collect();
    let mail = |token: &LinkToken| ImportMail {
        token: token.clone(),
        text: MailText {
            subject: "Inbjudan".to_owned(),
            body: format!("https://example.org/sv/join/{}", token.text()),
        },
    };
    (tokens.clone(), tokens.iter().map(mail).collect())
}

async fn confirm(records: &Records, org: &Org, import: &Import) -> (Vec<LinkToken>, Decided<Confirmed>) {
    let (tokens, mails) = mails(records, import);
    let manager = org.manager(records).await;
    (tokens, records.confirm_import(&manager, import.id, import.version, mails).await.unwrap())
}

async fn accept(records: &Records, token: &LinkToken, called: &str) -> LearnerId {
    let who = Who::New(records.new_token());
    match records.join(&who, &JoinKey::Invitation(token.clone()), called, Lang::Sv).await.unwrap() {
        Joined::Done { learner, before: false, .. } => learner,
        other => panic!("{other:?}"),
    }
}

async fn a_list_is_looked_at_and_done(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    let until = Timestamp(records.now().0 + 30 * DAY);
    let before = store.dump().await;
    let rows = vec![
        row(2, "Ada", "Ada@example.org"),
        with_course(ImportRow { team: Some(team), ..row(3, "Ben", "ben@example.org") }, Some(until)),
    ];
    let import = prepare(&records, &org, rows.clone()).await;
    assert_eq!((&import.rows, import.lang, import.version, import.done), (&rows, Lang::Sv, 1, None));
    let new = Planned { whom: Whom::New, ..PLAIN };
    assert_eq!(import.plan, [new, Planned { team: true, course: true, ..new }]);
    // Looking has changed nothing but that the list is kept.
    let after = store.dump().await;
    let kept = after.iter().filter(|row| !before.contains(row));
    assert!(kept.into_iter().all(|row| row.starts_with("imports: ")), "{after:?}");

    let (tokens, done) = confirm(&records, &org, &import).await;
    let counts = ImportCounts { invited: 2, ..ImportCounts::default() };
    assert_eq!(done, Ok(Confirmed::Done(counts)));
    let manager = org.manager(&records).await;
    let invitations = records.invitations(&manager).await.unwrap();
    let find = |address: &str| invitations.iter().find(|invitation| invitation.email == address).unwrap();
    assert_eq!((&*find("Ada@example.org").name, find("Ada@example.org").team), ("Ada", None));
    assert_eq!((find("ben@example.org").team, find("ben@example.org").role), (Some(team), Role::Member));
    let due: Vec<_> = records.due_mails(100).await.unwrap().into_iter().filter(|mail| mail.lang == Lang::Sv).collect();
    let to: Vec<&str> =
        due.iter().filter(|mail| mail.text.subject == "Inbjudan").map(|mail| &*mail.recipient).collect();
    assert_eq!(to.len(), 2, "{to:?}");
    assert!(due.iter().any(|mail| mail.text.body.contains(&tokens[1].text()) && mail.recipient == "ben@example.org"));
    let log = records.audit_log(&manager, None).await.unwrap();
    let entry = log.iter().find(|entry| entry.what == "people-imported").unwrap();
    assert_eq!(entry.learner, Some(org.manager));
    assert!(entry.about.contains("\"invited\":2") && !entry.about.contains('@'), "{}", entry.about);
    // Sent twice it is the same; the list itself is not kept any longer.
    assert_eq!(confirm(&records, &org, &import).await.1, Ok(Confirmed::Done(counts)));
    assert_eq!(records.invitations(&manager).await.unwrap().len(), 3, "two, and the first manager's");
    let shown = records.import(&manager, import.id).await.unwrap().unwrap();
    assert_eq!((shown.rows, shown.done), (Vec::new(), Some(counts)));

    // Whoever comes in by it is asked the course, until its deadline.
    let JoinOffer::Open(offer) = records.join_offer(&JoinKey::Invitation(tokens[1].clone())).await.unwrap() else {
        panic!("not open")
    };
    assert_eq!((offer.courses, offer.team.map(|(id, _)| id)), (vec![COURSE.to_owned()], Some(team)));
    store.clock.forward(DAY);
    let ben = accept(&records, &tokens[1], "Ben").await;
    let overseer = org.overseer(&records).await;
    let person = records.person(&overseer, ben).await.unwrap().unwrap();
    assert_eq!(person.courses.len(), 1);
    assert_eq!(person.courses[0].standing.deadline, Some(until));
    let asked = records.personal_assignments(&overseer, ben).await.unwrap();
    assert_eq!((&*asked[0].course, asked[0].deadline, asked[0].created), (COURSE, Some(until), records.now()));
    let ada = accept(&records, &tokens[0], "Ada").await;
    assert!(records.person(&overseer, ada).await.unwrap().unwrap().courses.is_empty());
    assert_eq!(records.courses_asked(&overseer).await.unwrap()[0].1.all(), 1);
}

async fn what_is_known_is_changed(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (team, other) = (org.team(&records, "Varasto").await, org.team(&records, "Myymälä").await);
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    org.join(&records, &Who::Known(ada.learner), "Ada", Some(team)).await;
    let (gone, _) = sign_in(&records, "gone@example.org", None).await;
    org.join(&records, &Who::Known(gone.learner), "Gone", None).await;
    let manager = org.manager(&records).await;
    records.remove_member(&manager, gone.learner, None).await.unwrap().unwrap();
    // Has an account, and no seat here.
    sign_in(&records, "stranger@example.org", None).await;
    let open = invitation(&records, "ben@example.org", Role::Member, Timestamp(records.now().0 + DAY));
    let ben = open.token.clone();
    records.invite(&manager, open).await.unwrap().unwrap();
    let ended = invitation(&records, "cut@example.org", Role::Member, Timestamp(records.now().0 + 1));
    records.invite(&manager, ended).await.unwrap().unwrap();
    store.clock.forward(HOUR);
    let until = Timestamp(records.now().0 + 30 * DAY);
    let import = prepare(
        &records,
        &org,
        vec![
            with_course(ImportRow { team: Some(other), ..row(2, "Another name", "ADA@example.org") }, None),
            row(3, "Gone", "gone@example.org"),
            row(4, "Stranger", "stranger@example.org"),
            with_course(ImportRow { team: Some(team), ..row(5, "Benjamin", "ben@example.org") }, Some(until)),
            row(6, "Cut", "cut@example.org"),
            row(7, "Maija", "maija@example.org"),
        ],
    )
    .await;
    let new = Planned { whom: Whom::New, ..PLAIN };
    let invited = Planned { whom: Whom::Invited, name: true, team: true, course: true, deadline: false };
    let expected = [Planned { team: true, course: true, ..PLAIN }, new, new, invited, new, PLAIN];
    assert_eq!(import.plan, expected);
    records.due_mails(100).await.unwrap();
    let counts = ImportCounts { invited: 3, invitations: 1, members: 1, nothing: 1, stopped: 0 };
    assert_eq!(confirm(&records, &org, &import).await.1, Ok(Confirmed::Done(counts)));
    let mut to: Vec<String> = records.due_mails(100).await.unwrap().into_iter().map(|mail| mail.recipient).collect();
    to.sort();
    assert_eq!(to, ["cut@example.org", "gone@example.org", "stranger@example.org"], "nobody gets a second mail");
    let overseer = org.overseer(&records).await;
    let person = records.person(&overseer, ada.learner).await.unwrap().unwrap();
    assert_eq!((&*person.member.name, person.member.teams.len(), person.courses.len()), ("Ada", 2, 1));
    let JoinOffer::Open(offer) = records.join_offer(&JoinKey::Invitation(ben)).await.unwrap() else { panic!() };
    assert_eq!((&*offer.name, offer.team.map(|(id, _)| id), offer.courses.len()), ("Benjamin", Some(team), 1));
    // Another deadline; none in the list leaves the one that stands.
    let again = |deadline| vec![with_course(row(2, "Ada", "ada@example.org"), deadline)];
    let import = prepare(&records, &org, again(Some(until))).await;
    assert_eq!(import.plan, [Planned { deadline: true, ..PLAIN }]);
    confirm(&records, &org, &import).await.1.unwrap();
    let deadline = async || records.person(&overseer, ada.learner).await.unwrap().unwrap().courses[0].standing.deadline;
    assert_eq!(deadline().await, Some(until));
    assert_eq!(prepare(&records, &org, again(None)).await.plan, [PLAIN]);
}

async fn the_same_list_again_changes_nothing(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    let until = Timestamp(records.now().0 + 30 * DAY);
    let rows = vec![
        with_course(ImportRow { team: Some(team), ..row(2, "Ada", "ada@example.org") }, Some(until)),
        with_course(row(3, "Ben", "ben@example.org"), None),
        row(4, "Cecilia", "cecilia@example.org"),
    ];
    let import = prepare(&records, &org, rows.clone()).await;
    let (tokens, _) = confirm(&records, &org, &import).await;
    // One comes as a guest, without an account; one with an account; one not yet.
    accept(&records, &tokens[0], "Ada").await;
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    let key = JoinKey::Invitation(tokens[1].clone());
    records.join(&Who::Known(ben.learner), &key, "Ben", Lang::Fi).await.unwrap();
    let imports = |dump: Vec<String>| dump.into_iter().filter(|row| !row.starts_with("imports: ")).collect::<Vec<_>>();
    let before = imports(store.dump().await);
    let import = prepare(&records, &org, rows.clone()).await;
    assert_eq!(import.plan, [PLAIN, PLAIN, Planned { whom: Whom::Invited, ..PLAIN }]);
    let counts = ImportCounts { nothing: 3, ..ImportCounts::default() };
    assert_eq!(confirm(&records, &org, &import).await.1, Ok(Confirmed::Done(counts)));
    assert_eq!(imports(store.dump().await), before, "not even a line in the log");
}

async fn what_changed_meanwhile_is_told(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let team = org.team(&records, "Varasto").await;
    let until = Timestamp(records.now().0 + HOUR);
    let rows = vec![
        row(2, "Ada", "ada@example.org"),
        row(3, "Ben", "ben@example.org"),
        ImportRow { team: Some(team), ..row(4, "Cecilia", "cecilia@example.org") },
        with_course(row(5, "David", "david@example.org"), Some(until)),
    ];
    let import = prepare(&records, &org, rows).await;
    let before = import.plan.clone();
    let (ben, _) = sign_in(&records, "ben@example.org", None).await;
    org.join(&records, &Who::Known(ben.learner), "Ben", None).await;
    let rows = async || store.number("SELECT count(*) FROM invitations").await;
    let (_, told) = confirm(&records, &org, &import).await;
    assert_eq!(told, Ok(Confirmed::Changed(vec![(1, before[1])])));
    assert_eq!(rows().await, 1, "nothing was done");
    // What was shown first cannot be confirmed any more.
    assert_eq!(confirm(&records, &org, &import).await.1, Err(Refusal::Changed));
    let anew = records.import(&manager, import.id).await.unwrap().unwrap();
    assert_eq!((anew.version, anew.plan[1]), (2, PLAIN));
    // The team goes, and then the deadline: these rows stand in the way.
    records.remove_team(&manager, team, None).await.unwrap().unwrap();
    assert_eq!(confirm(&records, &org, &anew).await.1, Ok(Confirmed::Changed(vec![(2, before[2])])));
    let stopped = records.import(&manager, import.id).await.unwrap().unwrap();
    assert_eq!(stopped.plan[2].whom, Whom::NoTeam);
    assert_eq!(confirm(&records, &org, &stopped).await.1, Err(Refusal::Changed));
    store.clock.forward(HOUR);
    assert_eq!(confirm(&records, &org, &stopped).await.1, Ok(Confirmed::Changed(vec![(3, before[3])])));
    assert_eq!(records.import(&manager, import.id).await.unwrap().unwrap().plan[3].whom, Whom::Late);
    assert_eq!(rows().await, 1);
}

async fn others_cannot_confirm_it(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let manager = org.manager(&records).await;
    let import = prepare(&records, &org, vec![row(2, "Ada", "ada@example.org")]).await;
    let (second, _) = newcomer(&records).await;
    org.join(&records, &Who::Known(second), "Second", None).await;
    records.change_role(&manager, second, 1, Role::Manager).await.unwrap().unwrap();
    let second = org.seat(&records, second).await.unwrap().manager().unwrap();
    for seat in [&second, &beta.manager(&records).await] {
        assert_eq!(records.import(seat, import.id).await.unwrap(), None);
        let (_, mails) = mails(&records, &import);
        assert_eq!(records.confirm_import(seat, import.id, 1, mails).await.unwrap(), Err(Refusal::Gone));
    }
    let nothing = Uuid::from_u128(1);
    assert_eq!(records.import(&manager, nothing).await.unwrap(), None);
    // Not any more a manager; too late; another list in its place.
    assert_eq!(records.change_role(&second, org.manager, 1, Role::Member).await.unwrap(), Ok(()));
    let (_, made) = mails(&records, &import);
    assert_eq!(records.confirm_import(&manager, import.id, 1, made).await.unwrap(), Err(Refusal::NotAllowed));
    let rows = vec![row(2, "Ada", "ada@example.org")];
    assert_eq!(records.prepare_import(&manager, Lang::Fi, rows).await.unwrap(), Err(Refusal::NotAllowed));
    records.change_role(&second, org.manager, 2, Role::Manager).await.unwrap().unwrap();
    let other = prepare(&records, &org, vec![row(2, "Ben", "ben@example.org")]).await;
    assert_eq!(confirm(&records, &org, &import).await.1, Err(Refusal::Gone));
    store.clock.forward(2 * HOUR);
    assert_eq!(records.import(&manager, other.id).await.unwrap(), None);
    assert_eq!(confirm(&records, &org, &other).await.1, Err(Refusal::Gone));
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE subject = 'Inbjudan'").await, 0);
}

async fn confirmed_many_times_at_once(store: Store) {
    let instances = two(&store).await;
    let org = Org::new(&instances[0], "Acme", "maija@example.org").await;
    let manager = org.manager(&instances[0]).await;
    let import = prepare(&instances[0], &org, vec![row(2, "Ada", "ada@example.org")]).await;
    let done = many(&instances, |_, records| {
        let (manager, mails, id) = (manager.clone(), mails(&records, &import).1, import.id);
        async move { records.confirm_import(&manager, id, 1, mails).await.unwrap() }
    })
    .await;
    let counts = ImportCounts { invited: 1, ..ImportCounts::default() };
    assert!(done.iter().all(|done| *done == Ok(Confirmed::Done(counts))), "{done:?}");
    assert_eq!(store.number("SELECT count(*) FROM invitations").await, 2);
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE subject = 'Inbjudan'").await, 1);
}

async fn a_long_list(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    let long = |from: u32, to: u32| {
        let one = |i: u32| with_course(row(i, &format!("Ada {i}"), &format!("ada{i}@example.org")), None);
        (from..to).map(one).map(|row| ImportRow { team: Some(team), ..row }).collect::<Vec<_>>()
    };
    let import = prepare(&records, &org, long(2, 153)).await;
    let (tokens, done) = confirm(&records, &org, &import).await;
    assert_eq!(done, Ok(Confirmed::Done(ImportCounts { invited: 151, ..ImportCounts::default() })));
    assert_eq!(store.number("SELECT count(*) FROM mails WHERE send_once LIKE 'invitation:%'").await, 151);
    assert_eq!(store.number("SELECT count(*) FROM invited_courses").await, 151);
    for (i, token) in tokens.iter().enumerate() {
        let learner = accept(&records, token, &format!("Ada {i}")).await;
        if i % 2 == 0 {
            records.take_from_team(&org.manager(&records).await, team, learner).await.unwrap().unwrap();
        }
    }
    assert_eq!(store.number("SELECT count(*) FROM invited_courses").await, 0);
    // More members at once than are looked at one by one: with what this asks, the standings stay what they follow from.
    let until = Timestamp(records.now().0 + 3 * DAY);
    let rows = long(2, 153).into_iter().map(|row| ImportRow { deadline: Some(until), ..row }).collect();
    let import = prepare(&records, &org, rows).await;
    let counts = ImportCounts { members: 151, ..ImportCounts::default() };
    assert_eq!(confirm(&records, &org, &import).await.1, Ok(Confirmed::Done(counts)));
    let overseer = org.overseer(&records).await;
    let board = records.whole_board(&overseer, &query()).await.unwrap();
    assert_eq!(board.len(), 151);
    assert!(board.iter().all(|row| row.standing.deadline == Some(until) && row.teams == ["Varasto"]));
    store.clock.forward(3 * DAY);
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.late, 151);
}

async fn asked_of_one_person(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let (manager, overseer) = (org.manager(&records).await, org.overseer(&records).await);
    let ada = org.newcomer(&records, "Ada", None).await;
    let ask =
        async |seat, deadline, months| records.assign_to_person(seat, ada, COURSE, deadline, months).await.unwrap();
    let remove = async |version| records.remove_personal_assignment(&manager, ada, COURSE, version).await.unwrap();
    let at = |days: i64| Deadline::At(Timestamp(records.now().0 + days * DAY));
    assert_eq!(ask(&manager, Some(at(0)), None).await, Err(Refusal::Past));
    for (deadline, months) in [(Some(Deadline::Days(0)), None), (None, Some(0)), (Some(Deadline::Days(40_001)), None)] {
        assert_eq!(ask(&manager, deadline, months).await, Err(Refusal::Unfit));
    }
    let stranger = beta.manager(&records).await;
    assert_eq!(ask(&stranger, None, None).await, Err(Refusal::Gone));
    assert_eq!(ask(&manager, Some(at(5)), None).await, Ok(()));
    assert_eq!(ask(&manager, None, None).await, Err(Refusal::Taken));
    let totals = async || records.board(&overseer, &query()).await.unwrap().totals;
    assert_eq!((totals().await.not_started, totals().await.all()), (1, 1));
    store.clock.forward(5 * DAY);
    assert_eq!(totals().await.late, 1);
    assert_eq!(
        (remove(2).await, remove(1).await, remove(1).await),
        (Err(Refusal::Changed), Ok(()), Err(Refusal::Gone))
    );
    assert_eq!(totals().await.all(), 0);
    // Beside what everybody is asked the earlier deadline and the shorter renewal count; taken back, only what everybody is
    // asked stays.
    org.assign(&records, None, Some(Deadline::Days(10))).await;
    let all = Timestamp(records.now().0 + 10 * DAY);
    assert_eq!(ask(&manager, Some(Deadline::Days(2)), Some(1)).await, Ok(()));
    let later = Timestamp(records.now().0 + 2 * DAY);
    let standing = async || records.person(&overseer, ada).await.unwrap().unwrap().courses[0].standing.clone();
    assert_eq!((standing().await.deadline, standing().await.status), (Some(later), Status::NotStarted));
    assert_eq!(
        store.number("SELECT renew_months FROM standings WHERE deadline_at IS NOT NULL AND renew_months = 1").await,
        1
    );
    let asked = records.personal_assignments(&overseer, ada).await.unwrap();
    assert_eq!(
        asked.iter().map(|one| (one.deadline, one.renew_months, one.version)).collect::<Vec<_>>(),
        [(Some(later), Some(1), 1)]
    );
    assert!(records.personal_assignments(&beta.overseer(&records).await, ada).await.unwrap().is_empty());
    assert_eq!(remove(1).await, Ok(()));
    assert_eq!(standing().await.deadline, Some(all));
    let log = records.audit_log(&manager, None).await.unwrap();
    // Entries of the same moment have no order of their own.
    for (code, count) in [("person-assigned", 2), ("person-assignment-removed", 2)] {
        let entries = log.iter().filter(|entry| entry.subject == Some(ada) && entry.what == code);
        assert_eq!(entries.count(), count, "{code}");
    }
}

async fn what_is_asked_of_one_goes_with_them(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (manager, overseer) = (org.manager(&records).await, org.overseer(&records).await);
    let (guest, cookie) = newcomer(&records).await;
    org.join(&records, &Who::Known(guest), "Ada", None).await;
    let (early, late) = (Timestamp(records.now().0 + DAY), Timestamp(records.now().0 + 9 * DAY));
    records.assign_to_person(&manager, guest, COURSE, Some(Deadline::At(early)), Some(24)).await.unwrap().unwrap();
    let (account, _) = sign_in(&records, "ada@example.org", None).await;
    org.join(&records, &Who::Known(account.learner), "Ada", None).await;
    records
        .assign_to_person(&manager, account.learner, COURSE, Some(Deadline::At(late)), Some(12))
        .await
        .unwrap()
        .unwrap();
    // The guest's work is joined into the account: of two deadlines the earlier.
    let (done, _) = sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    assert_eq!(done.learner, account.learner);
    let person = records.person(&overseer, account.learner).await.unwrap().unwrap();
    assert_eq!(person.courses[0].standing.deadline, Some(early));
    let everything = records.everything(account.learner).await.unwrap().unwrap();
    let asked = &everything.memberships[0].asked;
    assert_eq!(
        (asked.len(), &*asked[0].course, asked[0].until, asked[0].renewed_after),
        (1, COURSE, Some(early), Some(12))
    );
    // Who leaves and comes back begins anew.
    records.remove_member(&manager, account.learner, None).await.unwrap().unwrap();
    assert_eq!(store.number("SELECT count(*) FROM personal_assignments").await, 0);
    org.join(&records, &Who::Known(account.learner), "Ada", None).await;
    assert!(records.person(&overseer, account.learner).await.unwrap().unwrap().courses.is_empty());
}

async fn an_invitation_sent_anew_keeps_its_courses(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let until = Timestamp(records.now().0 + 9 * DAY);
    let import = prepare(&records, &org, vec![with_course(row(2, "Ada", "ada@example.org"), Some(until))]).await;
    confirm(&records, &org, &import).await.1.unwrap();
    let anew = invitation(&records, "ada@example.org", Role::Member, Timestamp(records.now().0 + DAY));
    let token = anew.token.clone();
    records.invite(&manager, anew).await.unwrap().unwrap();
    let ada = accept(&records, &token, "Ada").await;
    let person = records.person(&org.overseer(&records).await, ada).await.unwrap().unwrap();
    assert_eq!(person.courses[0].standing.deadline, Some(until));
}
