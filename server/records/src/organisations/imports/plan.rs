//! What would happen with each row: the list beside what the organisation has.

use std::collections::{HashMap, HashSet};

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Tx, values};
use crate::{ImportRow, LearnerId, Planned, Whom};

/// The learners behind the addresses of members: those of their accounts, and those that guests were invited by.
const MEMBERS: &str = "\
SELECT u.email, m.learner_id FROM members m JOIN accounts u ON u.learner_id = m.learner_id \
WHERE m.organisation_id = $1 AND m.left_at IS NULL \
UNION SELECT i.email, m.learner_id FROM invitations i JOIN members m ON m.organisation_id = i.organisation_id \
AND m.learner_id = i.accepted_by WHERE i.organisation_id = $1 AND i.email <> '' AND m.left_at IS NULL \
AND NOT EXISTS (SELECT 1 FROM accounts u WHERE u.learner_id = m.learner_id)";

/// Invitations that can be accepted now ($2); the newest of an address last.
const OPEN: &str = "SELECT id, email, name, team_id FROM invitations WHERE organisation_id = $1 AND accepted_at IS NULL \
                    AND withdrawn_at IS NULL AND ends_at > $2 AND email <> '' ORDER BY created_at, id";

const INVITED: &str = "SELECT invitation_id, course, deadline_at FROM invited_courses WHERE organisation_id = $1";
const ASKED: &str = "SELECT learner_id, course, deadline_at FROM personal_assignments WHERE organisation_id = $1";
const IN_TEAMS: &str = "SELECT team_id, learner_id FROM team_members WHERE organisation_id = $1";
const TEAMS: &str = "SELECT id FROM teams WHERE organisation_id = $1 AND removed_at IS NULL";

/// Courses asked of somebody, with their deadlines.
type Asked = HashMap<(Uuid, String), Option<Timestamp>>;

/// An open invitation.
struct Open {
    id: Uuid,
    name: String,
    team: Option<Uuid>,
}

/// Who the people of a list are to the organisation.
pub(super) struct Known {
    members: HashMap<String, LearnerId>,
    open: HashMap<String, Open>,
}

impl Known {
    /// The member with this address.
    pub(super) fn member(&self, row: &ImportRow) -> Option<LearnerId> {
        self.members.get(row.email.key()).copied()
    }

    /// The open invitation to this address.
    pub(super) fn invitation(&self, row: &ImportRow) -> Option<Uuid> {
        self.open.get(row.email.key()).map(|open| open.id)
    }
}

/// Looks what would happen. The caller holds the organisation alone. Everything of the organisation is read, in a few
/// statements: looking up ten thousand people one by one would take seconds.
pub(super) async fn plan(
    tx: &mut Tx<'_>,
    organisation: Uuid,
    rows: &[ImportRow],
    now: Timestamp,
) -> Result<(Vec<Planned>, Known), Fault> {
    let mut known = Known { members: HashMap::new(), open: HashMap::new() };
    for row in tx.fetch_all(MEMBERS, values![organisation]).await? {
        known.members.insert(row.text(0)?, row.learner(1)?);
    }
    for row in tx.fetch_all(OPEN, values![organisation, now]).await? {
        let open = Open { id: row.uuid(0)?, name: row.text(2)?, team: row.uuid_if(3)? };
        known.open.insert(row.text(1)?, open);
    }
    let invited = asked(tx, INVITED, organisation).await?;
    let personal = asked(tx, ASKED, organisation).await?;
    let mut in_teams = HashSet::new();
    for row in tx.fetch_all(IN_TEAMS, values![organisation]).await? {
        in_teams.insert((row.uuid(0)?, row.uuid(1)?));
    }
    let mut teams = HashSet::new();
    for row in tx.fetch_all(TEAMS, values![organisation]).await? {
        teams.insert(row.uuid(0)?);
    }
    let planned = |row: &ImportRow| {
        if row.team.is_some_and(|team| !teams.contains(&team)) {
            return Planned::of(Whom::NoTeam);
        }
        if row.deadline.is_some_and(|deadline| deadline <= now) {
            return Planned::of(Whom::Late);
        }
        if let Some(member) = known.member(row) {
            let team = row.team.is_some_and(|team| !in_teams.contains(&(team, member.0)));
            return with_course(Planned { team, ..Planned::of(Whom::Member) }, row, member.0, &personal);
        }
        if let Some(open) = known.open.get(row.email.key()) {
            let team = row.team.is_some() && row.team != open.team;
            let planned = Planned { name: row.name != open.name, team, ..Planned::of(Whom::Invited) };
            return with_course(planned, row, open.id, &invited);
        }
        let planned = Planned { team: row.team.is_some(), ..Planned::of(Whom::New) };
        Planned { course: row.course.is_some(), ..planned }
    };
    let plan = rows.iter().map(planned).collect();
    Ok((plan, known))
}

/// What the row's course changes. An empty cell changes nothing: neither takes a course away nor a deadline.
fn with_course(planned: Planned, row: &ImportRow, whose: Uuid, asked: &Asked) -> Planned {
    let Some(course) = &row.course else { return planned };
    match asked.get(&(whose, course.clone())) {
        None => Planned { course: true, ..planned },
        Some(before) => Planned { deadline: row.deadline.is_some() && row.deadline != *before, ..planned },
    }
}

async fn asked(tx: &mut Tx<'_>, sql: &'static str, organisation: Uuid) -> Result<Asked, Fault> {
    let mut asked = Asked::new();
    for row in tx.fetch_all(sql, values![organisation]).await? {
        asked.insert((row.uuid(0)?, row.text(1)?), row.time_if(2)?);
    }
    Ok(asked)
}
