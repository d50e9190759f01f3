//! The fields of a question, the same in practice and in the test.

use leptos::prelude::*;
use perehdy_courses::model::{ChoiceOption, GapPiece, MatchingItem, OrderingItem, QuestionBody, Rich};

use super::asked::Asked;
use super::text::plain;

/// The prompt and the fields, in a `<fieldset>`. `legend` tells what to do.
pub fn question_fields(asked: &Asked<'_>, legend: String) -> impl IntoView + use<> {
    let fields = match &asked.question.body {
        QuestionBody::One(options) | QuestionBody::TrueOrFalse(options) => choices(asked, options, "radio"),
        QuestionBody::Several(options) => choices(asked, options, "checkbox"),
        QuestionBody::Matching { lefts, rights } => matching(asked, lefts, rights),
        QuestionBody::Ordering(items) => ordering(asked, items),
        QuestionBody::Gaps(pieces) => gaps(asked, pieces),
        QuestionBody::Number { unit, .. } => {
            let unit_id = unit.as_ref().map(|_| asked.field_id("unit"));
            let unit = unit.clone().map(|unit| view! { <span class="unit" id=asked.field_id("unit")>{unit}</span> });
            let label = asked.messages.get("question-number-label");
            let input = text_input(asked, "answer", &label, Some("decimal"), unit_id);
            view! { <div class="field field-number">{input}{unit}</div> }.into_any()
        }
        QuestionBody::Short(_) => {
            let label = asked.messages.get("question-short-label");
            view! { <div class="field">{text_input(asked, "answer", &label, None, None)}</div> }.into_any()
        }
    };
    // A sentence with gaps may say all by itself.
    let prompt = (!asked.question.prompt.html.is_empty()).then(|| {
        let html = asked.question.prompt.html.clone();
        view! { <div class="prompt" id=asked.field_id("prompt") inner_html=html></div> }
    });
    let prompt_id = prompt.is_some().then(|| asked.field_id("prompt"));
    // What is wrong with a choice is wrong with its buttons together; other fields name their errors themselves.
    let error_id = match &asked.question.body {
        QuestionBody::One(_) | QuestionBody::TrueOrFalse(_) | QuestionBody::Several(_) => error_id(asked, "answer"),
        _ => None,
    };
    let described = joined(prompt_id.into_iter().chain(error_id));
    view! {
        <fieldset aria-describedby=described>
            <legend>{legend}</legend>
            {prompt}
            {fields}
        </fieldset>
    }
}

/// What to do, told by the kind of question.
#[must_use]
pub fn instruction_key(body: &QuestionBody) -> &'static str {
    match body {
        QuestionBody::One(_) => "question-kind-one",
        QuestionBody::Several(_) => "question-kind-several",
        QuestionBody::TrueOrFalse(_) => "question-kind-true-or-false",
        QuestionBody::Matching { .. } => "question-kind-matching",
        QuestionBody::Ordering(_) => "question-kind-ordering",
        QuestionBody::Gaps(_) => "question-kind-gap",
        QuestionBody::Number { .. } => "question-kind-number",
        QuestionBody::Short(_) => "question-kind-short",
    }
}

/// The id of the message about a field, when something is wrong with it.
fn error_id(asked: &Asked<'_>, field: &str) -> Option<String> {
    asked.fault(field).map(|_| asked.field_id(&format!("{field}-error")))
}

/// The message about a field, with the id that the field's `aria-describedby` names.
fn fault_line(asked: &Asked<'_>, field: &str) -> Option<impl IntoView + use<>> {
    let message = asked.fault(field)?;
    let id = asked.field_id(&format!("{field}-error"));
    Some(view! { <p class="field-error" id=id>{message}</p> })
}

