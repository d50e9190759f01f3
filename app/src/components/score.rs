//! A score in words, the same on the result, the certificate and its public page.

use perehdy_courses::grade::percent;

use crate::i18n::Messages;

/// "9 of 12 right (75 %)".
#[must_use]
pub fn score_text(messages: &Messages, points: u32, of: u32) -> String {
    messages
        .with("test-score", &[("points", points.into()), ("of", of.into()), ("percent", percent(points, of).into())])
}
