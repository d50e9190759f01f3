//! Mails to be sent.

use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use super::{Email, LearnerId};

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailText {
    /// Its subject, one line.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// A mail to be queued.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// A key with which a mail is queued only once, for example `reminder:{assignment}:{learner}:{day}`.
    pub send_once: String,
    /// To whom.
    pub recipient: Email,
    /// The learner it is about, who sees it in their export and whose erasing removes it.
    pub learner: Option<LearnerId>,
    /// Its language.
    pub lang: Lang,
    /// What it says.
    pub text: MailText,
    /// When it is of no use any more and is not to be sent.
    pub useless_after: Option<Timestamp>,
}

/// A mail to be sent now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its id: a fit part for a `Message-ID`, the same at every try.
    pub id: Uuid,
    /// The address as it was typed.
    pub recipient: String,
    /// Its language.
    pub lang: Lang,
    /// What it says.
    pub text: MailText,
    /// The address by which its receiver stops mails of this kind, if they can be stopped.
    pub stop: Option<String>,
    /// How often it has been tried before.
    pub tries: u32,
}

/// A mail that did not go out, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedMail {
    /// Its id.
    pub id: Uuid,
    /// The address as it was typed.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// When it was queued.
    pub created: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// When it is tried again; `None`: given up.
    pub next_try: Option<Timestamp>,
    /// What went wrong at the last try.
    pub trouble: String,
}
