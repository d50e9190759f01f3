//! Passwords: what may be one, its hash, and comparing with a hash. Hashing takes long on purpose: it runs on threads of its
//! own, few at a time.

use argon2::password_hash::SaltString;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

/// Fewest characters.
pub const SHORTEST: usize = 12;

/// Most characters.
pub const LONGEST: usize = 200;

/// What anybody who knows the service would try first, beside the lists of common passwords (which are English ones).
const OBVIOUS: [&str; 26] = [
    "perehdy",
    "perehdytys",
    "perehdyttäminen",
    "introduktion",
    "induction",
    "kurssi",
    "kurs",
    "course",
    "salasana",
    "salasanani",
    "lösenord",
    "hemligt",
    "kotoutuminen",
    "kotoutumisesta",
    "integration",
    "suomi",
    "finland",
    "helsinki",
    "tervetuloa",
    "välkommen",
    "welcome",
    "kesä",
    "talvi",
    "sommar",
    "vinter",
    "syksy",
];

/// Why a text is no password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// It has fewer than [`SHORTEST`] characters.
    TooShort,
    /// It has more than [`LONGEST`] characters.
    TooLong,
    /// It is common, or made of what is known of the learner.
    Guessable,
}

/// How many passwords are hashed at once: each takes 19 MiB.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Compared with when there is no password, so that it takes the same time. No password has this hash.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Whether a text may be the password of somebody of whom `about` is known (address, name).
///
/// # Errors
/// Why not.
pub fn check(password: &str, about: &[&str]) -> Result<(), Weakness> {
    let length = password.nfc().count();
    if length < SHORTEST {
        return Err(Weakness::TooShort);
    }
    if length > LONGEST {
        return Err(Weakness::TooLong);
    }
    let words = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).chain([*text]));
    let known: Vec<&str> = words.filter(|word| word.chars().count() > 2).chain(OBVIOUS).collect();
    if is_made_of(password, &known) || zxcvbn(password, &known).score() < Score::Three {
        return Err(Weakness::Guessable);
    }
    Ok(())
}

/// Whether little is left of a password without these words but digits and signs: the estimator does not know that every
/// language has words with letters that are not English.
fn is_made_of(password: &str, words: &[&str]) -> bool {
    let lower = |text: &str| text.nfc().collect::<String>().to_lowercase();
    let mut words: Vec<String> = words.iter().map(|word| lower(word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let whole = lower(password);
    let rest = words.iter().fold(whole.clone(), |rest, word| rest.replace(word, " "));
    rest != whole && rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

/// The hash of a password, as PHC text: argon2id with 19 MiB, two passes, one lane. `None` when it could not be made.
/// `salt` is random, and of this hash alone.
pub async fn hash(password: &str, salt: [u8; 16]) -> Option<String> {
    let password: String = password.nfc().collect();
    slowly(move || {
        let salt = SaltString::encode_b64(&salt).ok()?;
        Some(Argon2::default().hash_password(password.as_bytes(), &salt).ok()?.to_string())
    })
    .await
    .flatten()
}

/// Whether a password has this hash. Without a hash it is none, after the same time.
pub async fn fits(password: &str, hash: Option<String>) -> bool {
    let password: String = password.nfc().collect();
    slowly(move || {
        let hash = hash.as_deref().unwrap_or(NOBODYS);
        PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
    .unwrap_or(false)
}

/// Runs work that takes long; `None` when it panicked or the program is ending.
async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let _turn = AT_ONCE.acquire().await.ok()?;
    tokio::task::spawn_blocking(work)
        .await
        .inspect_err(|error| tracing::error!(%error, "a password could not be hashed"))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
    }

    #[test]
    fn a_password_fits_its_own_hash() {
        runs(async {
            // Composed and decomposed letters are the same to whoever types them.
            let hashed = hash("kevätjäät lähtevät", [1; 16]).await.unwrap();
            assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
            assert!(fits("keva\u{308}tja\u{308}a\u{308}t lähtevät", Some(hashed.clone())).await);
            assert!(!fits("kevätjäät lähtevät ", Some(hashed.clone())).await);
            assert_ne!(hash("kevätjäät lähtevät", [2; 16]).await.unwrap(), hashed, "salted");
            assert!(PasswordHash::new(NOBODYS).is_ok(), "else nothing would be computed");
            assert!(!fits("kevätjäät lähtevät", None).await);
            assert!(!fits("", Some("broken".to_owned())).await);
        });
    }

    #[test]
    fn what_may_be_a_password() {
        let about = ["aino.makinen@example.org", "Aino Mäkinen"];
        let check = |password: &str| check(password, &about);
        assert_eq!(check("kevätjäät "), Err(Weakness::TooShort));
        assert_eq!(check(&"a".repeat(201)), Err(Weakness::TooLong));
        for common in [
            "password1234",
            "passwordpassword",
            "123456789012",
            "qwertyuiopas",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "iloveyou1234",
            "aino.makinen@example.org",
            "AinoMäkinen12",
            "perehdyperehdy",
            "Perehdy2026!",
            "salasana1234",
            "Salasana123!",
            "lösenord1234",
            "12345qwertyui",
            "1q2w3e4r5t6y",
        ] {
            assert_eq!(check(common), Err(Weakness::Guessable), "{common}");
        }
        for good in [
            "kevätjäät lähtevät",
            "correct horse battery staple",
            "v9#kTq2-LwzP",
            "пароль от моего дома",
            "三人行必有我师焉择其善者",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
