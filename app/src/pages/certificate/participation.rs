//! `/{lang}/courses/{course}/participation`: the paper that says that a course was gone through, without its test. There is one
//! where the course has it.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use perehdy_records::CertificateKind;

use crate::path::Path;
use crate::state::App;

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, id)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    super::show(CertificateKind::Participation, app, (&lang, &id), uri, headers).await
}

/// Its forms, as those of the certificate.
pub async fn post(
    State(app): State<App>,
    Path((lang, id)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    super::take_in(CertificateKind::Participation, app, (&lang, &id), (uri, headers, body)).await
}
