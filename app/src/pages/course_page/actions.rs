//! What the forms of a page do.

use leptos::prelude::use_context;
use perehdy_courses::answer::Answer;
use perehdy_courses::draw::practice_order;
use perehdy_courses::model::{BlockBody, Media};
use perehdy_records::{MediaState, PagePlace, PracticeState};

use super::{Found, asked, from_island};
use crate::addresses;
use crate::components::practice::practice_form;
use crate::pages::form::{Fields, Refused, Returned};
use crate::respond::render;
use crate::server_fns::failure::Failure;
use crate::visit::Visit;

/// Does what the form asks; gives the address to go on to.
pub(super) async fn post(visit: &mut Visit, found: &Found, mut fields: Fields) -> Result<String, Returned> {
    match fields.take("do").as_deref() {
        Some("answer") => answer(visit, found, fields).await,
        Some("continue") if fields.0.is_empty() => go_on(visit, found).await,
        _ => Err(Returned::refused(Refused::Foreign)),
    }
}

/// Marks the page as read and leads to the next one, or to the test after the last.
async fn go_on(visit: &mut Visit, found: &Found) -> Result<String, Returned> {
    let course = &found.course.id;
    let next = neighbours(found).1;
    let place = next.clone().unwrap_or_else(|| found.place.clone());
    let (who, token) = visit.who();
    let stored = visit.app.records.mark_read(&who, visit.lang, &found.course, &found.place, &place).await;
    if let Err(error) = stored {
        return Err(not_stored(&error, None, Vec::new()));
    }
    visit.keep(token);
    Ok(match next {
        Some(next) => addresses::page(visit.lang, course, &next.module, &next.page),
        None if found.course.test.is_some() => addresses::test(visit.lang, course),
        None => addresses::certificate(visit.lang, course),
    })
}

/// The pages before and after this one.
pub(super) fn neighbours(found: &Found) -> (Option<PagePlace>, Option<PagePlace>) {
    let pages: Vec<PagePlace> = found
        .course
        .pages()
        .map(|(module, page)| PagePlace { module: module.id.clone(), page: page.id.clone() })
        .collect();
    let at = pages.iter().position(|place| *place == found.place).unwrap_or_default();
    (at.checked_sub(1).and_then(|before| pages.get(before).cloned()), pages.get(at + 1).cloned())
}

/// Stores an answer to a practice question.
async fn answer(visit: &mut Visit, found: &Found, mut fields: Fields) -> Result<String, Returned> {
    let id = fields.take("question").unwrap_or_default();
    let Some(question) = found.question(&id, visit.lang) else {
        return Err(Returned::refused(Refused::Foreign));
    };
    let order = practice_order(question, &found.course.fingerprint);
    let answer = match Answer::read(question, &order, &fields.0) {
        Ok(answer) => answer,
        Err(faults) => return Err(Returned { question: Some(id), fields: fields.0, faults, refused: None }),
    };
    let (who, token) = visit.who();
    let stored = visit.app.records.answer_practice(&who, visit.lang, &found.course, &found.place, &id, &answer).await;
    if let Err(error) = stored {
        return Err(not_stored(&error, Some(id), fields.0));
    }
    visit.keep(token);
    let address = format!("{}#q-{id}", found.address());
    visit.remembered.practice.insert(id, PracticeState { answer, lang: visit.lang, tries: 1 });
    Ok(address)
}

fn not_stored(error: &perehdy_records::Error, question: Option<String>, fields: Vec<(String, String)>) -> Returned {
    tracing::error!(%error, "a form of a course page was not stored");
    Returned { question, fields, ..Returned::refused(Refused::NotSaved) }
}

/// The island's door to [`answer`]: the question's form anew.
///
/// # Errors
/// When the plain form should be sent instead: what is no mistake of a field has a page of its own.
pub async fn reply_to_answer(address: &str, fields: Vec<(String, String)>) -> Result<String, Failure> {
    let (found, mut visit) = from_island(address).await.ok_or(Failure::Foreign)?;
    let mut fields = Fields(fields);
    let id = fields.0.iter().find(|(name, _)| name == "question").map(|(_, value)| value.clone());
    let question = id.and_then(|id| found.question(&id, visit.lang)).ok_or(Failure::Foreign)?;
    if fields.take("do").as_deref() != Some("answer") {
        return Err(Failure::Foreign);
    }
    let returned = answer(&mut visit, &found, fields).await.err();
    if let Some(failure) = returned.as_ref().and_then(Returned::failure) {
        return Err(failure);
    }
    keep_cookie(&visit);
    let asked = asked(&visit, &found, question, returned.as_ref());
    Ok(render(|| practice_form(&asked, &found.address())))
}

/// Sets the visit's cookie on the answer of a server function.
fn keep_cookie(visit: &Visit) {
    if let (Some(cookie), Some(options)) = (&visit.set_cookie, use_context::<leptos_axum::ResponseOptions>()) {
        options.append_header(http::header::SET_COOKIE, cookie.clone());
    }
}

/// Stores where a video or audio piece of the page was left.
///
/// # Errors
/// When there is no such piece, the numbers make no sense, or nothing could be stored.
pub async fn save_media(address: &str, block: &str, position: f64, watched: Vec<(f64, f64)>) -> Result<(), Failure> {
    let (found, mut visit) = from_island(address).await.ok_or(Failure::Foreign)?;
    let piece = media(&found, block).ok_or(Failure::Foreign)?;
    // Encoders round: a piece may play a little longer than its author says.
    let longest = f64::from(piece.seconds) + 60.0;
    let sane = |seconds: f64| seconds.is_finite() && (0.0..=longest).contains(&seconds);
    if !sane(position) || watched.len() > 500 || !watched.iter().all(|&(from, to)| sane(from) && sane(to) && from <= to)
    {
        return Err(Failure::Foreign);
    }
    let (who, token) = visit.who();
    let state = MediaState { position, watched };
    let stored = visit.app.records.save_media(&who, visit.lang, &found.course.id, &found.place, block, &state).await;
    if let Err(error) = stored {
        tracing::error!(%error, "the place in a video was not stored");
        return Err(Failure::NotSaved);
    }
    visit.keep(token);
    keep_cookie(&visit);
    Ok(())
}

fn media<'a>(found: &'a Found, block: &str) -> Option<&'a Media> {
    found.text()?.blocks.iter().find_map(|candidate| match &candidate.body {
        BlockBody::Video(piece) | BlockBody::Audio(piece) if candidate.id.as_deref() == Some(block) => Some(piece),
        _ => None,
    })
}
