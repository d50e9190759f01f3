//! What is remembered, as values. No type here knows the database.

mod accounts;
mod admins;
mod api_tokens;
mod board;
mod certificates;
mod credentials;
mod email;
mod export;
mod imports;
mod joining;
mod mails;
mod organisations;
mod passkeys;
mod reminders;
mod secret;
mod signing;
mod webhooks;

use std::collections::{HashMap, HashSet};

use perehdy_courses::answer::Answer;
use perehdy_courses::completion::Work;
use perehdy_courses::draw::Draw;
use perehdy_courses::grade::Score;
use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

pub use accounts::*;
pub use admins::*;
pub use api_tokens::*;
pub use board::*;
pub use certificates::*;
pub use credentials::*;
pub use email::Email;
pub use export::*;
pub use imports::*;
pub use joining::*;
pub use mails::*;
pub use organisations::*;
pub use passkeys::*;
pub use reminders::*;
pub use secret::{ApiToken, LinkToken, SessionToken};
pub use signing::*;
pub use webhooks::*;

/// A learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LearnerId(pub Uuid);

/// Who does something: a learner already known, or somebody for whom a learner and a session are made in the same
/// transaction as what they do.
#[derive(Clone, Debug)]
pub enum Who {
    /// Known from their session.
    Known(LearnerId),
    /// New: the token that will be set as their cookie.
    New(SessionToken),
}

/// A page of a course, by ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PagePlace {
    /// Module id.
    pub module: String,
    /// Page id.
    pub page: String,
}

/// Everything that a page of a course shows of a learner, from one read.
#[derive(Clone, Debug, Default)]
pub struct Remembered {
    /// The learner.
    pub learner: Option<LearnerId>,
    /// Where the learner was last in this course.
    pub place: Option<PagePlace>,
    /// Pages marked as read.
    pub read: HashSet<PagePlace>,
    /// Ids of all practice questions of the course answered at least once.
    pub practised: HashSet<String>,
    /// Latest practice answers, by question id; only of the page that was asked for.
    pub practice: HashMap<String, PracticeState>,
    /// Where videos and audio pieces were left, by block id; only of the page that was asked for.
    pub media: HashMap<String, MediaState>,
    /// The running attempt, else the newest, without draw and answers.
    pub attempt: Option<AttemptState>,
    /// Whether any attempt was passed.
    pub passed: bool,
    /// Token of the newest certificate.
    pub certificate: Option<String>,
    /// When the completion rule said "complete" first. Never taken away, whatever the rule says of a later version.
    pub completed: Option<Completed>,
    /// When it was renewed last.
    pub renewed: Option<Completed>,
    /// How far a renewal is, where one is open: the completion ends soon or has ended, for some organisation.
    pub renewal: Option<Renewal>,
    /// The account; `None` for a guest.
    pub account: Option<AccountLine>,
    /// The organisation that the learner belongs to; of several the one joined last.
    pub organisation: Option<OrganisationLine>,
    /// The session; `None` for nobody.
    pub session: Option<SessionState>,
}

impl Remembered {
    /// Who stores something with this request; `None` for somebody new.
    #[must_use]
    pub fn who(&self) -> Option<Who> {
        self.learner.map(Who::Known)
    }

    /// The newest completion.
    #[must_use]
    pub fn completed_last(&self) -> Option<&Completed> {
        self.renewed.as_ref().or(self.completed.as_ref())
    }

    /// The work, as the completion rule takes it.
    #[must_use]
    pub fn work(&self) -> Work {
        Work {
            pages: self.read.iter().map(|place| (place.module.clone(), place.page.clone())).collect(),
            practised: self.practised.clone(),
            passed: self.passed,
        }
    }
}

/// A completion that can be renewed.
#[derive(Clone, Debug)]
pub struct Renewal {
    /// Work from this moment on counts.
    pub since: Timestamp,
    /// When the completion ends, or ended.
    pub ends: Timestamp,
    /// The work that counts, as [`perehdy_courses::completion::renewing`] takes it.
    pub work: Work,
}

