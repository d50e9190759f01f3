//! Parameters and pages.

use axum::response::Response;
use http::header::LINK;
use http::{HeaderValue, Uri};

use super::Fault;
use crate::state::App;

/// Rows on a page, as on the screen.
pub(super) const ROWS: u32 = 50;

/// What is said of a team that there is not.
pub(super) const NO_TEAM: &str = "\"team\" is the id of a team of the organisation. /api/v1/teams lists them.";

/// The parameters of an address. One that is not known or stands twice is refused: a filter that is written wrongly must not
/// give everybody.
pub(super) fn pairs(uri: &Uri, known: &[&str]) -> Result<Vec<(String, String)>, Fault> {
    let pairs: Vec<(String, String)> =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    for (at, (name, _)) in pairs.iter().enumerate() {
        if !known.contains(&&**name) {
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(Fault::Parameter(format!("There is no parameter {name:?} here. Known: {known}.")));
        }
        if pairs.iter().take(at).any(|(other, _)| other == name) {
            return Err(Fault::Parameter(format!("The parameter {name:?} stands twice. Send it once.")));
        }
    }
    Ok(pairs)
}

/// What one parameter says.
pub(super) fn value<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The page that is asked for, from 0; written from 1.
pub(super) fn page(pairs: &[(String, String)]) -> Result<u32, Fault> {
    let Some(text) = value(pairs, "page") else { return Ok(0) };
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<u32>() {
        Ok(page) if digits && page > 0 => Ok(page - 1),
        _ => Err(Fault::Parameter("\"page\" is a whole number from 1 on.".to_owned())),
    }
}

/// With `Link` (RFC 8288) to the first page, the last, and those before and after; pages count from 0.
pub(super) fn linked(
    app: &App,
    uri: &Uri,
    pairs: &[(String, String)],
    page: u32,
    pages: u32,
    mut response: Response,
) -> Response {
    let to = |page: u32, rel: &str| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs.iter().filter(|(name, _)| name != "page"));
        query.append_pair("page", &(page + 1).to_string());
        format!("<{}{}?{}>; rel=\"{rel}\"", app.settings.origin, uri.path(), query.finish())
    };
    let last = pages.saturating_sub(1);
    let mut links = vec![to(0, "first"), to(last, "last")];
    links.extend(page.checked_sub(1).map(|before| to(before, "prev")));
    links.extend((page < last).then(|| to(page + 1, "next")));
    if let Ok(value) = HeaderValue::from_str(&links.join(", ")) {
        response.headers_mut().insert(LINK, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_known_and_stand_once() {
        let of = |query: &str| pairs(&format!("/x?{query}").parse().unwrap(), &["page", "search"]);
        assert_eq!(of("page=2&search=%C3%B6").unwrap().len(), 2);
        for wrong in ["team=1", "page=1&page=2", "Search=a", "="] {
            assert!(matches!(of(wrong), Err(Fault::Parameter(_))), "{wrong}");
        }
        assert_eq!(page(&of("").unwrap()), Ok(0));
        assert_eq!(page(&of("page=3").unwrap()), Ok(2));
        for wrong in ["page=", "page=0", "page=-1", "page=%2B1", "page=x", "page=99999999999"] {
            assert!(matches!(page(&of(wrong).unwrap()), Err(Fault::Parameter(_))), "{wrong}");
        }
    }
}
