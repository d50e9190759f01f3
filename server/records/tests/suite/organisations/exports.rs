//! What leaves the board agrees with it: rows with parts, how many were done when, who looked at whom. Organisations are
//! made up by chance, the same in every run.

use std::collections::HashMap;

use perehdy_courses::completion::{Part, completion, parts};
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    BoardQuery, Deadline, LearnerId, MOMENTS, NewApiToken, NewCertificate, OverseerSeat, Records, Sort, Status, Totals,
    Who,
};
use uuid::Uuid;

use crate::support::{
    COURSE, DAY, HOUR, Org, RIGHT, START, Store, course, issue, new_attempt, new_certificate, pages, query, questions,
    sign_in,
};

on_both!(all_views_of_made_organisations_agree, done_when, parts_are_those_of_the_course, looked_at_once_an_hour);

/// Numbers that look like chance, the same for a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one_in(&mut self, most: u64) -> bool {
        self.below(most) == 0
    }
}

/// Passes the test.
async fn pass(records: &Records, learner: LearnerId) {
    let who = Who::Known(learner);
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap();
}

/// An organisation of people who have done all kinds of things, some of whom lead teams.
async fn made(store: &Store, records: &Records, seed: u64) -> (Org, Vec<Uuid>, Vec<LearnerId>) {
    let mut chance = Chance(seed);
    let org = Org::new(records, &format!("Acme {seed}"), &format!("maija{seed}@example.org")).await;
    let manager = org.manager(records).await;
    let mut teams = Vec::new();
    for name in ["Varasto", "=Myymälä", "Öljy"] {
        teams.push(org.team(records, name).await);
    }
    if chance.one_in(2) {
        org.assign(records, None, Some(Deadline::Days(1 + u32::try_from(chance.below(30)).unwrap()))).await;
    }
    org.assign(records, Some(teams[0]), None).await;
    let mut people = Vec::new();
    for i in 0..25 + chance.below(30) {
        let name = ["=1+1", "Öberg", "Aalto, \"A\"", "O'Neill; x", "@mäki"][usize::try_from(chance.below(5)).unwrap()];
        let name = format!("{name} {i}");
        let team = (!chance.one_in(3)).then(|| teams[usize::try_from(chance.below(3)).unwrap()]);
        let learner = if chance.one_in(4) {
            let (done, _) = sign_in(records, &format!("p{i}.{seed}@example.org"), None).await;
            org.join(records, &Who::Known(done.learner), &name, team).await
        } else {
            org.newcomer(records, &name, team).await
        };
        for place in pages() {
            if chance.one_in(2) {
                records.mark_read(&Who::Known(learner), Lang::Fi, &course(), &place, &place).await.unwrap();
            }
        }
        match chance.below(4) {
            0 => pass(records, learner).await,
            1 => {
                for place in pages() {
                    records.mark_read(&Who::Known(learner), Lang::Fi, &course(), &place, &place).await.unwrap();
                }
                pass(records, learner).await;
            }
            _ => {}
        }
        store.clock.forward(i64::try_from(chance.below(3)).unwrap() * DAY);
        people.push(learner);
        // Some leave again, some lead a team.
        if chance.one_in(10) {
            records.remove_member(&manager, learner, None).await.unwrap().unwrap();
            people.pop();
        } else if chance.one_in(8) {
            records
                .put_into_team(&manager, teams[usize::try_from(chance.below(3)).unwrap()], learner, true)
                .await
                .unwrap()
                .unwrap();
        }
    }
    store.clock.forward(i64::try_from(chance.below(60)).unwrap() * DAY);
    (org, teams, people)
}

async fn all_views_of_made_organisations_agree(store: Store) {
    let records = store.open().await;
    for seed in 1..=4 {
        let (org, teams, people) = made(&store, &records, seed).await;
        // The manager, a program with a token, and those who lead teams.
        let program = api_overseer(&records, &org).await;
        let mut overseers = vec![org.overseer(&records).await, program.clone()];
        for learner in &people {
            overseers.extend(org.seat(&records, *learner).await.and_then(|seat| seat.overseer()));
        }
        assert!(overseers.len() > 2, "nobody leads a team");
        same_as_the_manager(&records, &org, &program, &teams).await;
        for overseer in &overseers {
            for team in teams.iter().copied().map(Some).chain([None]) {
                for search in ["", "ö", "=1"] {
                    agree(&records, &org, overseer, &BoardQuery { team, search: search.to_owned(), ..query() }).await;
                }
            }
        }
    }
}

