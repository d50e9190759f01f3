//! Answers in words.

use perehdy_courses::answer::Answer;
use perehdy_courses::model::{Question, QuestionBody, Rich};

/// An answer as a person reads it: the texts of what was chosen, as far as the question is still there; else numbers.
pub(super) fn answer_text(question: Option<&Question>, answer: &Answer) -> String {
    let options = question.map(texts).unwrap_or_default();
    let text =
        |index: &u16| options.get(usize::from(*index)).cloned().unwrap_or_else(|| (u32::from(*index) + 1).to_string());
    let all = |indexes: &[u16]| indexes.iter().map(text).collect::<Vec<_>>();
    match answer {
        Answer::One(index) => text(index),
        Answer::Several(indexes) => all(indexes).join("; "),
        Answer::Ordering(indexes) => all(indexes).join(" → "),
        Answer::Matching(indexes) => {
            let lefts = match question.map(|question| &question.body) {
                Some(QuestionBody::Matching { lefts, .. }) => lefts.as_slice(),
                _ => &[],
            };
            let pair = |(at, right): (usize, String)| {
                let left = lefts.get(at).map_or_else(|| (at + 1).to_string(), |left| plain(&left.text));
                format!("{left} – {right}")
            };
            all(indexes).into_iter().enumerate().map(pair).collect::<Vec<_>>().join("; ")
        }
        Answer::Gaps(texts) => texts.join("; "),
        Answer::Number(text) | Answer::Short(text) => text.clone(),
    }
}

/// What can be chosen, in the author's order.
fn texts(question: &Question) -> Vec<String> {
    match &question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) | QuestionBody::TrueOrFalse(options) => {
            options.iter().map(|option| plain(&option.text)).collect()
        }
        QuestionBody::Matching { rights, .. } => rights.iter().map(plain).collect(),
        QuestionBody::Ordering(items) => items.iter().map(|item| plain(&item.text)).collect(),
        QuestionBody::Gaps(_) | QuestionBody::Number { .. } | QuestionBody::Short(_) => Vec::new(),
    }
}

/// A text as its author wrote it: readable without a browser.
pub(super) fn plain(text: &Rich) -> String {
    text.markdown.trim().to_owned()
}
