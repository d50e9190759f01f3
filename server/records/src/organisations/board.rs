//! The board: who stands how in a course. One statement for the totals, one for a page, both on one range of
//! `standings_by_name`.

use std::collections::HashMap;

use perehdy_courses::completion::Part;
use perehdy_courses::model::Timestamp;

use super::members::sees;
use super::names::pattern;
use crate::engine::{Fault, Row, Value, values};
use crate::sessions::DAY;
use crate::{Board, BoardQuery, BoardRow, Error, OverseerSeat, Records, SeatRole, Sort, Standing, Status, Totals};

/// Rows on a page of the board.
pub const BOARD_ROWS: u32 = 50;

/// How many days before its end a completion is said to expire.
pub const EXPIRING_DAYS: u32 = 30;

/// The standings that are asked for: $1 organisation, $2 whose seat, $3 whether of a manager, $4 course, $5 team, $6 pattern.
macro_rules! asked_for {
    () => {
        concat!(
            "s.organisation_id = $1 AND s.course = $4 AND ",
            sees!("s.learner_id"),
            " AND ($5 IS NULL OR EXISTS (SELECT 1 FROM team_members t WHERE t.organisation_id = $1 AND t.team_id = $5 \
             AND t.learner_id = s.learner_id)) AND ($6 = '' OR EXISTS (SELECT 1 FROM members n \
             LEFT JOIN accounts u ON u.learner_id = n.learner_id WHERE n.organisation_id = $1 \
             AND n.learner_id = s.learner_id AND (n.sought LIKE $6 ESCAPE '!' OR u.email LIKE $6 ESCAPE '!')))"
        )
    };
}

/// How a standing is, by its place in [`Status::ALL`]; the numbers of now and of the time from which completions expire
/// soon.
macro_rules! status {
    ($now:literal, $soon:literal) => {
        concat!(
            "CAST(CASE WHEN s.completed_at IS NULL THEN CASE WHEN s.deadline_at <= ",
            $now,
            " THEN 0 WHEN s.started THEN 3 ELSE 2 END WHEN s.expires_at <= ",
            $now,
            " THEN 1 WHEN s.expires_at <= ",
            $soon,
            " THEN 4 ELSE 5 END AS BIGINT)"
        )
    };
}
pub(super) use status;

const TOTALS: &str = concat!(
    "SELECT count(*), count(s.completed_at), count(CASE WHEN s.expires_at <= $7 THEN 1 END), \
     count(CASE WHEN s.expires_at > $7 AND s.expires_at <= $8 THEN 1 END), \
     count(CASE WHEN s.completed_at IS NULL AND s.deadline_at <= $7 THEN 1 END), \
     count(CASE WHEN s.completed_at IS NULL AND s.started AND (s.deadline_at IS NULL OR s.deadline_at > $7) THEN 1 END) \
     FROM standings s WHERE ",
    asked_for!()
);

/// At how many moments it can be asked how many were done.
pub const MOMENTS: usize = 13;

/// In which stretch between moments ($7 to $19) a time lies.
macro_rules! stretch {
    ($time:literal) => {
        concat!(
            "CAST(CASE WHEN ",
            $time,
            " <= $7 THEN 0 WHEN ",
            $time,
            " <= $8 THEN 1 WHEN ",
            $time,
            " <= $9 THEN 2 WHEN ",
            $time,
            " <= $10 THEN 3 WHEN ",
            $time,
            " <= $11 THEN 4 WHEN ",
            $time,
            " <= $12 THEN 5 WHEN ",
            $time,
            " <= $13 THEN 6 WHEN ",
            $time,
            " <= $14 THEN 7 WHEN ",
            $time,
            " <= $15 THEN 8 WHEN ",
            $time,
            " <= $16 THEN 9 WHEN ",
            $time,
            " <= $17 THEN 10 WHEN ",
            $time,
            " <= $18 THEN 11 ELSE 12 END AS BIGINT)"
        )
    };
}

