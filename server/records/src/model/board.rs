//! What organisations ask of their members, and how these stand.

use perehdy_courses::completion::Work;
use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::{LearnerId, Member, Renewal};

/// Until when a course is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Until this moment.
    At(Timestamp),
    /// So many days after whichever came last: joining, coming into the team, being assigned.
    Days(u32),
}

/// What is asked of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAssignment {
    /// Course id.
    pub course: String,
    /// Of this team; `None`: of everybody.
    pub team: Option<Uuid>,
    /// Until when.
    pub deadline: Option<Deadline>,
    /// For how many months a completion holds.
    pub renew_months: Option<u32>,
}

/// An assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: Uuid,
    /// What is asked.
    pub says: NewAssignment,
    /// Counts changes.
    pub version: u32,
    /// When it was made.
    pub created: Timestamp,
}

/// How a member stands in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Has not begun.
    NotStarted,
    /// Has begun.
    UnderWay,
    /// Is not done, and the deadline has passed.
    Late,
    /// Is done.
    Done,
    /// Is done, and has to renew within [`EXPIRING_DAYS`](crate::EXPIRING_DAYS).
    Expiring,
    /// Was done so long ago that it has to be renewed.
    Expired,
}

impl Status {
    /// All of them, in the order in which the board sorts by status: what needs care first.
    pub const ALL: [Self; 6] =
        [Self::Late, Self::Expired, Self::NotStarted, Self::UnderWay, Self::Expiring, Self::Done];
}

/// How many stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Have not begun.
    pub not_started: u32,
    /// Have begun.
    pub under_way: u32,
    /// Are late.
    pub late: u32,
    /// Are done, for long.
    pub done: u32,
    /// Are done and have to renew soon.
    pub expiring: u32,
    /// Have to renew.
    pub expired: u32,
}

impl Totals {
    /// How many stand so.
    #[must_use]
    pub fn of(&self, status: Status) -> u32 {
        match status {
            Status::NotStarted => self.not_started,
            Status::UnderWay => self.under_way,
            Status::Late => self.late,
            Status::Done => self.done,
            Status::Expiring => self.expiring,
            Status::Expired => self.expired,
        }
    }

    /// All.
    #[must_use]
    pub fn all(&self) -> u32 {
        Status::ALL.iter().map(|status| self.of(*status)).sum()
    }
}

/// What the board is sorted by; those who are equal, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The name.
    #[default]
    Name,
    /// What needs care first.
    Status,
    /// The earliest deadline first, those without last.
    Deadline,
    /// The earliest completion first, those without last.
    Completed,
}

/// What the board is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardQuery {
    /// Course id.
    pub course: String,
    /// Only members of this team.
    pub team: Option<Uuid>,
    /// Only those who stand so; totals count the others too.
    pub status: Option<Status>,
    /// Only those with this in their name or address; empty: all.
    pub search: String,
    /// The order.
    pub sort: Sort,
    /// Whether the order is turned round.
    pub descending: bool,
    /// From 0. A page after the last is the last.
    pub page: u32,
}

/// The board of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// How many stand how: of all whom team and search leave.
    pub totals: Totals,
    /// The rows of this page: at most [`BOARD_ROWS`](crate::BOARD_ROWS).
    pub rows: Vec<BoardRow>,
    /// Which page it is, from 0.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
}

/// A row of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    /// The learner.
    pub learner: LearnerId,
    /// What the organisation calls them.
    pub name: String,
    /// The address of their account; `None` for a guest.
    pub email: Option<String>,
    /// The names of their teams; for who manages teams, of these alone.
    pub teams: Vec<String>,
    /// How they stand.
    pub standing: Standing,
}

/// How a member stands in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In a word.
    pub status: Status,
    /// Until when it is to be done.
    pub deadline: Option<Timestamp>,
    /// When it was completed, and the course's version then.
    pub completed: Option<(Timestamp, String)>,
    /// Until when the completion holds.
    pub expires: Option<Timestamp>,
}

/// A member with everything that the organisation sees of them.
#[derive(Clone, Debug)]
pub struct Person {
    /// The member.
    pub member: Member,
    /// How they stand in each course that is asked of them, by course id.
    pub courses: Vec<PersonCourse>,
}

/// How a member stands in a course, and why. The caller applies the completion rule to say what is missing; what they
/// answered is not here.
#[derive(Clone, Debug)]
pub struct PersonCourse {
    /// Course id; the course may be gone.
    pub course: String,
    /// How they stand.
    pub standing: Standing,
    /// The work, as the completion rule takes it.
    pub work: Work,
    /// How far a renewal is, where one is open.
    pub renewal: Option<Renewal>,
}
