//! How the page of invitations looks.

use axum::response::Response;
use leptos::prelude::*;
use perehdy_courses::model::Lang;
use perehdy_records::{INVITED_DAYS, Invitation, Role};

use super::super::forms::Returned;
use super::super::paging::paging;
use super::super::people::role_name;
use super::super::{Managed, Tab, frame, team_options};
use super::{Shown, links};
use crate::components::choices::{Choice, Choices, choices};
use crate::components::field::{Field, Holds, field};
use crate::components::select::{Select, select};
use crate::i18n::day;
use crate::respond;

/// The page, perhaps with a form that came back.
pub(super) fn respond(managed: &Managed, shown: &Shown, returned: &Returned) -> Response {
    let visit = &managed.seated.visit;
    respond::page(visit, || {
        let said = ["sent", "withdrawn", "made", "ended"].into_iter().find(|key| visit.asks(key));
        let said = said.filter(|_| !returned.is_wrong()).map(|said| match said {
            "sent" => "invites-sent",
            "withdrawn" => "invites-withdrawn-now",
            "made" => "links-made",
            _ => "links-ended-now",
        });
        let said = said.map(|key| visit.t(key).into_owned());
        let title = visit.t("organisation-invitations");
        returned.told(frame(&managed.seated, Tab::Invitations, title, said, content(managed, shown, returned)))
    })
}

fn content(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    view! {
        <p class="lead">{visit.t("invites-lead")}</p>
        <p class="buttons"><a href="#links">{visit.t("invites-to-links")}</a>
            <a href=seated.here("/import")>{visit.t("organisation-import")}</a></p>
        <section class="detail" aria-labelledby="invite-title">
            <h2 id="invite-title">{visit.t("invites-title")}</h2>
            {form(managed, shown, returned)}
        </section>
        <section class="detail" id="invited" aria-labelledby="invited-title">
            <h2 id="invited-title">{visit.t("invites-list-title")}</h2>
            {list(managed, shown)}
        </section>
        {links::section(managed, shown, returned)}
    }
    .into_any()
}

fn form(managed: &Managed, shown: &Shown, returned: &Returned) -> impl IntoView + use<> {
    let visit = &managed.seated.visit;
    let again = shown.again.as_ref();
    let value = |name: &str, stands: Option<String>| returned.value("invite", name, &stands.unwrap_or_default());
    let name = Field {
        id: "name",
        name: "name",
        holds: Holds::Text,
        label: visit.t("invites-name").into_owned(),
        hint: Some(visit.t("invites-name-hint").into_owned()),
        value: value("name", again.map(|again| again.name.clone())),
        error: returned.error("name"),
    };
    let email = Field {
        id: "email",
        name: "email",
        holds: Holds::OthersEmail,
        label: visit.t("email-label").into_owned(),
        hint: None,
        value: value("email", again.map(|again| again.email.clone())),
        error: returned.error("email"),
    };
    let stands = again.and_then(|again| again.team).map(|team| team.to_string());
    // A team that was removed since is no choice for one that is sent again.
    let stands = stands.filter(|id| shown.teams.iter().any(|team| team.id.to_string() == *id));
    let chosen = value("team", stands);
    let team = Select {
        id: "team",
        name: "team",
        label: visit.t("invites-team").into_owned(),
        hint: None,
        options: team_options(visit, "team-none", &shown.teams, &chosen),
        chosen,
        error: returned.error("team"),
    };
    let lang = Select {
        id: "lang",
        name: "lang",
        label: visit.t("invites-lang").into_owned(),
        hint: None,
        options: Lang::ALL.iter().map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).collect(),
        chosen: value("lang", Some(visit.lang.code().to_owned())),
        error: None,
    };
    let choice = |value, key: &str, means: &str| Choice {
        value,
        label: visit.t(key).into_owned(),
        more: Some(view! { <p class="hint">{visit.t(means)}</p> }.into_any()),
    };
    let stands = again.map_or(Role::Member, |again| again.role);
    let role = Choices {
        id: "role",
        name: "role",
        legend: visit.t("invites-role").into_owned(),
        hint: None,
        choices: vec![
            choice("member", "role-member", "role-member-means"),
            choice("manager", "role-manager", "role-manager-means"),
        ],
        chosen: value("role", Some(if stands == Role::Manager { "manager" } else { "member" }.to_owned())),
        error: None,
    };
    let anew = again.map(|_| view! { <p class="notice">{visit.t("invites-again-text")}</p> });
    let days = visit.messages.with("invites-days", &[("n", INVITED_DAYS.into())]);
    view! {
        {anew}
        <form method="post" action=managed.seated.here("/invitations") novalidate>
            {field(email)}
            {field(name)}
            {select(team)}
            {choices(role)}
            {select(lang)}
            <p class="fine">{days}</p>
            <button type="submit" class="button" name="do" value="invite">{visit.t("invites-send")}</button>
        </form>
    }
}

