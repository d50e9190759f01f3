//! Databases filled by SQL: organisations of ten thousand people, a million learners. SQLite only.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection};

use crate::course::{PART_PAGES, PARTS};
use crate::program::Program;
use crate::{Arguments, course};

/// The number of the first organisation, which is measured; others count on.
pub(crate) const MEASURED: u32 = 1;

/// People of an organisation.
pub(crate) const PEOPLE: u32 = 10_000;

/// A folder with a database, made by the program itself and closed again.
pub(crate) struct Filled {
    folder: PathBuf,
    connection: SqliteConnection,
    /// Microseconds.
    now: i64,
}

impl Filled {
    /// A new one beside the courses in `folder`.
    pub(crate) async fn new(arguments: &Arguments, folder: &Path, name: &str) -> Result<Self> {
        let own = folder.join(name);
        std::fs::create_dir_all(&own)?;
        // The program looks for courses where it finds its data.
        std::os::unix::fs::symlink(folder.join("courses"), own.join("courses"))?;
        Program::start(arguments, &own).await?.stop()?;
        Self::open(own).await
    }

    /// One that is there, while no program runs on it.
    pub(crate) async fn open(folder: PathBuf) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("data/perehdy.sqlite"))
            .journal_mode(SqliteJournalMode::Wal)
            // What is lost here is made again.
            .synchronous(SqliteSynchronous::Off)
            .pragma("cache_size", "-200000")
            .disable_statement_logging();
        let connection = options.connect().await.context("opening the database to fill")?;
        #[expect(clippy::disallowed_methods, reason = "the clock of the measured program is the machine's")]
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros();
        Ok(Self { folder, connection, now: i64::try_from(now)? })
    }

    /// The folder, its database closed.
    pub(crate) async fn close(mut self) -> Result<PathBuf> {
        self.run("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        self.connection.close().await?;
        Ok(self.folder)
    }

    async fn run(&mut self, sql: &str) -> Result<()> {
        let sql = sql.replace("{now}", &self.now.to_string());
        sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut self.connection).await.context(sql)?;
        Ok(())
    }

    /// A session of a learner; gives its cookie.
    async fn session(&mut self, learner: &str, number: u32) -> Result<String> {
        let token = Sha256::digest(format!("token {number}"));
        let hash: String = Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect();
        self.run(&format!(
            "INSERT INTO sessions (id, token_hash, learner_id, created_at, device, used_at, signed_in_at) \
             VALUES ({}, x'{hash}', {learner}, {{now}}, '', {{now}}, {{now}})",
            id("5e", &number.to_string())
        ))
        .await?;
        Ok(format!("perehdy={}", URL_SAFE_NO_PAD.encode(token)))
    }

    /// An organisation of so many people who are asked the course of parts: a third have done it, a third have begun; half
    /// have accounts; all are in one of four teams. Gives the cookie of its manager.
    pub(crate) async fn organisation(&mut self, number: u32, people: u32) -> Result<String> {
        let organisation = id("0a", &number.to_string());
        // Learners are numbered through.
        let learner = id("1e", &format!("({number} * 1000000 + n.i)"));
        let person = id("1e", &format!("({number} * 1000000)"));
        let team = id("7e", "n.i % 4");
        let names = "substr('ÖbergAaltoMäkinNiemi', (n.i % 4) * 5 + 1, 5) || ' ' || n.i";
        self.run("BEGIN").await?;
        for sql in [
            format!(
                "INSERT INTO organisations (id, slug, name, contact, accent, version, created_at) \
                 VALUES ({organisation}, 'bench-{number}', 'Bench {number}', '', '', 1, 1)"
            ),
            format!("INSERT INTO learners (id, lang, created_at) SELECT {learner}, 'en', {{now}} FROM temp.n"),
            format!(
                "INSERT INTO accounts (learner_id, email, written, name, created_at) SELECT {learner}, \
                 'p' || n.i || '.{number}@example.org', 'p' || n.i || '.{number}@example.org', '', {{now}} FROM temp.n WHERE n.i % 2 = 0"
            ),
            format!(
                "INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at) \
                 SELECT {organisation}, {learner}, {names}, lower({names}), CAST(lower({names}) AS BLOB), \
                 CASE WHEN n.i = 0 THEN 'manager' ELSE 'member' END, 1, {{now}} FROM temp.n"
            ),
            format!(
                "INSERT INTO teams (organisation_id, id, name, version, created_at) \
                 SELECT {organisation}, {team}, 'Team ' || n.i, 1, 1 FROM temp.n WHERE n.i < 4"
            ),
            format!(
                "INSERT INTO team_members (organisation_id, team_id, learner_id, manages, since_at) \
                 SELECT {organisation}, {team}, {learner}, FALSE, 1 FROM temp.n"
            ),
            format!(
                "INSERT INTO assignments (organisation_id, id, course, days, renew_months, version, created_at) \
                 VALUES ({organisation}, {organisation}, '{PARTS}', 14, 24, 1, {{now}})"
            ),
            format!(
                "INSERT INTO pages_read (learner_id, course, module, page, read_at) SELECT {learner}, '{PARTS}', 'one', \
                 'p' || p.i, {{now}} FROM temp.n CROSS JOIN temp.n p WHERE p.i < {PART_PAGES} AND n.i % 3 > 0 \
                 AND (n.i % 3 = 1 OR (n.i + p.i) % 2 = 0)"
            ),
            format!(
                "INSERT INTO attempts (id, learner_id, course, number, version, draw, started_at, extensions, handed_in_at, \
                 by_time, points, points_of, passed) SELECT {}, {learner}, '{PARTS}', 1, '1', '{{}}', {{now}}, 0, {{now}}, FALSE, \
                 1, 1, TRUE FROM temp.n WHERE n.i % 3 = 1",
                id("a7", &format!("({number} * 1000000 + n.i)"))
            ),
            format!(
                "INSERT INTO completions (learner_id, course, version, completed_at) SELECT {learner}, '{PARTS}', '1', \
                 {{now}} - n.i * 3000000000 FROM temp.n WHERE n.i % 3 = 1"
            ),
            format!(
                "INSERT INTO standings (organisation_id, course, learner_id, sort_key, deadline_at, renew_months, started, \
                 completed_at, version, expires_at) SELECT m.organisation_id, '{PARTS}', m.learner_id, m.sort_key, \
                 {{now}} + 1209600000000, 24, n.i % 3 > 0, k.completed_at, k.version, k.completed_at + 63072000000000 \
                 FROM temp.n CROSS JOIN members m ON m.learner_id = {learner} AND m.organisation_id = {organisation} \
                 LEFT JOIN completions k ON k.learner_id = m.learner_id AND k.course = '{PARTS}'"
            ),
        ] {
            if sql.contains("temp.n") {
                self.numbers(people).await?;
            }
            self.run(&sql).await?;
        }
        let cookie = self.session(&person, number).await?;
        self.run("COMMIT").await?;
        Ok(cookie)
    }

    /// A certificate of the course of parts for each of so many people of an organisation that is there. They are as those
    /// from before there were keys: the program signs them when it has started.
    pub(crate) async fn certificates(&mut self, number: u32, people: u32) -> Result<()> {
        let counted = format!("({number} * 1000000 + n.i)");
        let (own, learner) = (id("ce", &counted), id("1e", &counted));
        self.numbers(people).await?;
        self.run("BEGIN").await?;
        self.run(&format!(
            "INSERT INTO certificates (id, token, learner_id, course, version, lang, name, title, covers, minutes, issuer, \
             completed_at, origin, issued_at) SELECT {own}, printf('bench-%016d', {counted}), m.learner_id, '{PARTS}', '1', 'en', \
             m.name, 'Parts', '[\"One\"]', 12, 'Example municipality', {{now}}, 'https://example.org', {{now}} \
             FROM temp.n JOIN members m ON m.learner_id = {learner}"
        ))
        .await?;
        self.run("COMMIT").await
    }

    /// Waits until the program, which runs on it, has signed every certificate: two minutes at most.
    pub(crate) async fn signed(&mut self) -> Result<()> {
        for _ in 0..600 {
            let unsigned: i64 = sqlx::query_scalar("SELECT count(*) FROM certificates WHERE signature IS NULL")
                .fetch_one(&mut self.connection)
                .await?;
            if unsigned == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        bail!("there are certificates still that the program has not signed")
    }

    /// Makes the numbers from 0 up to `most` without it a table.
    async fn numbers(&mut self, most: u32) -> Result<()> {
        self.run("CREATE TEMP TABLE IF NOT EXISTS n (i INTEGER PRIMARY KEY)").await?;
        let there: i64 = sqlx::query_scalar("SELECT count(*) FROM temp.n").fetch_one(&mut self.connection).await?;
        if there == i64::from(most) {
            return Ok(());
        }
        self.run("DELETE FROM temp.n").await?;
        self.run(&format!(
            "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < {most}) INSERT INTO temp.n SELECT i FROM c"
        ))
        .await
    }

    /// So many learners who have a session, have read a page of the course of questions and answered one, every fifth of
    /// whom has completed it. Gives cookies of some who lie all over.
    pub(crate) async fn learners(&mut self, many: u32, cookies: u32) -> Result<Vec<String>> {
        let learner = id("1e", "n.i");
        self.numbers(many).await?;
        self.run("BEGIN").await?;
        for sql in [
            format!("INSERT INTO learners (id, lang, created_at) SELECT {learner}, 'en', {{now}} FROM temp.n"),
            format!(
                "INSERT INTO sessions (id, token_hash, learner_id, created_at, device, used_at) \
                 SELECT {}, randomblob(32), {learner}, {{now}}, '', {{now}} FROM temp.n",
                id("5f", "n.i")
            ),
            format!(
                "INSERT INTO course_places (learner_id, course, module, page, visited_at) \
                 SELECT {learner}, 'bench', 'start', 'text', {{now}} FROM temp.n"
            ),
            format!(
                "INSERT INTO pages_read (learner_id, course, module, page, read_at) \
                 SELECT {learner}, 'bench', 'start', 'text', {{now}} FROM temp.n"
            ),
            format!(
                "INSERT INTO practice_answers (learner_id, course, module, page, question, lang, answer, tries, answered_at) \
                 SELECT {learner}, 'bench', 'start', 'questions', 'q0', 'en', '{{\"short\":\"{}\"}}', 1, {{now}} FROM temp.n",
                course::KEY
            ),
            format!(
                "INSERT INTO completions (learner_id, course, version, completed_at) \
                 SELECT {learner}, 'bench', '1', {{now}} FROM temp.n WHERE n.i % 5 = 0"
            ),
        ] {
            self.run(&sql).await?;
        }
        let mut all = Vec::new();
        for number in 0..cookies {
            let place = u64::from(number) * u64::from(many) / u64::from(cookies.max(1));
            all.push(self.session(&id("1e", &place.to_string()), number).await?);
        }
        self.run("COMMIT").await?;
        Ok(all)
    }
}

/// An id as SQL makes it of a kind (two hexadecimal digits) and a number.
fn id(kind: &str, number: &str) -> String {
    format!("unhex(printf('0190000000007000{kind}%014x', {number}))")
}
