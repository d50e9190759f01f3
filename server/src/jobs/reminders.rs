//! Reminders that are due are queued, at once and then every few minutes. How much a round finds does not matter: what one
//! could not do, the next one does, and none is sent twice.

use std::time::Duration;

use perehdy_app::certificate_words;
use perehdy_app::reminders::Words;
use perehdy_app::state::App;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(5 * 60);

/// Runs until the program ends.
pub(crate) async fn run(app: App) {
    let mut timer = tokio::time::interval(EVERY);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        timer.tick().await;
        match app.records.remind(&app.settings.zone.0, &Words(&app)).await {
            Ok(0) => {}
            Ok(queued) => tracing::info!(queued, "reminders were queued"),
            Err(error) => tracing::warn!(%error, "reminders that are due could not be queued; trying again"),
        }
        let settings = &app.settings;
        let words =
            certificate_words::Words { origin: &settings.origin, zone: &settings.zone, catalog: Some(&app.catalog) };
        match app.records.remind_of_certificates(&settings.zone.0, &words).await {
            Ok(0) => {}
            Ok(queued) => tracing::info!(queued, "mails about certificates that end were queued"),
            Err(error) => tracing::warn!(%error, "mails about certificates could not be queued; trying again"),
        }
    }
}
