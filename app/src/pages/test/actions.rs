//! What the forms of the test do.

use http::Uri;
use leptos::prelude::*;
use perehdy_courses::answer::Answer;
use perehdy_courses::draw::{Draw, Random};
use perehdy_courses::rules::Refusal;
use perehdy_records::{Attempt, Error, LearnerId, NewAttempt, Records, Saved};

use super::Found;
use crate::i18n::clock_time;
use crate::pages::form::{Fields, Refused, Returned};
use crate::respond::render;
use crate::server_fns::failure::Failure;
use crate::state::App;
use crate::visit::Visit;

/// The random source that everything uses, as a draw takes it.
struct Source<'a>(&'a Records);

impl Random for Source<'_> {
    fn below(&mut self, below: u32) -> u32 {
        let below = below.max(1);
        // Numbers from the last, incomplete stretch would make small results likelier: draw again.
        let last = u32::MAX - (u32::MAX % below + 1) % below;
        loop {
            let number = u32::from_le_bytes(self.0.random());
            if number <= last {
                return number % below;
            }
        }
    }
}

/// Does what the form asks; gives the address to go on to.
pub(super) async fn post(visit: &mut Visit, found: &Found, mut fields: Fields) -> Result<String, Returned> {
    match fields.take("do").as_deref() {
        Some("start") if fields.0.is_empty() => start(visit, found).await,
        Some("answer") => Ok(match answer(visit, found, fields).await? {
            Outcome::Saved(address) => address,
            Outcome::Closed => closed(found),
        }),
        Some("extend") => extend(visit, found, fields).await,
        Some("hand-in") => hand_in(visit, found, fields).await,
        _ => Err(Returned::refused(Refused::Foreign)),
    }
}

async fn start(visit: &mut Visit, found: &Found) -> Result<String, Returned> {
    let new = NewAttempt {
        course: found.course.id.clone(),
        version: found.course.version.clone(),
        draw: Draw::new(found.test(), &mut Source(&visit.app.records)),
    };
    let (who, token) = visit.who();
    let (_, started) = visit
        .app
        .records
        .start_attempt(&who, visit.lang, &found.course, &new)
        .await
        .map_err(|error| not_stored(&error))?;
    visit.keep(token);
    Ok(match started {
        Ok(_) => format!("{}?question=1", found.address()),
        // The page says why and what to do: it shows the same rule.
        Err(Refusal::Running | Refusal::Passed | Refusal::Wait(_) | Refusal::NoneLeft) => found.address(),
    })
}

fn not_stored(error: &Error) -> Returned {
    tracing::error!(%error, "a form of the test was not stored");
    Returned::refused(Refused::NotSaved)
}

/// The learner and the attempt that a form names; 422 when it is not the learner's.
async fn own_attempt(visit: &Visit, found: &Found, fields: &mut Fields) -> Result<(LearnerId, Attempt), Returned> {
    let named = fields.take("attempt").unwrap_or_default();
    let learner = match (visit.remembered.learner, visit.notice) {
        (Some(learner), _) => learner,
        (None, Some(crate::visit::Notice::Unavailable)) => {
            return Err(Returned::refused(Refused::NotSaved));
        }
        (None, _) => return Err(Returned::refused(Refused::Foreign)),
    };
    let attempts = visit.app.records.attempts(learner, &found.course.id).await.map_err(|error| not_stored(&error))?;
    let attempt = attempts.into_iter().find(|attempt| attempt.id.to_string() == named);
    Ok((learner, attempt.ok_or_else(|| Returned::refused(Refused::Foreign))?))
}

/// What came of an answer.
enum Outcome {
    /// It is saved, or there was nothing to save; with the address to which the pressed button leads.
    Saved(String),
    /// The test has ended and takes nothing any more.
    Closed,
}

/// The result, with a word on why nothing was saved.
fn closed(found: &Found) -> String {
    format!("{}?closed", found.address())
}

