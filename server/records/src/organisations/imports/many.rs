//! Inserting many rows by few statements: each may be a journey to the server.

use std::sync::OnceLock;

use crate::engine::{Fault, Tx, Value};

/// Rows in one statement: of a dozen columns far below the 32,766 values that SQLite takes, and the 65,535 of PostgreSQL.
const AT_ONCE: usize = 50;

/// An insert, of one row or of [`AT_ONCE`].
pub(super) struct Insert {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    one: OnceLock<String>,
    many: OnceLock<String>,
}

impl Insert {
    /// `head` goes up to the word `VALUES`, `tail` follows the rows.
    pub(super) const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, columns, tail, one: OnceLock::new(), many: OnceLock::new() }
    }

    /// Inserts rows, whose values follow each other.
    pub(super) async fn run(&'static self, tx: &mut Tx<'_>, values: &[Value<'_>]) -> Result<(), Fault> {
        let mut groups = values.chunks_exact(self.columns * AT_ONCE);
        for group in &mut groups {
            tx.execute(self.many.get_or_init(|| self.text(AT_ONCE)), group).await?;
        }
        for row in groups.remainder().chunks(self.columns) {
            tx.execute(self.one.get_or_init(|| self.text(1)), row).await?;
        }
        Ok(())
    }

    fn text(&self, rows: usize) -> String {
        let mut text = self.head.to_owned();
        for row in 0..rows {
            text.push_str(if row == 0 { " (" } else { ", (" });
            for column in 1..=self.columns {
                let comma = if column == 1 { "" } else { ", " };
                text.push_str(&format!("{comma}${}", row * self.columns + column));
            }
            text.push(')');
        }
        text.push_str(self.tail);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_through() {
        let insert = Insert::new("INSERT INTO t (a, b) VALUES", 2, " ON CONFLICT DO NOTHING");
        assert_eq!(insert.text(1), "INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        assert_eq!(insert.text(2), "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING");
    }
}
