//! Everything that is remembered of one learner, to be written out. Times become RFC 3339 texts in UTC.

use std::collections::BTreeMap;

use perehdy_courses::answer::Answer;
use perehdy_courses::draw::Draw;
use perehdy_courses::grade::Score;
use perehdy_courses::model::{Lang, Timestamp};
use serde::{Serialize, Serializer};
use uuid::Uuid;

/// Everything of a learner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Everything {
    /// The learner.
    pub learner: TheLearner,
    /// The account; `None` for a guest.
    pub account: Option<TheAccount>,
    /// Passkeys, oldest first; without their keys.
    pub passkeys: Vec<ThePasskey>,
    /// Sessions that have not ended.
    pub sessions: Vec<TheSession>,
    /// Work by course id.
    pub courses: BTreeMap<String, TheCourse>,
    /// Certificates, oldest first.
    pub certificates: Vec<TheCertificate>,
    /// Since when the learner has wanted no mails about certificates that end, if so.
    #[serde(serialize_with = "time_if")]
    pub certificate_reminders_stopped: Option<Timestamp>,
    /// Mails to the learner, oldest first; without their texts, which are not kept.
    pub mails: Vec<TheMail>,
    /// Organisations that the learner belongs or has belonged to, oldest first.
    pub memberships: Vec<TheMembership>,
}

/// The learner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheLearner {
    /// Id.
    #[serde(serialize_with = "id")]
    pub id: Uuid,
    /// The language used last.
    pub language: Lang,
    /// Since when.
    #[serde(serialize_with = "time")]
    pub since: Timestamp,
    /// Guests whose work was joined: id and when.
    pub joined: Vec<TheGuest>,
}

/// A guest whose work was joined.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheGuest {
    /// Id.
    #[serde(serialize_with = "id")]
    pub id: Uuid,
    /// When it was joined.
    #[serde(serialize_with = "time")]
    pub joined: Timestamp,
}

/// The account.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheAccount {
    /// The address as it was typed.
    pub email: String,
    /// The name; empty when it was not told.
    pub name: String,
    /// When it was made.
    #[serde(serialize_with = "time")]
    pub created: Timestamp,
    /// When the password was set, if there is one.
    #[serde(serialize_with = "time_if")]
    pub password_set: Option<Timestamp>,
}

/// A passkey.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThePasskey {
    /// What the learner calls it.
    pub name: String,
    /// When it was added.
    #[serde(serialize_with = "time")]
    pub created: Timestamp,
    /// When it was used last.
    #[serde(serialize_with = "time_if")]
    pub used: Option<Timestamp>,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheSession {
    /// What the browser called itself.
    pub device: String,
    /// When it began.
    #[serde(serialize_with = "time")]
    pub created: Timestamp,
    /// When it was used last, to the day.
    #[serde(serialize_with = "time")]
    pub used: Timestamp,
}

/// Work in a course.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TheCourse {
    /// When it was completed first.
    pub completed: Option<TheCompletion>,
    /// When it was renewed, oldest first.
    pub renewed: Vec<TheCompletion>,
    /// Where the learner was last.
    pub place: Option<ThePage>,
    /// Pages marked as read, with the first time.
    pub read: Vec<ThePage>,
    /// Latest answers to practice questions.
    pub practice: Vec<ThePractice>,
    /// Videos and audio pieces.
    pub media: Vec<TheMedia>,
    /// Attempts at the final test, in their order.
    pub attempts: Vec<TheAttempt>,
}

/// A completion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheCompletion {
    /// When.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
    /// The course's version.
    pub version: String,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThePage {
    /// Module id.
    pub module: String,
    /// Page id.
    pub page: String,
    /// When.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
}

/// A practice answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThePractice {
    /// Module id.
    pub module: String,
    /// Page id.
    pub page: String,
    /// Question id.
    pub question: String,
    /// The language it was answered in.
    pub language: Lang,
    /// The answer.
    pub answer: Answer,
    /// How often the question was answered.
    pub tries: u32,
    /// When last.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
}

/// A video or audio piece.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheMedia {
    /// Module id.
    pub module: String,
    /// Page id.
    pub page: String,
    /// Block id.
    pub block: String,
    /// Where it was left, in seconds.
    pub position: f64,
    /// What was played: ranges in seconds.
    pub watched: Vec<(f64, f64)>,
    /// When last.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
}

