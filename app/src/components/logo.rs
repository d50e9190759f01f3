//! An organisation's logo.

use leptos::prelude::*;
use perehdy_records::Logo;

use crate::logo::{address, fitted};

/// A logo in a box of this width and height, with the organisation's name for those who do not see it. It takes its place
/// before it is there.
pub fn picture(logo: &Logo, name: &str, most: (u32, u32)) -> impl IntoView + use<> {
    let (width, height) = fitted(logo, most);
    view! {
        <img class="logo" src=address(&logo.hash) alt=name.to_owned() width=width.to_string() height=height.to_string()/>
    }
}
