//! `/look/{colour}.css`: an organisation's colour in both themes. What it says follows from its address alone, so browsers
//! keep it for good, and pages need no inline style.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};

use super::problem::{Problem, problem};
use crate::accent::{Accent, ON_ACCENT, Rgb};
use crate::path::Path;
use crate::state::App;

/// The address of the style for a colour; `None` for one that cannot be read in.
#[must_use]
pub fn address(colour: &str) -> Option<String> {
    let light = Rgb::parse(colour)?;
    Accent::of(light).ok()?;
    Some(format!("/look/{}.css", light.hex().trim_start_matches('#')))
}

/// The style.
pub async fn get(State(app): State<App>, Path(file): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let colour = file.strip_suffix(".css").filter(|colour| address(colour).as_deref() == Some(uri.path()));
    let Some(accent) = colour.and_then(Rgb::parse).and_then(|light| Accent::of(light).ok()) else {
        return problem(&app, &uri, &headers, Problem::NotFound);
    };
    let mut response = Response::new(Body::from(style(&accent)));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// What of `style/tokens.css` the colour changes.
fn style(accent: &Accent) -> String {
    let root = |accent: Rgb, on: Rgb| format!(":root{{--accent:{};--on-accent:{}}}", accent.hex(), on.hex());
    let [on_light, on_dark] = ON_ACCENT;
    let (light, dark) = (root(accent.light, on_light), root(accent.dark, on_dark));
    format!("{light}@media screen and (prefers-color-scheme:dark){{{dark}}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(address("#003580").as_deref(), Some("/look/003580.css"));
        assert_eq!(address(" #00F ").as_deref(), Some("/look/0000ff.css"));
        for none in ["", "red", "#ffd700", "#ffffff"] {
            assert_eq!(address(none), None, "{none}");
        }
    }

    #[test]
    fn both_themes() {
        let style = style(&Accent::of(Rgb([0, 0x35, 0x80])).unwrap());
        assert!(style.starts_with(":root{--accent:#003580;--on-accent:#ffffff}@media screen and "), "{style}");
        assert!(style.ends_with(";--on-accent:#0c1719}}\n"), "{style}");
    }
}