/// How many were completed (0), and had to be renewed (1), in which stretch. Grouped: a count for each moment over all rows
/// takes twice as long.
const DONE_AT: &str = concat!(
    "SELECT CAST(0 AS BIGINT), ",
    stretch!("s.completed_at"),
    ", count(*) FROM standings s WHERE s.completed_at <= $19 AND ",
    asked_for!(),
    " GROUP BY 2 UNION ALL SELECT CAST(1 AS BIGINT), ",
    stretch!("s.expires_at"),
    ", count(*) FROM standings s WHERE s.expires_at <= $19 AND ",
    asked_for!(),
    " GROUP BY 2"
);

/// A page in an order: $9 the place in [`Status::ALL`] or -1, $10 how many rows, $11 after how many; and more columns.
macro_rules! page {
    ($order:literal, $more:literal) => {
        concat!(
            "SELECT s.learner_id, m.name, u.written, (SELECT string_agg(e.name, '\n' ORDER BY e.name) FROM team_members t \
             JOIN teams e ON e.organisation_id = t.organisation_id AND e.id = t.team_id \
             WHERE t.organisation_id = $1 AND t.learner_id = s.learner_id AND ($3 OR EXISTS (SELECT 1 FROM team_members v \
             WHERE v.organisation_id = $1 AND v.team_id = t.team_id AND v.learner_id = $2 AND v.manages))), \
             s.status, s.deadline_at, s.completed_at, s.version, s.expires_at",
            $more,
            " FROM (SELECT s.learner_id, s.sort_key, s.deadline_at, s.completed_at, s.version, s.expires_at, ",
            status!("$7", "$8"),
            " AS status FROM standings s WHERE ",
            asked_for!(),
            " AND ($9 = -1 OR ",
            status!("$7", "$8"),
            " = $9) ORDER BY ",
            $order,
            " LIMIT $10 OFFSET $11) s JOIN members m ON m.organisation_id = $1 AND m.learner_id = s.learner_id \
             LEFT JOIN accounts u ON u.learner_id = s.learner_id ORDER BY ",
            $order
        )
    };
}

/// Each order, then the order turned round, in the order of [`Sort`]: those without a date come last in both.
macro_rules! pages {
    ($more:literal) => {
        [
            page!("s.sort_key, s.learner_id", $more),
            page!("s.sort_key DESC, s.learner_id DESC", $more),
            page!("status, s.sort_key, s.learner_id", $more),
            page!("status DESC, s.sort_key, s.learner_id", $more),
            page!("CASE WHEN s.deadline_at IS NULL THEN 1 ELSE 0 END, s.deadline_at, s.sort_key, s.learner_id", $more),
            page!(
                "CASE WHEN s.deadline_at IS NULL THEN 1 ELSE 0 END, s.deadline_at DESC, s.sort_key, s.learner_id",
                $more
            ),
            page!(
                "CASE WHEN s.completed_at IS NULL THEN 1 ELSE 0 END, s.completed_at, s.sort_key, s.learner_id",
                $more
            ),
            page!(
                "CASE WHEN s.completed_at IS NULL THEN 1 ELSE 0 END, s.completed_at DESC, s.sort_key, s.learner_id",
                $more
            ),
        ]
    };
}

const PAGES: [&str; 8] = pages!("");

/// With the work that parts are counted by: pages read, and whether the test was passed.
const PAGES_WITH_PARTS: [&str; 8] = pages!(
    ", (SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r WHERE r.learner_id = s.learner_id \
     AND r.course = $4), EXISTS (SELECT 1 FROM attempts b WHERE b.learner_id = s.learner_id AND b.course = $4 AND b.passed)"
);

