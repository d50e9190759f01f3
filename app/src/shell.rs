//! The frame of every page: head, header, notices, error summary, footer.

use http::StatusCode;
use leptos::prelude::*;
use perehdy_courses::model::Lang;
use perehdy_records::OrganisationLine;

use crate::components::error_summary::{Trouble, error_summary};
use crate::components::logo::picture;
use crate::components::seen::contact;
use crate::pages::look;
use crate::visit::{Notice, Visit};

/// The largest logo in the header.
const LOGO: (u32, u32) = (160, 36);

/// What a page gives to its frame.
pub struct Document {
    /// The status; 200 for most.
    pub status: StatusCode,
    /// The page's own title, without the product's name.
    pub title: String,
    /// A sentence for search engines and link previews.
    pub description: Option<String>,
    /// The languages in which this page exists; empty for all.
    pub langs: Vec<Lang>,
    /// Address of the page before.
    pub prev: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// Whether there are islands: without any, no script is loaded.
    pub islands: bool,
    /// Whether the page has a form for a passkey, which needs a script of its own.
    pub passkeys: bool,
    /// Whether search engines are asked to leave the page out.
    pub private: bool,
    /// An origin elsewhere from which this page may load a video, because the learner asked for it.
    pub media_origin: Option<String>,
    /// Whether it is wider than text is read best: for lists of people and tables.
    pub wide: bool,
    /// What is wrong with the form that was sent.
    pub troubles: Vec<Trouble>,
    /// The outline of the course, beside the page.
    pub outline: Option<AnyView>,
    /// The page. Has the `<h1>`.
    pub main: AnyView,
}

impl Document {
    /// A page with a title and nothing special.
    #[must_use]
    pub fn new(title: impl Into<String>, main: AnyView) -> Self {
        Self {
            status: StatusCode::OK,
            title: title.into(),
            description: None,
            langs: Vec::new(),
            prev: None,
            next: None,
            islands: false,
            passkeys: false,
            private: false,
            media_origin: None,
            wide: false,
            troubles: Vec::new(),
            outline: None,
            main,
        }
    }
}

