//! `/media/{course}/{path}`: pictures, videos, audio and captions that the blocks of a course name; nothing else of it.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version};
use perehdy_app::state::App;

use super::files::{Source, respond};
use crate::bundled::bundled_file_tagged;
use crate::courses_folder::Place;

/// Where the files of each course lie.
pub(crate) type MediaPlaces = HashMap<String, Place>;

/// The file, or the range of it that was asked for.
pub(super) async fn get(
    State((app, places)): State<(App, Arc<MediaPlaces>)>,
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let Ok(Path((course, path))) = path else { return StatusCode::NOT_FOUND.into_response() };
    let file = format!("media/{path}");
    let named = app.catalog.get(&course).is_some_and(|course| course.media.contains(&file));
    let source = match places.get(&course).filter(|_| named) {
        Some(Place::Bundled) => bundled_file_tagged(&course, &file).map(|(bytes, hash)| Source::Memory { bytes, hash }),
        Some(Place::Folder(root)) => Some(Source::Disk(root.join(&file))),
        None => None,
    };
    let Some(source) = source else { return StatusCode::NOT_FOUND.into_response() };
    let kind = content_type(&file);
    let policy = policy(&kind);
    let mut response = respond(source, kind, &headers).await;
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// Drawings and captions are text; pictures, videos and audio are compressed already, and are asked for in ranges.
pub(super) fn worth_compressing(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("image/svg") || kind.starts_with("text/")
}

/// A picture opened by itself is a document: it may draw, and nothing more. The viewers of some browsers show no PDF in a
/// sandbox; scripts in one are none of the site's.
fn policy(content_type: &str) -> &'static str {
    match content_type {
        "application/pdf" => "default-src 'none'; style-src 'unsafe-inline'",
        _ => "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    }
}

fn content_type(file: &str) -> String {
    if file.ends_with(".vtt") {
        return "text/vtt; charset=utf-8".to_owned();
    }
    mime_guess::from_path(file).first_or_octet_stream().essence_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_pdfs_are_in_a_sandbox() {
        for file in ["media/plan.svg", "media/heat.webp", "media/steam.vtt", "media/page.html", "media/unknown"] {
            assert!(policy(&content_type(file)).ends_with("; sandbox"), "{file}");
        }
        let pdf = policy(&content_type("media/Guide.pdf"));
        assert!(pdf.starts_with("default-src 'none'") && !pdf.contains("sandbox"), "{pdf}");
    }
}
