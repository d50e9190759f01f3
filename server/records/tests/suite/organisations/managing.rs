//! What managers change: look, teams, what is asked; each change once, in the log.

use std::collections::HashSet;

use perehdy_courses::model::Timestamp;
use perehdy_records::{Deadline, JoinKey, JoinOffer, Look, NewAssignment, NewJoinLink, Refusal, Role, SeatRole};

use crate::support::{COURSE, DAY, Org, Store, invitation, query};
use crate::together::{many, two};

on_both!(
    the_look,
    teams,
    team_managers,
    places_in_teams,
    invitations_by_page,
    what_is_asked,
    the_second_is_told,
    the_log
);

async fn the_look(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let look = |name: &str, accent: &str| Look {
        name: name.to_owned(),
        contact: "Maija, 040 123".to_owned(),
        accent: accent.to_owned(),
    };
    for unfit in [look("", "#123456"), look("Acme", "red"), look("Acme", "#12345g"), look("Acme", "#1234567")] {
        assert_eq!(records.change_look(&manager, 1, &unfit).await.unwrap(), Err(Refusal::Unfit));
    }
    assert_eq!(records.change_look(&manager, 1, &look("Acme Oy", "#AABBCC")).await.unwrap(), Ok(()));
    assert_eq!(records.change_look(&manager, 1, &look("Other", "")).await.unwrap(), Err(Refusal::Changed));
    let seat = org.seat(&records, org.manager).await.unwrap();
    let organisation = seat.organisation();
    assert_eq!((&*organisation.name, &*organisation.accent, organisation.version), ("Acme Oy", "#aabbcc", 2));
}

async fn teams(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (manager, overseer) = (org.manager(&records).await, org.overseer(&records).await);
    let store_team = org.team(&records, "Varasto").await;
    let shop = org.team(&records, "Myymälä").await;
    assert_eq!(records.new_team(&manager, " varasto").await.unwrap(), Err(Refusal::Taken));
    assert_eq!(records.new_team(&manager, " ").await.unwrap(), Err(Refusal::Unfit));
    assert_eq!(records.rename_team(&manager, shop, 1, "VARASTO").await.unwrap(), Err(Refusal::Taken));
    assert_eq!(records.rename_team(&manager, shop, 1, "Kauppa").await.unwrap(), Ok(()));
    assert_eq!(records.rename_team(&manager, shop, 1, "Puoti").await.unwrap(), Err(Refusal::Changed));
    let ada = org.newcomer(&records, "Ada", Some(store_team)).await;
    org.assign(&records, Some(store_team), None).await;
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 1);
    let made = NewJoinLink { team: Some(store_team), ..NewJoinLink::default() };
    let link = records.new_join_link(&manager, made).await.unwrap().unwrap();
    let all = records.teams(&overseer).await.unwrap();
    assert_eq!(all.iter().map(|team| (&*team.name, team.members)).collect::<Vec<_>>(), [("Kauppa", 0), ("Varasto", 1)]);

    assert_eq!(records.take_from_team(&manager, shop, ada).await.unwrap(), Err(Refusal::Gone));
    assert_eq!(records.remove_team(&manager, store_team, None).await.unwrap(), Ok(()));
    assert_eq!(records.remove_team(&manager, store_team, None).await.unwrap(), Err(Refusal::Gone));
    // What hung on it is over; its name is free.
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 0);
    assert_eq!(records.join_offer(&JoinKey::Code(link.code)).await.unwrap(), JoinOffer::Ended);
    assert!(records.assignments(overseer.seat()).await.unwrap().is_empty());
    assert_eq!(records.new_join_link(&manager, made).await.unwrap().err(), Some(Refusal::NoTeam));
    assert_eq!(records.put_into_team(&manager, store_team, ada, false).await.unwrap(), Err(Refusal::NoTeam));
    org.team(&records, "Varasto").await;
}

