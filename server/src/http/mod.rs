//! HTTP: the router with everything around the pages.

mod api;
mod assets;
mod files;
mod guard;
mod health;
mod limits;
mod listen;
mod media;
mod wrong_keys;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use perehdy_app::routes::routes;
use perehdy_app::state::App;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::trace::TraceLayer;

use crate::config::Settings;
pub(crate) use listen::{Limits, serve};
pub(crate) use media::MediaPlaces;

/// How long a request may take before it is given up.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// Files of courses.
const MEDIA: &str = "/media/{course}/{*path}";
/// The browser's files.
const ASSETS: &str = "/assets/{name}";
/// The program runs.
const ALIVE: &str = "/healthz";
/// The program can serve.
const READY: &str = "/readyz";

/// Method and address of everything the program answers: the test that goes through all of it with everybody who could ask
/// reads this list from the program.
pub(crate) fn addresses() -> Vec<(String, String)> {
    let own = [MEDIA, ASSETS, ALIVE, READY].map(|path| ("GET".to_owned(), path.to_owned()));
    own.into_iter().chain(perehdy_app::routes::addresses()).collect()
}

/// Everything the program answers.
pub(crate) fn router(app: &App, settings: &Settings, places: MediaPlaces) -> Router {
    let limiter = Arc::new(limits::Limiter::new(settings, app.clone()));
    let api = Arc::new(api::ApiLimiter::new(settings, Arc::clone(&limiter)));
    let guard = guard::Guard::new(app.clone(), settings.public_url.as_deref());
    let pages = routes(app)
        .layer(DefaultBodyLimit::max(settings.body_limit))
        .layer(from_fn_with_state((app.clone(), settings.body_limit), limits::body))
        .layer(from_fn_with_state(Arc::new(wrong_keys::WrongKeys::new(Arc::clone(&limiter))), wrong_keys::limit))
        .layer(from_fn_with_state(api, api::limit))
        .layer(from_fn_with_state(limiter, limits::rate))
        .layer(from_fn_with_state(guard, guard::same_origin));
    // HTML is compressed while it is sent: the fastest level, which costs a fifth of the usual one and is hardly larger.
    let worth_it =
        SizeAbove::new(512).and(NotForContentType::const_new("application/pdf")).and(NotForContentType::IMAGES);
    let pages = pages.layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it));
    let media = Router::new()
        .route(MEDIA, get(media::get))
        .layer(CompressionLayer::new().compress_when(media::worth_compressing))
        .with_state((app.clone(), Arc::new(places)));
    let router = Router::new()
        .route(ASSETS, get(assets::get))
        .merge(media)
        .route(ALIVE, get(health::alive))
        .route(READY, get(health::ready).with_state(health::Readiness::new(app.clone())))
        .fallback_service(pages)
        .layer(from_fn_with_state(app.clone(), guard::no_panic))
        .layer(tower_http::timeout::TimeoutLayer::with_status_code(http::StatusCode::GATEWAY_TIMEOUT, LONGEST_REQUEST))
        // Around the two above: what they answer has the headers too.
        .layer(from_fn(guard::headers))
        .layer(TraceLayer::new_for_http());
    if app.settings.secure { router.layer(from_fn(guard::transport_security)) } else { router }
}