impl Records {
    /// A page of the board, with totals.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn board(&self, seat: &OverseerSeat, query: &BoardQuery) -> Result<Board, Error> {
        let now = self.now();
        let totals = self.totals(seat, query, now).await?;
        let rows = query.status.map_or_else(|| totals.all(), |status| totals.of(status));
        let pages = rows.div_ceil(BOARD_ROWS).max(1);
        let page = query.page.min(pages - 1);
        let skip = i64::from(page) * i64::from(BOARD_ROWS);
        let rows = self.rows(seat, query, now, i64::from(BOARD_ROWS), skip).await?;
        Ok(Board { totals, rows, page, pages })
    }

    /// All rows of the board, in the order of its pages: for exports. `query.page` counts for nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn whole_board(&self, seat: &OverseerSeat, query: &BoardQuery) -> Result<Vec<BoardRow>, Error> {
        self.rows(seat, query, self.now(), i64::MAX, 0).await
    }

    /// All rows of the board as [`whole_board`](Self::whole_board) gives them, each with whether these parts of the course
    /// are done. From one moment: all rows are read before the first is given, so that nobody who reads slowly holds a
    /// connection, and small enough (about 300 bytes) that there may be many.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn board_with_parts(
        &self,
        seat: &OverseerSeat,
        query: &BoardQuery,
        parts: &[Part],
    ) -> Result<Vec<(BoardRow, Vec<bool>)>, Error> {
        let page_of = |(at, part): (usize, &Part)| match part {
            Part::Page(module, page) => Some((format!("{module} {page}"), at)),
            Part::Test => None,
        };
        let places: HashMap<String, usize> = parts.iter().enumerate().filter_map(page_of).collect();
        let with_parts = |row: &Row| {
            let passed = row.bool(10)?;
            let mut done: Vec<bool> = parts.iter().map(|part| *part == Part::Test && passed).collect();
            for page in row.text_if(9)?.iter().flat_map(|pages| pages.lines()) {
                if let Some(done) = places.get(page).and_then(|place| done.get_mut(*place)) {
                    *done = true;
                }
            }
            Ok((self::row(row)?, done))
        };
        let asked = Asked::new(query, self.now(), i64::MAX, 0);
        let sql = PAGES_WITH_PARTS[asked.order];
        Ok(self.engine().read_each(sql, &asked.values(seat, query), with_parts).await?)
    }

    /// How many were done at each of these moments, of those whom team and search leave now: had completed the course, and
    /// did not have to renew it. The moments ascend.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn done_at(
        &self,
        seat: &OverseerSeat,
        query: &BoardQuery,
        moments: &[Timestamp; MOMENTS],
    ) -> Result<[u32; MOMENTS], Error> {
        let seat = &seat.0;
        let pattern = pattern(&query.search);
        let manages = seat.role == SeatRole::Manager;
        let mut values =
            values![seat.organisation.id, seat.learner, manages, &query.course, query.team, &pattern].to_vec();
        values.extend(moments.iter().map(|moment| Value::from(*moment)));
        let (mut came, mut went) = ([0_u32; MOMENTS], [0_u32; MOMENTS]);
        for row in self.engine().read(DONE_AT, &values).await? {
            let counted = if row.int(0)? == 0 { &mut came } else { &mut went };
            let place = usize::try_from(row.int(1)?).map_err(Fault::wrong)?;
            *counted.get_mut(place).ok_or_else(|| Fault::wrong("a moment is none of ours"))? = row.count(2)?;
        }
        let mut done = 0;
        Ok(std::array::from_fn(|at| {
            done = (done + came[at]).saturating_sub(went[at]);
            done
        }))
    }

    /// How all whom this seat oversees stand in each course that is asked of any of them, by course id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn courses_asked(&self, seat: &OverseerSeat) -> Result<Vec<(String, Totals)>, Error> {
        let mut courses = self.asked(seat).await?;
        courses.sort();
        let now = self.now();
        let mut all = Vec::with_capacity(courses.len());
        for course in courses {
            let query = BoardQuery { course, ..BoardQuery::default() };
            let totals = self.totals(seat, &query, now).await?;
            all.push((query.course, totals));
        }
        Ok(all)
    }

    /// Whether a course is asked of anybody in the seat's organisation, so that it has a board.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_asked(&self, seat: &OverseerSeat, course: &str) -> Result<bool, Error> {
        // Compared here: an address may hold what PostgreSQL takes for no text.
        Ok(self.asked(seat).await?.iter().any(|asked| asked == course))
    }

    /// Ids of all courses that are asked of anybody, in no order.
    async fn asked(&self, seat: &OverseerSeat) -> Result<Vec<String>, Error> {
        let sql = "SELECT course FROM assignments WHERE organisation_id = $1 AND removed_at IS NULL \
                   UNION SELECT course FROM personal_assignments WHERE organisation_id = $1";
        let rows = self.engine().read(sql, values![seat.0.organisation.id]).await?;
        Ok(rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?)
    }

    async fn totals(&self, seat: &OverseerSeat, query: &BoardQuery, now: Timestamp) -> Result<Totals, Error> {
        let seat = &seat.0;
        let (pattern, team) = (pattern(&query.search), query.team);
        let values = values![
            seat.organisation.id,
            seat.learner,
            seat.role == SeatRole::Manager,
            &query.course,
            team,
            &pattern,
            now,
            soon(now),
        ];
        let Some(row) = self.engine().read_one(TOTALS, values).await? else { return Ok(Totals::default()) };
        let (all, completed, expired) = (row.count(0)?, row.count(1)?, row.count(2)?);
        let (expiring, late, under_way) = (row.count(3)?, row.count(4)?, row.count(5)?);
        Ok(Totals {
            not_started: all - completed - late - under_way,
            under_way,
            late,
            done: completed - expired - expiring,
            expiring,
            expired,
        })
    }

    async fn rows(
        &self,
        seat: &OverseerSeat,
        query: &BoardQuery,
        now: Timestamp,
        most: i64,
        skip: i64,
    ) -> Result<Vec<BoardRow>, Error> {
        let asked = Asked::new(query, now, most, skip);
        Ok(self.engine().read_each(PAGES[asked.order], &asked.values(seat, query), row).await?)
    }
}