async fn team_managers(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let manager = org.manager(&records).await;
    let (mine, others) = (org.team(&records, "Varasto").await, org.team(&records, "Myymälä").await);
    org.assign(&records, None, None).await;
    let leader = org.newcomer(&records, "Leena", Some(mine)).await;
    let ada = org.newcomer(&records, "Ada", Some(mine)).await;
    let ben = org.newcomer(&records, "Ben", Some(others)).await;
    assert!(org.seat(&records, leader).await.unwrap().overseer().is_none());
    records.put_into_team(&manager, mine, leader, true).await.unwrap().unwrap();
    let seat = org.seat(&records, leader).await.unwrap();
    assert_eq!(seat.role(), &SeatRole::TeamManager(vec![mine]));
    assert!(seat.manager().is_none());
    let overseer = seat.overseer().unwrap();
    // They see their team and nobody else.
    let board = records.board(&overseer, &query()).await.unwrap();
    assert_eq!(board.totals.all(), 2);
    assert_eq!(board.rows.iter().map(|row| row.learner).collect::<Vec<_>>(), [ada, leader]);
    let whole = records.whole_board(&overseer, &query()).await.unwrap();
    assert_eq!(whole, board.rows);
    let mut others_board = query();
    others_board.team = Some(others);
    assert_eq!(records.board(&overseer, &others_board).await.unwrap().totals.all(), 0);
    assert!(records.person(&overseer, ben).await.unwrap().is_none());
    assert!(records.person(&overseer, ada).await.unwrap().is_some());
    assert_eq!(records.members(&overseer, "", None, 0).await.unwrap().1, 2);
    assert_eq!(records.teams(&overseer).await.unwrap().len(), 1);
    assert_eq!(records.courses_asked(&overseer).await.unwrap()[0].1.all(), 2);
    // Nor does a manager see another organisation.
    let stranger = beta.overseer(&records).await;
    assert!(records.person(&stranger, ada).await.unwrap().is_none());
    assert_eq!(records.board(&stranger, &query()).await.unwrap().totals.all(), 0);
    let foreign = records.put_into_team(&beta.manager(&records).await, mine, ada, false).await.unwrap();
    assert_eq!(foreign, Err(Refusal::NoTeam));
    // Not any more: the seat from before sees nobody and notes nothing.
    assert_eq!(records.note_in_log(&overseer, "exported", serde_json::json!({})).await.unwrap(), Ok(()));
    records.take_from_team(&manager, mine, leader).await.unwrap().unwrap();
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 0);
    let noted = records.note_in_log(&overseer, "exported", serde_json::json!({})).await.unwrap();
    assert_eq!(noted, Err(Refusal::NotAllowed));
}

async fn places_in_teams(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let team = org.team(&records, "Varasto").await;
    let ada = org.newcomer(&records, "Ada", None).await;
    let change = async |from, to| records.change_place(&manager, team, ada, from, to).await.unwrap();
    // Whoever thinks that Ada is in the team already is told that it is not so.
    assert_eq!(change(Some(false), Some(true)).await, Err(Refusal::Changed));
    assert_eq!(change(Some(false), None).await, Err(Refusal::Changed));
    assert_eq!(change(None, Some(false)).await, Ok(()));
    assert_eq!(change(None, Some(true)).await, Err(Refusal::Changed));
    assert_eq!(change(Some(false), Some(true)).await, Ok(()));
    assert_eq!(change(Some(true), None).await, Ok(()));
    assert_eq!(change(None, None).await, Err(Refusal::Gone));
    records.rename_team(&manager, team, 1, "Lager").await.unwrap().unwrap();
    org.assign(&records, Some(team), None).await;
    records.remove_team(&manager, team, None).await.unwrap().unwrap();
    // The log names the team as it was called then.
    let log = records.audit_log(&manager, None).await.unwrap();
    let about = |what: &str| {
        let entry = log.iter().find(|entry| entry.what == what).unwrap();
        serde_json::from_str::<serde_json::Value>(&entry.about).unwrap()
    };
    assert_eq!(about("team-made")["name"], "Varasto");
    assert_eq!(about("team-member-removed")["name"], "Varasto");
    assert_eq!(
        (&about("team-renamed")["before"], &about("team-renamed")["name"]),
        (&"Varasto".into(), &"Lager".into())
    );
    assert_eq!(about("assigned")["name"], "Lager");
    assert_eq!(
        (&about("team-removed")["name"], &about("team-removed")["team"]),
        (&"Lager".into(), &team.to_string().into())
    );
}

