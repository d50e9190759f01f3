//! `/healthz`: the program runs. `/readyz`: it can serve, database included.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::State;
use http::StatusCode;
use perehdy_app::state::App;
use tokio::sync::Mutex;

/// How long a write that went well counts: probes come often, and each write is a flush of the disk.
const GOOD_FOR: Duration = Duration::from_secs(10);

/// What `/readyz` looks at, and when the database last stored something for it.
#[derive(Clone)]
pub(super) struct Readiness {
    app: App,
    written: Arc<Mutex<Option<Instant>>>,
}

impl Readiness {
    pub(super) fn new(app: App) -> Self {
        Self { app, written: Arc::default() }
    }

    /// Whether something could be stored just now or a moment ago. Probes that come together wait for one write.
    async fn writes(&self) -> bool {
        let mut written = self.written.lock().await;
        if written.is_some_and(|at| at.elapsed() < GOOD_FOR) {
            return true;
        }
        let outcome = self.app.records.ready_to_write().await;
        *written = outcome.is_ok().then(Instant::now);
        outcome.inspect_err(|error| tracing::warn!(%error, "not ready: nothing can be stored")).is_ok()
    }
}

/// The program runs. It asks nobody: a program that is started anew because its database is away helps nobody.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers and stores, and there is a course to serve.
pub(super) async fn ready(State(readiness): State<Readiness>) -> (StatusCode, &'static str) {
    if let Err(error) = readiness.app.records.ready().await {
        tracing::warn!(%error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n");
    }
    if !readiness.writes().await {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database stores nothing\n");
    }
    if readiness.app.catalog.iter().next().is_none() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no course can be served\n");
    }
    (StatusCode::OK, "ready\n")
}
