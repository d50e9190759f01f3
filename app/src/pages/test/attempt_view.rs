//! A running attempt: a question, or the review before handing in.

use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_records::Attempt;

use super::{Found, Wanted, document};
use crate::components::asked::Asked;
use crate::components::error_summary::Trouble;
use crate::components::question_fields::{instruction_key, question_fields};
use crate::components::text::gist;
use crate::i18n::clock_time;
use crate::islands::test_form::TestForm;
use crate::islands::timer::Timer;
use crate::pages::form::Returned;
use crate::shell::Document;
use crate::visit::Visit;

/// The id of a question's form: its button for more time stands above it.
const ANSWER_FORM: &str = "answer-form";

/// The page of a running attempt.
pub(super) fn running(
    visit: &Visit,
    found: &Found,
    attempt: &Attempt,
    wanted: &Wanted,
    returned: Option<&Returned>,
    now: Timestamp,
) -> Document {
    let questions = found.questions(attempt);
    let open = questions.iter().position(|(drawn, _)| !attempt.answers.contains_key(&drawn.question));
    let at = match (wanted, open) {
        (Wanted::Question(number), _) if (1..=questions.len()).contains(number) => Some(number - 1),
        (Wanted::Review, _) => None,
        (_, open) => open,
    };
    match at {
        Some(at) => question(visit, found, attempt, at, returned, now),
        None => review(visit, found, attempt, now),
    }
}

fn question(
    visit: &Visit,
    found: &Found,
    attempt: &Attempt,
    at: usize,
    returned: Option<&Returned>,
    now: Timestamp,
) -> Document {
    let messages = visit.messages;
    let questions = found.questions(attempt);
    let (drawn, question) = questions[at];
    let order = drawn.order.clone();
    let asked = match returned.filter(|returned| returned.question.as_deref() == Some(&drawn.question)) {
        Some(returned) => {
            let mut asked = Asked::fresh(messages, question, order);
            asked.typed.clone_from(&returned.fields);
            asked.faults.clone_from(&returned.faults);
            asked
        }
        None => match attempt.answers.get(&drawn.question) {
            Some((_, answer)) => Asked::answered(messages, question, order, answer),
            None => Asked::fresh(messages, question, order),
        },
    };
    let title = messages.with("test-question-of", &[("n", (at + 1).into()), ("of", questions.len().into())]);
    let legend = messages.get(instruction_key(&question.body)).into_owned();
    let answered = attempt.answers.contains_key(&drawn.question);
    let saved = if answered { messages.get("test-saved") } else { "".into() };
    let previous = (at > 0).then(|| {
        view! { <button type="submit" name="go" value="previous" class="button button-secondary">{messages.get("test-previous")}</button> }
    });
    let last = at + 1 == questions.len();
    let next = if last { "test-save-review" } else { "test-save-next" };
    let skip =
        if last { format!("{}?review", found.address()) } else { format!("{}?question={}", found.address(), at + 2) };
    let form = view! {
        <form id=ANSWER_FORM method="post" action=found.address() novalidate>
            <input type="hidden" name="do" value="answer"/>
            <input type="hidden" name="attempt" value=attempt.id.to_string()/>
            <input type="hidden" name="question" value=drawn.question.clone()/>
            {question_fields(&asked, legend)}
            <p class="saved" data-saved data-unsaved=messages.get("test-unsaved") role="status">{saved}</p>
            <div class="buttons">
                <button type="submit" name="go" value="next" class="button">{messages.get(next)}</button>
                {previous}
                <a class="skip-question" href=skip>{messages.get("test-skip")}</a>
            </div>
        </form>
    };
    let main = view! {
        <p class="kicker">{messages.get("test-title")}</p>
        <h1>{title.clone()}</h1>
        {timer(visit, found, attempt, Some(next), now)}
        <section class="question question-test" id=format!("q-{}", drawn.question) aria-label=title.clone()>
            <TestForm>{form}</TestForm>
        </section>
        {numbers(visit, found, attempt, Some(at))}
    };
    let mut document = document(visit, title, main.into_any());
    document.islands = true;
    document.troubles =
        asked.summary().into_iter().map(|(anchor, message)| Trouble { anchor: Some(anchor), message }).collect();
    document
}

