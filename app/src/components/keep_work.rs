//! A calm word to guests who have work to lose: it can be kept by e-mail.

use leptos::prelude::*;

use crate::visit::Visit;

/// The offer; nothing for whoever is signed in or has no work yet.
pub fn keep_work(visit: &Visit) -> Option<impl IntoView + use<>> {
    visit.remembered.learner.filter(|_| visit.remembered.account.is_none())?;
    Some(view! {
        <aside class="keep" aria-labelledby="keep-title">
            <h2 id="keep-title">{visit.t("keep-title")}</h2>
            <p>{visit.t("keep-offer")}" "<a href=visit.here("/me#keep")>{visit.t("keep-link")}</a></p>
        </aside>
    })
}
