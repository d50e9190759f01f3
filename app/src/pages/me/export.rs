//! `/{lang}/me/export.zip`: everything that is remembered of a learner, as JSON, as a page to read, and the certificates.
//! By a form only: what is personal is not to be loaded by programs that look ahead.

mod answers;
mod html;

use std::io::{Cursor, Write};

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};
use perehdy_records::{Certificate, Everything};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::certificate_credential;
use crate::certificate_sheet;
use crate::pages::lang_of;
use crate::pages::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// The archive.
pub async fn post(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    if visit.notice == Some(Notice::Unavailable) {
        return page(&visit, Problem::Unavailable);
    }
    let Some(learner) = visit.remembered.learner else {
        return respond::see_other(&visit, &visit.here("/me"));
    };
    let (everything, certificates) =
        match (app.records.everything(learner).await, app.records.certificates_of(learner).await) {
            (Ok(Some(everything)), Ok(certificates)) => (everything, certificates),
            (Ok(None), _) => return respond::see_other(&visit, &visit.here("/me")),
            (Err(error), _) | (_, Err(error)) => {
                tracing::error!(%error, "what is remembered of a learner could not be read");
                return page(&visit, Problem::Unavailable);
            }
        };
    match packed(&visit, &everything, &certificates).await {
        Ok(bytes) => archive(&visit, bytes),
        Err(error) => {
            let reference = app.reference();
            tracing::error!(error, reference = format!("{reference:08x}"), "an export could not be made");
            page(&visit, Problem::Internal(reference))
        }
    }
}

fn archive(visit: &Visit, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    let day = visit.app.settings.zone.date(visit.app.records.now());
    let name = format!("attachment; filename=\"perehdy-{:04}-{:02}-{:02}.zip\"", day.year, day.month, day.day);
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

async fn packed(visit: &Visit, everything: &Everything, certificates: &[Certificate]) -> Result<Vec<u8>, String> {
    let json = serde_json::to_vec_pretty(everything).map_err(|error| error.to_string())?;
    let html = html::document(visit, everything).into_bytes();
    let mut files = vec![("perehdy.html".to_owned(), html), ("perehdy.json".to_owned(), json)];
    // Of those that were taken back or replaced it is told what they said; there is no paper that looks good.
    for of in certificates.iter().filter(|of| of.stands()) {
        let pdf = certificate_sheet::handed_out(&visit.app, of).await.map_err(|error| format!("{error:?}"))?;
        let name = |ending: &str| certificate_sheet::file_name(of.says.lang, &of.token, ending);
        files.push((name("pdf"), pdf));
        if let Some(credential) = certificate_credential::file(of) {
            files.push((name("json"), credential.into_bytes()));
        }
    }
    let work = move || zipped(&files).map_err(|error| error.to_string());
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())?
}

fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
