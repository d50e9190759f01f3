//! `/{lang}/courses/{course}/{module}/{page}`: a page of a module. Practice questions and "mark as read" post here.

mod actions;
mod blocks;
mod view;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use leptos::prelude::use_context;
use perehdy_courses::draw::practice_order;
use perehdy_courses::model::{Course, Lang, Page, PageText, Question};
use perehdy_records::PagePlace;

use super::course_in;
use super::form::{Fields, Returned};
use super::problem::{Problem, problem};
use crate::addresses;
use crate::components::asked::Asked;
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::Visit;

pub use actions::{reply_to_answer, save_media};
pub use blocks::FreshBlocks;

/// The ids of the address.
type Ids = (String, String, String, String);

/// A page that exists, in a language that the course has.
struct Found {
    course: Arc<Course>,
    lang: Lang,
    place: PagePlace,
}

impl Found {
    fn new(app: &App, (lang, course, module, page): &Ids) -> Option<Self> {
        let lang = Lang::from_code(lang)?;
        let course = course_in(app, lang, course)?;
        course.page(module, page)?;
        let place = PagePlace { module: module.clone(), page: page.clone() };
        Some(Self { course, lang, place })
    }

    fn page(&self) -> Option<&Page> {
        self.course.page(&self.place.module, &self.place.page).map(|(_, page)| page)
    }

    fn text(&self) -> Option<&PageText> {
        self.page()?.texts.get(self.lang)
    }

    fn question(&self, id: &str, lang: Lang) -> Option<&Question> {
        self.page()?.texts.get(lang)?.questions().find(|question| question.id == id)
    }

    /// With all that the page shows of the learner.
    async fn visit(&self, app: &App, uri: &Uri, headers: &HeaderMap) -> Visit {
        Visit::load(app, self.lang, uri, headers, &self.course.id, Some(&self.place)).await
    }

    /// The address of this page.
    fn address(&self) -> String {
        addresses::page(self.lang, &self.course.id, &self.place.module, &self.place.page)
    }
}

/// The page.
pub async fn get(State(app): State<App>, Path(ids): Path<Ids>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(found) = Found::new(&app, &ids) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = found.visit(&app, &uri, &headers).await;
    view::respond(&visit, &found, None)
}

/// A form of the page: an answer, or "mark as read and go on".
pub async fn post(State(app): State<App>, Path(ids): Path<Ids>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let Some(found) = Found::new(&app, &ids) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut sender = Visit::of_sender(&app, found.lang, &uri, &headers).await;
    match actions::post(&mut sender, &found, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(&sender, &address),
        Err(returned) => view::respond(&found.visit(&app, &uri, &headers).await, &found, Some(&returned)),
    }
}

/// The question as it stands: as it came back, else as it was answered, else fresh.
fn asked<'a>(visit: &Visit, found: &'a Found, question: &'a Question, returned: Option<&Returned>) -> Asked<'a> {
    let order = practice_order(question, &found.course.fingerprint);
    if let Some(returned) = returned.filter(|returned| returned.question.as_deref() == Some(&question.id)) {
        let mut asked = Asked::fresh(visit.messages, question, order);
        asked.typed.clone_from(&returned.fields);
        asked.faults.clone_from(&returned.faults);
        return asked;
    }
    match visit.remembered.practice.get(&question.id) {
        Some(state) => {
            let by = found.question(&question.id, state.lang).unwrap_or(question);
            Asked::marked(visit.messages, question, order, &state.answer, by)
        }
        None => Asked::fresh(visit.messages, question, order),
    }
}

/// What a server function knows of its request: the page that its address names, and who sends it.
async fn from_island(address: &str) -> Option<(Found, Visit)> {
    let app = use_context::<App>()?;
    let headers = use_context::<http::request::Parts>()?.headers;
    let uri: Uri = address.parse().ok()?;
    let mut parts = uri.path().split('/').skip(1).map(str::to_owned);
    let (lang, courses, course, module, page) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if courses != "courses" || parts.next().is_some() {
        return None;
    }
    let found = Found::new(&app, &(lang, course, module, page))?;
    let sender = Visit::of_sender(&app, found.lang, &uri, &headers).await;
    Some((found, sender))
}
