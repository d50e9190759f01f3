//! What webhooks were told: the last messages, and what became of each.

use leptos::prelude::*;
use perehdy_records::{DeliveryLine, WebhookEvent};

use super::super::Shown;
use crate::i18n::day_and_time;
use crate::pages::organisation::{Managed, course_title};
use crate::visit::Visit;

/// The messages; nothing where there is no webhook.
pub(super) fn section(managed: &Managed, shown: &Shown) -> Option<AnyView> {
    if shown.webhooks.is_empty() {
        return None;
    }
    let visit = &managed.seated.visit;
    let list = if shown.deliveries.is_empty() {
        view! { <p>{visit.t("webhooks-log-none")}</p> }.into_any()
    } else {
        let rows = shown.deliveries.iter().map(|line| row(managed, shown, line)).collect_view();
        view! { <ol class="entries deliveries">{rows}</ol> }.into_any()
    };
    Some(
        view! {
            <h3>{visit.t("webhooks-log-title")}</h3>
            {list}
        }
        .into_any(),
    )
}

fn event(visit: &Visit, event: WebhookEvent) -> String {
    let key = match event {
        WebhookEvent::Completed => "webhooks-event-completed",
        WebhookEvent::Expiring => "webhooks-event-expiring",
        WebhookEvent::Expired => "webhooks-event-expired",
        WebhookEvent::Test => "webhooks-event-test",
    };
    visit.t(key).into_owned()
}

/// What became of the last try, in words.
fn outcome(visit: &Visit, line: &DeliveryLine) -> String {
    let status = || ("status", line.status.unwrap_or_default().to_string().into());
    match &*line.trouble {
        _ if line.delivered.is_some() => visit.messages.with("webhooks-taken", &[status()]),
        "" if line.tried.is_none() => visit.t("webhooks-waiting").into_owned(),
        "" => visit.t("webhooks-under-way").into_owned(),
        "status" => visit.messages.with("webhooks-trouble-status", &[status()]),
        "redirect" => visit.messages.with("webhooks-trouble-redirect", &[status()]),
        "timeout" => visit.t("webhooks-trouble-timeout").into_owned(),
        "name" => visit.t("webhooks-trouble-name").into_owned(),
        "private" => visit.t("webhooks-trouble-private").into_owned(),
        "connect" => visit.t("webhooks-trouble-connect").into_owned(),
        "tls" => visit.t("webhooks-trouble-tls").into_owned(),
        "off" => visit.t("webhooks-trouble-off").into_owned(),
        _ => visit.t("webhooks-trouble-broken").into_owned(),
    }
}

fn row(managed: &Managed, shown: &Shown, line: &DeliveryLine) -> AnyView {
    let visit = &managed.seated.visit;
    let moment = |at| day_and_time(visit.messages, &visit.app.settings.zone, at);
    let course = (!line.course.is_empty()).then(|| course_title(visit, &line.course).0);
    let took = line.milliseconds.filter(|_| line.tried.is_some());
    let took = took.map(|took| visit.messages.with("webhooks-took", &[("ms", took.into())]));
    let tries = (line.tries > 1).then(|| visit.messages.with("webhooks-tries", &[("n", line.tries.into())]));
    let next = line.next_try.filter(|_| line.tries > 0 && !line.trouble.is_empty());
    let next = next.map(|at| visit.messages.with("webhooks-next", &[("when", moment(at).into())]));
    let given_up = (line.next_try.is_none() && line.delivered.is_none() && line.trouble != "off")
        .then(|| visit.t("webhooks-given-up").into_owned());
    let facts: Vec<String> = [Some(moment(line.happened)), Some(outcome(visit, line)), took, tries, next, given_up]
        .into_iter()
        .flatten()
        .collect();
    let what = [Some(event(visit, line.event)), course].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let is_on = shown.webhooks.iter().any(|webhook| webhook.id == line.webhook && webhook.off.is_none());
    let again = is_on.then(|| {
        view! {
            <form method="post" action=managed.seated.here("/integrations") class="entry-do">
                <input type="hidden" name="webhook" value=line.webhook.to_string()/>
                <input type="hidden" name="message" value=line.id.to_string()/>
                <button type="submit" class="button button-secondary" name="do" value="send-again">
                    {visit.t("webhooks-again")}<span class="visually-hidden">{format!(": {what}")}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="entry">
            <p class="entry-what"><strong>{what.clone()}</strong></p>
            <p class="entry-facts" dir="auto">{line.url.clone()}</p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            {again}
        </li>
    }
    .into_any()
}