/// An attempt at a final test.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheAttempt {
    /// 1 for the first.
    pub number: u32,
    /// The course's version.
    pub version: String,
    /// When it was started.
    #[serde(serialize_with = "time")]
    pub started: Timestamp,
    /// When it ends by itself.
    #[serde(serialize_with = "time_if")]
    pub ends: Option<Timestamp>,
    /// How often it was lengthened.
    pub extensions: u32,
    /// Its questions.
    pub questions: Draw,
    /// The saved answers by question id, each with its language.
    pub answers: BTreeMap<String, (Lang, Answer)>,
    /// The result, once handed in.
    pub result: Option<TheResult>,
}

/// The result of an attempt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheResult {
    /// When it was handed in.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
    /// Whether the time ran out.
    pub by_time: bool,
    /// The score.
    pub score: Score,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheCertificate {
    /// What it certifies: `completion` or `participation`.
    pub kind: &'static str,
    /// Its number, in its address.
    pub token: String,
    /// Course id.
    pub course: String,
    /// Course version.
    pub version: String,
    /// The sheet's language.
    pub language: Lang,
    /// The name on it.
    pub name: String,
    /// The course's title.
    pub title: String,
    /// Titles of its modules.
    pub covers: Vec<String>,
    /// The course's length in minutes.
    pub minutes: u32,
    /// Who issued it.
    pub issuer: String,
    /// The organisation that it names.
    pub organisation: Option<String>,
    /// Points and of how many.
    pub score: Option<(u32, u32)>,
    /// When the course was completed.
    #[serde(serialize_with = "time")]
    pub completed: Timestamp,
    /// When it was issued.
    #[serde(serialize_with = "time")]
    pub issued: Timestamp,
    /// The last moment at which it is valid, when it ends.
    #[serde(serialize_with = "time_if")]
    pub ends: Option<Timestamp>,
    /// When the issuer took it back.
    #[serde(serialize_with = "time_if")]
    pub revoked: Option<Timestamp>,
    /// Why.
    pub revoked_reason: Option<String>,
    /// Number of the one in whose place it was issued.
    pub replaces: Option<String>,
    /// Number of the one that was issued in its place.
    pub replaced_by: Option<String>,
    /// SHA-256, in hexadecimal, of its PDFs that were handed out.
    pub pdfs: Vec<String>,
    /// What its verification address begins with.
    pub origin: String,
    /// The issuer's signature.
    pub signed: Option<TheSignature>,
    /// Its credential.
    pub credential: Option<TheCredential>,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheSignature {
    /// The id of the key.
    pub key: String,
    /// The signature, in base64url.
    pub signature: String,
    /// The one over what the QR code says, in base64url.
    pub code: Option<String>,
    /// When it was made.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
}

/// A credential: the certificate in a form that other programs read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheCredential {
    /// In which list it is told whether it was taken back.
    pub list: u32,
    /// Where in it.
    pub position: u32,
    /// The id of the key that signed it.
    pub key: String,
    /// The signature in its proof, in base64url.
    pub proof: String,
    /// The signature of its form as a JWT, in base64url.
    pub jwt: String,
    /// When it was signed.
    #[serde(serialize_with = "time")]
    pub at: Timestamp,
}

/// A mail.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheMail {
    /// To which address.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// When it was queued.
    #[serde(serialize_with = "time")]
    pub created: Timestamp,
    /// When it was sent.
    #[serde(serialize_with = "time_if")]
    pub sent: Option<Timestamp>,
}

/// A membership of an organisation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheMembership {
    /// The organisation's name.
    pub organisation: String,
    /// What it calls the learner.
    pub name: String,
    /// The role: `member` or `manager`.
    pub role: String,
    /// Names of the teams.
    pub teams: Vec<String>,
    /// Courses that are asked of the learner alone, by id.
    pub asked: Vec<TheAsked>,
    /// Since when.
    #[serde(serialize_with = "time")]
    pub joined: Timestamp,
    /// Since when the learner has wanted no reminders, if so.
    #[serde(serialize_with = "time_if")]
    pub reminders_stopped: Option<Timestamp>,
    /// Until when, if not any more.
    #[serde(serialize_with = "time_if")]
    pub left: Option<Timestamp>,
}

/// A course that an organisation asks of the learner alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TheAsked {
    /// Course id.
    pub course: String,
    /// Until when.
    #[serde(serialize_with = "time_if")]
    pub until: Option<Timestamp>,
    /// After how many months it is to be renewed.
    pub renewed_after: Option<u32>,
    /// Since when.
    #[serde(serialize_with = "time")]
    pub since: Timestamp,
}

fn id<S: Serializer>(id: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// A time as RFC 3339 text.
fn time<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    match jiff::Timestamp::from_microsecond(at.0) {
        Ok(at) => serializer.collect_str(&at),
        Err(error) => Err(serde::ser::Error::custom(error)),
    }
}

fn time_if<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => time(at, serializer),
        None => serializer.serialize_none(),
    }
}