/// The whole page.
pub fn shell(visit: &Visit, document: Document, nonce: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let messages = visit.messages;
    let assets = &visit.app.assets;
    let langs = if document.langs.is_empty() { Lang::ALL.to_vec() } else { document.langs };
    let prefix = if document.troubles.is_empty() { String::new() } else { format!("{} ", messages.get("title-error")) };
    let title = format!("{prefix}{} – {}", document.title, messages.get("product-name"));
    let style = assets.address("main.css").map(|href| view! { <link rel="stylesheet" href=href.to_owned()/> });
    let organisation = visit.remembered.organisation.as_ref();
    // After the style whose colour it changes.
    let colour = organisation
        .and_then(|organisation| look::address(&organisation.look.accent))
        .map(|href| view! { <link rel="stylesheet" href=href/> });
    let fonts = assets.address("text.woff2").map(|href| {
        view! { <link rel="preload" href=href.to_owned() r#as="font" r#type="font/woff2" crossorigin="anonymous"/> }
    });
    let script = document.islands.then(|| assets.address("boot.js")).flatten().map(|src| {
        let glue = assets.address("perehdy.js").map(|href| view! { <link rel="modulepreload" href=href.to_owned()/> });
        view! { {glue}<script type="module" src=src.to_owned() nonce=nonce.to_owned()></script> }
    });
    let passkeys = document
        .passkeys
        .then(|| assets.address("passkeys.js"))
        .flatten()
        .map(|src| view! { <script type="module" src=src.to_owned() nonce=nonce.to_owned()></script> });
    let icon = assets
        .address("favicon.svg")
        .map(|href| view! { <link rel="icon" href=href.to_owned() r#type="image/svg+xml"/> });
    let alternates = langs
        .iter()
        .map(|&other| view! { <link rel="alternate" hreflang=other.code() href=visit.in_language(other)/> })
        .collect_view();
    let robots = document.private.then(|| view! { <meta name="robots" content="noindex"/> });
    let description = document.description.map(|text| view! { <meta name="description" content=text/> });
    let prev = document.prev.map(|href| view! { <link rel="prev" href=href/> });
    let next = document.next.map(|href| view! { <link rel="next" href=href/> });
    let switch = langs
        .iter()
        .map(|&other| {
            let current = (other == lang).then_some("true");
            view! {
                <li>
                    <a href=visit.in_language(other) hreflang=other.code() lang=other.code() aria-current=current>
                        {other.own_name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    let notice = visit.notice.map(|notice| {
        let key = match notice {
            Notice::Forgotten => "notice-forgotten",
            Notice::Unavailable => "notice-unavailable",
        };
        view! { <p class="notice" role="status">{messages.get(key)}</p> }
    });
    let has_outline = document.outline.is_some();
    let open_outline = has_outline.then(|| {
        view! {
            <button type="button" class="outline-open" popovertarget="outline">{messages.get("outline-open")}</button>
        }
    });
    let layout = match (has_outline, document.wide) {
        (true, _) => "layout layout-outline",
        (false, true) => "layout layout-wide",
        (false, false) => "layout",
    };
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8"/>
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {description}{robots}{fonts}{style}{colour}{icon}{alternates}{prev}{next}{script}{passkeys}
            </head>
            <body>
                <a class="skip" href="#main">{messages.get("skip-to-main")}</a>
                <header class="site-header">
                    <div class="site-header-in">
                        <a class="brand" href=format!("/{}", lang.code())>{messages.get("product-name")}</a>
                        {organisation.map(|organisation| organisation_link(visit, organisation))}
                        {open_outline}
                        {me_link(visit)}
                        <nav class="languages" aria-label=messages.get("languages-label")><ul>{switch}</ul></nav>
                    </div>
                </header>
                <div class=layout>
                    {document.outline}
                    <main id="main" tabindex="-1">
                        {notice}
                        {error_summary(messages, &document.troubles)}
                        {document.main}
                    </main>
                </div>
                <footer class="site-footer">
                    <div class="site-footer-in">
                        <p>{messages.get("footer-about")}</p>
                        {organisation.and_then(|organisation| contact(visit, &organisation.look))}
                        <ul>
                            <li><a href=format!("/{}/accessibility", lang.code())>{messages.get("accessibility-title")}</a></li>
                            <li><a href=format!("/{}/privacy", lang.code())>{messages.get("privacy-title")}</a></li>
                        </ul>
                    </div>
                </footer>
            </body>
        </html>
    }
}

/// Through whom the learner came: the logo, else the name, with the way to the membership.
fn organisation_link(visit: &Visit, organisation: &OrganisationLine) -> impl IntoView + use<> {
    let href = visit.here(&format!("/me/organisations/{}", organisation.slug));
    let name = &organisation.look.name;
    let shown = match &organisation.logo {
        Some(logo) => picture(logo, name, LOGO).into_any(),
        None => name.clone().into_any(),
    };
    view! { <a class="site-organisation" href=href dir="auto">{shown}</a> }
}

/// The way to what is the learner's own: by their name when they are signed in.
fn me_link(visit: &Visit) -> impl IntoView + use<> {
    let remembered = &visit.remembered;
    let (path, text) = match &remembered.account {
        Some(account) if !account.name.is_empty() => ("/me", account.name.clone()),
        Some(_) => ("/me", visit.t("me-title").into_owned()),
        // Pages for everybody do not look up who reads them.
        None if !visit.looked_up || visit.notice == Some(Notice::Unavailable) => {
            ("/me", visit.t("me-title").into_owned())
        }
        None if remembered.learner.is_some() => ("/me", visit.t("sign-in-title").into_owned()),
        None => ("/sign-in", visit.t("sign-in-title").into_owned()),
    };
    let current = (visit.path == path).then_some("page");
    view! { <a class="me-link" href=visit.here(path) aria-current=current><span dir="auto">{text}</span></a> }
}
