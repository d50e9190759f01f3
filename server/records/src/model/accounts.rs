//! Accounts, their sessions, and the links that lead to them.

use std::sync::Arc;

use perehdy_courses::completion::Work;
use perehdy_courses::model::{Course, Lang, Timestamp};
use uuid::Uuid;

use super::{CertificateKind, Email, LearnerId, LinkToken, MailText, PagePlace, SessionToken};

/// When a course was completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    /// When.
    pub at: Timestamp,
    /// The course's version then.
    pub version: String,
}

/// What every page shows of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// The address as it was typed.
    pub email: String,
    /// The learner's name; empty until told.
    pub name: String,
}

/// The session that a request came with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionState {
    /// Its id.
    pub id: Uuid,
    /// Whether a day has passed since its use was noted: [`Records::note_use`](crate::Records::note_use).
    pub stale: bool,
    /// When its learner signed in; `None` for a guest.
    pub signed_in: Option<Timestamp>,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its address.
    pub email: Email,
    /// The learner's name; empty until told.
    pub name: String,
    /// When it was made.
    pub created: Timestamp,
    /// Whether it has a password.
    pub has_password: bool,
    /// How many passkeys it has.
    pub passkeys: u32,
}

/// A browser of a learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The id of its session.
    pub id: Uuid,
    /// What the browser called itself; may be empty.
    pub device: String,
    /// When the session began.
    pub created: Timestamp,
    /// When it was used last, to the day.
    pub used: Timestamp,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in, or to bind a guest's work to the address.
    SignIn,
    /// To change the address of an account to the one that the link was sent to.
    ChangeEmail,
}

/// A link that somebody asks for.
#[derive(Clone, Debug)]
pub struct AskLink {
    /// Its secret, as it stands in the mail.
    pub token: LinkToken,
    /// What it is for.
    pub purpose: Purpose,
    /// Where it is sent to.
    pub email: Email,
    /// The language of the mail and of what follows.
    pub lang: Lang,
    /// The learner who asks; a guest's work will be joined. For [`Purpose::ChangeEmail`] the account.
    pub asked_by: Option<LearnerId>,
    /// What the asking browser calls itself.
    pub device: String,
    /// The mail with the link. It is of no use after the link's end.
    pub mail: MailText,
}

/// What became of a wish for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The mail is queued.
    Queued,
    /// Too many were asked for with this address: nothing was stored. Seconds to wait.
    Wait(u64),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it was sent to. Not to be shown to whoever comes with a used or old link.
    pub email: Email,
    /// What the asking browser called itself.
    pub device: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// The learner who asked.
    pub asked_by: Option<LearnerId>,
    /// The language it was asked in.
    pub lang: Lang,
}

/// A link, looked at; nothing is changed by looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// There is none with this secret.
    Unknown,
    /// It has done its work; another may be sent to the same address.
    Used(Link),
    /// Its time is over; another may be sent to the same address.
    Old(Link),
    /// It can be used.
    Open(Link),
}

/// The browser that is to be signed in.
#[derive(Clone, Debug)]
pub struct Entering<'a> {
    /// Its cookie, if it has one: its session ends; if it is a guest's, the guest's work is joined.
    pub here: Option<&'a SessionToken>,
    /// The token of its new session ([`Records::new_token`](crate::Records::new_token)), to be set as its cookie.
    pub new: &'a SessionToken,
    /// What it calls itself; shown in the list of devices. Cut at 200 characters.
    pub device: &'a str,
    /// The language of the page.
    pub lang: Lang,
    /// All courses: joined work may complete one.
    pub courses: &'a [Arc<Course>],
}

/// Signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The account's learner.
    pub learner: LearnerId,
    /// Whether the account was made just now.
    pub new_account: bool,
    /// Whether work of a guest was joined to an account that was there.
    pub joined: bool,
}

/// What became of a link to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// Signed in: the new session is stored.
    Done(SignedIn),
    /// There is no such link, or it is for something else.
    Unknown,
    /// It was used before.
    Used,
    /// Its time is over.
    Old,
}

/// What became of a link to change an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeEmail {
    /// The address is changed; it was this one before.
    Done {
        /// The address before: where a notice may be sent to.
        before: Email,
    },
    /// There is no such link, or it is for something else.
    Unknown,
    /// It was used before.
    Used,
    /// Its time is over.
    Old,
    /// Another account asked for it: to be opened where that one is signed in. The link stays open.
    NotYours,
    /// Another account has the address. Whoever is told this has proven to read its mails. The link is used.
    Taken,
}

/// What a learner has done in a course.
#[derive(Clone, Debug)]
pub struct CourseOf {
    /// Course id; the course may be gone.
    pub course: String,
    /// The work, as the completion rule takes it.
    pub work: Work,
    /// Where the learner was last, and when.
    pub place: Option<(PagePlace, Timestamp)>,
    /// When it was completed first.
    pub completed: Option<Completed>,
    /// When it was renewed last.
    pub renewed: Option<Completed>,
    /// When the completion ends first, for an organisation that asks for a renewal.
    pub ends: Option<Timestamp>,
    /// Token of the newest certificate.
    pub certificate: Option<String>,
}

/// What is left of a certificate whose holder erased their data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedCertificate {
    /// What it certified.
    pub kind: CertificateKind,
    /// Course id.
    pub course: String,
    /// Course version.
    pub version: String,
    /// When it was issued.
    pub issued: Timestamp,
    /// When the data was erased.
    pub erased: Timestamp,
}
