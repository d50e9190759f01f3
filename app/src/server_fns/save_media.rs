//! Where a video or audio piece is, and what has been played of it.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, without docs")]

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::failure::Failure;

/// Stores the position and joins the ranges watched, all in seconds.
///
/// # Errors
/// When the page has no such piece, or nothing could be stored.
#[server(endpoint = "save-media", input = Json)]
pub async fn save_media(
    address: String,
    block: String,
    position: f64,
    watched: Vec<(f64, f64)>,
) -> Result<(), Failure> {
    crate::pages::course_page::save_media(&address, &block, position, watched).await
}
