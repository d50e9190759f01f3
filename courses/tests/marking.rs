//! Answers and marking: reading forms, the key, what one change does, what is shown.

mod samples;

use std::collections::HashMap;

use perehdy_courses::answer::{Answer, FieldFault, LONGEST_TEXT, Problem};
use perehdy_courses::draw::{Draw, Drawn};
use perehdy_courses::grade::{grade, score, shown_feedback};
use perehdy_courses::{Lang, Question, QuestionBody};
use proptest::prelude::*;
use samples::{final_test, gaps, matching, number, one, options, ordering, question, short};

fn form(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn faults(question: &Question, order: &[u16], fields: &[(&str, &str)]) -> Vec<(String, Problem)> {
    let faults = Answer::read(question, order, &form(fields)).expect_err("faulty");
    faults.into_iter().map(|FieldFault { field, problem }| (field, problem)).collect()
}

fn fault(field: &str, problem: Problem) -> (String, Problem) {
    (field.to_owned(), problem)
}

/// The answer with one thing in it changed; `None` where nothing can be.
fn changed(question: &Question, answer: &Answer, seed: usize) -> Option<Answer> {
    let bump = |index: u16, things: usize| {
        let things = u16::try_from(things).expect("few things");
        (index + 1 + u16::try_from(seed).expect("small") % (things - 1)) % things
    };
    Some(match (&question.body, answer.clone()) {
        (QuestionBody::One(options) | QuestionBody::TrueOrFalse(options), Answer::One(index)) => {
            Answer::One(bump(index, options.len()))
        }
        (QuestionBody::Several(options), Answer::Several(mut indexes)) => {
            let toggled = u16::try_from(seed % options.len()).expect("few things");
            match indexes.iter().position(|index| *index == toggled) {
                Some(place) => drop(indexes.remove(place)),
                None => indexes.push(toggled),
            }
            indexes.sort_unstable();
            Answer::Several(indexes)
        }
        (QuestionBody::Matching { rights, .. }, Answer::Matching(mut answer)) => {
            let place = seed % answer.len();
            answer[place] = bump(answer[place], rights.len());
            Answer::Matching(answer)
        }
        (QuestionBody::Ordering(items), Answer::Ordering(mut answer)) => {
            let place = seed % (items.len() - 1);
            answer.swap(place, place + 1);
            Answer::Ordering(answer)
        }
        (QuestionBody::Gaps(_), Answer::Gaps(mut texts)) => {
            let place = seed % texts.len();
            texts[place].push('x');
            Answer::Gaps(texts)
        }
        (QuestionBody::Number { value, tolerance, .. }, Answer::Number(_)) => {
            let far = tolerance + 0.01 + f64::from(u16::try_from(seed).expect("small"));
            let sign = if seed.is_multiple_of(2) { 1.0 } else { -1.0 };
            Answer::Number(format!("{:.2}", value + sign * far))
        }
        (QuestionBody::Short(_), Answer::Short(text)) => Answer::Short(format!("{text}x")),
        (_, answer) => unreachable!("{answer:?} is no answer to {question:?}"),
    })
}

proptest! {
    #[test]
    fn the_key_is_right_and_one_change_makes_it_wrong(question in samples::any_question(), seed in 0..1000_usize) {
        let key = Answer::key(&question);
        let marked = grade(&question, &key);
        prop_assert!(marked.right);
        prop_assert!(marked.parts.iter().all(|part| part.right));
        let other = changed(&question, &key, seed).expect("can be changed");
        let marked = grade(&question, &other);
        prop_assert!(!marked.right, "{other:?}");
        prop_assert!(marked.parts.is_empty() || marked.parts.iter().any(|part| !part.right));
    }

    #[test]
    fn a_shown_answer_is_read_as_the_same((question, order) in samples::any_shown_question(), seed in 0..1000_usize) {
        let key = Answer::key(&question);
        let other = changed(&question, &key, seed).expect("can be changed");
        for answer in [key, other] {
            if answer == Answer::Several(Vec::new()) {
                continue;
            }
            let fields = answer.shown(&question, &order);
            prop_assert_eq!(Answer::read(&question, &order, &fields), Ok(answer));
        }
    }

    /// The same choices, in a form that shows them in any order, are the same answer and marked the same.
    #[test]
    fn the_order_shown_makes_no_difference(
        (question, order) in samples::any_shown_question(),
        seed in 0..1000_usize,
    ) {
        let answer = changed(&question, &Answer::key(&question), seed).expect("can be changed");
        prop_assume!(answer != Answer::Several(Vec::new()));
        let mut written = order.clone();
        written.sort_unstable();
        let plain = Answer::read(&question, &written, &answer.shown(&question, &written));
        let shuffled = Answer::read(&question, &order, &answer.shown(&question, &order));
        prop_assert_eq!(&plain, &shuffled);
        prop_assert_eq!(grade(&question, &plain.expect("read")), grade(&question, &shuffled.expect("read")));
    }

    #[test]
    fn no_form_makes_reading_or_marking_panic(
        (question, order) in samples::any_shown_question(),
        fields in prop::collection::vec(("answer(-[0-9])?|other", "[0-9]{0,5}|.{0,8}"), 0..9),
        cut in 0..9_usize,
    ) {
        let order = &order[..cut.min(order.len())];
        if let Ok(answer) = Answer::read(&question, order, &fields) {
            let marked = grade(&question, &answer);
            let _ = shown_feedback(&question, &answer, &marked);
        }
    }

    #[test]
    fn answers_survive_being_stored(question in samples::any_question()) {
        let key = Answer::key(&question);
        let stored = serde_json::to_string(&key).expect("written");
        prop_assert_eq!(serde_json::from_str::<Answer>(&stored).expect("read"), key);
    }
}

#[test]
fn choices_are_read_as_shown() {
    let question = one("q", 3, 0);
    let order = [2, 0, 1];
    assert_eq!(Answer::read(&question, &order, &form(&[("answer", "1")])), Ok(Answer::One(0)));
    assert_eq!(faults(&question, &order, &[]), [fault("answer", Problem::Missing)]);
    assert_eq!(faults(&question, &order, &[("answer", "")]), [fault("answer", Problem::Missing)]);
    for unknown in ["3", "-1", "+1", "1.0", "x", "99999999999999999999999"] {
        assert_eq!(faults(&question, &order, &[("answer", unknown)]), [fault("answer", Problem::UnknownOption)]);
    }
    assert_eq!(faults(&question, &order, &[("answer", "0"), ("answer", "1")]), [fault("answer", Problem::Foreign)]);
    assert_eq!(
        faults(&question, &order, &[("colour", "red"), ("answer-0", "1"), ("answer", "7")]),
        [
            fault("answer", Problem::UnknownOption),
            fault("colour", Problem::Foreign),
            fault("answer-0", Problem::Foreign)
        ]
    );

    let many: Vec<(String, String)> = (0..5000).map(|number| (format!("x{number}"), String::new())).collect();
    let told = Answer::read(&question, &order, &many).expect_err("nothing but foreign fields");
    assert!((2..20).contains(&told.len()), "a few of them are enough: {}", told.len());

    let question = samples::question("q", QuestionBody::Several(options(&[true, false, true])));
    let read = Answer::read(&question, &order, &form(&[("answer", "1"), ("answer", "0")]));
    assert_eq!(read, Ok(Answer::Several(vec![0, 2])));
    assert_eq!(faults(&question, &order, &[("answer", "1"), ("answer", "1")]), [fault("answer", Problem::Foreign)]);
    assert_eq!(faults(&question, &order, &[]), [fault("answer", Problem::Missing)]);
}

#[test]
fn every_faulty_field_is_told() {
    let question = matching("q", &[0, 1, 1], 3);
    let fields = [("answer-0", "2"), ("answer-1", "7"), ("answer", "1")];
    assert_eq!(
        faults(&question, &[2, 0, 1], &fields),
        [
            fault("answer-1", Problem::UnknownOption),
            fault("answer-2", Problem::Missing),
            fault("answer", Problem::Foreign)
        ]
    );

    let question = ordering("q", 4);
    let order = [3, 1, 0, 2];
    let fields = [("answer-0", "2"), ("answer-1", "2"), ("answer-2", "0"), ("answer-3", "5")];
    assert_eq!(
        faults(&question, &order, &fields),
        [
            fault("answer-1", Problem::PlaceTwice),
            fault("answer-2", Problem::UnknownOption),
            fault("answer-3", Problem::UnknownOption)
        ]
    );
    let fields = [("answer-0", "4"), ("answer-1", "2"), ("answer-2", "1"), ("answer-3", "3")];
    let answer = Answer::read(&question, &order, &form(&fields)).expect("read");
    assert_eq!(answer, Answer::Ordering(vec![0, 1, 2, 3]));
    assert!(grade(&question, &answer).right);

    let question = gaps("q", &[vec!["kunta".to_owned()], vec!["laki".to_owned()], vec!["x".to_owned()]]);
    let long = "a".repeat(LONGEST_TEXT + 1);
    let fields = [("answer-0", "  "), ("answer-1", long.as_str()), ("answer-2", "a\u{0}b")];
    assert_eq!(
        faults(&question, &[], &fields),
        [
            fault("answer-0", Problem::Missing),
            fault("answer-1", Problem::TooLong),
            fault("answer-2", Problem::ControlCharacters)
        ]
    );

    let question = number("q", 11.0, 1.0, Some("%"));
    assert_eq!(faults(&question, &[], &[("answer", "eleven")]), [fault("answer", Problem::NotANumber)]);
    assert_eq!(Answer::read(&question, &[], &form(&[("answer", " 10,5 % ")])), Ok(Answer::Number("10,5 %".to_owned())));
}

#[test]
fn numbers_and_texts_are_marked_kindly() {
    let question = number("q", 12_000.0, 500.0, None);
    for right in ["12000", "12 000", "12,000", "12.000", "11500", "12500", "12 400,5"] {
        assert!(grade(&question, &Answer::Number(right.to_owned())).right, "{right}");
    }
    for wrong in ["12", "12,0", "11499", "-12000", "12501"] {
        assert!(!grade(&question, &Answer::Number(wrong.to_owned())).right, "{wrong}");
    }
    assert!(grade(&number("q", 0.2, 0.1, None), &Answer::Number("0,3".to_owned())).right);
    assert!(grade(&number("q", 1.234, 0.0, None), &Answer::Number("1.234".to_owned())).right);

    let question = short("q", &["Ministry of Economic Affairs and Employment", "MEAE"]);
    for right in ["meae", " Ministry  of economic affairs and EMPLOYMENT.", "MEAE"] {
        assert!(grade(&question, &Answer::Short(right.to_owned())).right, "{right}");
    }
    assert!(!grade(&question, &Answer::Short("Ministry".to_owned())).right);
}

#[test]
fn an_answer_of_another_kind_is_wrong() {
    let questions = [
        one("q", 3, 0),
        question("q", QuestionBody::Several(options(&[true, false]))),
        matching("q", &[0, 1], 2),
        ordering("q", 3),
        gaps("q", &[vec!["a".to_owned()]]),
        number("q", 1.0, 0.0, None),
        short("q", &["a"]),
    ];
    for (asked, question) in questions.iter().enumerate() {
        for (answered, other) in questions.iter().enumerate() {
            let answer = Answer::key(other);
            let marked = grade(question, &answer);
            assert_eq!(marked.right, asked == answered);
            assert_eq!(marked.parts.len(), grade(question, &Answer::key(question)).parts.len());
            if asked != answered {
                assert!(answer.shown(question, &[0, 1, 2]).is_empty());
                assert!(shown_feedback(question, &answer, &marked).iter().all(Option::is_none));
            }
        }
    }
    assert!(!grade(&ordering("q", 3), &Answer::Ordering(vec![0, 1])).right);
    assert!(!grade(&one("q", 3, 0), &Answer::One(9)).right);
    assert!(!grade(&question("q", QuestionBody::Several(options(&[true]))), &Answer::Several(vec![0, 9])).right);
}

#[test]
fn remarks_on_what_was_not_chosen_come_with_the_right_answer_only() {
    let shown = |question: &Question, answer: &Answer| -> Vec<bool> {
        let marked = grade(question, answer);
        shown_feedback(question, answer, &marked).iter().map(Option::is_some).collect()
    };
    let question = one("q", 3, 0);
    assert_eq!(shown(&question, &Answer::One(1)), [false, true, false]);
    assert_eq!(shown(&question, &Answer::One(0)), [true, true, true]);
    let question = samples::question("q", QuestionBody::Several(options(&[true, true, false])));
    assert_eq!(shown(&question, &Answer::Several(vec![0, 2])), [true, false, true]);
    assert_eq!(shown(&question, &Answer::Several(vec![0, 1])), [true, true, true]);
    let question = matching("q", &[0, 1], 3);
    assert_eq!(shown(&question, &Answer::Matching(vec![0, 2])), [true, false]);
    assert_eq!(shown(&question, &Answer::Matching(vec![0, 1])), [true, true]);
    let question = ordering("q", 3);
    assert_eq!(shown(&question, &Answer::Ordering(vec![0, 2, 1])), [true, false, false]);
    assert!(shown(&short("q", &["a"]), &Answer::Short("a".to_owned())).is_empty());
}

#[test]
fn scores() {
    let test = final_test(&[
        ("start", 2, vec![one("a", 2, 0), one("b", 2, 0)]),
        ("end", 2, vec![one("c", 2, 0), one("d", 2, 0)]),
    ]);
    let drawn = |id: &str| Drawn { question: id.to_owned(), order: vec![0, 1] };
    let draw = Draw { questions: ["a", "b", "c", "d", "gone"].map(drawn).into() };
    let answer = |id: &str, lang, index| (id.to_owned(), (lang, Answer::One(index)));

    // English is no language of this test (any more): the answer counts all the same.
    let mut answers = HashMap::from([answer("a", Lang::Fi, 0), answer("b", Lang::Sv, 0), answer("c", Lang::En, 0)]);
    answers.extend([answer("gone", Lang::Fi, 0)]);
    let three = score(&test, &draw, &answers);
    assert_eq!((three.points, three.of, three.passed, three.percent()), (3, 4, true, 75));
    assert_eq!(three.to_revisit().collect::<Vec<_>>(), ["end"]);
    assert_eq!(three.modules["start"], (2, 2));

    answers.extend([answer("b", Lang::Fi, 1)]);
    let two = score(&test, &draw, &answers);
    assert_eq!((two.points, two.passed), (2, false));
    assert_eq!([0, 1, 3, 4, 7].map(|of| test.points_needed(of)), [0, 1, 3, 3, 6]);
    assert!(!score(&test, &Draw { questions: Vec::new() }, &answers).passed);
}
