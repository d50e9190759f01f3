//! `/{lang}/courses/{course}/test`: the final test: rules, the running attempt, review, result.

mod actions;
mod attempt_view;
mod kept_view;
mod result_view;
mod rules_view;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use perehdy_courses::draw::Drawn;
use perehdy_courses::grade::score;
use perehdy_courses::model::{Course, FinalTest, Lang, Question, Timestamp};
use perehdy_courses::rules::Earlier;
use perehdy_records::{Attempt, HandedIn};

use super::form::{Fields, Refused, Returned};
use super::problem::{self, Problem};
use super::{course_in, lang_of};
use crate::addresses;
use crate::components::course_outline::{Here, course_outline};
use crate::components::error_summary::Trouble;
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::{Notice, Visit};

pub use actions::reply_to_answer;

/// A course with a test, in a language that it has.
struct Found {
    course: Arc<Course>,
    lang: Lang,
}

impl Found {
    fn new(app: &App, lang: &str, course: &str) -> Option<Self> {
        let lang = lang_of(lang)?;
        let course = course_in(app, lang, course)?;
        course.test.is_some().then_some(Self { course, lang })
    }

    fn test(&self) -> &FinalTest {
        // `new` lets nothing else through.
        self.course.test.as_ref().unwrap_or_else(|| unreachable!("a course without a test was let through"))
    }

    fn address(&self) -> String {
        addresses::test(self.lang, &self.course.id)
    }

    async fn visit(&self, app: &App, uri: &Uri, headers: &HeaderMap) -> Visit {
        Visit::load(app, self.lang, uri, headers, &self.course.id, None).await
    }

    /// The drawn questions that the course still has, in order.
    fn questions<'a>(&'a self, attempt: &'a Attempt) -> Vec<(&'a Drawn, &'a Question)> {
        attempt
            .draw
            .questions
            .iter()
            .filter_map(|drawn| Some((drawn, self.test().question(&drawn.question, self.lang)?)))
            .collect()
    }

    /// See [`result`].
    fn result(&self, attempt: &Attempt, now: Timestamp) -> Option<HandedIn> {
        result(self.test(), attempt, now)
    }

    /// The attempts as the rules take them.
    fn earlier(&self, attempts: &[Attempt], now: Timestamp) -> Vec<Earlier> {
        attempts
            .iter()
            .map(|attempt| {
                let result = self.result(attempt, now);
                Earlier {
                    handed_in: result.as_ref().map(|result| result.at),
                    passed: result.is_some_and(|result| result.score.passed),
                }
            })
            .collect()
    }
}

/// The result of an attempt: the stored one, or the one that its end has brought about though no job has stored it yet.
pub(super) fn result(test: &FinalTest, attempt: &Attempt, now: Timestamp) -> Option<HandedIn> {
    attempt.result.clone().or_else(|| {
        let end = attempt.ends_at.filter(|end| *end <= now)?;
        Some(HandedIn { at: end, by_time: true, score: score(test, &attempt.draw, &attempt.answers) })
    })
}

