//! Organisations with their people, put into the database: stories begin where somebody belongs to one already.

use std::sync::atomic::{AtomicU64, Ordering};

use super::browser::Browser;
use super::database::Engine;
use super::mailbox::{FIREFOX, Mailed};

/// The address of [`Organisation::manager`].
pub(crate) const MANAGER: &str = "maija@example.org";
/// The address of [`Organisation::member`].
pub(crate) const MEMBER: &str = "mikko@example.org";

/// An organisation in the database of a running program.
#[derive(Clone, Debug)]
pub(crate) struct Organisation {
    engine: Engine,
    /// As it stands in SQL.
    id: String,
    pub(crate) slug: String,
}

impl Organisation {
    /// One without members.
    pub(crate) fn new(mailed: &Mailed, name: &str, slug: &str) -> Self {
        let database = &mailed.server.database;
        let id = new_id(database.engine);
        let name = quoted(name);
        database.execute(&format!(
            "INSERT INTO organisations (id, slug, name, contact, accent, version, created_at) \
             VALUES ({id}, '{slug}', {name}, '', '', 1, 1)"
        ));
        Self { engine: database.engine, id, slug: slug.to_owned() }
    }

    /// One with a manager who is signed in.
    pub(crate) fn managed(mailed: &Mailed, name: &str, slug: &str) -> (Self, Browser) {
        let organisation = Self::new(mailed, name, slug);
        let browser = organisation.person(mailed, MANAGER, "Maija Manageri", "manager");
        (organisation, browser)
    }

    /// The browser of a member, signed in.
    pub(crate) fn member(&self, mailed: &Mailed) -> Browser {
        self.person(mailed, MEMBER, "Mikko Mallikas", "member")
    }

    /// The browser of somebody new with an account at this address, signed in, who belongs to it as `member` or `manager`.
    pub(crate) fn person(&self, mailed: &Mailed, email: &str, name: &str, role: &str) -> Browser {
        let mut browser = mailed.browser(FIREFOX);
        mailed.sign_in(&mut browser, email, 1);
        self.admit(mailed, email, name, role);
        browser
    }

    /// Makes whoever has an account with this address belong to it.
    pub(crate) fn admit(&self, mailed: &Mailed, email: &str, name: &str, role: &str) {
        let (id, low) = (&self.id, name.to_lowercase());
        let key = self.bytes(low.as_bytes());
        let (name, low) = (quoted(name), quoted(&low));
        let admitted = mailed.server.database.execute(&format!(
            "INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at) \
             SELECT {id}, learner_id, {name}, {low}, {key}, '{role}', 1, created_at FROM accounts WHERE email = '{email}'"
        ));
        assert_eq!(admitted, 1, "{email} has no account");
    }

    /// Guests who belong to it, by name: many, without a browser.
    pub(crate) fn crowd<'a>(&self, mailed: &Mailed, names: impl IntoIterator<Item = &'a str>) {
        let database = &mailed.server.database;
        for name in names {
            let (learner, id, low) = (new_id(self.engine), &self.id, name.to_lowercase());
            database.execute(&format!("INSERT INTO learners (id, lang, created_at) VALUES ({learner}, 'fi', 1)"));
            let key = self.bytes(low.as_bytes());
            let (name, low) = (quoted(name), quoted(&low));
            database.execute(&format!(
                "INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at) \
                 VALUES ({id}, {learner}, {name}, {low}, {key}, 'member', 1, 1)"
            ));
        }
    }

    /// Makes a team.
    pub(crate) fn team(&self, mailed: &Mailed, name: &str) {
        let (id, team, name) = (&self.id, new_id(self.engine), quoted(name));
        mailed.server.database.execute(&format!(
            "INSERT INTO teams (organisation_id, id, name, version, created_at) VALUES ({id}, {team}, {name}, 1, 1)"
        ));
    }

    /// Puts the member of this name into the team of that name.
    pub(crate) fn put(&self, mailed: &Mailed, member: &str, team: &str, manages: bool) {
        let (id, member, team) = (&self.id, quoted(member), quoted(team));
        let put = mailed.server.database.execute(&format!(
            "INSERT INTO team_members (organisation_id, team_id, learner_id, manages, since_at) \
             SELECT {id}, t.id, m.learner_id, {manages}, 1 FROM teams t, members m \
             WHERE t.organisation_id = {id} AND t.name = {team} AND m.organisation_id = {id} AND m.name = {member}"
        ));
        assert_eq!(put, 1, "there is no member {member} or no team {team}");
    }

    /// Writes entries into its log that are older than all others, the first one the oldest.
    pub(crate) fn log(&self, mailed: &Mailed, codes: &[&str]) {
        for code in codes {
            let (id, entry) = (&self.id, new_id(self.engine));
            mailed.server.database.execute(&format!(
                "INSERT INTO audit (organisation_id, id, done_at, learner_id, who, what, subject_id, about) \
                 VALUES ({id}, {entry}, 1, NULL, '', '{code}', NULL, '{{}}')"
            ));
        }
    }

    /// The address of one of its pages in English; `path` is empty or begins with a slash.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("/en/organisation/{}{path}", self.slug)
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match self.engine {
            Engine::Sqlite => format!("x'{hex}'"),
            Engine::Postgres => format!("'\\x{hex}'"),
        }
    }
}

/// An id as it stands in SQL.
fn new_id(engine: Engine) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = COUNT.fetch_add(1, Ordering::SeqCst);
    match engine {
        Engine::Sqlite => format!("x'0190000000007000a000{count:012x}'"),
        Engine::Postgres => format!("'01900000-0000-7000-a000-{count:012x}'"),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
