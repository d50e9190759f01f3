//! Seats: what somebody is in an organisation.

use uuid::Uuid;

use super::role;
use crate::engine::{Fault, Row, values};
use crate::{Error, LearnerId, Membership, Organisation, Records, Role, Seat, SeatRole};

/// Columns of an organisation `o`, from 0 to 5.
macro_rules! organisation_columns {
    () => {
        "o.id, o.slug, o.name, o.contact, o.accent, o.version"
    };
}
pub(super) use organisation_columns;

impl Records {
    /// The seat of a learner in the organisation with this slug; `None` when there is none such, or they do not belong to
    /// it: the two are not to be told apart.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn seat(&self, learner: LearnerId, slug: &str) -> Result<Option<Seat>, Error> {
        if !super::names::slug_is_fit(slug) {
            return Ok(None);
        }
        // A row for each team that they manage, or one.
        let sql = concat!(
            "SELECT ",
            organisation_columns!(),
            ", m.name, m.role, t.team_id FROM organisations o JOIN members m ON m.organisation_id = o.id \
             LEFT JOIN team_members t ON t.organisation_id = o.id AND t.learner_id = m.learner_id AND t.manages \
             WHERE o.slug = $2 AND m.learner_id = $1 AND m.left_at IS NULL ORDER BY t.team_id"
        );
        let rows = self.engine().read(sql, values![learner, slug]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let teams: Vec<Option<Uuid>> = rows.iter().map(|row| row.uuid_if(8)).collect::<Result<_, _>>()?;
        let managed: Vec<Uuid> = teams.into_iter().flatten().collect();
        let seat_role = match role(&row.text(7)?)? {
            Role::Manager => SeatRole::Manager,
            Role::Member if managed.is_empty() => SeatRole::Member,
            Role::Member => SeatRole::TeamManager(managed),
        };
        Ok(Some(Seat { organisation: organisation(row)?, learner, name: row.text(6)?, role: seat_role }))
    }

    /// The organisations that a learner belongs to, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn memberships(&self, learner: LearnerId) -> Result<Vec<Membership>, Error> {
        let sql = concat!(
            "SELECT ",
            organisation_columns!(),
            ", m.role, m.joined_at, EXISTS (SELECT 1 FROM team_members t WHERE t.organisation_id = o.id \
             AND t.learner_id = $1 AND t.manages) FROM members m JOIN organisations o ON o.id = m.organisation_id \
             WHERE m.learner_id = $1 AND m.left_at IS NULL ORDER BY o.name, o.id"
        );
        let membership = |row: &Row| {
            let (organisation, role) = (organisation(row)?, role(&row.text(6)?)?);
            Ok::<_, Fault>(Membership { organisation, role, joined: row.time(7)?, manages_team: row.bool(8)? })
        };
        let rows = self.engine().read(sql, values![learner]).await?;
        Ok(rows.iter().map(membership).collect::<Result<_, _>>()?)
    }

    /// Names of the organisations that nobody but this learner manages, in their order: without them nobody would.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn managed_alone(&self, learner: LearnerId) -> Result<Vec<String>, Error> {
        let sql = "SELECT o.name FROM members m JOIN organisations o ON o.id = m.organisation_id \
                   WHERE m.learner_id = $1 AND m.role = 'manager' AND m.left_at IS NULL AND NOT EXISTS \
                   (SELECT 1 FROM members n WHERE n.organisation_id = m.organisation_id AND n.learner_id <> $1 \
                   AND n.role = 'manager' AND n.left_at IS NULL) ORDER BY o.name, o.id";
        let rows = self.engine().read(sql, values![learner]).await?;
        Ok(rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?)
    }
}

/// From the columns above.
pub(super) fn organisation(row: &Row) -> Result<Organisation, Fault> {
    Ok(Organisation {
        id: row.uuid(0)?,
        slug: row.text(1)?,
        name: row.text(2)?,
        contact: row.text(3)?,
        accent: row.text(4)?,
        version: row.count(5)?,
    })
}
