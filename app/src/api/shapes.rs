//! The shapes of the answers: what is serialised, and by the same types what the OpenAPI document says of it.

use std::collections::BTreeMap;

use perehdy_courses::completion::Missing as Lack;
use perehdy_courses::model::Timestamp;
use perehdy_records as records;
use perehdy_records::Deadline;
use serde::Serialize;
use utoipa::ToSchema;

use crate::components::missing::missing_of;
use crate::state::App;

/// RFC 3339, in UTC.
fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}

/// An organisation.
#[derive(Serialize, ToSchema)]
pub(super) struct Organisation {
    #[schema(format = "uuid")]
    id: String,
    /// What stands in the addresses of its pages.
    slug: String,
    name: String,
    /// Whom its members may ask; may be empty.
    contact: String,
}

impl From<&records::Organisation> for Organisation {
    fn from(of: &records::Organisation) -> Self {
        Self { id: of.id.to_string(), slug: of.slug.clone(), name: of.name.clone(), contact: of.contact.clone() }
    }
}

/// All teams.
#[derive(Serialize, ToSchema)]
pub(super) struct Teams {
    pub(super) teams: Vec<Team>,
}

/// A team.
#[derive(Serialize, ToSchema)]
pub(super) struct Team {
    #[schema(format = "uuid")]
    id: String,
    name: String,
    /// How many are in it.
    members: u32,
}

impl From<records::Team> for Team {
    fn from(team: records::Team) -> Self {
        Self { id: team.id.to_string(), name: team.name, members: team.members }
    }
}

/// A page of the members.
#[derive(Serialize, ToSchema)]
pub(super) struct Members {
    /// How many there are on all pages.
    pub(super) total: u32,
    /// Which page this is, from 1.
    pub(super) page: u32,
    pub(super) pages: u32,
    pub(super) members: Vec<Member>,
}

/// A member.
#[derive(Serialize, ToSchema)]
pub(super) struct Member {
    /// Stays as it is; a guest who takes an account goes on under that account's id.
    #[schema(format = "uuid")]
    id: String,
    /// What the organisation calls them.
    name: String,
    /// The address of their account; null for a guest.
    #[schema(required)]
    email: Option<String>,
    role: Role,
    #[schema(format = DateTime)]
    joined: String,
    teams: Vec<InTeam>,
}

/// What somebody is in the organisation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Role {
    Member,
    Manager,
}

/// A team that somebody is in.
#[derive(Serialize, ToSchema)]
pub(super) struct InTeam {
    /// The team's id.
    #[schema(format = "uuid")]
    team: String,
    /// Whether they lead it.
    leads: bool,
}

impl From<records::Member> for Member {
    fn from(member: records::Member) -> Self {
        let in_team = |(team, leads): (records::Uuid, bool)| InTeam { team: team.to_string(), leads };
        Self {
            id: member.learner.0.to_string(),
            name: member.name,
            email: member.email,
            role: match member.role {
                records::Role::Member => Role::Member,
                records::Role::Manager => Role::Manager,
            },
            joined: moment(member.joined),
            teams: member.teams.into_iter().map(in_team).collect(),
        }
    }
}

/// A course.
#[derive(Serialize, ToSchema)]
pub(super) struct Course {
    id: String,
    /// Its title in each of its languages, by language code; empty for a course that is not offered any more.
    titles: BTreeMap<&'static str, String>,
}

impl Course {
    pub(super) fn of(app: &App, id: &str) -> Self {
        let titles = app.catalog.get(id).map(|course| {
            let title = |lang: &perehdy_courses::model::Lang| (lang.code(), crate::pages::text_of(course, *lang).title);
            course.languages.iter().map(title).collect()
        });
        Self { id: id.to_owned(), titles: titles.unwrap_or_default() }
    }
}

/// All courses that are asked.
#[derive(Serialize, ToSchema)]
pub(super) struct Courses {
    pub(super) courses: Vec<AskedCourse>,
}

/// A course that is asked.
#[derive(Serialize, ToSchema)]
pub(super) struct AskedCourse {
    pub(super) course: Course,
    pub(super) totals: Totals,
    /// Of whom it is asked, and until when; of single persons alone is not told here.
    pub(super) assignments: Vec<Assignment>,
}

/// Of whom a course is asked, and until when.
#[derive(Serialize, ToSchema)]
pub(super) struct Assignment {
    #[schema(format = "uuid")]
    id: String,
    /// The team; null: everybody.
    #[schema(required, format = "uuid")]
    team: Option<String>,
    /// The deadline, where it is a day.
    #[schema(required, format = DateTime)]
    deadline: Option<String>,
    /// The deadline, where it is so many days after one was asked.
    #[schema(required)]
    deadline_days: Option<u32>,
    /// For how many months a completion holds.
    #[schema(required)]
    renew_months: Option<u32>,
}

impl From<&records::Assignment> for Assignment {
    fn from(of: &records::Assignment) -> Self {
        let (deadline, deadline_days) = match of.says.deadline {
            None => (None, None),
            Some(Deadline::At(at)) => (Some(moment(at)), None),
            Some(Deadline::Days(days)) => (None, Some(days)),
        };
        let team = of.says.team.map(|team| team.to_string());
        Self { id: of.id.to_string(), team, deadline, deadline_days, renew_months: of.says.renew_months }
    }
}

/// How many stand how.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Totals {
    late: u32,
    expired: u32,
    not_started: u32,
    under_way: u32,
    expiring: u32,
    done: u32,
}

