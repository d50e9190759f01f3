//! The organisations that the learner belongs to, on the overview.

use leptos::prelude::*;
use perehdy_records::{Membership, Role};

use crate::i18n::day;
use crate::visit::Visit;

/// One card an organisation, and the ways to another.
pub(super) fn memberships(visit: &Visit, all: &[Membership]) -> impl IntoView + use<> {
    let cards = all.iter().map(|of| card(visit, of)).collect_view();
    let cards = (!all.is_empty()).then(|| view! { <ul class="cards memberships">{cards}</ul> });
    let none = all.is_empty().then(|| view! { <p>{visit.t("me-organisations-none")}</p> });
    let may_make = visit.app.settings.anyone_makes_organisations && visit.remembered.account.is_some();
    let make = may_make
        .then(|| view! { <li><a href=visit.here("/organisation/new")>{visit.t("organisation-new-title")}</a></li> });
    view! {
        <h2>{visit.t("me-organisations-title")}</h2>
        {none}
        {cards}
        <ul class="me-links"><li><a href=visit.here("/join")>{visit.t("join-title")}</a></li>{make}</ul>
    }
}

/// The message that names a role.
pub(super) const fn role(role: Role, leads_team: bool) -> &'static str {
    match (role, leads_team) {
        (Role::Manager, _) => "membership-manager",
        (Role::Member, true) => "membership-team-leader",
        (Role::Member, false) => "membership-member",
    }
}

fn card(visit: &Visit, of: &Membership) -> impl IntoView + use<> {
    let organisation = &of.organisation;
    let since = day(visit.messages, &visit.app.settings.zone, of.joined);
    let role_text = visit.t(role(of.role, of.manages_team)).into_owned();
    let facts = visit.messages.with("membership-line", &[("role", role_text.into()), ("day", since.into())]);
    let manage = (of.role == Role::Manager || of.manages_team).then(|| {
        let href = visit.here(&format!("/organisation/{}", organisation.slug));
        view! { <p><a href=href>{visit.t("membership-manage")}</a></p> }
    });
    view! {
        <li class="card">
            <h3 dir="auto">
                <a href=visit.here(&format!("/me/organisations/{}", organisation.slug))>{organisation.name.clone()}</a>
            </h3>
            <p class="card-facts">{facts}</p>
            {manage}
        </li>
    }
}