/// What a token opens.
async fn api_overseer(records: &Records, org: &Org) -> OverseerSeat {
    let ends = Timestamp(records.now().0 + DAY);
    let new = NewApiToken { id: Uuid::from_u128(1), name: "HR".to_owned(), ends };
    let token = records.new_api_token(&org.manager(records).await, new).await.unwrap().unwrap();
    records.api_seat(&token).await.unwrap().unwrap().overseer()
}

/// A program sees whom a manager sees, in the same order on the same pages.
async fn same_as_the_manager(records: &Records, org: &Org, program: &OverseerSeat, teams: &[Uuid]) {
    let manager = org.overseer(records).await;
    assert_eq!(
        records.members(program, "", None, 0).await.unwrap(),
        records.members(&manager, "", None, 0).await.unwrap()
    );
    assert_eq!(records.teams(program).await.unwrap(), records.teams(&manager).await.unwrap());
    assert_eq!(records.courses_asked(program).await.unwrap(), records.courses_asked(&manager).await.unwrap());
    for team in teams.iter().copied().map(Some).chain([None]) {
        for sort in [Sort::Name, Sort::Status, Sort::Deadline, Sort::Completed] {
            let asked = BoardQuery { team, sort, ..query() };
            assert_eq!(records.board(program, &asked).await.unwrap(), records.board(&manager, &asked).await.unwrap());
        }
    }
}

/// Whatever shows these people shows the same.
async fn agree(records: &Records, org: &Org, overseer: &OverseerSeat, asked: &BoardQuery) {
    let parts = parts(&course());
    let board = records.board(overseer, asked).await.unwrap();
    let exported = records.board_with_parts(overseer, asked, &parts).await.unwrap();
    let whole = records.whole_board(overseer, asked).await.unwrap();
    assert_eq!(exported.iter().map(|(row, _)| row).collect::<Vec<_>>(), whole.iter().collect::<Vec<_>>());
    assert_eq!(exported.len(), board.totals.all() as usize);
    let overseen: Vec<String> = records.teams(overseer).await.unwrap().into_iter().map(|team| team.name).collect();
    let mut counted = HashMap::new();
    for (row, done) in &exported {
        assert!(row.teams.iter().all(|team| overseen.contains(team)), "{:?} of {overseen:?}", row.teams);
        *counted.entry(row.standing.status).or_insert(0_u32) += 1;
        // The page of the person, and what they see themselves.
        let person = records.person(overseer, row.learner).await.unwrap().unwrap();
        let seen = records.seen_of_me(&org.seat(records, row.learner).await.unwrap()).await.unwrap().unwrap();
        let (of, own) = (&person.courses[0], &seen.courses[0]);
        assert_eq!((&of.standing, &own.standing), (&row.standing, &row.standing));
        assert_eq!((&*person.member.name, &person.member.email), (&*row.name, &row.email));
        let by_rule = completion(&course(), &own.work);
        assert_eq!(done.iter().filter(|done| **done).count(), by_rule.parts_done as usize);
        assert_eq!(done.len(), by_rule.parts as usize);
        assert!(!by_rule.complete || row.standing.completed.is_some());
    }
    for status in Status::ALL {
        assert_eq!(counted.get(&status).copied().unwrap_or(0), board.totals.of(status));
        let only = BoardQuery { status: Some(status), ..asked.clone() };
        let only = records.board_with_parts(overseer, &only, &parts).await.unwrap();
        assert_eq!(only.len(), board.totals.of(status) as usize);
    }
    let moments = std::array::from_fn(|_| records.now());
    let done = records.done_at(overseer, asked, &moments).await.unwrap();
    assert_eq!(done[MOMENTS - 1], board.totals.done + board.totals.expiring);
}

async fn done_when(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    let mut learners = Vec::new();
    for i in 0..12 {
        learners.push(org.newcomer(&records, &format!("Ada {i:02}"), (i % 3 == 0).then_some(team)).await);
    }
    // For two months.
    org.assign(&records, None, None).await;
    let mut completed = Vec::new();
    for learner in learners.iter().take(8) {
        store.clock.forward(13 * DAY);
        let says = NewCertificate { completed: records.now(), ..new_certificate("Ada") };
        issue(&records, &Who::Known(*learner), &says).await;
        completed.push(records.now());
    }
    let overseer = org.overseer(&records).await;
    let rows = records.whole_board(&overseer, &query()).await.unwrap();
    let ends: Vec<(i64, i64)> =
        rows.iter().filter_map(|row| Some((row.standing.completed.as_ref()?.0.0, row.standing.expires?.0))).collect();
    assert_eq!(ends.len(), completed.len());
    for first in [START, completed[0].0, completed[3].0, completed[7].0] {
        let moments: [Timestamp; MOMENTS] =
            std::array::from_fn(|at| Timestamp(first + i64::try_from(at).unwrap() * 13 * DAY));
        let expected = moments.map(|at| {
            u32::try_from(ends.iter().filter(|(from, until)| *from <= at.0 && at.0 < *until).count()).unwrap()
        });
        assert!(expected.iter().any(|count| *count > 0));
        assert_eq!(records.done_at(&overseer, &query(), &moments).await.unwrap(), expected);
    }
    let now = std::array::from_fn(|_| records.now());
    let of_team = BoardQuery { team: Some(team), status: Some(Status::Late), ..query() };
    let board = records.board(&overseer, &of_team).await.unwrap();
    let done = records.done_at(&overseer, &of_team, &now).await.unwrap();
    assert_eq!(done[MOMENTS - 1], board.totals.done + board.totals.expiring);
    assert!(done[MOMENTS - 1] < 8);
}

