//! How the operator's page looks.

use http::StatusCode;
use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_courses::words::number;
use perehdy_records::FailedMail;

use super::certificates::{self, Returned};
use super::{Again, Overview};
use crate::components::error_summary::Trouble;
use crate::i18n::day_and_time;
use crate::shell::Document;
use crate::state::MailsGo;
use crate::visit::Visit;

/// Most mails of a kind on the page.
const MOST: usize = 100;

/// The page.
pub(super) fn document(visit: &Visit, overview: &Overview, again: &Again) -> Document {
    let at_rest = matches!(again, Again::No);
    let said =
        ["tried", "gave-up", "too-late", "revoked"].into_iter().find(|said| visit.asks(said)).filter(|_| at_rest);
    let said = said.map(|said| {
        let key = match said {
            "tried" => "admin-tried",
            "gave-up" => "admin-gave-up",
            "revoked" => "admin-certificate-revoked",
            _ => "admin-too-late",
        };
        view! { <p class="notice" role="status">{visit.t(key)}</p> }
    });
    let returned = match again {
        Again::Certificate(returned) => returned.clone(),
        Again::No | Again::Foreign => Returned::default(),
    };
    let mut troubles = returned.troubles();
    let title = visit.t("admin-title");
    let main = view! {
        {said}
        <h1>{title.clone()}</h1>
        <h2>{visit.t("admin-mail-title")}</h2>
        <p>{way(visit)}</p>
        {mails(visit, ("admin-waiting-title", "admin-waiting-none", None), &overview.waiting)}
        {mails(
            visit,
            ("admin-given-up-title", "admin-given-up-none", Some("admin-given-up-text")),
            &overview.given_up,
        )}
        {certificates::form(visit, returned)}
        {organisations(visit, overview)}
        {database(visit, overview)}
    };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    if matches!(again, Again::Foreign) {
        troubles.push(Trouble { anchor: None, message: visit.t("fault-foreign-form").into_owned() });
    }
    if !at_rest {
        document.status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    document.troubles = troubles;
    document
}

/// Where mails go.
fn way(visit: &Visit) -> String {
    match &visit.app.settings.mails {
        MailsGo::Server { server, from } => {
            visit.messages.with("admin-mail-smtp", &[("server", server.clone().into()), ("from", from.clone().into())])
        }
        MailsGo::Folder(folder) => visit.messages.with("admin-mail-files", &[("folder", folder.clone().into())]),
    }
}

fn mails(visit: &Visit, (title, none, text): (&str, &str, Option<&str>), mails: &[FailedMail]) -> AnyView {
    let cards = mails.iter().map(|mail| card(visit, mail)).collect_view();
    let all = if mails.is_empty() {
        view! { <p>{visit.t(none)}</p> }.into_any()
    } else {
        let text = text.map(|key| view! { <p>{visit.t(key)}</p> });
        let most = (mails.len() >= MOST).then(|| {
            view! { <p>{visit.messages.with("admin-mails-most", &[("n", MOST.into())])}</p> }
        });
        view! { {text}{most}<ul class="cards admin-mails">{cards}</ul> }.into_any()
    };
    view! { <h3>{visit.t(title)}</h3>{all} }.into_any()
}

/// A mail: to whom, about what, why it did not go out, and what can be done.
fn card(visit: &Visit, mail: &FailedMail) -> AnyView {
    let time = |at: Timestamp| day_and_time(visit.messages, &visit.app.settings.zone, at);
    let line = |key: &str, value: String| view! { <div><dt>{visit.t(key)}</dt><dd>{value}</dd></div> };
    let trouble = (!mail.trouble.is_empty()).then(|| line("admin-mail-trouble", mail.trouble.clone()));
    let next = mail.next_try.map(|next| line("admin-mail-next", time(next)));
    let button = |action: &'static str, key: &str| {
        view! {
            <button type="submit" class="button button-secondary" name="do" value=action>
                {visit.t(key)}<span class="visually-hidden">{format!(": {}", mail.recipient)}</span>
            </button>
        }
    };
    let again = mail.may_be_tried(visit.app.records.now()).then(|| button("try", "admin-mail-try"));
    let form = mail.next_try.map(|_| {
        view! {
            <form method="post" action=visit.here("/admin")>
                <input type="hidden" name="mail" value=mail.id.to_string()/>
                <p class="buttons">{again}{button("give-up", "admin-mail-give-up")}</p>
            </form>
        }
    });
    view! {
        <li class="card">
            <h4>{mail.recipient.clone()}</h4>
            <dl class="facts">
                <div><dt>{visit.t("admin-mail-subject")}</dt><dd dir="auto">{mail.subject.clone()}</dd></div>
                {line("admin-mail-queued", time(mail.created))}
                {line("admin-mail-tries", mail.tries.to_string())}
                {next}
                {trouble}
            </dl>
            {form}
        </li>
    }
    .into_any()
}

fn organisations(visit: &Visit, overview: &Overview) -> AnyView {
    let lines = overview
        .organisations
        .iter()
        .map(|(organisation, members)| {
            let members = visit.messages.with("admin-organisation-members", &[("n", (*members).into())]);
            view! {
                <div><dt dir="auto">{organisation.name.clone()}</dt><dd>{organisation.slug.clone()}" · "{members}</dd></div>
            }
        })
        .collect_view();
    let all = if overview.organisations.is_empty() {
        view! { <p>{visit.t("admin-organisations-none")}</p> }.into_any()
    } else {
        view! { <dl class="facts">{lines}</dl> }.into_any()
    };
    view! { <h2>{visit.t("admin-organisations-title")}</h2>{all} }.into_any()
}

fn database(visit: &Visit, overview: &Overview) -> AnyView {
    let state = &overview.database;
    let count = |n: u32| number(visit.lang, f64::from(n), 0);
    let lines = [
        ("admin-database-engine", state.engine.to_owned()),
        ("admin-database-migration", state.migration.to_string()),
        ("admin-database-learners", count(state.learners)),
        ("admin-database-accounts", count(state.accounts)),
        ("admin-database-waiting", count(state.waiting)),
    ];
    let lines = lines
        .into_iter()
        .map(|(key, value)| view! { <div><dt>{visit.t(key)}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <h2>{visit.t("admin-database-title")}</h2><dl class="facts">{lines}</dl> }.into_any()
}