/// Saves an answer and leads where the pressed button says.
async fn answer(visit: &mut Visit, found: &Found, mut fields: Fields) -> Result<Outcome, Returned> {
    let go = fields.take("go").unwrap_or_else(|| "next".to_owned());
    let id = fields.take("question").unwrap_or_default();
    let typed = fields.0.iter().filter(|(name, _)| name != "attempt").cloned().collect();
    let (learner, attempt) = own_attempt(visit, found, &mut fields).await.map_err(|mut returned| {
        // Whatever happened, what was typed is shown again.
        returned.question = Some(id.clone());
        returned.fields = typed;
        returned
    })?;
    let questions = found.questions(&attempt);
    let Some(at) = questions.iter().position(|(drawn, _)| drawn.question == id) else {
        return Err(Returned::refused(Refused::Foreign));
    };
    let (drawn, question) = questions[at];
    let next = match go.as_str() {
        "next" if at + 1 < questions.len() => format!("{}?question={}", found.address(), at + 2),
        "next" | "review" => format!("{}?review", found.address()),
        "previous" => format!("{}?question={}", found.address(), at.max(1)),
        "extend" => format!("{}?question={}", found.address(), at + 1),
        _ => return Err(Returned::refused(Refused::Foreign)),
    };
    // A test that has ended takes nothing any more, whole or not: that is told instead of what is wrong with an answer.
    if found.result(&attempt, visit.app.records.now()).is_some() {
        return Ok(Outcome::Closed);
    }
    // Before the answer is looked at: the time is lengthened whether it is whole or not.
    if go == "extend"
        && let Err(error) = visit.app.records.extend_attempt(learner, found.test(), attempt.id).await
    {
        return Err(Returned { question: Some(id), fields: fields.0, ..not_stored(&error) });
    }
    // Going back or to the review with nothing chosen is no mistake; "save and go on" is.
    let blank = fields.0.iter().all(|(_, value)| value.trim().is_empty());
    if blank && go != "next" {
        return Ok(Outcome::Saved(next));
    }
    let answer = Answer::read(question, &drawn.order, &fields.0).map_err(|faults| Returned {
        question: Some(id.clone()),
        fields: fields.0.clone(),
        faults,
        refused: None,
    })?;
    let saved = visit.app.records.answer_test(learner, visit.lang, attempt.id, &id, &answer).await;
    match saved {
        Ok(Saved::Yes) => Ok(Outcome::Saved(next)),
        Ok(Saved::Closed) => Ok(Outcome::Closed),
        Err(error) => Err(Returned { question: Some(id), fields: fields.0, ..not_stored(&error) }),
    }
}

/// Lengthens the time from the review; next to a question [`answer`] does it.
async fn extend(visit: &mut Visit, found: &Found, mut fields: Fields) -> Result<String, Returned> {
    let (learner, attempt) = own_attempt(visit, found, &mut fields).await?;
    if !fields.0.is_empty() {
        return Err(Returned::refused(Refused::Foreign));
    }
    visit.app.records.extend_attempt(learner, found.test(), attempt.id).await.map_err(|error| not_stored(&error))?;
    Ok(format!("{}?review", found.address()))
}

async fn hand_in(visit: &mut Visit, found: &Found, mut fields: Fields) -> Result<String, Returned> {
    let (learner, attempt) = own_attempt(visit, found, &mut fields).await?;
    if !fields.0.is_empty() {
        return Err(Returned::refused(Refused::Foreign));
    }
    visit.app.records.hand_in(learner, &found.course, attempt.id).await.map_err(|error| not_stored(&error))?;
    Ok(found.address())
}

/// The island's door to [`answer`]: what there is to say, as HTML: that the answer is saved, or that the test has ended,
/// with the way to the result. Nothing when the answer is not whole.
///
/// # Errors
/// When it is about something that is not the learner's, or could not be stored.
pub async fn reply_to_answer(address: &str, fields: Vec<(String, String)>) -> Result<String, Failure> {
    let (found, mut visit) = from_island(address).await.ok_or(Failure::Foreign)?;
    let mut fields = Fields(fields);
    if fields.take("do").as_deref() != Some("answer") {
        return Err(Failure::Foreign);
    }
    let messages = visit.messages;
    match answer(&mut visit, &found, fields).await {
        Ok(Outcome::Closed) => Ok(render(|| {
            let result = closed(&found);
            view! {
                <strong data-closed>{messages.get("test-closed-here")}</strong>" "
                <a href=result>{messages.get("test-to-result")}</a>
            }
        })),
        Ok(Outcome::Saved(_)) => {
            let time = clock_time(messages, &visit.app.settings.zone, visit.app.records.now());
            Ok(render(|| messages.with("test-saved-at", &[("time", time.into())])))
        }
        Err(returned) => returned.failure().map_or_else(|| Ok(String::new()), Err),
    }
}

/// The test that the address of an island's page names, and the visit.
async fn from_island(address: &str) -> Option<(Found, Visit)> {
    let app = use_context::<App>()?;
    let headers = use_context::<http::request::Parts>()?.headers;
    let uri: Uri = address.parse().ok()?;
    let mut parts = uri.path().split('/').skip(1);
    let (lang, courses, course, test) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if courses != "courses" || test != "test" || parts.next().is_some() {
        return None;
    }
    let found = Found::new(&app, lang, course)?;
    let visit = found.visit(&app, &uri, &headers).await;
    Some((found, visit))
}
