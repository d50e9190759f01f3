//! Lists of people that are taken in at once, and what is asked of one person.

use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use super::{Email, LinkToken, MailText};

/// A row of a list of people, read and checked as far as it can be without asking who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Its number in the file, from 1, by which people find it.
    pub number: u32,
    /// The name; not empty.
    pub name: String,
    /// The address; each occurs once in a list.
    pub email: Email,
    /// A team to be in.
    pub team: Option<Uuid>,
    /// A course that is asked of this person.
    pub course: Option<String>,
    /// Until when; only with a course.
    pub deadline: Option<Timestamp>,
}

/// Who the person of a row is to the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whom {
    /// Nobody yet: is invited.
    New,
    /// Has an invitation that is still open.
    Invited,
    /// A member.
    Member,
    /// Nothing can be done: the row's team was removed since the list was read.
    NoTeam,
    /// Nothing can be done: the row's deadline has passed since the list was read.
    Late,
}

/// What would happen with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Planned {
    /// Who it is.
    pub whom: Whom,
    /// The open invitation gets this name.
    pub name: bool,
    /// The person, or their invitation, comes into the team.
    pub team: bool,
    /// The course is asked of them.
    pub course: bool,
    /// The course was asked of them before, and gets this deadline.
    pub deadline: bool,
}

impl Planned {
    /// For somebody of whom there is nothing yet.
    pub(crate) const fn of(whom: Whom) -> Self {
        Self { whom, name: false, team: false, course: false, deadline: false }
    }

    /// Whether anything would be changed.
    #[must_use]
    pub const fn changes(&self) -> bool {
        matches!(self.whom, Whom::New) || self.name || self.team || self.course || self.deadline
    }

    /// Whether the row stands in the way of the whole list.
    #[must_use]
    pub const fn stops(&self) -> bool {
        matches!(self.whom, Whom::NoTeam | Whom::Late)
    }

    /// As one letter.
    pub(crate) fn letter(self) -> char {
        let whom: u8 = match self.whom {
            Whom::New => 0,
            Whom::Invited => 1,
            Whom::Member => 2,
            Whom::NoTeam => return '-',
            Whom::Late => return '+',
        };
        let flags = [self.name, self.team, self.course, self.deadline];
        let bits = flags.iter().fold(whom, |bits, flag| bits * 2 + u8::from(*flag));
        char::from(b'0' + bits)
    }

    /// From its letter.
    pub(crate) fn read(letter: char) -> Option<Self> {
        let bits = match letter {
            '-' => return Some(Self::of(Whom::NoTeam)),
            '+' => return Some(Self::of(Whom::Late)),
            _ => u8::try_from(letter).ok()?.checked_sub(b'0')?,
        };
        let whom = match bits / 16 {
            0 => Whom::New,
            1 => Whom::Invited,
            2 => Whom::Member,
            _ => return None,
        };
        let flag = |at: u8| bits >> at & 1 == 1;
        Some(Self { whom, name: flag(3), team: flag(2), course: flag(1), deadline: flag(0) })
    }
}

/// How many rows did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ImportCounts {
    /// People who are invited.
    pub invited: u32,
    /// Open invitations that are changed.
    pub invitations: u32,
    /// Members of whom something is changed.
    pub members: u32,
    /// Rows with which nothing is to do.
    pub nothing: u32,
    /// Rows that stand in the way.
    pub stopped: u32,
}

impl ImportCounts {
    /// Of a plan.
    #[must_use]
    pub fn of(plan: &[Planned]) -> Self {
        let mut counts = Self::default();
        for planned in plan {
            let count = match planned.whom {
                _ if planned.stops() => &mut counts.stopped,
                Whom::New => &mut counts.invited,
                _ if !planned.changes() => &mut counts.nothing,
                Whom::Invited => &mut counts.invitations,
                _ => &mut counts.members,
            };
            *count += 1;
        }
        counts
    }

    /// How many rows change something.
    #[must_use]
    pub const fn changes(&self) -> u32 {
        self.invited + self.invitations + self.members
    }
}

/// A list that waits to be confirmed, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// The language of the mails.
    pub lang: Lang,
    /// The rows; none once it is done.
    pub rows: Vec<ImportRow>,
    /// What would happen with each row.
    pub plan: Vec<Planned>,
    /// Counts how often it was looked at what would happen.
    pub version: u32,
    /// Until when it can be confirmed.
    pub ends: Timestamp,
    /// What became of it.
    pub done: Option<ImportCounts>,
}

/// The invitation for a row of a list.
#[derive(Clone, Debug)]
pub struct ImportMail {
    /// Its secret, as it stands in the mail.
    pub token: LinkToken,
    /// The mail.
    pub text: MailText,
}

/// What became of confirming a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// All of it was done, now or before.
    Done(ImportCounts),
    /// Nothing was done: something else would happen than what was shown. Each row with which it is so, by its place in the
    /// list, with what was shown.
    Changed(Vec<(usize, Planned)>),
}

/// What is asked of one member alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalAssignment {
    /// Course id.
    pub course: String,
    /// Until when.
    pub deadline: Option<Timestamp>,
    /// For how many months a completion holds.
    pub renew_months: Option<u32>,
    /// Counts changes.
    pub version: u32,
    /// Since when it is asked.
    pub created: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_letters() {
        let mut seen = std::collections::HashSet::new();
        for whom in [Whom::New, Whom::Invited, Whom::Member] {
            for bits in 0..16_u8 {
                let flag = |at: u8| bits >> at & 1 == 1;
                let planned = Planned { whom, name: flag(0), team: flag(1), course: flag(2), deadline: flag(3) };
                let letter = planned.letter();
                assert!(letter.is_ascii_graphic() && seen.insert(letter), "{letter}");
                assert_eq!(Planned::read(letter), Some(planned));
            }
        }
        for whom in [Whom::NoTeam, Whom::Late] {
            let letter = Planned::of(whom).letter();
            assert!(seen.insert(letter));
            assert_eq!(Planned::read(letter), Some(Planned::of(whom)));
        }
        for letter in ['\0', '/', '`', 'a', 'ä', '€'] {
            assert_eq!(Planned::read(letter), None, "{letter}");
        }
    }

    #[test]
    fn what_is_counted() {
        let nothing = Planned::of(Whom::Member);
        let plan = [
            Planned::of(Whom::New),
            nothing,
            Planned { team: true, ..nothing },
            Planned { name: true, ..Planned::of(Whom::Invited) },
            Planned::of(Whom::Invited),
            Planned::of(Whom::Late),
        ];
        let counts = ImportCounts::of(&plan);
        assert_eq!(counts, ImportCounts { invited: 1, invitations: 1, members: 1, nothing: 2, stopped: 1 });
        assert_eq!(counts.changes(), 3);
    }
}
