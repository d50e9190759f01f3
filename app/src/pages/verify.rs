//! `/v/{token}`: the public page that the QR code leads to: whether the certificate is valid, and everything that it says. A
//! PDF can be compared with the one that was handed out. The language is chosen by `?lang=`, else by the browser.

mod file;
mod view;

use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, Uri};
use perehdy_certificates::verify::Checked;
use perehdy_courses::model::Lang;
use perehdy_records::{Certificate, KnownPdf};

use super::form::boundary;
use super::problem::{Problem, page};
use super::published_keys;
use crate::certificate_sheet;
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::Visit;
use crate::visitor::accepted_language;

use file::Sent;
use view::Compared;

/// How long whoever asks for a number that there is not has to wait for the answer.
const SLOWLY: Duration = Duration::from_millis(300);

/// On an answer: there is no certificate with the number that was asked for. Whoever limits guessing counts these.
#[derive(Clone, Copy, Debug)]
pub struct WrongNumber;

/// The page.
pub async fn get(State(app): State<App>, Path(token): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let visit = visit(&app, &uri, &headers);
    match find(&visit, &token).await {
        Ok(certificate) => public(respond::page(&visit, || view::document(&visit, &certificate, None))),
        Err(response) => response,
    }
}

/// The form `compare`: a PDF, of which nothing is kept.
pub async fn post(
    State(app): State<App>,
    Path(token): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let visit = visit(&app, &uri, &headers);
    // To its end first: who is answered in the middle of sending sees a broken connection.
    let sent = match boundary(&headers) {
        Some(boundary) => file::take_in(boundary, body).await,
        None => Sent::Foreign,
    };
    let certificate = match find(&visit, &token).await {
        Ok(certificate) => certificate,
        Err(response) => return response,
    };
    let compared = match sent {
        Sent::Pdf(sha256, bytes) => match app.records.known_pdf(&certificate, &sha256).await {
            Ok(KnownPdf::This) => Compared::TheSame,
            Ok(KnownPdf::Another(token)) => Compared::Another(token),
            Ok(KnownPdf::Unknown) => by_signature(&app, &certificate, bytes).await,
            Err(error) => {
                tracing::error!(%error, "a file could not be compared");
                return public(page(&visit, Problem::Unavailable));
            }
        },
        Sent::Foreign => Compared::Fault("fault-foreign-form"),
        Sent::Nothing => Compared::Fault("verify-file-none"),
        Sent::Empty => Compared::Fault("verify-file-empty"),
        Sent::TooLarge => Compared::Fault("verify-file-too-large"),
        Sent::NoPdf => Compared::Fault("verify-file-no-pdf"),
    };
    public(respond::page(&visit, || view::document(&visit, &certificate, Some(&compared))))
}

/// What the signature in a file tells that was not handed out as it is.
async fn by_signature(app: &App, certificate: &Certificate, bytes: Vec<u8>) -> Compared {
    let keys = match published_keys::keys(app).await {
        Ok(keys) => keys,
        Err(error) => {
            tracing::error!(%error, "the keys that sign certificates could not be read");
            return Compared::Unknown;
        }
    };
    let checked = certificate_sheet::apart(move || Ok(perehdy_certificates::verify::verify(&bytes, &keys))).await;
    match checked {
        Ok(Checked::Good { said, .. }) => match said.one("number") {
            Some(number) if number == certificate.token => Compared::Signed,
            Some(number) => Compared::Another(number.to_owned()),
            None => Compared::Unknown,
        },
        Ok(Checked::Changed { said, changes }) if said.one("number") == Some(&certificate.token) => {
            Compared::Altered(changes)
        }
        _ => Compared::Unknown,
    }
}

/// A visit in the language that is asked for.
pub(super) fn visit(app: &App, uri: &Uri, headers: &HeaderMap) -> Visit {
    let lang = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, code)| Lang::from_code(&code))
        .unwrap_or_else(|| accepted_language(headers));
    let mut visit = Visit::guest(app, lang, uri);
    visit.bare = true;
    visit
}

/// The certificate with this number; else the answer: that there is none, or that there was.
async fn find(visit: &Visit, token: &str) -> Result<Certificate, Response> {
    let records = &visit.app.records;
    let found = async {
        Ok::<_, perehdy_records::Error>(match records.certificate(token).await? {
            Some(certificate) => Ok(certificate),
            None => Err(records.erased_certificate(token).await?),
        })
    };
    match found.await {
        Ok(Ok(certificate)) => Ok(certificate),
        Ok(Err(Some(erased))) => Err(public(respond::page(visit, || view::was_valid(visit, &erased)))),
        Ok(Err(None)) => Err(public(wrong_number(page(visit, Problem::NoCertificate)).await)),
        Err(error) => {
            tracing::error!(%error, "a certificate could not be read");
            Err(public(page(visit, Problem::Unavailable)))
        }
    }
}

/// What stands at the address of the PDF of a certificate that was taken back or replaced.
pub(super) fn withdrawn(visit: &Visit, certificate: &Certificate) -> Response {
    public(respond::page(visit, || view::withdrawn(visit, certificate)))
}

/// That there is no such certificate, told slowly and marked to be counted.
pub(super) async fn wrong_number(mut response: Response) -> Response {
    tokio::time::sleep(SLOWLY).await;
    response.extensions_mut().insert(WrongNumber);
    response
}

/// Everybody may look, search engines may not keep it: there are names on it.
fn public(mut response: Response) -> Response {
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}