/// The test.
pub async fn get(
    State(app): State<App>,
    Path((lang, course)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(found) = Found::new(&app, &lang, &course) else {
        return problem::problem(&app, &uri, &headers, Problem::NotFound);
    };
    let visit = found.visit(&app, &uri, &headers).await;
    show(&visit, &found, None).await
}

/// A form of the test: start, answer, lengthen the time, hand in.
pub async fn post(
    State(app): State<App>,
    Path((lang, course)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(found) = Found::new(&app, &lang, &course) else {
        return problem::problem(&app, &uri, &headers, Problem::NotFound);
    };
    let mut visit = found.visit(&app, &uri, &headers).await;
    let fields = Fields::decode(&body);
    let sent = fields.0.clone();
    match actions::post(&mut visit, &found, fields).await {
        Ok(address) => respond::see_other(&visit, &address),
        Err(returned) => show(&visit, &found, Some((&returned, &sent))).await,
    }
}

/// What the page asks for in its query.
enum Wanted {
    /// Wherever one was.
    Anything,
    /// A question, from 1.
    Question(usize),
    /// The review before handing in.
    Review,
}

fn wanted(query: &str) -> Wanted {
    form_urlencoded::parse(query.as_bytes())
        .find_map(|(name, value)| match &*name {
            "review" => Some(Wanted::Review),
            "question" => value.parse().ok().map(Wanted::Question),
            _ => None,
        })
        .unwrap_or(Wanted::Anything)
}

/// The state that the test is in, as a page; perhaps with a form that came back, and all its fields.
async fn show(visit: &Visit, found: &Found, came_back: Option<(&Returned, &[(String, String)])>) -> Response {
    let mut attempts = Vec::new();
    let mut unavailable = visit.notice == Some(Notice::Unavailable);
    if let Some(learner) = visit.remembered.learner {
        match visit.app.records.attempts(learner, &found.course.id).await {
            Ok(known) => attempts = of_this_time(visit, found, known),
            Err(error) => {
                tracing::error!(%error, "attempts could not be read");
                unavailable = true;
            }
        }
    }
    match came_back {
        None if unavailable => problem::page(visit, Problem::NotSaved),
        None => respond::page(visit, || whole(visit, found, None, state(visit, found, &attempts, None))),
        Some((returned, sent)) => respond::page(visit, || {
            let document = if unavailable {
                let trouble = |refused: Refused| Trouble { anchor: None, message: visit.t(refused.key()).into_owned() };
                let trouble = returned.refused.map(trouble);
                let mut document = kept_view::kept(visit, found, returned, sent);
                document.troubles.extend(trouble);
                document
            } else {
                state(visit, found, &attempts, Some(returned))
            };
            whole(visit, found, Some(returned), document)
        }),
    }
}

/// The attempts that count: where a completion is to be renewed, those since that has been possible.
fn of_this_time(visit: &Visit, found: &Found, mut attempts: Vec<Attempt>) -> Vec<Attempt> {
    if let Some(renewal) = &visit.remembered.renewal {
        let now = visit.app.records.now();
        attempts.retain(|attempt| found.result(attempt, now).is_none_or(|result| result.at >= renewal.since));
    }
    attempts
}

/// Rules, a running attempt or a result.
fn state(visit: &Visit, found: &Found, attempts: &[Attempt], returned: Option<&Returned>) -> Document {
    let now = visit.app.records.now();
    // Joined work may have a running attempt that is not the last.
    let last = attempts.iter().rfind(|attempt| found.result(attempt, now).is_none()).or(attempts.last());
    let mut troubles = Vec::new();
    if let Some(refused) = returned.and_then(|returned| returned.refused) {
        // The question is on the page only while an attempt that drew it runs.
        let running = last.filter(|attempt| found.result(attempt, now).is_none());
        let drawn =
            |id: &&String| running.is_some_and(|attempt| attempt.draw.questions.iter().any(|q| q.question == **id));
        let anchor = returned.and_then(|returned| returned.question.as_ref()).filter(drawn).map(|id| format!("q-{id}"));
        troubles.push(Trouble { anchor, message: visit.t(refused.key()).into_owned() });
    }
    let mut document = match last {
        Some(attempt) => match found.result(attempt, now) {
            Some(result) => result_view::result(visit, found, attempts, attempt, &result, now),
            None => {
                let wanted = match returned.and_then(|returned| returned.question.as_deref()) {
                    Some(id) => found
                        .questions(attempt)
                        .iter()
                        .position(|(drawn, _)| drawn.question == id)
                        .map_or(Wanted::Anything, |at| Wanted::Question(at + 1)),
                    None => wanted(&visit.query),
                };
                attempt_view::running(visit, found, attempt, &wanted, returned, now)
            }
        },
        None => rules_view::rules(visit, found, attempts, now),
    };
    document.troubles.splice(0..0, troubles);
    document
}

/// What all pages of the test have around them.
fn whole(visit: &Visit, found: &Found, returned: Option<&Returned>, mut document: Document) -> Document {
    if let Some(returned) = returned {
        document.status = returned.status();
    }
    document.langs.clone_from(&found.course.languages);
    document.private = true;
    document.outline = Some(course_outline(visit, &found.course, Here::Test));
    document.prev = found
        .course
        .pages()
        .last()
        .map(|(module, page)| addresses::page(visit.lang, &found.course.id, &module.id, &page.id));
    if visit.remembered.passed {
        document.next = Some(addresses::certificate(visit.lang, &found.course.id));
    }
    document
}

/// The module with this id: its title, and the address of its first page.
fn module_link(visit: &Visit, found: &Found, id: &str) -> Option<(String, String)> {
    let (_, module) = found.course.module(id)?;
    let title = module.texts.get(visit.lang)?.title.clone();
    let page = module.pages.first()?;
    Some((title, addresses::page(visit.lang, &found.course.id, id, &page.id)))
}

/// A page about the test.
fn document(visit: &Visit, title: String, main: leptos::prelude::AnyView) -> Document {
    let test = visit.t("test-title");
    let title = if title == test { title } else { format!("{title} – {test}") };
    Document::new(title, main)
}
