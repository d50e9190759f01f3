//! What is asked of the people of an organisation and what they have done, put into the database: stories about boards begin
//! where much has happened already.

use super::mailbox::Mailed;
use super::organisation::Organisation;

/// 2026-01-01T00:00:00Z.
pub(crate) const NEW_YEAR: i64 = 1_767_225_600_000_000;
/// In microseconds.
pub(crate) const DAY: i64 = 24 * 60 * 60 * 1_000_000;

impl Organisation {
    /// Asks the course of all members, until this moment.
    pub(crate) fn asks(&self, mailed: &Mailed, course: &str, deadline: Option<i64>) {
        let (organisation, deadline) = (self.in_sql(), deadline.map_or("NULL".to_owned(), |at| at.to_string()));
        let database = &mailed.server.database;
        database.execute(&format!(
            "INSERT INTO assignments (organisation_id, id, course, deadline_at, version, created_at) \
             SELECT {organisation}, {organisation}, '{course}', {deadline}, 1, 1"
        ));
        // As the program keeps it: what follows from the members and what they have done.
        database.execute(&format!(
            "INSERT INTO standings (organisation_id, course, learner_id, sort_key, deadline_at, started, completed_at, version) \
             SELECT m.organisation_id, '{course}', m.learner_id, m.sort_key, {deadline}, \
             EXISTS (SELECT 1 FROM pages_read r WHERE r.learner_id = m.learner_id AND r.course = '{course}'), \
             k.completed_at, k.version FROM members m LEFT JOIN completions k ON k.learner_id = m.learner_id \
             AND k.course = '{course}' WHERE m.organisation_id = {organisation} AND m.left_at IS NULL"
        ));
    }

    /// Makes the member of this name have read a page.
    pub(crate) fn has_read(&self, mailed: &Mailed, member: &str, course: &str, module: &str, page: &str) {
        let (organisation, member) = (self.in_sql(), member.replace('\'', "''"));
        let read = mailed.server.database.execute(&format!(
            "INSERT INTO pages_read (learner_id, course, module, page, read_at) SELECT learner_id, '{course}', '{module}', \
             '{page}', 1 FROM members WHERE organisation_id = {organisation} AND name = '{member}'"
        ));
        assert_eq!(read, 1, "there is no member {member}");
    }

    /// Makes the member of this name have completed a course.
    pub(crate) fn has_completed(&self, mailed: &Mailed, member: &str, course: &str, at: i64) {
        let (organisation, member) = (self.in_sql(), member.replace('\'', "''"));
        let done = mailed.server.database.execute(&format!(
            "INSERT INTO completions (learner_id, course, version, completed_at) SELECT learner_id, '{course}', '2026.1', \
             {at} FROM members WHERE organisation_id = {organisation} AND name = '{member}'"
        ));
        assert_eq!(done, 1, "there is no member {member}");
    }

    /// The address of the page of the member of this name, in English.
    pub(crate) fn person_page(&self, mailed: &Mailed, member: &str) -> String {
        let (organisation, member) = (self.in_sql(), member.replace('\'', "''"));
        let text = match mailed.server.database.engine {
            super::database::Engine::Sqlite => "lower(hex(learner_id))",
            super::database::Engine::Postgres => "replace(learner_id::text, '-', '')",
        };
        let sql = format!("SELECT {text} FROM members WHERE organisation_id = {organisation} AND name = '{member}'");
        self.at(&format!("/people/{}", mailed.server.database.texts(&sql).concat()))
    }

    /// Its id as it stands in SQL.
    fn in_sql(&self) -> String {
        format!("(SELECT id FROM organisations WHERE slug = '{}')", self.slug)
    }
}