/// Radio buttons or check boxes.
fn choices(asked: &Asked<'_>, options: &[ChoiceOption], kind: &'static str) -> AnyView {
    let mut rows = Vec::new();
    for (shown, &index) in asked.order.iter().enumerate() {
        let Some(option) = options.get(usize::from(index)) else { continue };
        // The first control carries the field's own id: the error summary leads to it.
        let id = asked.field_id(&if shown == 0 { "answer".to_owned() } else { format!("answer-o{shown}") });
        let value = shown.to_string();
        let checked = asked.has("answer", &value);
        let remark_id = format!("{id}-remark");
        let remark = choice_remark(asked, usize::from(index), &remark_id);
        let described = remark.is_some().then_some(remark_id);
        let text = option.text.html.clone();
        rows.push(view! {
            <div class="choice">
                <input type=kind name="answer" value=value id=id.clone() checked=checked aria-describedby=described/>
                <label for=id inner_html=text></label>
                {remark}
            </div>
        });
    }
    view! { {fault_line(asked, "answer")}<div class="choices">{rows}</div> }.into_any()
}

/// The mark and the remark of an option after the answer: for those chosen, and for all that have a remark to show.
fn choice_remark(asked: &Asked<'_>, index: usize, id: &str) -> Option<AnyView> {
    let marked = asked.marked.as_ref()?;
    let part = marked.grade.parts.get(index)?;
    let text = marked.feedback.get(index).copied().flatten();
    if !part.chosen && text.is_none() {
        return None;
    }
    Some(remark(asked, part.chosen.then_some(part.right), text, id))
}

/// A mark (right or wrong, in words and as a sign) and the author's remark.
fn remark(asked: &Asked<'_>, right: Option<bool>, text: Option<&Rich>, id: &str) -> AnyView {
    let mark = right.map(|right| {
        let (class, word) = if right { ("mark mark-right", "mark-right") } else { ("mark mark-wrong", "mark-wrong") };
        view! { <strong class=class>{asked.messages.get(word)}</strong> }
    });
    let text = text.map(|rich| view! { <div class="remark-text" inner_html=rich.html.clone()></div> });
    view! { <div class="remark" id=id.to_owned()>{mark}{text}</div> }.into_any()
}

/// The mark of one part of a matching, ordering or gap question.
fn part_remark(asked: &Asked<'_>, index: usize, id: &str) -> Option<AnyView> {
    let marked = asked.marked.as_ref()?;
    let part = marked.grade.parts.get(index)?;
    let text = marked.feedback.get(index).copied().flatten();
    Some(remark(asked, Some(part.right), text, id))
}

/// A row a left item, each with a list to choose from.
fn matching(asked: &Asked<'_>, lefts: &[MatchingItem], rights: &[Rich]) -> AnyView {
    let shown: Vec<String> =
        asked.order.iter().filter_map(|&index| rights.get(usize::from(index))).map(plain).collect();
    let rows = lefts
        .iter()
        .enumerate()
        .map(|(index, left)| {
            let field = format!("answer-{index}");
            let label = left.text.html.clone();
            row(asked, &field, view! { <span inner_html=label></span> }.into_any(), "question-choose", &shown, 0, index)
        })
        .collect_view();
    view! { <div class="pairs">{rows}</div> }.into_any()
}

/// A row an item, each with its place; the browser's island adds buttons that move rows.
fn ordering(asked: &Asked<'_>, items: &[OrderingItem]) -> AnyView {
    let places: Vec<String> = (1..=items.len()).map(|place| place.to_string()).collect();
    let rows = asked
        .order
        .iter()
        .enumerate()
        .filter_map(|(shown, &index)| {
            let item = items.get(usize::from(index))?;
            let field = format!("answer-{shown}");
            let label = item.text.html.clone();
            let label = view! { <span inner_html=label></span> }.into_any();
            Some(row(asked, &field, label, "question-place", &places, 1, usize::from(index)))
        })
        .collect_view();
    let (up, down, moved) = (
        asked.messages.get("question-move-up"),
        asked.messages.get("question-move-down"),
        asked.messages.get("question-moved"),
    );
    view! { <div class="places" data-ordering data-up=up data-down=down data-moved=moved>{rows}</div> }.into_any()
}

