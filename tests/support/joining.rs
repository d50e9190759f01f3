//! Ways into an organisation and what it asks, put into the database: stories about whoever comes begin there.

use sha2::{Digest, Sha256};

use super::database::Engine;
use super::mailbox::Mailed;

/// A day, as times are stored.
pub(crate) const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// An organisation by its slug, in SQL.
fn organisation(slug: &str) -> String {
    format!("(SELECT id FROM organisations WHERE slug = '{slug}')")
}

/// A new id, made from a word.
fn id(engine: Engine, word: &str) -> String {
    let hash = hex(&Sha256::digest(word));
    match engine {
        Engine::Sqlite => format!("x'{}'", &hash[..32]),
        Engine::Postgres => {
            format!("'{}-{}-7{}-a{}-{}'", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Now, as the database has it.
pub(crate) fn now() -> i64 {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    i64::try_from(now.as_micros()).unwrap()
}

/// Makes a join link. `more`: columns and values besides, `, most` and `, 3` for example.
pub(crate) fn link(mailed: &Mailed, slug: &str, code: &str, more: (&str, &str)) {
    let id = id(mailed.server.database.engine, code);
    mailed.server.database.execute(&format!(
        "INSERT INTO join_links (organisation_id, id, code, used, created_at{}) VALUES ({}, {id}, '{code}', 0, 1{})",
        more.0,
        organisation(slug),
        more.1
    ));
}

/// A team of the organisation, in SQL.
pub(crate) fn team(slug: &str, name: &str) -> String {
    format!("(SELECT id FROM teams WHERE organisation_id = {} AND name = '{name}')", organisation(slug))
}

/// Makes an invitation by e-mail that ends after so many days (negative: has ended); gives what stands in its address.
pub(crate) fn invite(mailed: &Mailed, slug: &str, email: &str, name: &str, days: i64) -> String {
    let engine = mailed.server.database.engine;
    let bytes = Sha256::digest(format!("{slug} {email} {days}"));
    let hash = hex(&Sha256::digest(bytes));
    let hash = if engine == Engine::Sqlite { format!("x'{hash}'") } else { format!("'\\x{hash}'") };
    let (id, ends) = (id(engine, &format!("{slug} {email} {days}")), now() + days * DAY);
    mailed.server.database.execute(&format!(
        "INSERT INTO invitations (organisation_id, id, token_hash, email, written, name, role, created_at, ends_at) \
         VALUES ({}, {id}, {hash}, '{}', '{email}', '{name}', 'member', 1, {ends})",
        organisation(slug),
        email.to_lowercase(),
    ));
    base64url(&bytes)
}

/// Asks a course of everybody, within so many days after they join. For members who join afterwards.
pub(crate) fn ask(mailed: &Mailed, slug: &str, course: &str, days: Option<i64>) {
    let id = id(mailed.server.database.engine, course);
    let days = days.map_or("NULL".to_owned(), |days| days.to_string());
    mailed.server.database.execute(&format!(
        "INSERT INTO assignments (organisation_id, id, course, days, version, created_at) \
         VALUES ({}, {id}, '{course}', {days}, 1, 1)",
        organisation(slug)
    ));
}

/// Unpadded base64url.
fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number =
            three.iter().chain([0, 0].iter()).take(3).fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        let letters = (0..=three.len()).map(|at| char::from(LETTERS[number >> (18 - 6 * at) & 63]));
        text.extend(letters);
    }
    text
}