async fn invitations_by_page(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let manager = org.manager(&records).await;
    let ends = Timestamp(records.now().0 + 14 * DAY);
    let mut ids = Vec::new();
    for i in 0..52 {
        store.clock.forward(1000);
        let new = invitation(&records, &format!("a_{i}@example.org"), Role::Member, ends);
        ids.push(records.invite(&manager, new).await.unwrap().unwrap());
    }
    records.withdraw_invitation(&manager, ids[51]).await.unwrap().unwrap();
    let page = async |search: &str, open, page| records.invitations_page(&manager, search, open, page).await.unwrap();
    // With the manager's own, which was accepted.
    let (first, all) = page("", false, 0).await;
    assert_eq!((first.len(), all, first[0].id), (50, 53, ids[51]));
    assert_eq!(page("", false, 1).await.0.len(), 3);
    let (open, all) = page("", true, 0).await;
    assert_eq!((open.len(), all, open[0].id), (50, 51, ids[50]));
    let (found, all) = page("A_1@", false, 0).await;
    assert_eq!((found.len(), all, found[0].id), (1, 1, ids[1]));
    let one = records.invitation(&manager, ids[1]).await.unwrap();
    assert_eq!(one.as_ref(), found.first());
    let stranger = beta.manager(&records).await;
    assert!(records.invitation(&stranger, ids[1]).await.unwrap().is_none());
    assert_eq!(records.invitations_page(&stranger, "", false, 0).await.unwrap().1, 1);
    store.clock.forward(14 * DAY);
    assert_eq!(page("", true, 0).await.1, 0);
}

async fn what_is_asked(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let (manager, overseer) = (org.manager(&records).await, org.overseer(&records).await);
    let team = org.team(&records, "Varasto").await;
    let now = records.now();
    let says = |deadline, renew_months| NewAssignment { course: COURSE.to_owned(), team: None, deadline, renew_months };
    let past = says(Some(Deadline::At(now)), None);
    assert_eq!(records.assign(&manager, past).await.unwrap(), Err(Refusal::Past));
    for unfit in [says(Some(Deadline::Days(0)), None), says(None, Some(0)), says(Some(Deadline::Days(u32::MAX)), None)]
    {
        assert_eq!(records.assign(&manager, unfit).await.unwrap(), Err(Refusal::Unfit));
    }
    let id = records.assign(&manager, says(Some(Deadline::Days(14)), None)).await.unwrap().unwrap();
    assert_eq!(records.assign(&manager, says(None, None)).await.unwrap(), Err(Refusal::Taken));
    let nowhere = NewAssignment { team: Some(id), ..says(None, None) };
    assert_eq!(records.assign(&manager, nowhere).await.unwrap(), Err(Refusal::NoTeam));
    let deadline = async |learner| {
        records.person(&overseer, learner).await.unwrap().unwrap().courses[0].standing.deadline.unwrap().0 - now.0
    };
    // Who was there is given the days from being asked; who comes later, from joining.
    assert_eq!(deadline(org.manager).await, 14 * DAY);
    store.clock.forward(3 * DAY);
    let ada = org.newcomer(&records, "Ada", None).await;
    assert_eq!(deadline(ada).await, 17 * DAY);
    // Of two assignments the earlier deadline counts; of the team's, from when they came into it.
    org.assign(&records, Some(team), Some(Deadline::Days(7))).await;
    store.clock.forward(DAY);
    records.put_into_team(&manager, team, ada, false).await.unwrap().unwrap();
    assert_eq!(deadline(ada).await, 11 * DAY);
    assert_eq!(deadline(org.manager).await, 14 * DAY);
    let at = Timestamp(now.0 + 5 * DAY);
    let change =
        async |version, deadline| records.change_assignment(&manager, id, version, deadline, Some(12)).await.unwrap();
    assert_eq!(change(1, Some(Deadline::At(now))).await, Err(Refusal::Past));
    assert_eq!(change(1, Some(Deadline::At(at))).await, Ok(()));
    assert_eq!(deadline(ada).await, 5 * DAY);
    store.clock.forward(5 * DAY);
    // The one that stands may stay.
    assert_eq!(change(2, Some(Deadline::At(at))).await, Ok(()));
    assert_eq!(records.assignments(manager.seat()).await.unwrap().len(), 2);
    assert_eq!(records.remove_assignment(&manager, id, 2).await.unwrap(), Err(Refusal::Changed));
    assert_eq!(records.remove_assignment(&manager, id, 3).await.unwrap(), Ok(()));
    assert_eq!(records.remove_assignment(&manager, id, 3).await.unwrap(), Err(Refusal::Gone));
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 1);
    assert!(records.person(&overseer, org.manager).await.unwrap().unwrap().courses.is_empty());
}

