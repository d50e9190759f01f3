//! The certificates of an organisation's members, of a course that it asks of them.

use std::collections::HashMap;

use crate::engine::values;
use crate::organisations::members::sees;
use crate::{Error, LearnerId, OverseerSeat, Records, SeatRole};

impl Records {
    /// The numbers of the certificates of a course that is asked, by who holds them, of whom the seat sees: the newest of
    /// each that was neither revoked nor replaced, and none of participation: the board says who is done. Those of guests who were joined count as those of who they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn certificates_on_board(
        &self,
        seat: &OverseerSeat,
        course: &str,
    ) -> Result<HashMap<LearnerId, String>, Error> {
        let seat = &seat.0;
        let manages = seat.role == SeatRole::Manager;
        let rows = self.engine().read(OF_MEMBERS, values![seat.organisation.id, seat.learner, manages, course]).await?;
        let mut newest = HashMap::with_capacity(rows.len());
        for row in &rows {
            newest.insert(row.learner(0)?, row.text(1)?);
        }
        Ok(newest)
    }
}

/// The newest last.
const OF_MEMBERS: &str = concat!(
    "SELECT s.learner_id, c.token FROM certificates c JOIN learners l ON l.id = c.learner_id \
     JOIN standings s ON s.organisation_id = $1 AND s.course = $4 AND s.learner_id = COALESCE(l.joined_into, l.id) \
     WHERE c.course = $4 AND c.kind IS NULL AND c.revoked_at IS NULL AND NOT EXISTS (SELECT 1 FROM certificates n WHERE n.replaces = c.id) AND ",
    sees!("s.learner_id"),
    " ORDER BY c.completed_at, c.issued_at, c.id"
);
