//! Attempts whose time is over are handed in with their saved answers, whether or not anybody looks.

use std::sync::Arc;
use std::time::Duration;

use perehdy_app::state::App;
use perehdy_courses::model::Course;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(5);

/// Runs until the program ends.
pub(crate) async fn run(app: App) {
    let mut timer = tokio::time::interval(EVERY);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        timer.tick().await;
        // Course by course: a course that was taken away keeps its attempts, which are handed in when it is back, and
        // must not stand in the way of the others'.
        for course in app.catalog.iter() {
            if course.test.is_some()
                && let Err(error) = hand_in(&app, course).await
            {
                tracing::warn!(%error, course = course.id, "attempts past their end could not be looked for");
            }
        }
    }
}

async fn hand_in(app: &App, course: &Arc<Course>) -> Result<(), perehdy_records::Error> {
    for (learner, attempt) in app.records.expired_attempts(&course.id).await? {
        // One that cannot be handed in does not keep the others.
        if let Err(error) = app.records.hand_in(learner, course, attempt).await {
            tracing::warn!(%error, %attempt, "an attempt past its end could not be handed in; trying again");
        }
    }
    Ok(())
}
