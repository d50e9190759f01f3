//! Doing what a list says.

use std::collections::BTreeSet;

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::super::made::INVITED_DAYS;
use super::super::{By, standings};
use super::many::Insert;
use super::plan::Known;
use crate::engine::{Fault, Tx, Value, values};
use crate::sessions::DAY;
use crate::{Import, MailText, Whom};

/// An invitation to be stored: ids made, secret hashed.
pub(super) struct Ready {
    pub(super) invitation: Uuid,
    pub(super) mail: Uuid,
    pub(super) hash: [u8; 32],
    pub(super) text: MailText,
}

static INVITATIONS: Insert = Insert::new(
    "INSERT INTO invitations \
     (organisation_id, id, token_hash, email, written, name, team_id, role, created_at, ends_at) VALUES",
    10,
    "",
);

static MAILS: Insert = Insert::new(
    "INSERT INTO mails (id, send_once, email, recipient, lang, subject, body, created_at, useless_after, next_try_at, \
     tries, trouble) VALUES",
    12,
    " ON CONFLICT (send_once) DO NOTHING",
);

static INVITED: Insert = Insert::new(
    "INSERT INTO invited_courses (organisation_id, invitation_id, course, deadline_at, created_at) VALUES",
    5,
    " ON CONFLICT (organisation_id, invitation_id, course) DO UPDATE SET deadline_at = excluded.deadline_at",
);

static ASKED: Insert = Insert::new(
    "INSERT INTO personal_assignments (organisation_id, learner_id, course, deadline_at, created_at) VALUES",
    5,
    " ON CONFLICT (organisation_id, course, learner_id) DO UPDATE SET deadline_at = excluded.deadline_at, \
     version = personal_assignments.version + 1",
);

static IN_TEAMS: Insert = Insert::new(
    "INSERT INTO team_members (organisation_id, team_id, learner_id, manages, since_at) VALUES",
    5,
    " ON CONFLICT (organisation_id, team_id, learner_id) DO NOTHING",
);

/// Does all of it. The caller holds the organisation alone, and has made sure that the list's plan is the one of now, with
/// an invitation made ready for each row that needs one.
pub(super) async fn carry_out(
    tx: &mut Tx<'_>,
    by: &By,
    import: &Import,
    known: &Known,
    ready: &[Ready],
) -> Result<(), Fault> {
    let By { organisation, now, .. } = *by;
    let ends = Timestamp(now.0 + i64::from(INVITED_DAYS) * DAY);
    let keys: Vec<String> = ready.iter().map(|ready| format!("invitation:{}", ready.invitation)).collect();
    let (mut invitations, mut mails, mut invited) = (Vec::new(), Vec::new(), Vec::new());
    let (mut asked, mut in_teams, mut members) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut next = ready.iter().zip(&keys);
    for (row, planned) in import.rows.iter().zip(&import.plan) {
        let course =
            |whose: Uuid| row.course.as_ref().map(|course| values_of(organisation, whose, course, row.deadline, now));
        match planned.whom {
            Whom::New => {
                let (ready, key) = next.next().ok_or_else(|| Fault::wrong("an invitation is missing"))?;
                let (email, written) = (row.email.key(), row.email.written());
                invitations.extend_from_slice(values![
                    organisation,
                    ready.invitation,
                    &ready.hash,
                    email,
                    written,
                    &row.name,
                    row.team,
                    "member",
                    now,
                    ends
                ]);
                let MailText { subject, body } = &ready.text;
                mails.extend_from_slice(values![
                    ready.mail,
                    key,
                    email,
                    written,
                    import.lang,
                    subject,
                    body,
                    now,
                    ends,
                    now,
                    0_i64,
                    ""
                ]);
                invited.extend(course(ready.invitation).into_iter().flatten());
            }
            Whom::Invited => {
                let id = known.invitation(row).ok_or_else(|| Fault::wrong("an invitation is gone"))?;
                if planned.name || planned.team {
                    let sql = "UPDATE invitations SET name = $3, team_id = COALESCE($4, team_id) \
                               WHERE organisation_id = $1 AND id = $2";
                    tx.execute(sql, values![organisation, id, &row.name, row.team]).await?;
                }
                if planned.course || planned.deadline {
                    invited.extend(course(id).into_iter().flatten());
                }
            }
            Whom::Member => {
                let learner = known.member(row).ok_or_else(|| Fault::wrong("a member is gone"))?;
                if planned.team {
                    in_teams.extend_from_slice(values![organisation, row.team, learner, false, now]);
                }
                if planned.course || planned.deadline {
                    asked.extend(course(learner.0).into_iter().flatten());
                }
                if planned.changes() {
                    members.insert(learner);
                }
            }
            Whom::NoTeam | Whom::Late => return Err(Fault::wrong("a row stands in the way")),
        }
    }
    INVITATIONS.run(tx, &invitations).await?;
    MAILS.run(tx, &mails).await?;
    INVITED.run(tx, &invited).await?;
    ASKED.run(tx, &asked).await?;
    IN_TEAMS.run(tx, &in_teams).await?;
    standings::of_some(tx, organisation, &members).await
}

/// A row of what is asked of a member or of whoever accepts an invitation.
fn values_of(
    organisation: Uuid,
    whose: Uuid,
    course: &String,
    deadline: Option<Timestamp>,
    now: Timestamp,
) -> [Value<'_>; 5] {
    [organisation.into(), whose.into(), course.into(), deadline.into(), now.into()]
}
