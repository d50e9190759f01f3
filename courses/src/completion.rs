//! The one completion rule: what the learner's page, the manager's page, exports and mails all say.

use std::collections::{HashMap, HashSet};

use crate::model::{CompletionRule, Course, Page, Question, Timestamp};

/// What is remembered of a learner's work in a course, as the rule needs it.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Pages marked as read: (module id, page id).
    pub pages: HashSet<(String, String)>,
    /// Ids of practice questions answered at least once.
    pub practised: HashSet<String>,
    /// Whether the final test has been passed.
    pub passed: bool,
}

/// Something still to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A page to read: module id, page id.
    Page(String, String),
    /// A practice question to answer: module id, page id, question id.
    Practice(String, String, String),
    /// The final test to pass.
    Test,
}

/// A part of a course, as learners count them: "3 of 8 parts".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A page: module id, page id.
    Page(String, String),
    /// The final test.
    Test,
}

/// The parts of a course in reading order, the test last.
#[must_use]
pub fn parts(course: &Course) -> Vec<Part> {
    let pages = course.pages().map(|(module, page)| Part::Page(module.id.clone(), page.id.clone()));
    pages.chain(course.test.iter().map(|_| Part::Test)).collect()
}

/// How far a learner is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Whether everything that the course asks is done.
    pub complete: bool,
    /// What is missing, in reading order, the test last. Empty exactly when `complete`.
    pub missing: Vec<Missing>,
    /// Parts done: pages read, and the test if passed.
    pub parts_done: u32,
    /// Parts in all: pages, and the test if there is one.
    pub parts: u32,
    /// Minutes that the parts not done take, by the author's estimates.
    pub minutes_left: u32,
}

/// Applies the rule. Work on pages and questions that the course no longer has counts for nothing.
///
/// A course that asks for nothing it has (say, for a test that it lacks) asks for its pages to be read: nobody is done
/// with a course without having opened it.
#[must_use]
pub fn completion(course: &Course, work: &Work) -> Completion {
    by(course, course.completion, work)
}

/// How far a learner is on the way to a certificate of participation: the same rule without the final test. It says nothing of
/// whether the course is completed.
#[must_use]
pub fn participation(course: &Course, work: &Work) -> Completion {
    by(course, CompletionRule { test: false, ..course.completion }, work)
}

/// When what [`participation`] asks was done for the first time, by when each page was read and each question answered for the
/// first time; `None` while something is missing.
#[must_use]
pub fn gone_through(
    course: &Course,
    read: &HashMap<(String, String), Timestamp>,
    practised: &HashMap<String, Timestamp>,
) -> Option<Timestamp> {
    let rule = CompletionRule { test: false, ..course.completion };
    let mut last = None;
    for (module, page) in course.pages() {
        if asks_pages(course, rule) {
            last = last.max(Some(*read.get(&(module.id.clone(), page.id.clone()))?));
        }
        if rule.practice {
            for question in practice(course, page) {
                last = last.max(Some(*practised.get(&question.id)?));
            }
        }
    }
    last
}

/// Whether a rule asks for the pages to be read.
fn asks_pages(course: &Course, rule: CompletionRule) -> bool {
    let asks_test = rule.test && course.test.is_some();
    let asks_practice = rule.practice && course.pages().any(|(_, page)| practice(course, page).next().is_some());
    rule.pages || !(asks_test || asks_practice)
}

fn by(course: &Course, rule: CompletionRule, work: &Work) -> Completion {
    let asks_pages = asks_pages(course, rule);

    let mut done = Completion { complete: false, missing: Vec::new(), parts_done: 0, parts: 0, minutes_left: 0 };
    for (module, page) in course.pages() {
        let read = work.pages.contains(&(module.id.clone(), page.id.clone()));
        done.part(read, page.minutes);
        if asks_pages && !read {
            done.missing.push(Missing::Page(module.id.clone(), page.id.clone()));
        }
        if rule.practice {
            let open = practice(course, page).filter(|question| !work.practised.contains(&question.id));
            done.missing
                .extend(open.map(|open| Missing::Practice(module.id.clone(), page.id.clone(), open.id.clone())));
        }
    }
    if let Some(test) = &course.test {
        done.part(work.passed, test.minutes);
        if rule.test && !work.passed {
            done.missing.push(Missing::Test);
        }
    }
    done.complete = done.missing.is_empty();
    done
}

/// The work that counts when a completion is to be renewed, of the work ever done and the work done since it could be
/// renewed. Where the rule asks for the final test, that is passed anew, and what has been read and practised stays good
/// (what a newer version has added is asked for too). Where it does not, everything is done anew.
#[must_use]
pub fn renewing(course: &Course, ever: Work, since: Work) -> Work {
    if course.completion.test && course.test.is_some() { Work { passed: since.passed, ..ever } } else { since }
}

impl Completion {
    fn part(&mut self, done: bool, minutes: u32) {
        self.parts += 1;
        if done {
            self.parts_done += 1;
        } else {
            self.minutes_left = self.minutes_left.saturating_add(minutes);
        }
    }
}

/// The practice questions of a page; every language has the same.
fn practice<'a>(course: &'a Course, page: &'a Page) -> impl Iterator<Item = &'a Question> {
    let text = course.languages.iter().find_map(|lang| page.texts.get(*lang));
    text.into_iter().flat_map(|text| text.questions())
}