async fn the_second_is_told(store: Store) {
    let instances = two(&store).await;
    let org = Org::new(&instances[0], "Acme", "maija@example.org").await;
    let manager = org.manager(&instances[0]).await;
    let id = org.assign(&instances[0], None, None).await;
    let changed = many(&instances, |i, records| {
        let manager = manager.clone();
        async move {
            let days = Deadline::Days(u32::try_from(i).unwrap() + 1);
            records.change_assignment(&manager, id, 1, Some(days), None).await.unwrap()
        }
    })
    .await;
    assert_eq!(changed.iter().filter(|changed| changed.is_ok()).count(), 1);
    assert!(changed.iter().all(|changed| matches!(changed, Ok(()) | Err(Refusal::Changed))));
    let made = many(&instances, |_, records| {
        let manager = manager.clone();
        async move { records.new_team(&manager, "Varasto").await.unwrap() }
    })
    .await;
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
}

async fn the_log(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let manager = org.manager(&records).await;
    for i in 0..30 {
        store.clock.forward(1000);
        org.newcomer(&records, &format!("Ada {i}"), None).await;
    }
    store.clock.forward(1000);
    let ada = org.newcomer(&records, "Ada", None).await;
    store.clock.forward(1000);
    records.remove_member(&manager, ada, None).await.unwrap().unwrap();
    // Refused things are not told.
    records.remove_member(&manager, ada, None).await.unwrap().unwrap_err();
    let first = records.audit_log(&manager, None).await.unwrap();
    assert_eq!(first.len(), 50);
    let newest = &first[0];
    assert_eq!((&*newest.what, &*newest.who, newest.learner), ("member-removed", "Maija Manageri", Some(org.manager)));
    assert_eq!((newest.subject, &*newest.subject_name, newest.at), (Some(ada), "Ada", records.now()));
    let second = records.audit_log(&manager, Some(first[49].id)).await.unwrap();
    let all: HashSet<_> = first.iter().chain(&second).map(|entry| entry.id).collect();
    // The first invitation and joining, 31 links and joinings, the removal.
    assert_eq!((all.len(), second.len()), (65, 15));
    let operator = second.iter().find(|entry| entry.learner.is_none()).unwrap();
    assert_eq!((&*operator.what, &*operator.who), ("manager-invited", "operator"));
    assert_eq!(records.audit_log(&beta.manager(&records).await, None).await.unwrap().len(), 2);
}
