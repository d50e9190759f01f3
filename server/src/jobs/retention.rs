//! What has ended and is of use to nobody is removed, once a day.

use std::time::Duration;

use perehdy_courses::model::Timestamp;
use perehdy_records::{Error, Old, Records};

use crate::config::KeepDays;

/// How often.
const EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// For how many days mails that were sent or given up are kept: learners see theirs in their export, operators what went
/// wrong.
const MAILS: u32 = 90;

/// For how many days links to sign in are kept once they have ended: whoever opens one is told that it is old, and gets a
/// new one.
const LINKS: u32 = 90;

/// For how many days tokens for programs are listed once they have ended: whoever wonders why a program gets no answer any more
/// finds out.
const API_TOKENS: u32 = 90;

/// For how many days it is told what webhooks were told: longer than what has happened is news to them.
const DELIVERIES: u32 = 90;

/// For how many days counted tries are kept: longer than any limit looks back.
const GUESSES: u32 = 7;

/// For how many days logos that nobody has any more are kept: pages that were opened before still show them.
const UNUSED_LOGOS: u32 = 7;

/// Runs until the program ends, at once and then each day.
pub(crate) async fn run(records: Records, keep: KeepDays) {
    let mut timer = tokio::time::interval(EVERY);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        timer.tick().await;
        for (what, removed) in go_through(&records, keep, true).await {
            match removed {
                Ok(0) => {}
                Ok(removed) => tracing::info!(removed, what, "what had ended was removed"),
                Err(error) => tracing::warn!(%error, what, "what has ended could not be removed"),
            }
        }
    }
}

/// Removes all that is to go, or (without `remove`) counts it: what it is, in words, and how many. One kind that fails does
/// not keep the others.
pub(crate) async fn go_through(
    records: &Records,
    keep: KeepDays,
    remove: bool,
) -> Vec<(&'static str, Result<u64, Error>)> {
    let kinds = [
        ("ended invitations", Old::Invitations, keep.invitations),
        ("ended join links", Old::JoinLinks, keep.invitations),
        ("entries of logs", Old::Log, keep.log),
        ("members who left", Old::LeftMembers, keep.left_members),
        ("mails", Old::Mails, MAILS),
        ("links to sign in", Old::SignInLinks, LINKS),
        ("counted tries", Old::Guesses, GUESSES),
        ("ended tokens for programs", Old::ApiTokens, API_TOKENS),
        ("deliveries of webhooks", Old::Deliveries, DELIVERIES),
        // They have an end of their own.
        ("lists of people", Old::Imports, 0),
        ("unanswered challenges of passkeys", Old::PasskeyChallenges, 0),
        ("logos that nobody has", Old::Logos, UNUSED_LOGOS),
    ];
    let mut done = Vec::with_capacity(kinds.len() + 2);
    for (name, what, days) in kinds {
        let before = days_ago(records, days);
        let rows = if remove { records.forget_old(what, before).await } else { records.count_old(what, before).await };
        done.push((name, rows));
    }
    let sessions = if remove { records.forget_ended_sessions().await } else { records.count_ended_sessions().await };
    done.push(("sessions", sessions));
    let before = days_ago(records, keep.guests);
    let guests =
        if remove { records.forget_idle_guests(before).await } else { records.count_idle_guests(before).await };
    done.push(("guests without work", guests));
    done
}

fn days_ago(records: &Records, days: u32) -> Timestamp {
    Timestamp(records.now().0.saturating_sub(i64::from(days) * 24 * 60 * 60 * 1_000_000))
}