fn list(managed: &Managed, shown: &Shown) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let nothing_sought = shown.search.is_empty() && !shown.open;
    if shown.all == 0 && nothing_sought {
        return view! { <p>{visit.t("invites-none")}</p> }.into_any();
    }
    let rows = shown.invitations.iter().map(|invitation| row(managed, shown, invitation)).collect_view();
    let current = |is: bool| is.then_some("true");
    let open = if shown.open { "1" } else { "" };
    let keep_open = shown.open.then(|| view! { <input type="hidden" name="open" value="1"/> });
    let empty = (shown.all == 0).then(|| view! { <p>{visit.t("invites-none-found")}</p> });
    view! {
        <ul class="filter">
            <li><a href=seated.here("/invitations#invited") aria-current=current(!shown.open)>{visit.t("invites-all")}</a></li>
            <li><a href=seated.here("/invitations?open=1#invited") aria-current=current(shown.open)>{visit.t("invites-open")}</a></li>
        </ul>
        <form method="get" action=seated.here("/invitations#invited") role="search" class="search">
            <label for="q">{visit.t("invites-search")}</label>
            <div class="search-line">
                {keep_open}
                <input type="search" id="q" name="q" value=shown.search.clone() autocomplete="off"/>
                <button type="submit" class="button button-secondary">{visit.t("people-search-button")}</button>
            </div>
        </form>
        {empty}
        <ul class="entries">{rows}</ul>
        {paging(seated, "/invitations", &[("q", &shown.search), ("open", open)], shown.page, shown.all)}
    }
    .into_any()
}

fn row(managed: &Managed, shown: &Shown, invitation: &Invitation) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let on = |key: &str, moment| {
        let day = day(visit.messages, &visit.app.settings.zone, moment);
        visit.messages.with(key, &[("day", day.into())])
    };
    let (state, open) = match (invitation.accepted, invitation.withdrawn) {
        (Some(at), _) => (on("invites-accepted", at), false),
        (None, Some(at)) => (on("invites-withdrawn", at), false),
        (None, None) if invitation.ends <= shown.now => (on("invites-lapsed", invitation.ends), false),
        (None, None) => (on("invites-until", invitation.ends), true),
    };
    let operator = invitation.email.is_empty();
    let what = if operator { visit.t("invites-by-operator").into_owned() } else { invitation.email.clone() };
    let name = (!invitation.name.is_empty()).then(|| {
        view! { <span class="entry-more" dir="auto">{invitation.name.clone()}</span> }
    });
    let team = invitation.team.and_then(|id| shown.teams.iter().find(|team| team.id == id));
    let team = team.map(|team| visit.messages.with("people-teams", &[("teams", team.name.clone().into())]));
    let facts =
        [Some(state), Some(role_name(visit, invitation.role)), team, Some(on("invites-made", invitation.created))];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let whose = format!(": {what}");
    let again = (!operator && invitation.accepted.is_none()).then(|| {
        let href = seated.here(&format!("/invitations?again={}", invitation.id));
        view! { <a href=href>{visit.t("invites-again")}<span class="visually-hidden">{whose.clone()}</span></a> }
    });
    let withdraw = open.then(|| {
        view! {
            <form method="post" action=seated.here("/invitations")>
                <input type="hidden" name="invitation" value=invitation.id.to_string()/>
                <button type="submit" class="button button-secondary" name="do" value="withdraw">
                    {visit.t("invites-withdraw")}<span class="visually-hidden">{whose}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="entry">
            <p class="entry-what"><strong>{what}</strong>" "{name}</p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            <div class="entry-do buttons">{again}{withdraw}</div>
        </li>
    }
    .into_any()
}
