//! Filling in questions: rightly by the key, or wrongly, in the order in which the form shows things.

use perehdy_courses::answer::Answer;
use perehdy_courses::model::{Question, QuestionBody, Rich};

use super::form::{Control, Form, Kind};
use super::page::text_of_html;

/// The order in which a form shows the things of its question: `order[shown] = author's index`.
pub(crate) fn order(question: &Question, form: &Form) -> Vec<u16> {
    let named = |name: &str| form.controls.iter().filter(move |control| control.name == name).collect::<Vec<_>>();
    match &question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) | QuestionBody::TrueOrFalse(options) => {
            let texts: Vec<String> = options.iter().map(|option| plain(&option.text)).collect();
            places(&texts, named("answer").into_iter().map(|control| control.label.clone()))
        }
        QuestionBody::Matching { rights, .. } => {
            let texts: Vec<String> = rights.iter().map(plain).collect();
            let lists = named("answer-0");
            let Kind::List { options, .. } = &lists[0].kind else { panic!("matching without lists: {form:?}") };
            let offered = options.iter().filter(|(value, _)| !value.is_empty());
            places(&texts, offered.map(|(_, text)| text.clone()))
        }
        QuestionBody::Ordering(items) => {
            let texts: Vec<String> = items.iter().map(|item| plain(&item.text)).collect();
            let rows = |control: &&Control| control.name.starts_with("answer-");
            places(&texts, form.controls.iter().filter(rows).map(|control| control.label.clone()))
        }
        QuestionBody::Gaps(_) | QuestionBody::Number { .. } | QuestionBody::Short(_) => Vec::new(),
    }
}

/// The text of something rendered, as it is to be seen.
pub(crate) fn plain(rich: &Rich) -> String {
    text_of_html(&rich.html)
}

fn places(texts: &[String], shown: impl Iterator<Item = String>) -> Vec<u16> {
    let place = |shown: String| {
        let found = texts.iter().position(|text| *text == shown);
        u16::try_from(found.unwrap_or_else(|| panic!("“{shown}” is none of {texts:?}"))).unwrap()
    };
    let order: Vec<u16> = shown.map(place).collect();
    assert_eq!(order.len(), texts.len(), "not all is shown of {texts:?}");
    order
}

/// The form with this answer in it.
pub(crate) fn fill(form: Form, question: &Question, answer: &Answer) -> Form {
    let shown = answer.shown(question, &order(question, &form));
    assert!(!shown.is_empty(), "{answer:?} is no answer to {}", question.id);
    let form = form.clear("answer");
    shown.into_iter().fold(form, |form, (name, value)| form.set(&name, &value))
}

/// The form with the right answer in it.
pub(crate) fn rightly(form: Form, question: &Question) -> Form {
    fill(form, question, &Answer::key(question))
}

/// The form with a wrong answer in it.
pub(crate) fn wrongly(form: Form, question: &Question) -> Form {
    fill(form, question, &wrong(question))
}

/// An answer that can be given and is wrong.
pub(crate) fn wrong(question: &Question) -> Answer {
    let index = |index: usize| u16::try_from(index).unwrap();
    let nonsense = || "xyzzy".to_owned();
    match &question.body {
        QuestionBody::One(options) | QuestionBody::TrueOrFalse(options) => {
            Answer::One(index(options.iter().position(|option| !option.right).unwrap()))
        }
        QuestionBody::Several(options) => match options.iter().position(|option| !option.right) {
            Some(at) => Answer::Several(vec![index(at)]),
            None => Answer::Several(vec![0]),
        },
        QuestionBody::Matching { lefts, rights } => {
            Answer::Matching(lefts.iter().map(|left| index((left.right + 1) % rights.len())).collect())
        }
        QuestionBody::Ordering(items) => Answer::Ordering((0..items.len()).rev().map(index).collect()),
        QuestionBody::Gaps(_) => match Answer::key(question) {
            Answer::Gaps(gaps) => Answer::Gaps(gaps.iter().map(|_| nonsense()).collect()),
            other => panic!("{other:?}"),
        },
        QuestionBody::Number { value, tolerance, .. } => Answer::Number((value + tolerance + 1000.0).to_string()),
        QuestionBody::Short(_) => Answer::Short(nonsense()),
    }
}