/// What a page of the board is asked with.
struct Asked {
    /// Which of the orders.
    order: usize,
    pattern: String,
    /// The place in [`Status::ALL`] or -1.
    status: i64,
    now: Timestamp,
    most: i64,
    skip: i64,
}

impl Asked {
    fn new(query: &BoardQuery, now: Timestamp, most: i64, skip: i64) -> Self {
        let sort = match query.sort {
            Sort::Name => 0,
            Sort::Status => 2,
            Sort::Deadline => 4,
            Sort::Completed => 6,
        };
        let place = |wanted: Status| Status::ALL.iter().position(|status| *status == wanted);
        let status = query.status.and_then(place).and_then(|place| i64::try_from(place).ok()).unwrap_or(-1);
        let order = sort + usize::from(query.descending);
        Self { order, pattern: pattern(&query.search), status, now, most, skip }
    }

    fn values<'v>(&'v self, seat: &'v OverseerSeat, query: &'v BoardQuery) -> [Value<'v>; 11] {
        let seat = &seat.0;
        [
            Value::from(seat.organisation.id),
            Value::from(seat.learner),
            Value::from(seat.role == SeatRole::Manager),
            Value::from(&query.course),
            Value::from(query.team),
            Value::from(&self.pattern),
            Value::from(self.now),
            Value::from(soon(self.now)),
            Value::from(self.status),
            Value::from(self.most),
            Value::from(self.skip),
        ]
    }
}

/// Completions that end until then are about to expire.
pub(super) fn soon(now: Timestamp) -> Timestamp {
    Timestamp(now.0 + i64::from(EXPIRING_DAYS) * DAY)
}

fn row(row: &Row) -> Result<BoardRow, Fault> {
    Ok(BoardRow {
        learner: row.learner(0)?,
        name: row.text(1)?,
        email: row.text_if(2)?,
        teams: row.text_if(3)?.iter().flat_map(|names| names.lines()).map(str::to_owned).collect(),
        standing: standing(row, 4)?,
    })
}

/// From the columns: status, deadline, completed, version, expires.
pub(super) fn standing(row: &Row, first: usize) -> Result<Standing, Fault> {
    let place = usize::try_from(row.int(first)?).map_err(Fault::wrong)?;
    let status = Status::ALL.get(place).copied().ok_or_else(|| Fault::wrong("a status is none of ours"))?;
    Ok(Standing {
        status,
        deadline: row.time_if(first + 1)?,
        completed: row.time_if(first + 2)?.zip(row.text_if(first + 3)?),
        expires: row.time_if(first + 4)?,
    })
}
