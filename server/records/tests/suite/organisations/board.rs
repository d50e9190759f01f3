//! The board and the page of a person.

use perehdy_courses::completion::completion;
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{BOARD_ROWS, BoardRow, Deadline, LearnerId, NewCertificate, Records, Sort, Status, Totals, Who};

use crate::support::{
    COURSE, DAY, Org, RIGHT, START, Store, course, issue, new_attempt, new_certificate, newcomer, pages, query,
    questions, sign_in,
};
use crate::together::{many, two};

on_both!(
    who_stands_how,
    pages_search_and_order,
    completing_while_it_is_asked,
    standings_follow,
    each_completion_has_its_end
);

/// Reads all pages and passes the test.
async fn complete(records: &Records, learner: LearnerId) {
    let who = Who::Known(learner);
    for page in pages() {
        records.mark_read(&who, Lang::Fi, &course(), &page, &page).await.unwrap();
    }
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap();
}

async fn who_stands_how(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let overseer = org.overseer(&records).await;
    org.assign(&records, None, Some(Deadline::Days(14))).await;
    let (ada, _) = sign_in(&records, "Ada@example.org", None).await;
    org.join(&records, &Who::Known(ada.learner), "Ada", None).await;
    let ben = org.newcomer(&records, "Ben", None).await;
    complete(&records, ada.learner).await;
    let page = &pages()[0];
    records.mark_read(&Who::Known(ben), Lang::Fi, &course(), page, page).await.unwrap();
    let totals = async || records.board(&overseer, &query()).await.unwrap().totals;
    assert_eq!(totals().await, Totals { done: 1, under_way: 1, not_started: 1, ..Totals::default() });

    let rows = records.board(&overseer, &query()).await.unwrap().rows;
    assert_eq!(rows.iter().map(|row| &*row.name).collect::<Vec<_>>(), ["Ada", "Ben", "Maija Manageri"]);
    assert_eq!(rows[0].email.as_deref(), Some("Ada@example.org"));
    assert_eq!((rows[1].email.as_deref(), rows[1].standing.status), (None, Status::UnderWay));
    let standing = &rows[0].standing;
    assert_eq!(standing.completed, Some((Timestamp(START), "2026.1".to_owned())));
    // 2026-11-22 and two months.
    assert_eq!(standing.expires, Some(Timestamp(START + 61 * DAY)));
    assert_eq!(standing.deadline, Some(Timestamp(START + 14 * DAY)));
    // Why not complete, by the rule that the learner sees.
    let person = records.person(&overseer, ben).await.unwrap().unwrap();
    let done = completion(&course(), &person.courses[0].work);
    assert_eq!((done.parts_done, done.complete), (1, false));
    let person = records.person(&overseer, ada.learner).await.unwrap().unwrap();
    assert!(completion(&course(), &person.courses[0].work).complete);
    assert_eq!(&person.courses[0].standing, standing);

    store.clock.forward(14 * DAY - 1);
    assert_eq!(totals().await.late, 0);
    store.clock.forward(1);
    assert_eq!(totals().await, Totals { done: 1, late: 2, ..Totals::default() });
    store.clock.forward(17 * DAY - 1);
    assert_eq!(totals().await.done, 1);
    store.clock.forward(1);
    assert_eq!(totals().await, Totals { expiring: 1, late: 2, ..Totals::default() });
    store.clock.forward(30 * DAY);
    assert_eq!(totals().await, Totals { expired: 1, late: 2, ..Totals::default() });
    assert_eq!(records.courses_asked(&overseer).await.unwrap(), [(COURSE.to_owned(), totals().await)]);
    // Late and done after all.
    complete(&records, ben).await;
    assert_eq!(totals().await, Totals { expired: 1, late: 1, done: 1, ..Totals::default() });
}