/// A label and a `<select>`. `first` is the value of the first choice; `part` the author's index for the mark.
fn row(
    asked: &Asked<'_>,
    field: &str,
    label: AnyView,
    empty: &str,
    choices: &[String],
    first: usize,
    part: usize,
) -> AnyView {
    let id = asked.field_id(field);
    let fault = fault_line(asked, field);
    let remark_id = format!("{id}-remark");
    let remark = part_remark(asked, part, &remark_id);
    let described = described_by(asked, field, remark.is_some().then_some(remark_id));
    let invalid = fault.is_some().then_some("true");
    let typed = asked.value(field).unwrap_or_default().to_owned();
    let options = choices
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let value = (index + first).to_string();
            let selected = value == typed;
            view! { <option value=value selected=selected>{text.clone()}</option> }
        })
        .collect_view();
    view! {
        <div class="row">
            <label for=id.clone()>{label}</label>
            {fault}
            <select id=id name=field.to_owned() aria-describedby=described aria-invalid=invalid>
                <option value="">{asked.messages.get(empty)}</option>
                {options}
            </select>
            {remark}
        </div>
    }
    .into_any()
}

/// The ids that describe a field: its error, then its remark or unit.
fn described_by(asked: &Asked<'_>, field: &str, other: Option<String>) -> Option<String> {
    joined(error_id(asked, field).into_iter().chain(other))
}

/// Ids as `aria-describedby` takes them.
fn joined(ids: impl Iterator<Item = String>) -> Option<String> {
    let ids: Vec<String> = ids.collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Text with fields where the gaps are.
fn gaps(asked: &Asked<'_>, pieces: &[GapPiece]) -> AnyView {
    let mut gap = 0;
    let mut marks = Vec::new();
    let mut faults = Vec::new();
    let parts = pieces
        .iter()
        .map(|piece| match piece {
            GapPiece::Text(text) => view! { <span inner_html=text.html.clone()></span> }.into_any(),
            GapPiece::Gap(_) => {
                let field = format!("answer-{gap}");
                let id = asked.field_id(&field);
                let number = gap + 1;
                let label = asked.messages.with("question-gap-label", &[("n", number.into())]);
                let remark_id = format!("{id}-remark");
                let remark = part_remark(asked, gap, &remark_id);
                let described = described_by(asked, &field, remark.is_some().then_some(remark_id));
                faults.extend(fault_line(asked, &field));
                if let Some(remark) = remark {
                    marks.push(view! { <li><span class="gap-number">{label.clone()}</span>{remark}</li> });
                }
                gap += 1;
                let value = asked.value(&field).unwrap_or_default().to_owned();
                let invalid = asked.fault(&field).map(|_| "true");
                view! {
                    <input type="text" class="gap" id=id name=field value=value aria-label=label aria-describedby=described
                        aria-invalid=invalid autocomplete="off" autocapitalize="none" spellcheck="false"/>
                }
                .into_any()
            }
        })
        .collect_view();
    let marks = (!marks.is_empty()).then(|| view! { <ul class="gap-marks">{marks}</ul> });
    view! { {faults}<p class="gap-text">{parts}</p>{marks} }.into_any()
}

/// A labelled text field. `mode` tells what keyboard a phone shows, `unit` is the id of what stands behind the field.
fn text_input(
    asked: &Asked<'_>,
    field: &str,
    label: &str,
    mode: Option<&'static str>,
    unit: Option<String>,
) -> AnyView {
    let id = asked.field_id(field);
    let fault = fault_line(asked, field);
    let described = described_by(asked, field, unit);
    let invalid = fault.is_some().then_some("true");
    let value = asked.value(field).unwrap_or_default().to_owned();
    view! {
        <label for=id.clone()>{label.to_owned()}</label>
        {fault}
        <input type="text" id=id name=field.to_owned() value=value inputmode=mode aria-describedby=described
            aria-invalid=invalid autocomplete="off"/>
    }
    .into_any()
}