/// The latest answer to a practice question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeState {
    /// What was answered.
    pub answer: Answer,
    /// The language it was answered in: gaps and short texts are marked by that language's key.
    pub lang: Lang,
    /// How often the question has been answered.
    pub tries: u32,
}

/// How far a video or audio piece has been played.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MediaState {
    /// Where it was left, in seconds.
    pub position: f64,
    /// What has been played: ranges in seconds, ascending, not touching each other.
    pub watched: Vec<(f64, f64)>,
}

/// What a page needs to know of the newest attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptState {
    /// Its id.
    pub id: Uuid,
    /// When it ends by itself.
    pub ends_at: Option<Timestamp>,
    /// When it was handed in.
    pub handed_in: Option<Timestamp>,
    /// Whether it was passed.
    pub passed: bool,
}

/// An attempt at a final test, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Its id.
    pub id: Uuid,
    /// 1 for the first.
    pub number: u32,
    /// The course version it was started with.
    pub version: String,
    /// Its questions.
    pub draw: Draw,
    /// When it was started.
    pub started: Timestamp,
    /// When it ends by itself.
    pub ends_at: Option<Timestamp>,
    /// How often it was lengthened.
    pub extensions: u32,
    /// The saved answers, by question id, each with the language it was given in.
    pub answers: HashMap<String, (Lang, Answer)>,
    /// The result, once handed in.
    pub result: Option<HandedIn>,
}

/// The result of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// When.
    pub at: Timestamp,
    /// Whether the time ran out, rather than the learner handing it in.
    pub by_time: bool,
    /// The score.
    pub score: Score,
}

/// An attempt to be started.
#[derive(Clone, Debug)]
pub struct NewAttempt {
    /// Course id.
    pub course: String,
    /// Course version.
    pub version: String,
    /// Its questions.
    pub draw: Draw,
}

/// What became of an answer to a test question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Stored.
    Yes,
    /// The attempt was handed in before, or its time is over; nothing was stored.
    Closed,
}

/// A certificate to be issued: everything it will ever say, frozen.
#[derive(Clone, Debug)]
pub struct NewCertificate {
    /// What it certifies.
    pub kind: CertificateKind,
    /// Course id.
    pub course: String,
    /// Course version: the one that has this title and these modules.
    pub version: String,
    /// The sheet's language.
    pub lang: Lang,
    /// The learner's name as it is printed.
    pub name: String,
    /// The course's title.
    pub title: String,
    /// Titles of its modules.
    pub covers: Vec<String>,
    /// The course's length in minutes.
    pub minutes: u32,
    /// Who issues it.
    pub issuer: String,
    /// Points and of how many, when the course prints the score.
    pub score: Option<(u32, u32)>,
    /// When the course was completed.
    pub completed: Timestamp,
    /// The last moment at which it is valid, where the course says for how long it is.
    pub ends: Option<Timestamp>,
    /// What its verification address begins with, for example `https://courses.example.org`.
    pub origin: String,
    /// Through which organisation the course was done, when that is to stand there.
    pub organisation: Option<NamedOrganisation>,
    /// How the sheet looks and the words around what it says, as JSON that whoever draws it reads; none on those from before
    /// there was such.
    pub look: Option<String>,
    /// The issuer's logo, which has been kept ([`Records::keep_logo`](crate::Records::keep_logo)).
    pub issuer_logo: Option<Logo>,
}

/// An organisation as a certificate names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedOrganisation {
    /// Its name.
    pub name: String,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// An issued certificate.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Its id.
    pub id: Uuid,
    /// 128 random bits in 22 characters of unpadded base64url: in the address of the PDF and of the verification page.
    pub token: String,
    /// What it says.
    pub says: NewCertificate,
    /// When it was issued.
    pub issued: Timestamp,
    /// That the issuer took it back.
    pub revoked: Option<Revoked>,
    /// Token of the one in whose place it was issued.
    pub replaces: Option<String>,
    /// Token of the one that was issued in its place.
    pub replaced_by: Option<String>,
    /// The issuer's signature; `None` of one from before there were keys, until a job has signed it.
    pub signature: Option<Signature>,
    /// Its credential; `None` of one from before there were any, until a job has signed it.
    pub credential: Option<Credential>,
}
