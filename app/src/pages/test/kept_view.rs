//! A form of the test that could not be stored while the database was away, and with it the draw: what was typed or
//! chosen stays in a form that can be sent again.

use leptos::prelude::*;
use perehdy_courses::model::QuestionBody;

use super::{Found, document};
use crate::components::asked::Asked;
use crate::components::question_fields::{instruction_key, question_fields};
use crate::pages::form::Returned;
use crate::shell::Document;
use crate::visit::Visit;

/// The page. `sent` are all fields of the form.
pub(super) fn kept(visit: &Visit, found: &Found, returned: &Returned, sent: &[(String, String)]) -> Document {
    let messages = visit.messages;
    let field = |wanted: &str| sent.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let question = field("question").and_then(|id| found.test().question(id, found.lang));
    // In which order options were shown only the draw knows: they are kept without being seen.
    let written = question.filter(|question| {
        matches!(question.body, QuestionBody::Gaps(_) | QuestionBody::Number { .. } | QuestionBody::Short(_))
    });
    let hidden = sent
        .iter()
        .filter(|(name, _)| written.is_none() || !name.starts_with("answer"))
        .cloned()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let fields = match (question, written) {
        (Some(question), Some(_)) => {
            let mut asked = Asked::fresh(messages, question, Vec::new());
            asked.typed.clone_from(&returned.fields);
            question_fields(&asked, messages.get(instruction_key(&question.body)).into_owned()).into_any()
        }
        (Some(question), None) => {
            view! { <div class="prompt" inner_html=question.prompt.html.clone()></div> }.into_any()
        }
        (None, _) => ().into_any(),
    };
    let button = match (field("do"), field("go")) {
        (Some("start"), _) => messages.get("test-start").into_owned(),
        (Some("hand-in"), _) => messages.get("test-hand-in").into_owned(),
        (Some("extend"), _) | (_, Some("extend")) => {
            messages.with("test-extend", &[("n", found.test().extensions.minutes.into())])
        }
        _ => messages.get("test-save-next").into_owned(),
    };
    let title = messages.get("test-title").into_owned();
    let main = view! {
        <h1>{title.clone()}</h1>
        <form method="post" action=found.address() novalidate>
            {hidden}
            {fields}
            <div class="buttons"><button type="submit" class="button">{button}</button></div>
        </form>
    };
    document(visit, title, main.into_any())
}