/// All questions as numbers, with what is answered, and the way to the review.
fn numbers(visit: &Visit, found: &Found, attempt: &Attempt, here: Option<usize>) -> impl IntoView + use<> {
    let messages = visit.messages;
    let items = found
        .questions(attempt)
        .iter()
        .enumerate()
        .map(|(index, (drawn, _))| {
            let answered = attempt.answers.contains_key(&drawn.question);
            let class = if answered { "number is-answered" } else { "number" };
            let current = (here == Some(index)).then_some("step");
            let href = format!("{}?question={}", found.address(), index + 1);
            let number = messages.with("test-question-number", &[("n", (index + 1).into())]);
            let label = |key| format!("{number}: {}", messages.get(key));
            let state = label(if answered { "test-answered" } else { "test-unanswered" });
            // What the island says of this question once its answer is saved.
            let then = current.map(|_| label("test-answered"));
            view! {
                <li>
                    <a class=class href=href aria-current=current aria-label=state data-answered=then>
                        {(index + 1).to_string()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="numbers" aria-label=messages.get("test-numbers-label")>
            <ol>{items}</ol>
            <a href=format!("{}?review", found.address())>{messages.get("test-to-review")}</a>
        </nav>
    }
}

/// Everything answered and unanswered, and the button that hands in.
fn review(visit: &Visit, found: &Found, attempt: &Attempt, now: Timestamp) -> Document {
    let messages = visit.messages;
    let questions = found.questions(attempt);
    let open: Vec<usize> = questions
        .iter()
        .enumerate()
        .filter(|(_, (drawn, _))| !attempt.answers.contains_key(&drawn.question))
        .map(|(index, _)| index + 1)
        .collect();
    let rows = questions
        .iter()
        .enumerate()
        .map(|(index, (drawn, question))| {
            let answered = attempt.answers.contains_key(&drawn.question);
            let (class, key) = if answered { ("is-answered", "test-answered") } else { ("is-open", "test-unanswered") };
            let href = format!("{}?question={}", found.address(), index + 1);
            let text = gist(question);
            view! {
                <li class=class>
                    <a href=href>{messages.with("test-question-number", &[("n", (index + 1).into())])}</a>
                    <span class="review-text">{text}</span>
                    <span class="review-state">{messages.get(key)}</span>
                </li>
            }
        })
        .collect_view();
    let warning = (!open.is_empty()).then(|| {
        let text = messages.with("test-open-warning", &[("n", open.len().into())]);
        view! { <div class="warning" role="note"><p><strong>{text}</strong></p><p>{messages.get("test-open-advice")}</p></div> }
    });
    let button = if open.is_empty() { "test-hand-in" } else { "test-hand-in-anyway" };
    let title = messages.get("test-review-title").into_owned();
    let main = view! {
        <p class="kicker">{messages.get("test-title")}</p>
        <h1>{title.clone()}</h1>
        {timer(visit, found, attempt, None, now)}
        <p>{messages.get("test-review-lead")}</p>
        {warning}
        <ol class="review">{rows}</ol>
        <form method="post" action=found.address()>
            <input type="hidden" name="do" value="hand-in"/>
            <input type="hidden" name="attempt" value=attempt.id.to_string()/>
            <button type="submit" class="button">{messages.get(button)}</button>
        </form>
    };
    let mut document = document(visit, title, main.into_any());
    document.islands = attempt.ends_at.is_some();
    document
}

/// The time left, and the button that lengthens it when the rules allow that. With a question on the page its form is
/// sent: what is typed there goes along and is saved. `next` is what the form's first button says.
fn timer(visit: &Visit, found: &Found, attempt: &Attempt, next: Option<&str>, now: Timestamp) -> Option<AnyView> {
    let end = attempt.ends_at?;
    let (messages, test) = (visit.messages, found.test());
    // Rounded up: a browser that comes back a moment too early would find the attempt still running.
    let left = u64::try_from(end.0 - now.0).unwrap_or_default();
    let seconds = u32::try_from(left.div_ceil(1_000_000)).unwrap_or(u32::MAX);
    let until = clock_time(messages, &visit.app.settings.zone, end);
    let announcements = [10_u32, 5, 1]
        .into_iter()
        .map(|minutes| (minutes * 60, messages.with("test-minutes-left", &[("n", minutes.into())])))
        .chain([(0, messages.get("test-time-over").into_owned())])
        .collect();
    let may_extend = perehdy_courses::rules::extended(test, Some(end), attempt.extensions, now).is_some();
    let extend = may_extend.then(|| {
        let text = messages.with("test-extend", &[("n", test.extensions.minutes.into())]);
        if let Some(next) = next {
            // The first button of a form, in the document's order, is what the Enter key presses.
            return view! {
                <button type="submit" form=ANSWER_FORM name="go" value="next" hidden>{messages.get(next)}</button>
                <button type="submit" form=ANSWER_FORM name="go" value="extend" class="button button-secondary">{text}</button>
            }
            .into_any();
        }
        view! {
            <form method="post" action=found.address()>
                <input type="hidden" name="do" value="extend"/>
                <input type="hidden" name="attempt" value=attempt.id.to_string()/>
                <button type="submit" class="button button-secondary">{text}</button>
            </form>
        }
        .into_any()
    });
    let minutes = seconds.div_ceil(60);
    let text = messages.with("test-time-left", &[("n", minutes.into()), ("until", until.into())]);
    Some(
        view! {
            <div class="timer">
                <p>{text}</p>
                <Timer seconds=seconds announcements=announcements/>
                {extend}
            </div>
        }
        .into_any(),
    )
}
