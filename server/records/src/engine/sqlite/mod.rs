//! SQLite: one writer, some readers.

mod file;
mod readers;
#[cfg(test)]
mod tests;
mod writer;

use std::path::Path;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use self::file::File;
use self::readers::Readers;
use self::writer::{Message, Queued, Writer};
use super::{Fault, LONGEST, PATIENCE, Row, Value, Write};
use crate::OpenError;

/// Most writes that may wait.
const WAITING: usize = 4096;

/// An open SQLite file.
pub(crate) struct Sqlite {
    readers: Readers,
    queue: mpsc::Sender<Message>,
}

impl Sqlite {
    pub(super) async fn open(path: &Path, readers: u32) -> Result<Self, OpenError> {
        let file = File::new(path);
        let writer = Writer::open(file.clone(), writing(path)).await?;
        let (queue, waiting) = mpsc::channel(WAITING);
        tokio::spawn(writer.run(waiting));
        Ok(Self { readers: Readers::new(file, reading(path), readers.max(1)), queue })
    }

    pub(super) async fn read(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        self.readers.read(sql, values, Ok).await
    }

    pub(super) async fn read_each<T: Send>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        mut kept: impl FnMut(&Row) -> Result<T, Fault> + Send,
    ) -> Result<Vec<T>, Fault> {
        self.readers.read(sql, values, |row| kept(&row)).await
    }

    pub(super) async fn write<W: Write>(&self, write: W) -> Result<W::Answer, Fault> {
        let (reply, mut answer) = oneshot::channel();
        let (begin, mut begun) = oneshot::channel();
        match self.queue.send_timeout(Message::Write(Box::new(Queued::new(write, begin, reply))), PATIENCE).await {
            Ok(()) => {}
            Err(mpsc::error::SendTimeoutError::Timeout(_)) => {
                return Err(Fault::Away("too many writes are waiting".to_owned()));
            }
            Err(mpsc::error::SendTimeoutError::Closed(_)) => return Err(closed()),
        }
        let outcome = match timeout(LONGEST, &mut answer).await {
            Ok(outcome) => outcome,
            Err(_) => {
                // From here on it cannot begin any more. What has begun may be stored: only its outcome is the truth.
                begun.close();
                if begun.try_recv().is_err() {
                    return Err(Fault::Away("not written within the time allowed".to_owned()));
                }
                answer.await
            }
        };
        outcome.unwrap_or_else(|_| Err(closed()))
    }

    pub(super) async fn close(&self) {
        // The writer last: only who can write moves the log into the database's file and takes it away when it is the
        // last to close. Else the file alone, copied after the program has ended, would lack what was written last.
        self.readers.close().await;
        let (done, closed) = oneshot::channel();
        if self.queue.send(Message::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
    }
}

fn closed() -> Fault {
    Fault::Away("the database has been closed".to_owned())
}

/// How every connection is opened.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE.saturating_sub(Duration::from_millis(500)))
        .foreign_keys(true)
        .disable_statement_logging()
}

/// How the writer's connection is opened.
fn writing(path: &Path) -> SqliteConnectOptions {
    options(path)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL could lose the last commits at a power cut.
        .synchronous(SqliteSynchronous::Full)
        // KiB. Nothing but its own writes makes it forget them: what some hundred learners need again and again stays here.
        .pragma("cache_size", "-16384")
        // After a burst of writes the log shrinks to this many bytes again.
        .pragma("journal_size_limit", "16777216")
}

/// How readers' connections are opened.
fn reading(path: &Path) -> SqliteConnectOptions {
    options(path).read_only(true).pragma("cache_size", "-1024")
}
