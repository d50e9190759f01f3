//! Secrets that somebody carries: in a cookie, in the address of a mail.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A kind of secret: 256 random bits, of which only the SHA-256 is stored; perhaps with letters before them by which people
/// and programs that look for lost secrets know what it is.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident $($prefix:literal)?) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(pub [u8; 32]);

        impl $name {
            /// What it begins with.
            pub const PREFIX: &str = concat!($($prefix)?);

            /// As it is written: the prefix and 43 characters of unpadded base64url.
            #[must_use]
            pub fn text(&self) -> String {
                format!("{}{}", Self::PREFIX, URL_SAFE_NO_PAD.encode(self.0))
            }

            /// From what was sent; `None` for anything that [`Self::text`] does not write.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.strip_prefix(Self::PREFIX)?;
                let mut bytes = [0; 32];
                let written = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
                (written == bytes.len()).then_some(Self(bytes))
            }

            /// What is stored of it.
            pub(crate) fn hash(&self) -> [u8; 32] {
                Sha256::digest(self.0).into()
            }
        }

        impl std::fmt::Debug for $name {
            /// Secrets stay out of logs.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

secret! {
    /// The secret in a learner's cookie.
    SessionToken
}

secret! {
    /// The secret in the address of a mail: who has it reads the mailbox.
    LinkToken
}

secret! {
    /// The secret by which a program reads an organisation's people.
    ApiToken "perehdy_"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let token = SessionToken([251; 32]);
        assert_eq!(token.text().len(), 43);
        assert_eq!(SessionToken::parse(&token.text()), Some(token));
    }

    #[test]
    fn a_token_for_programs_is_known_by_its_beginning() {
        let token = ApiToken([251; 32]);
        assert!(token.text().starts_with("perehdy_") && token.text().len() == 51);
        assert_eq!(ApiToken::parse(&token.text()), Some(token.clone()));
        let bare = token.text().trim_start_matches("perehdy_").to_owned();
        assert_eq!(ApiToken::parse(&bare), None);
        assert_eq!(SessionToken::parse(&token.text()), None);
        assert_eq!(format!("{token:?}"), "ApiToken(…)");
    }

    #[test]
    fn other_texts_are_none() {
        for text in ["", "abc", &"a".repeat(44), &"=".repeat(43), &format!("{}+", "a".repeat(42)), &"ä".repeat(43)] {
            assert_eq!(SessionToken::parse(text), None, "{text}");
        }
    }

    #[test]
    fn debug_hides_it() {
        assert_eq!(format!("{:?}", SessionToken([1; 32])), "SessionToken(…)");
        assert_eq!(format!("{:?}", LinkToken([1; 32])), "LinkToken(…)");
    }
}
