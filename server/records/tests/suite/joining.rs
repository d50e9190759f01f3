//! Joining a guest's work into an account: the further goes on, nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use perehdy_courses::answer::Answer;
use perehdy_courses::model::Lang;
use perehdy_records::{
    Everything, LearnerId, MediaState, NewAttempt, Records, SessionToken, SignIn, TheAttempt, TheCourse, Who,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::support::{
    COURSE, HOUR, MINUTE, RIGHT, START, Store, WRONG, course, issue, link_for, named, new_attempt, new_certificate,
    newcomer, open_link, pages, place, questions, sign_in, try_issue,
};

on_both!(
    nothing_is_lost,
    the_attempt_with_more_answers_runs_on,
    joined_work_completes_a_course,
    a_certificate_that_both_have,
    an_attempt_that_is_over_is_left_to_the_job,
);

/// Does one of everything that a learner can do.
pub(crate) async fn everything(records: &Records, store: &Store, learner: LearnerId) {
    let (who, page) = (Who::Known(learner), place("start", "words"));
    records.answer_practice(&who, Lang::Sv, &course(), &page, "q-welcome", &RIGHT).await.unwrap();
    let state = MediaState { position: 3.5, watched: vec![(0.0, 3.5)] };
    records.save_media(&who, Lang::Fi, COURSE, &page, "film", &state).await.unwrap();
    for page in pages() {
        records.mark_read(&who, Lang::Fi, &course(), &page, &page).await.unwrap();
    }
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    store.clock.forward(MINUTE);
    records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap();
    issue(records, &who, &new_certificate("Åsa")).await;
}

/// Something that one of the learners does.
#[derive(Clone, Debug)]
enum Step {
    Read(usize),
    Practise(usize, usize),
    Play(usize, u32, u32),
    Start,
    Answer(usize, bool),
    HandIn,
    Certify(usize),
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<(usize, bool, Step)>> {
    let step = prop_oneof![
        (0..4_usize).prop_map(Step::Read),
        (0..3_usize, 0..3_usize).prop_map(|(question, option)| Step::Practise(question, option)),
        (0..2_usize, 0..50_u32, 1..20_u32).prop_map(|(block, from, long)| Step::Play(block, from, long)),
        Just(Step::Start),
        (0..12_usize, any::<bool>()).prop_map(|(question, right)| Step::Answer(question, right)),
        Just(Step::HandIn),
        (0..2_usize).prop_map(Step::Certify),
        (1..90_i64).prop_map(Step::Wait),
    ];
    // Who (two guests and an account), in which of two courses, what.
    prop::collection::vec((0..3_usize, any::<bool>(), step), 1..50)
}

async fn play(records: &Records, store: &Store, learner: LearnerId, other: bool, step: &Step) {
    let who = Who::Known(learner);
    let course = if other { named("another") } else { course() };
    let page = place("start", "words");
    let running = async || {
        let attempts = records.attempts(learner, &course.id).await.unwrap();
        attempts.into_iter().find(|attempt| attempt.result.is_none())
    };
    match *step {
        Step::Read(at) => {
            let page = &pages()[at];
            records.mark_read(&who, Lang::Fi, &course, page, page).await.unwrap();
        }
        Step::Practise(question, option) => {
            let (lang, answer) = (Lang::ALL[option], Answer::One(u16::try_from(option).unwrap()));
            records.answer_practice(&who, lang, &course, &page, &format!("p{question}"), &answer).await.unwrap();
        }
        Step::Play(block, from, long) => {
            let (from, to) = (f64::from(from), f64::from(from + long));
            let state = MediaState { position: to, watched: vec![(from, to)] };
            records.save_media(&who, Lang::Fi, &course.id, &page, &format!("b{block}"), &state).await.unwrap();
        }
        Step::Start => {
            let new = NewAttempt { course: course.id.clone(), ..new_attempt(3) };
            let _ = records.start_attempt(&who, Lang::Fi, &course, &new).await.unwrap();
        }
        Step::Answer(question, right) => {
            if let Some(attempt) = running().await {
                let answer = if right { RIGHT } else { WRONG };
                let question = &questions()[question];
                records.answer_test(learner, Lang::Fi, attempt.id, question, &answer).await.unwrap();
            }
        }
        Step::HandIn => {
            if let Some(attempt) = running().await {
                records.hand_in(learner, &course, attempt.id).await.unwrap();
            }
        }
        Step::Certify(name) => {
            let new = perehdy_records::NewCertificate {
                course: course.id.clone(),
                completed: records.now(),
                ..new_certificate(["Ada", "Ben"][name])
            };
            // There is a most of them.
            let _ = try_issue(records, &who, &new).await;
        }
        Step::Wait(minutes) => store.clock.forward(minutes * MINUTE),
    }
}

/// What an attempt is, whatever its number and its end.
fn attempt_as_text(attempt: &TheAttempt) -> String {
    let (answers, result) = (&attempt.answers, attempt.result.as_ref());
    format!("{} {} {answers:?} {result:?} {}", attempt.started.0, attempt.version, attempt.extensions)
}

fn runs(attempt: &TheAttempt, now: i64) -> bool {
    attempt.result.is_none() && attempt.ends.is_none_or(|end| end.0 > now)
}

fn seconds(of: &[(f64, f64)]) -> BTreeSet<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the steps play whole seconds")]
    of.iter().flat_map(|(from, to)| *from as i64..*to as i64).collect()
}

/// Compares one course of the joined work with what the three had. The account is the last of them.
fn compare(parts: &[TheCourse], joined: &TheCourse, now: i64) {
    // Pages: both, the earlier time.
    let mut read: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for page in parts.iter().flat_map(|part| &part.read) {
        let at = read.entry((&page.module, &page.page)).or_insert(i64::MAX);
        *at = page.at.0.min(*at);
    }
    assert_eq!(
        joined.read.iter().map(|page| ((&*page.module, &*page.page), page.at.0)).collect::<BTreeMap<_, _>>(),
        read
    );
    // Practice: the later answer, tries added.
    for practice in &joined.practice {
        let of: Vec<_> =
            parts.iter().flat_map(|part| &part.practice).filter(|one| one.question == practice.question).collect();
        assert_eq!(practice.tries, of.iter().map(|one| one.tries).sum::<u32>());
        assert_eq!(practice.at, of.iter().map(|one| one.at).max().unwrap());
        let latest = of.iter().filter(|one| one.at == practice.at);
        assert!(latest.clone().any(|one| one.answer == practice.answer && one.language == practice.language));
    }
    let questions = |part: &TheCourse| part.practice.iter().map(|one| one.question.clone()).collect::<BTreeSet<_>>();
    assert_eq!(questions(joined), parts.iter().flat_map(questions).collect());
    // Media: the later position, what was watched joined.
    let blocks = |part: &TheCourse| part.media.iter().map(|one| one.block.clone()).collect::<BTreeSet<_>>();
    assert_eq!(blocks(joined), parts.iter().flat_map(blocks).collect());
    for piece in &joined.media {
        let of: Vec<_> = parts.iter().flat_map(|part| &part.media).filter(|one| one.block == piece.block).collect();
        assert_eq!(seconds(&piece.watched), of.iter().flat_map(|one| seconds(&one.watched)).collect());
        assert!(piece.watched.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert_eq!(piece.at, of.iter().map(|one| one.at).max().unwrap());
        #[expect(clippy::float_cmp, reason = "stored and read back")]
        let there = of.iter().any(|one| one.at == piece.at && one.position == piece.position);
        assert!(there);
    }
    // The later place, the earlier completion.
    let latest = parts.iter().filter_map(|part| part.place.as_ref()).map(|place| place.at).max();
    assert_eq!(joined.place.as_ref().map(|place| place.at), latest);
    let first = parts.iter().filter_map(|part| part.completed.as_ref()).map(|completed| completed.at).min();
    if first.is_some() {
        assert_eq!(joined.completed.as_ref().map(|completed| completed.at), first);
    }
    // Attempts: all, numbered by start, at most one running.
    let texts = |part: &TheCourse| part.attempts.iter().map(attempt_as_text).collect::<Vec<_>>();
    let mut before: Vec<String> = parts.iter().flat_map(texts).collect();
    let mut after = texts(joined);
    before.sort();
    after.sort();
    assert_eq!(after, before);
    assert!(joined.attempts.is_sorted_by_key(|attempt| attempt.started));
    assert!(joined.attempts.iter().map(|attempt| attempt.number).eq(1..=u32::try_from(before.len()).unwrap()));
    let running = || parts.iter().flat_map(|part| &part.attempts).filter(|attempt| runs(attempt, now));
    let on: Vec<_> = joined.attempts.iter().filter(|attempt| runs(attempt, now)).collect();
    assert_eq!(on.len(), usize::from(running().next().is_some()));
    if let Some(on) = on.first() {
        assert_eq!(on.answers.len(), running().map(|attempt| attempt.answers.len()).max().unwrap());
        // Those that do not run on end now, and are still to be handed in.
        let ended =
            joined.attempts.iter().filter(|one| one.result.is_none() && one.ends.is_some_and(|end| end.0 == now));
        assert!(ended.count() >= running().count() - 1);
    }
}

/// Everything but sessions and mails.
fn work(everything: &Everything) -> String {
    format!("{:?} {:?}", everything.courses, everything.certificates)
}

async fn nothing_is_lost(store: Store) {
    let records = store.open().await;
    let mut runner = TestRunner::deterministic();
    for round in 0..40 {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let address = format!("ada-{round}@example.org");
        let mut three: Vec<(LearnerId, SessionToken)> = vec![newcomer(&records).await, newcomer(&records).await];
        let (account, token) = sign_in(&records, &address, None).await;
        three.push((account.learner, token));
        for (who, other, step) in &steps {
            play(&records, &store, three[*who].0, *other, step).await;
        }
        let mut parts = Vec::new();
        for (learner, _) in &three {
            parts.push(records.everything(*learner).await.unwrap().unwrap());
        }
        // One guest asks, the other's browser confirms.
        let link = link_for(&records, &address, Some(three[0].0)).await;
        let (done, _) = open_link(&records, &link, Some(&three[1].1)).await;
        let SignIn::Done(done) = done else { panic!("{done:?}") };
        assert_eq!(done.learner, account.learner);
        let joined = records.everything(account.learner).await.unwrap().unwrap();
        let courses: BTreeSet<_> = parts.iter().flat_map(|part| part.courses.keys()).collect();
        assert!(joined.courses.keys().eq(courses.iter().copied()), "{steps:?}");
        for id in courses {
            let of: Vec<TheCourse> = parts.iter().filter_map(|part| part.courses.get(id)).cloned().collect();
            compare(&of, &joined.courses[id], records.now().0);
        }
        // Every certificate is found by its number, and in the learner's list.
        let tokens = |part: &Everything| part.certificates.iter().map(|one| one.token.clone()).collect::<BTreeSet<_>>();
        assert_eq!(tokens(&joined), parts.iter().flat_map(tokens).collect(), "{steps:?}");
        for token in tokens(&joined) {
            assert!(records.certificate(&token).await.unwrap().is_some());
        }
        // The guests are empty.
        for (guest, cookie) in &three[..2] {
            assert!(records.learner(cookie).await.unwrap().is_none());
            let left = records.everything(*guest).await.unwrap().unwrap();
            assert!(left.courses.is_empty() && left.sessions.is_empty());
            assert!(joined.learner.joined.iter().any(|one| one.id == guest.0));
        }
        // Joined again, by a link that the guest had asked for, changes nothing.
        let link = link_for(&records, &address, Some(three[0].0)).await;
        let (again, _) = open_link(&records, &link, Some(&three[1].1)).await;
        assert!(matches!(again, SignIn::Done(again) if !again.joined && again.learner == account.learner));
        let again = records.everything(account.learner).await.unwrap().unwrap();
        assert_eq!(work(&again), work(&joined), "{steps:?}");
    }
}

async fn the_attempt_with_more_answers_runs_on(store: Store) {
    let records = store.open().await;
    // The guest's later attempt has more answers, then fewer.
    for (account_answers, guest_answers) in [(1, 3), (3, 1), (2, 2)] {
        let address = format!("ada-{account_answers}-{guest_answers}@example.org");
        let (account, token) = sign_in(&records, &address, None).await;
        let (guest, cookie) = newcomer(&records).await;
        let mut started = Vec::new();
        for (learner, answers) in [(account.learner, account_answers), (guest, guest_answers)] {
            store.clock.forward(MINUTE);
            let who = Who::Known(learner);
            let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
            for question in questions().iter().take(answers) {
                records.answer_test(learner, Lang::Fi, attempt.id, question, &RIGHT).await.unwrap();
            }
            started.push(attempt.id);
        }
        sign_in(&records, &address, Some((guest, &cookie))).await;
        let learner = account.learner;
        let (on, ended) =
            if account_answers > guest_answers { (started[0], started[1]) } else { (started[1], started[0]) };
        let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
        assert_eq!(remembered.attempt.unwrap().id, on, "the page shows the one that runs");
        let who = Who::Known(learner);
        let given = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
        assert_eq!(given.id, on);
        let attempts = records.attempts(learner, COURSE).await.unwrap();
        assert_eq!(
            attempts.iter().map(|attempt| (attempt.number, attempt.id)).collect::<Vec<_>>(),
            [(1, started[0]), (2, started[1])]
        );
        // Starting has handed the other one in already, as the job would: with its answers, as of the moment of joining.
        let other = attempts.iter().find(|attempt| attempt.id == ended).unwrap().result.clone().unwrap();
        assert_eq!((other.at, other.by_time), (records.now(), true));
        assert_eq!(other.score.points as usize, account_answers.min(guest_answers));
        assert!(records.expired_attempts(COURSE).await.unwrap().is_empty());
    }
}

async fn an_attempt_that_is_over_is_left_to_the_job(store: Store) {
    let records = store.open().await;
    let (account, _) = sign_in(&records, "ada@example.org", None).await;
    let (guest, cookie) = newcomer(&records).await;
    let mut started = Vec::new();
    for learner in [guest, account.learner] {
        let who = Who::Known(learner);
        let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
        records.answer_test(learner, Lang::Fi, attempt.id, "start-1", &RIGHT).await.unwrap();
        started.push(attempt.id);
        store.clock.forward(41 * MINUTE);
    }
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let over = records.expired_attempts(COURSE).await.unwrap();
    assert_eq!(over, [(account.learner, started[0]), (account.learner, started[1])]);
    for (learner, attempt) in over {
        let result = records.hand_in(learner, &course(), attempt).await.unwrap().unwrap().result.unwrap();
        assert_eq!((result.score.points, result.by_time), (1, true));
    }
    let attempts = records.attempts(account.learner, COURSE).await.unwrap();
    assert_eq!(attempts[0].result.as_ref().unwrap().at.0, START + 40 * MINUTE);
}

async fn joined_work_completes_a_course(store: Store) {
    let records = store.open().await;
    let (account, token) = sign_in(&records, "ada@example.org", None).await;
    let who = Who::Known(account.learner);
    for page in &pages()[..3] {
        records.mark_read(&who, Lang::Fi, &course(), page, page).await.unwrap();
    }
    let (guest, cookie) = newcomer(&records).await;
    let page = &pages()[3];
    records.mark_read(&Who::Known(guest), Lang::Fi, &course(), page, page).await.unwrap();
    let attempt =
        records.start_attempt(&Who::Known(guest), Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(guest, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    records.hand_in(guest, &course(), attempt.id).await.unwrap();
    assert_eq!(store.number("SELECT count(*) FROM completions").await, 0);
    store.clock.forward(HOUR);
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let completed = records.remembered(&token, COURSE, None).await.unwrap().unwrap().completed.unwrap();
    assert_eq!((completed.at, &*completed.version), (records.now(), "2026.1"));
}

async fn a_certificate_that_both_have(store: Store) {
    let records = store.open().await;
    let (account, _) = sign_in(&records, "ada@example.org", None).await;
    let (guest, cookie) = newcomer(&records).await;
    let mut tokens = BTreeSet::new();
    for learner in [account.learner, guest] {
        for name in ["Ada", &format!("Ada {}", learner.0)] {
            let issued = issue(&records, &Who::Known(learner), &new_certificate(name)).await;
            tokens.insert(issued.token);
        }
    }
    assert_eq!(tokens.len(), 4);
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let of_course = records.certificates(account.learner, COURSE).await.unwrap();
    assert_eq!(of_course.iter().map(|one| one.token.clone()).collect::<BTreeSet<_>>(), tokens);
    let all = records.certificates_of(account.learner).await.unwrap();
    assert_eq!(all.into_iter().map(|one| one.token).collect::<BTreeSet<_>>(), tokens);
    let at_guest =
        "SELECT count(*) FROM certificates c JOIN learners l ON l.id = c.learner_id WHERE l.joined_into IS NOT NULL";
    assert_eq!(store.number(at_guest).await, 1);
}
