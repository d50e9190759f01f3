//! A question as it stands on a page at this moment: what was typed, what was wrong with it, how it was marked.

use perehdy_courses::answer::{Answer, FieldFault, LONGEST_TEXT, Problem};
use perehdy_courses::grade::{Grade, grade, shown_feedback};
use perehdy_courses::model::{GapPiece, Question, QuestionBody, Rich};

use crate::i18n::Messages;

/// A question and the state of its form.
pub struct Asked<'a> {
    /// Messages in the page's language.
    pub messages: &'static Messages,
    /// The question, in the page's language.
    pub question: &'a Question,
    /// The order in which its things are shown.
    pub order: Vec<u16>,
    /// What stands in the fields: (name, value).
    pub typed: Vec<(String, String)>,
    /// What is wrong with the fields.
    pub faults: Vec<FieldFault>,
    /// The marking of the answer, when it is to be shown.
    pub marked: Option<Marked<'a>>,
}

/// A marked answer.
pub struct Marked<'a> {
    /// The result.
    pub grade: Grade,
    /// Remarks by the author's index.
    pub feedback: Vec<Option<&'a Rich>>,
}

impl<'a> Asked<'a> {
    /// A question that nobody has answered yet.
    #[must_use]
    pub fn fresh(messages: &'static Messages, question: &'a Question, order: Vec<u16>) -> Self {
        Self { messages, question, order, typed: Vec::new(), faults: Vec::new(), marked: None }
    }

    /// A question with a saved answer in its fields, not marked.
    #[must_use]
    pub fn answered(messages: &'static Messages, question: &'a Question, order: Vec<u16>, answer: &Answer) -> Self {
        let typed = answer.shown(question, &order);
        Self { messages, question, order, typed, faults: Vec::new(), marked: None }
    }

    /// A question with a saved answer, marked by the question in the language in which it was answered.
    #[must_use]
    pub fn marked(
        messages: &'static Messages,
        question: &'a Question,
        order: Vec<u16>,
        answer: &Answer,
        marked_by: &Question,
    ) -> Self {
        let grade = grade(marked_by, answer);
        let feedback = shown_feedback(question, answer, &grade);
        let mut asked = Self::answered(messages, question, order, answer);
        asked.marked = Some(Marked { grade, feedback });
        asked
    }

    /// The id of a field: of its first control, which the error summary leads to. Ids of questions have hyphens: without
    /// another sign between them a field could have the id of a question.
    #[must_use]
    pub fn field_id(&self, field: &str) -> String {
        format!("q-{}_{field}", self.question.id)
    }

    /// What was typed into a field, if anything.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.typed.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether this value was chosen for a field that may occur several times.
    #[must_use]
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.typed.iter().any(|(name, typed)| name == field && typed == value)
    }

    /// The message about a field, if something is wrong with it.
    #[must_use]
    pub fn fault(&self, field: &str) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| self.fault_text(fault))
    }

    /// What is wrong with a field and what to do, for people.
    #[must_use]
    pub fn fault_text(&self, fault: &FieldFault) -> String {
        let part = fault.field.strip_prefix("answer-").and_then(|n| n.parse::<u32>().ok()).map(|n| n + 1);
        let key = match (fault.problem, &self.question.body) {
            (Problem::Missing, QuestionBody::One(_) | QuestionBody::TrueOrFalse(_)) => "fault-choose-one",
            (Problem::Missing, QuestionBody::Several(_)) => "fault-choose-some",
            (Problem::Missing, QuestionBody::Matching { .. }) => "fault-choose-pair",
            (Problem::Missing, QuestionBody::Ordering(_)) => "fault-choose-place",
            (Problem::Missing, QuestionBody::Gaps(_)) => "fault-fill-gap",
            (Problem::Missing, QuestionBody::Number { .. }) => "fault-write-number",
            (Problem::Missing, QuestionBody::Short(_)) => "fault-write-text",
            (Problem::Foreign, _) => "fault-foreign",
            (Problem::UnknownOption, _) => "fault-unknown-option",
            (Problem::PlaceTwice, _) => "fault-place-twice",
            (Problem::NotANumber, _) => "fault-not-a-number",
            (Problem::TooLong, _) => "fault-too-long",
            (Problem::ControlCharacters, _) => "fault-control-characters",
        };
        self.messages.with(key, &[("n", part.unwrap_or(1).into()), ("most", LONGEST_TEXT.into())])
    }

    /// What the error summary says: where it leads (an element's id) and the message.
    #[must_use]
    pub fn summary(&self) -> Vec<(String, String)> {
        self.faults.iter().map(|fault| (self.anchor(&fault.field), self.fault_text(fault))).collect()
    }

    /// The id to lead to for a field: its first control, or the question when it has no such field.
    fn anchor(&self, field: &str) -> String {
        let known = match &self.question.body {
            QuestionBody::One(_)
            | QuestionBody::Several(_)
            | QuestionBody::TrueOrFalse(_)
            | QuestionBody::Number { .. }
            | QuestionBody::Short(_) => field == "answer",
            QuestionBody::Matching { lefts, .. } => numbered(field, lefts.len()),
            QuestionBody::Ordering(items) => numbered(field, items.len()),
            QuestionBody::Gaps(pieces) => {
                let gaps = pieces.iter().filter(|piece| matches!(piece, GapPiece::Gap(_))).count();
                numbered(field, gaps)
            }
        };
        if known { self.field_id(field) } else { format!("q-{}", self.question.id) }
    }
}

/// Whether a field is `answer-N` with N below `count`.
fn numbered(field: &str, count: usize) -> bool {
    field.strip_prefix("answer-").and_then(|n| n.parse::<usize>().ok()).is_some_and(|n| n < count)
}