impl From<records::Totals> for Totals {
    fn from(totals: records::Totals) -> Self {
        let records::Totals { not_started, under_way, late, done, expiring, expired } = totals;
        Self { late, expired, not_started, under_way, expiring, done }
    }
}

/// How somebody stands: `late`: the deadline has passed; `expired`: was done, and has to be done anew; `expiring`: is done, and
/// has to be done anew within 30 days; `done`: is done for longer than that.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Status {
    Late,
    Expired,
    NotStarted,
    UnderWay,
    Expiring,
    Done,
}

impl From<records::Status> for Status {
    fn from(status: records::Status) -> Self {
        match status {
            records::Status::Late => Self::Late,
            records::Status::Expired => Self::Expired,
            records::Status::NotStarted => Self::NotStarted,
            records::Status::UnderWay => Self::UnderWay,
            records::Status::Expiring => Self::Expiring,
            records::Status::Done => Self::Done,
        }
    }
}

/// How somebody stands in a course.
#[derive(Serialize, ToSchema)]
pub(super) struct Standing {
    status: Status,
    /// Until when it is to be done.
    #[schema(required, format = DateTime)]
    deadline: Option<String>,
    /// The newest completion; stays when it has expired.
    #[schema(required)]
    completed: Option<Completed>,
    /// Until when the completion holds; null: for ever.
    #[schema(required, format = DateTime)]
    expires: Option<String>,
}

/// A completion.
#[derive(Serialize, ToSchema)]
pub(super) struct Completed {
    #[schema(format = DateTime)]
    at: String,
    /// The course's version then.
    version: String,
}

impl From<records::Standing> for Standing {
    fn from(standing: records::Standing) -> Self {
        Self {
            status: standing.status.into(),
            deadline: standing.deadline.map(moment),
            completed: standing.completed.map(|(at, version)| Completed { at: moment(at), version }),
            expires: standing.expires.map(moment),
        }
    }
}

/// A page of the board of a course.
#[derive(Serialize, ToSchema)]
pub(super) struct Board {
    course: Course,
    /// Of all whom team and search leave; a status and the page leave nobody out of them.
    totals: Totals,
    /// Which page this is, from 1.
    page: u32,
    pages: u32,
    rows: Vec<BoardRow>,
}

/// A row of the board.
#[derive(Serialize, ToSchema)]
pub(super) struct BoardRow {
    /// The member's id.
    #[schema(format = "uuid")]
    member: String,
    name: String,
    /// The address of their account; null for a guest.
    #[schema(required)]
    email: Option<String>,
    /// The names of their teams.
    teams: Vec<String>,
    standing: Standing,
}

impl Board {
    pub(super) fn of(app: &App, course: &str, board: records::Board) -> Self {
        let row = |row: records::BoardRow| BoardRow {
            member: row.learner.0.to_string(),
            name: row.name,
            email: row.email,
            teams: row.teams,
            standing: row.standing.into(),
        };
        Self {
            course: Course::of(app, course),
            totals: board.totals.into(),
            page: board.page + 1,
            pages: board.pages,
            rows: board.rows.into_iter().map(row).collect(),
        }
    }
}

/// A member, and how they stand.
#[derive(Serialize, ToSchema)]
pub(super) struct Person {
    member: Member,
    /// Each course that is asked of them, by id.
    courses: Vec<PersonCourse>,
}

/// How a member stands in a course.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonCourse {
    course: Course,
    standing: Standing,
    /// Why it is not complete, or has not been renewed; null when nothing is missing, and for a course that is not offered
    /// any more.
    #[schema(required)]
    missing: Option<Missing>,
}

/// What is missing for a course to be complete.
#[derive(Serialize, ToSchema)]
pub(super) struct Missing {
    pages: Vec<MissingPage>,
    /// Whether the final test has not been passed.
    test: bool,
}

/// What is missing of a page.
#[derive(Serialize, ToSchema)]
pub(super) struct MissingPage {
    module: String,
    page: String,
    /// Whether it was read.
    read: bool,
    /// How many of its practice questions have no answer.
    open_questions: u32,
}

impl Missing {
    fn of(lacks: &[Lack]) -> Self {
        let mut missing = Self { pages: Vec::new(), test: false };
        for lack in lacks {
            let (module, page, unread) = match lack {
                Lack::Test => {
                    missing.test = true;
                    continue;
                }
                Lack::Page(module, page) => (module, page, true),
                Lack::Practice(module, page, _) => (module, page, false),
            };
            let at = missing.pages.iter().position(|of| of.module == *module && of.page == *page);
            let at = at.unwrap_or_else(|| {
                let (module, page) = (module.clone(), page.clone());
                missing.pages.push(MissingPage { module, page, read: true, open_questions: 0 });
                missing.pages.len() - 1
            });
            if let Some(of) = missing.pages.get_mut(at) {
                of.read &= !unread;
                of.open_questions += u32::from(!unread);
            }
        }
        missing
    }
}

impl Person {
    pub(super) fn of(app: &App, person: records::Person) -> Self {
        let course = |of: records::PersonCourse| PersonCourse {
            course: Course::of(app, &of.course),
            missing: missing_of(app, &of).map(|lacks| Missing::of(&lacks)),
            standing: of.standing.into(),
        };
        Self { courses: person.courses.into_iter().map(course).collect(), member: person.member.into() }
    }
}

#[cfg(test)]
mod tests;
