//! `/certificates/{token}.pdf`: the certificate as a PDF, made anew from its frozen fields each time; `.json` and `.jwt`: the same as
//! a credential that other programs read. Who has the file already is told so: then only the fields are read. One that was
//! taken back or replaced is not handed out: a page says what became of it.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use perehdy_records::Certificate;

use super::problem::{Problem, problem};
use super::verify;
use crate::certificate_credential;
use crate::certificate_sheet::{self, NotDrawn};
use crate::path::Path;
use crate::state::App;

/// Its forms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Pdf,
    Credential,
    Jwt,
}

impl Form {
    /// Which one is asked for, and of what.
    fn asked(file: &str) -> Option<(&str, Self)> {
        let (token, ending) = file.rsplit_once('.')?;
        let form = [Self::Pdf, Self::Credential, Self::Jwt].into_iter().find(|form| form.ending() == ending)?;
        Some((token, form))
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Credential => "json",
            Self::Jwt => "jwt",
        }
    }

    /// The media type.
    const fn kind(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Credential => "application/vc",
            Self::Jwt => "application/vc+jwt",
        }
    }
}

/// The file.
pub async fn get(State(app): State<App>, Path(file): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some((token, form)) = Form::asked(&file) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let certificate = match app.records.certificate(token).await {
        Ok(Some(certificate)) => certificate,
        Ok(None) => return verify::wrong_number(problem(&app, &uri, &headers, Problem::NotFound)).await,
        Err(error) => {
            tracing::error!(%error, "a certificate could not be read");
            return problem(&app, &uri, &headers, Problem::Unavailable);
        }
    };
    if !certificate.stands() {
        // No paper that looks good.
        return verify::withdrawn(&verify::visit(&app, &uri, &headers), &certificate);
    }
    let tag = tag(&certificate, form);
    if asks_again(&headers, &tag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        keep(response.headers_mut(), &tag);
        return response;
    }
    let made = match form {
        Form::Pdf => certificate_sheet::handed_out(&app, &certificate).await,
        // One from before there were credentials has none until a job has signed it, within minutes.
        Form::Credential | Form::Jwt if certificate.credential.is_none() => {
            return problem(&app, &uri, &headers, Problem::Unavailable);
        }
        Form::Credential => written(certificate_credential::file(&certificate)),
        Form::Jwt => written(certificate_credential::jwt(&certificate)),
    };
    let bytes = match made {
        Ok(bytes) => bytes,
        Err(error) => {
            let reference = app.reference();
            tracing::error!(?error, reference = format!("{reference:08x}"), "a certificate could not be made");
            return problem(&app, &uri, &headers, Problem::Internal(reference));
        }
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    keep(headers, &tag);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.kind()));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    let name = certificate_sheet::file_name(certificate.says.lang, token, form.ending());
    // A PDF is looked at; what programs read is kept for them.
    let where_to = if form == Form::Pdf { "inline" } else { "attachment" };
    if let Ok(value) = HeaderValue::from_str(&format!("{where_to}; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// A credential's text; none is a fault of the program.
fn written(text: Option<String>) -> Result<Vec<u8>, NotDrawn> {
    text.map(String::into_bytes)
        .ok_or_else(|| NotDrawn::Fault("a credential that was signed cannot be made".to_owned()))
}

/// What tells two files of one certificate apart. The same program draws the same bytes from a row that never changes;
/// another version of it may draw them otherwise, but says the same. One from before there were keys, or credentials, is signed
/// once.
fn tag(certificate: &Certificate, form: Form) -> String {
    let key = certificate.signature.as_ref().map_or("", |signature| &*signature.key);
    let badge = certificate.credential.as_ref().map_or("", |credential| &*credential.key);
    format!("W/\"{}-{}-{key}-{badge}-{}\"", certificate.token, env!("CARGO_PKG_VERSION"), form.ending())
}

/// Whether the browser has the file with this tag.
fn asks_again(headers: &HeaderMap, tag: &str) -> bool {
    let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let asked = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    asked.flat_map(|tags| tags.split(',')).any(|asked| asked.trim() == "*" || weak(asked) == weak(tag))
}

/// Kept by the reader's browser alone, which asks each time whether the certificate is still there.
fn keep(headers: &mut HeaderMap, tag: &str) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
}
