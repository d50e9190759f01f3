//! A language's own name, said in that language.

use leptos::prelude::*;
use perehdy_courses::model::Lang;

/// `suomi`, `svenska`, `English`.
pub fn own_name(lang: Lang) -> impl IntoView + use<> {
    view! { <span lang=lang.code()>{lang.own_name()}</span> }
}
