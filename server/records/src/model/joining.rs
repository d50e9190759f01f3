//! Ways into an organisation: codes, invitations, and what one is offered by them.

use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use super::{Email, LearnerId, LinkToken, MailText, Organisation, Role};

/// A join link to be made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewJoinLink {
    /// Who joins by it comes into this team.
    pub team: Option<Uuid>,
    /// Until when.
    pub ends: Option<Timestamp>,
    /// How many may join by it.
    pub most: Option<u32>,
}

/// A join link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinLink {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: JoinCode,
    /// What it was made with.
    pub made: NewJoinLink,
    /// How many have joined by it.
    pub used: u32,
    /// When it was made.
    pub created: Timestamp,
    /// When a manager ended it.
    pub ended: Option<Timestamp>,
}

/// The letters of codes: none that looks like another.
pub(crate) const CODE_LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_LENGTH: usize = 10;

/// The code of a join link: ten letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinCode(String);

impl JoinCode {
    /// From random bytes; `None` when too many of them fit no letter, each letter being as likely as the others.
    pub(crate) fn of(random: &[u8]) -> Option<Self> {
        let fair = random.iter().filter(|byte| **byte < 248);
        let letters = fair.map(|byte| char::from(CODE_LETTERS[usize::from(byte % 31)]));
        let code: String = letters.take(CODE_LENGTH).collect();
        (code.len() == CODE_LENGTH).then_some(Self(code))
    }

    /// Reads a code; case, dashes and spaces do not matter.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.chars().filter(|letter| *letter != '-' && !letter.is_whitespace());
        let code: String = letters.take(CODE_LENGTH + 1).map(|letter| letter.to_ascii_uppercase()).collect();
        let known = |letter: u8| CODE_LETTERS.contains(&letter);
        (code.len() == CODE_LENGTH && code.bytes().all(known)).then_some(Self(code))
    }

    /// As it is shown: `ABCDE-FGHJK`.
    #[must_use]
    pub fn text(&self) -> String {
        let (first, second) = self.0.split_at(CODE_LENGTH / 2);
        format!("{first}-{second}")
    }

    /// As it is stored.
    pub(crate) fn letters(&self) -> &str {
        &self.0
    }
}

/// What one joins with: what stands behind `/join/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinKey {
    /// The code of a join link.
    Code(JoinCode),
    /// The secret of an invitation.
    Invitation(LinkToken),
}

impl JoinKey {
    /// Reads what stands in the address or was typed; `None` for what can be neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        LinkToken::parse(text).map(Self::Invitation).or_else(|| JoinCode::parse(text).map(Self::Code))
    }
}

/// An invitation to be sent.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Its secret, as it stands in the mail.
    pub token: LinkToken,
    /// Where it is sent to.
    pub email: Email,
    /// How the inviter calls the person; may be empty.
    pub name: String,
    /// They come into this team.
    pub team: Option<Uuid>,
    /// What they are invited to be.
    pub role: Role,
    /// The language of the mail.
    pub lang: Lang,
    /// Until when it can be used.
    pub ends: Timestamp,
    /// The mail. It is of no use after the end.
    pub mail: MailText,
}

/// An invitation, as managers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: Uuid,
    /// Where it was sent to; empty for one that the operator handed over.
    pub email: String,
    /// How the inviter called the person; may be empty.
    pub name: String,
    /// The team.
    pub team: Option<Uuid>,
    /// What they are invited to be.
    pub role: Role,
    /// When it was made.
    pub created: Timestamp,
    /// Until when it can be used.
    pub ends: Timestamp,
    /// When it was accepted.
    pub accepted: Option<Timestamp>,
    /// When a manager withdrew it.
    pub withdrawn: Option<Timestamp>,
}

/// What one is offered by a code or an invitation, before joining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The organisation.
    pub organisation: Organisation,
    /// The team that one comes into: id and name.
    pub team: Option<(Uuid, String)>,
    /// Ids of the courses that will be asked of one.
    pub courses: Vec<String>,
    /// How the inviter calls the person; empty for a code.
    pub name: String,
    /// What one will be.
    pub role: Role,
}

/// Whose a code or an invitation is, open or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// The organisation.
    pub organisation: Organisation,
    /// Whether it is an invitation that was sent by e-mail: then a new one can be asked for.
    pub mailed: bool,
}

/// A wish for a new invitation in place of one that cannot be used any more.
#[derive(Clone, Debug)]
pub struct InviteAgain {
    /// The secret of the old one.
    pub old: LinkToken,
    /// The secret of the new one, as it stands in the mail.
    pub token: LinkToken,
    /// The language of the mail.
    pub lang: Lang,
    /// Until when the new one can be used.
    pub ends: Timestamp,
    /// The mail. It is of no use after the end.
    pub mail: MailText,
}

/// A code or an invitation, looked at; nothing is changed by looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinOffer {
    /// One can join.
    Open(Box<Offer>),
    /// There is none such.
    Unknown,
    /// Its time is over, or a manager ended it.
    Ended,
    /// As many as may have joined by it.
    Full,
    /// The invitation was accepted before.
    Used,
}

/// What became of joining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// A member, now or since before.
    Done {
        /// The learner; made just now for somebody new.
        learner: LearnerId,
        /// The organisation's slug.
        slug: String,
        /// Whether they were a member before.
        before: bool,
    },
    /// There is no such code or invitation.
    Unknown,
    /// Its time is over, or a manager ended it.
    Ended,
    /// As many as may have joined by it.
    Full,
    /// The invitation was accepted by somebody else.
    Used,
    /// The name is empty.
    NoName,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        let code = JoinCode::of(&[255, 0, 1, 2, 3, 4, 5, 6, 7, 30, 31, 9]).unwrap();
        assert_eq!(code.text(), "ABCDE-FGH9A");
        for typed in ["abcde-fgh9a", "ABCDEFGH9A", " ab cde fgh 9a\n", "A-B-C-D-E-F-G-H-9-A"] {
            assert_eq!(JoinCode::parse(typed), Some(code.clone()), "{typed:?}");
        }
        for typed in ["", "ABCDE-FGH9", "ABCDE-FGH9AA", "ABCDE-FGH91", "ABCDE-FGHÄA", "ABCDE-FGH0A"] {
            assert_eq!(JoinCode::parse(typed), None, "{typed:?}");
        }
        assert_eq!(JoinCode::of(&[250; 40]), None);
        assert_eq!(JoinCode::of(&[1; 9]), None);
    }

    #[test]
    fn keys() {
        let token = LinkToken([7; 32]);
        assert_eq!(JoinKey::parse(&token.text()), Some(JoinKey::Invitation(token)));
        assert!(matches!(JoinKey::parse("abcde-fgh9a"), Some(JoinKey::Code(_))));
        assert_eq!(JoinKey::parse("abc"), None);
    }
}
