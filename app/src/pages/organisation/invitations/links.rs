//! Links that are shared: made, listed, ended.

use leptos::prelude::*;
use perehdy_records::{JoinLink, NewJoinLink, Refusal, Uuid};

use super::super::assignments::fields::{day_hint, day_wrong, last_moment, whole};
use super::super::forms::{Returned, Sent};
use super::super::{Managed, team_options};
use super::{Shown, team_of};
use crate::components::field::{Field, Holds, field};
use crate::components::select::{Select, select};
use crate::i18n::day;
use crate::pages::form::Fields;
use crate::visit::Visit;

/// Makes a link.
pub(super) async fn make(managed: &Managed, mut fields: Fields, mut returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (team, last, most) = (fields.take("team"), fields.take("day"), fields.take("most"));
    let (Some(team), Some(last), Some(most)) = (team, last, most) else { return Err(returned.foreign(visit)) };
    if !fields.0.is_empty() {
        return Err(returned.foreign(visit));
    }
    let ends = if last.trim().is_empty() { None } else { Some(last_moment(visit, &last)) };
    if ends == Some(None) {
        returned = returned.fault("link-day", day_wrong(visit));
    }
    let most = if most.trim().is_empty() { None } else { Some(whole(&most)) };
    if most == Some(None) {
        returned = returned.fault("link-most", visit.t("links-most-wrong"));
    }
    if returned.is_wrong() {
        return Err(returned);
    }
    let made = NewJoinLink { team: team_of(&team), ends: ends.flatten(), most: most.flatten() };
    match visit.app.records.new_join_link(&managed.manager, made).await {
        Ok(Ok(_)) => Ok(managed.seated.here("/invitations?made#links")),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::Past)) => Err(returned.fault("link-day", visit.t("day-past"))),
        Ok(Err(_)) => Err(returned.fault("link-team", visit.t("fault-team-gone"))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

/// Ends a link.
pub(super) async fn end(managed: &Managed, mut fields: Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let id = fields.take("link").and_then(|id| id.parse::<Uuid>().ok());
    let Some(id) = id.filter(|_| fields.0.is_empty()) else { return Err(returned.foreign(visit)) };
    match visit.app.records.end_join_link(&managed.manager, id).await {
        Ok(Ok(())) => Ok(managed.seated.here("/invitations?ended#links")),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(_)) => Err(returned.foreign(visit)),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

/// The links, and the form for another one.
pub(super) fn section(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let (open, over): (Vec<_>, Vec<_>) = shown.links.iter().partition(|link| state(visit, shown, link).is_none());
    let rows = |links: Vec<&JoinLink>| links.into_iter().map(|link| row(managed, shown, link)).collect_view();
    let (none, any_over) = (open.is_empty(), !over.is_empty());
    let list = if none {
        view! { <p>{visit.t("links-none")}</p> }.into_any()
    } else {
        view! { <ul class="entries">{rows(open)}</ul> }.into_any()
    };
    let over = any_over.then(|| {
        view! {
            <details>
                <summary>{visit.t("links-over")}</summary>
                <ul class="entries">{rows(over)}</ul>
            </details>
        }
    });
    view! {
        <section class="detail" id="links" aria-labelledby="links-title">
            <h2 id="links-title">{visit.t("links-title")}</h2>
            <p>{visit.t("links-lead")}</p>
            {list}
            {over}
            <h3>{visit.t("links-make-title")}</h3>
            {form(managed, shown, returned)}
        </section>
    }
    .into_any()
}

fn form(managed: &Managed, shown: &Shown, returned: &Returned) -> impl IntoView + use<> {
    let visit = &managed.seated.visit;
    let chosen = returned.value("make-link", "team", "");
    let team = Select {
        id: "link-team",
        name: "team",
        label: visit.t("links-team").into_owned(),
        hint: None,
        options: team_options(visit, "team-none", &shown.teams, &chosen),
        chosen,
        error: returned.error("link-team"),
    };
    let last = Field {
        id: "link-day",
        name: "day",
        holds: Holds::Day,
        label: visit.t("links-day").into_owned(),
        hint: Some(day_hint(visit)),
        value: returned.value("make-link", "day", ""),
        error: returned.error("link-day"),
    };
    let most = Field {
        id: "link-most",
        name: "most",
        holds: Holds::Number,
        label: visit.t("links-most").into_owned(),
        hint: None,
        value: returned.value("make-link", "most", ""),
        error: returned.error("link-most"),
    };
    view! {
        <form method="post" action=managed.seated.here("/invitations") novalidate>
            {select(team)}
            {field(last)}
            {field(most)}
            <button type="submit" class="button button-secondary" name="do" value="make-link">{visit.t("links-make")}</button>
        </form>
    }
}

/// Why nobody can join by a link any more, if so.
fn state(visit: &Visit, shown: &Shown, link: &JoinLink) -> Option<String> {
    let zone = &visit.app.settings.zone;
    if let Some(ended) = link.ended {
        return Some(visit.messages.with("links-ended", &[("day", day(visit.messages, zone, ended).into())]));
    }
    if let Some(ends) = link.made.ends.filter(|ends| *ends <= shown.now) {
        return Some(visit.messages.with("links-lapsed", &[("day", day(visit.messages, zone, ends).into())]));
    }
    link.made.most.is_some_and(|most| link.used >= most).then(|| visit.t("links-full").into_owned())
}

fn row(managed: &Managed, shown: &Shown, link: &JoinLink) -> AnyView {
    let visit = &managed.seated.visit;
    let (code, state) = (link.code.text(), state(visit, shown, link));
    // In the page's language: whoever opens it can change that.
    let address = format!("{}{}", visit.app.settings.origin, visit.here(&format!("/join/{code}")));
    let team = link.made.team.and_then(|id| shown.teams.iter().find(|team| team.id == id));
    let team = team.map(|team| visit.messages.with("people-teams", &[("teams", team.name.clone().into())]));
    let used = match link.made.most {
        Some(most) => visit.messages.with("links-used-of", &[("n", link.used.into()), ("most", most.into())]),
        None => visit.messages.with("links-used", &[("n", link.used.into())]),
    };
    let until = link.made.ends.filter(|_| state.is_none()).map(|ends| {
        let day = day(visit.messages, &visit.app.settings.zone, ends);
        visit.messages.with("invites-until", &[("day", day.into())])
    });
    let end = state.is_none().then(|| {
        view! {
            <form method="post" action=managed.seated.here("/invitations") class="entry-do">
                <input type="hidden" name="link" value=link.id.to_string()/>
                <button type="submit" class="button button-secondary" name="do" value="end-link">
                    {visit.t("links-end")}<span class="visually-hidden">{format!(": {code}")}</span>
                </button>
            </form>
        }
    });
    let facts: Vec<String> = [state, team, Some(used), until].into_iter().flatten().collect();
    view! {
        <li class="entry">
            <p class="entry-what"><strong class="code">{code.clone()}</strong></p>
            <p class="entry-facts"><span class="join-address">{address}</span></p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            {end}
        </li>
    }
    .into_any()
}
