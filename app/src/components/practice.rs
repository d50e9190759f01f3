//! A practice question in the text of a page: its form, and what the answer was worth.

use leptos::prelude::*;

use super::asked::Asked;
use super::question_fields::{instruction_key, question_fields};
use crate::islands::practice::Practice;

/// The question in its place on the page, where it is the `number`th: parts of a page need names of their own.
pub fn practice(asked: &Asked<'_>, number: usize, action: &str) -> impl IntoView + use<> {
    let id = format!("q-{}", asked.question.id);
    let label = asked.messages.with("practice-region", &[("n", number.into())]);
    let inside = practice_form(asked, action);
    view! {
        <section class="question" id=id aria-label=label>
            <Practice>{inside}</Practice>
        </section>
    }
}

/// What is inside the island: replaced whole by the reply to an answer.
pub fn practice_form(asked: &Asked<'_>, action: &str) -> impl IntoView + use<> {
    let messages = asked.messages;
    let id = asked.question.id.clone();
    let action = format!("{action}#q-{id}");
    let legend = messages.get(instruction_key(&asked.question.body)).into_owned();
    let button = if asked.marked.is_some() { "practice-again" } else { "practice-check" };
    view! {
        <form method="post" action=action novalidate>
            <input type="hidden" name="do" value="answer"/>
            <input type="hidden" name="question" value=id/>
            {question_fields(asked, legend)}
            <button type="submit" class="button">{messages.get(button)}</button>
        </form>
        {verdict(asked)}
    }
}

/// Whether it was right, and why.
fn verdict(asked: &Asked<'_>) -> Option<impl IntoView + use<>> {
    let marked = asked.marked.as_ref()?;
    let right = marked.grade.right;
    let (class, word) =
        if right { ("verdict verdict-right", "verdict-right") } else { ("verdict verdict-wrong", "verdict-wrong") };
    let remark = if right { &asked.question.right } else { &asked.question.wrong };
    let texts = remark
        .iter()
        .chain(&asked.question.why)
        .map(|rich| view! { <div class="verdict-text" inner_html=rich.html.clone()></div> })
        .collect_view();
    let again = (!right).then(|| view! { <p class="verdict-again">{asked.messages.get("verdict-again")}</p> });
    Some(view! {
        <div class=class id=asked.field_id("verdict") tabindex="-1">
            <p class="verdict-word"><strong>{asked.messages.get(word)}</strong></p>
            {texts}
            {again}
        </div>
    })
}
