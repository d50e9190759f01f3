//! The readers: a few connections that can only read.
//!
//! Not sqlx's pool: that starts a task and asks the connection's thread "are you well?" after each use, which costs more
//! than the read itself.

use std::sync::{Mutex, PoisonError};

use futures_util::TryStreamExt as _;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::closed;
use super::file::{File, Identity};
use crate::engine::value::bound;
use crate::engine::{Fault, LONGEST, PATIENCE, Row, Value};

/// A connection and the file it reads.
struct Reader {
    connection: SqliteConnection,
    file: Identity,
}

/// All readers, opened when they are needed first.
pub(super) struct Readers {
    file: File,
    options: SqliteConnectOptions,
    places: Semaphore,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    pub(super) fn new(file: File, options: SqliteConnectOptions, most: u32) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        Self { file, options, places: Semaphore::new(most), idle: Mutex::new(Vec::new()) }
    }

    /// Reads, and keeps of each row what `kept` gives.
    pub(super) async fn read<T: Send>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        mut kept: impl FnMut(Row) -> Result<T, Fault> + Send,
    ) -> Result<Vec<T>, Fault> {
        let _place = match timeout(PATIENCE, self.places.acquire()).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) => return Err(closed()),
            Err(_) => return Err(Fault::Away("no connection within the time allowed".to_owned())),
        };
        // A reader that is dropped on the way (the request was given up) is closed, not given back: it may be busy.
        let mut reader = self.reader().await?;
        let reading = async {
            let mut rows = bound::<sqlx::Sqlite>(sql, values).fetch(&mut reader.connection);
            let mut all = Vec::new();
            while let Some(row) = rows.try_next().await? {
                all.push(kept(Row::Sqlite(row))?);
            }
            Ok::<_, Fault>(all)
        };
        match timeout(LONGEST, reading).await {
            Ok(Ok(rows)) => {
                if self.places.is_closed() {
                    let _ = reader.connection.close().await;
                } else {
                    self.idle().push(reader);
                }
                Ok(rows)
            }
            Ok(Err(fault)) => {
                let _ = reader.connection.close().await;
                Err(fault)
            }
            Err(_) => Err(Fault::Away("not read within the time allowed".to_owned())),
        }
    }

    /// The reader used last, or a new one.
    async fn reader(&self) -> Result<Reader, Fault> {
        let file = self.file.identity()?;
        while let Some(reader) = self.take() {
            if reader.file == file {
                return Ok(reader);
            }
            let _ = reader.connection.close().await;
        }
        Ok(Reader { connection: self.options.connect().await?, file })
    }

    fn take(&self) -> Option<Reader> {
        self.idle().pop()
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn close(&self) {
        self.places.close();
        while let Some(reader) = self.take() {
            let _ = reader.connection.close().await;
        }
    }
}