async fn pages_search_and_order(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let overseer = org.overseer(&records).await;
    let team = org.team(&records, "Varasto").await;
    for (i, name) in ["Öberg", "Åke", "ada", "Zoe", "100%_!"].into_iter().cycle().take(60).enumerate() {
        let team = (i % 2 == 0).then_some(team);
        let learner = org.newcomer(&records, &format!("{name} {i:02}"), team).await;
        if i % 3 == 0 {
            let page = &pages()[0];
            records.mark_read(&Who::Known(learner), Lang::Fi, &course(), page, page).await.unwrap();
        }
        if i % 20 == 0 {
            complete(&records, learner).await;
        }
        store.clock.forward(1000);
    }
    org.assign(&records, None, Some(Deadline::Days(14))).await;
    for sort in [Sort::Name, Sort::Status, Sort::Deadline, Sort::Completed] {
        for descending in [false, true] {
            for status in Status::ALL.into_iter().map(Some).chain([None]) {
                let mut asked = query();
                (asked.sort, asked.descending, asked.status) = (sort, descending, status);
                let whole = records.whole_board(&overseer, &asked).await.unwrap();
                // The same rows in the same order by pages, and as many as the totals say.
                let mut rows: Vec<BoardRow> = Vec::new();
                loop {
                    let board = records.board(&overseer, &asked).await.unwrap();
                    assert_eq!(
                        status.map_or(board.totals.all(), |status| board.totals.of(status)) as usize,
                        whole.len()
                    );
                    assert_eq!(board.page, asked.page);
                    rows.extend(board.rows);
                    asked.page += 1;
                    if asked.page == board.pages {
                        break;
                    }
                }
                assert_eq!(rows, whole);
                assert!(rows.iter().all(|row| status.is_none_or(|status| row.standing.status == status)));
                let place = |row: &BoardRow| Status::ALL.iter().position(|one| *one == row.standing.status).unwrap();
                if sort == Sort::Status {
                    let sorted =
                        rows.is_sorted_by(|a, b| if descending { place(a) >= place(b) } else { place(a) <= place(b) });
                    assert!(sorted);
                }
                if sort == Sort::Completed && !descending {
                    let key = |row: &BoardRow| row.standing.completed.as_ref().map_or(i64::MAX, |(at, _)| at.0);
                    assert!(rows.is_sorted_by_key(key));
                }
            }
        }
    }
    let mut asked = query();
    let board = records.board(&overseer, &asked).await.unwrap();
    assert_eq!((board.rows.len(), board.pages, board.totals.all()), (BOARD_ROWS as usize, 2, 61));
    assert!(board.rows[0].name.starts_with("100%") && board.rows[12].name.starts_with("ada"));
    asked.page = 99;
    let board = records.board(&overseer, &asked).await.unwrap();
    assert_eq!((board.rows.len(), board.page), (11, 1));
    assert!(board.rows[10].name.starts_with("Öberg"));
    for (search, found) in
        [("åke", 12), ("ÖBERG", 12), ("%", 12), ("_!", 12), ("!%", 0), ("ADA 0", 2), ("maija@", 1), ("x\0y", 0)]
    {
        let mut asked = query();
        asked.search = search.to_owned();
        let board = records.board(&overseer, &asked).await.unwrap();
        assert_eq!((board.totals.all() as usize, board.rows.len()), (found, found), "{search}");
        let (members, count) = records.members(&overseer, search, None, 0).await.unwrap();
        assert_eq!((members.len(), count as usize), (found, found), "{search}");
    }
    let mut asked = query();
    asked.team = Some(team);
    let board = records.board(&overseer, &asked).await.unwrap();
    assert_eq!(board.totals.all(), 30);
    assert!(board.rows.iter().all(|row| row.teams == ["Varasto"]));
    let (members, count) = records.members(&overseer, "", None, 1).await.unwrap();
    assert_eq!((members.len(), count), (11, 61));
}

async fn completing_while_it_is_asked(store: Store) {
    let instances = two(&store).await;
    let org = Org::new(&instances[0], "Acme", "maija@example.org").await;
    let mut learners = Vec::new();
    for i in 0..40 {
        learners.push(org.newcomer(&instances[0], &format!("Ada {i}"), None).await);
    }
    let manager = org.manager(&instances[0]).await;
    let id = org.assign(&instances[0], None, None).await;
    many(&instances, |i, records| {
        let (manager, learner) = (manager.clone(), learners.get(i).copied());
        async move {
            let Some(learner) = learner else {
                let version = records.assignments(manager.seat()).await.unwrap()[0].version;
                records.change_assignment(&manager, id, version, None, Some(12)).await.unwrap().ok();
                return;
            };
            let page = &pages()[0];
            records.mark_read(&Who::Known(learner), Lang::Fi, &course(), page, page).await.unwrap();
        }
    })
    .await;
    let totals = instances[0].board(&manager.overseer(), &query()).await.unwrap().totals;
    assert_eq!((totals.under_way, totals.not_started), (40, 1));
}

/// What is kept of standings is what follows from the rest, whatever was done in whatever order.
async fn standings_follow(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let team = org.team(&records, "Varasto").await;
    let (early, _) = newcomer(&records).await;
    complete(&records, early).await;
    org.join(&records, &Who::Known(early), "Early", None).await;
    let late = org.newcomer(&records, "Late", Some(team)).await;
    org.assign(&records, Some(team), Some(Deadline::Days(3))).await;
    org.assign(&records, None, None).await;
    complete(&records, late).await;
    let begun = org.newcomer(&records, "Begun", None).await;
    let page = &pages()[0];
    records.mark_read(&Who::Known(begun), Lang::Fi, &course(), page, page).await.unwrap();
    records.put_into_team(&manager, team, begun, true).await.unwrap().unwrap();
    let kept = async || -> Vec<String> {
        store.dump().await.into_iter().filter(|row| row.starts_with("standings: ")).collect()
    };
    let before = kept().await;
    assert_eq!(before.len(), 4);
    // Removing a team that nothing hangs on makes all anew.
    let idle = org.team(&records, "Idle").await;
    records.remove_team(&manager, idle, None).await.unwrap().unwrap();
    assert_eq!(kept().await, before);
}

async fn each_completion_has_its_end(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let mut ends = Vec::new();
    for i in 0..35 {
        let learner = org.newcomer(&records, &format!("Ada {i:02}"), None).await;
        issue(&records, &Who::Known(learner), &completed_at(records.now())).await;
        // 2026-11-22 and two months.
        ends.push(Timestamp(records.now().0 + 61 * DAY));
        store.clock.forward(1000);
    }
    let id = org.assign(&records, None, None).await;
    let overseer = org.overseer(&records).await;
    let found = async || -> Vec<Option<Timestamp>> {
        let rows = records.whole_board(&overseer, &query()).await.unwrap();
        rows.into_iter().filter(|row| row.standing.completed.is_some()).map(|row| row.standing.expires).collect()
    };
    assert_eq!(found().await, ends.iter().copied().map(Some).collect::<Vec<_>>());
    records.change_assignment(&org.manager(&records).await, id, 1, None, None).await.unwrap().unwrap();
    assert_eq!(found().await, vec![None; 35]);
}

fn completed_at(completed: Timestamp) -> NewCertificate {
    NewCertificate { completed, ..new_certificate("Ada") }
}
