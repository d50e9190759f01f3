//! The interface: pages rendered by Leptos on the server, and the few islands that the browser wakes up.
//!
//! A page is a pure function of what a request needs (a course held in memory, what is remembered of the learner): it
//! loads first and renders then, so nothing waits while rendering (`docs/decisions/0001-pages-without-router.md`).

pub mod islands;
pub mod server_fns;

#[cfg(feature = "ssr")]
pub mod accent;
#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod addresses;
#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod catalog;
#[cfg(feature = "ssr")]
pub mod certificate_credential;
#[cfg(feature = "ssr")]
pub mod certificate_sheet;
#[cfg(feature = "ssr")]
pub mod certificate_statement;
#[cfg(feature = "ssr")]
pub mod certificate_words;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
pub mod logo;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod path;
#[cfg(feature = "ssr")]
pub mod reminders;
#[cfg(feature = "ssr")]
pub mod respond;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod state;
#[cfg(feature = "ssr")]
pub mod visit;
#[cfg(feature = "ssr")]
pub mod visitor;
#[cfg(feature = "ssr")]
pub mod webhooks;

/// Called by the boot script before it wakes the islands: starts what they run on.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