async fn parts_are_those_of_the_course(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let ada = org.newcomer(&records, "Ada", None).await;
    org.newcomer(&records, "Ben", None).await;
    org.assign(&records, None, None).await;
    let read = &pages()[2];
    records.mark_read(&Who::Known(ada), Lang::Fi, &course(), read, read).await.unwrap();
    pass(&records, ada).await;
    let overseer = org.overseer(&records).await;
    let parts = parts(&course());
    assert_eq!(parts.len(), 5);
    assert_eq!(parts[2], Part::Page(read.module.clone(), read.page.clone()));
    assert_eq!(parts[4], Part::Test);
    let mut by_status = query();
    (by_status.sort, by_status.descending) = (Sort::Status, true);
    let rows = records.board_with_parts(&overseer, &by_status, &parts).await.unwrap();
    let done = |name: &str| rows.iter().find(|(row, _)| row.name == name).map(|(_, done)| done.clone()).unwrap();
    assert_eq!(done("Ada"), [false, false, true, false, true]);
    assert_eq!(done("Ben"), [false; 5]);
    assert_eq!(rows[0].0.name, "Ada");
    // Of a course that is here no more, or of no parts at all.
    assert!(
        records.board_with_parts(&overseer, &by_status, &[]).await.unwrap().iter().all(|(_, done)| done.is_empty())
    );
    let unknown = BoardQuery { course: format!("{COURSE}-2"), ..query() };
    assert!(records.board_with_parts(&overseer, &unknown, &parts).await.unwrap().is_empty());
    assert_eq!(records.board(&overseer, &unknown).await.unwrap().totals, Totals::default());
}

async fn looked_at_once_an_hour(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    let ada = org.newcomer(&records, "Ada", Some(team)).await;
    let ben = org.newcomer(&records, "Ben", Some(team)).await;
    let manager = org.manager(&records).await;
    let overseer = manager.overseer();
    // The clock stands still, so that entries of one moment come in any order.
    let sorted = |mut looks: Vec<(Option<LearnerId>, Option<LearnerId>)>| {
        looks.sort_by_key(|(who, whom)| (who.map(|who| who.0), whom.map(|whom| whom.0)));
        looks
    };
    let looked = async || {
        let log = records.audit_log(&manager, None).await.unwrap();
        let looks = log.iter().filter(|entry| entry.what == "person-looked-at");
        sorted(looks.map(|entry| (entry.learner, entry.subject)).collect())
    };
    let (maija, of) = (Some(org.manager), Some);
    for _ in 0..3 {
        records.note_looked_at(&overseer, ada).await.unwrap().unwrap();
    }
    assert_eq!(looked().await, [(maija, of(ada))]);
    records.note_looked_at(&overseer, ben).await.unwrap().unwrap();
    records.put_into_team(&manager, team, ben, true).await.unwrap().unwrap();
    let leader = org.seat(&records, ben).await.unwrap().overseer().unwrap();
    records.note_looked_at(&leader, ada).await.unwrap().unwrap();
    assert_eq!(looked().await, sorted(vec![(of(ben), of(ada)), (maija, of(ben)), (maija, of(ada))]));
    store.clock.forward(HOUR - 1);
    records.note_looked_at(&overseer, ada).await.unwrap().unwrap();
    assert_eq!(looked().await.len(), 3);
    store.clock.forward(1);
    let (one, other) = tokio::join!(records.note_looked_at(&overseer, ada), records.note_looked_at(&overseer, ada));
    assert_eq!((one.unwrap(), other.unwrap()), (Ok(()), Ok(())));
    assert_eq!(looked().await.len(), 4);
    // Who has no eye on anybody any more is told so.
    records.take_from_team(&manager, team, ben).await.unwrap().unwrap();
    store.clock.forward(HOUR);
    assert!(records.note_looked_at(&leader, ada).await.unwrap().is_err());
    assert_eq!(looked().await.len(), 4);
}
