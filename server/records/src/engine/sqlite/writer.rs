//! The writer: the only connection that writes.
//!
//! Writes wait in a queue. Those that wait at one time are put into one transaction, each inside a savepoint, so that one
//! that fails does not undo the others; nobody is answered before the commit has reached the disk. While it does, the next
//! ones gather. So the number of durable writes a second is not that of the disk's flushes.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use super::file::{File, Identity};
use crate::OpenError;
use crate::engine::{Fault, TRIES, Tx, Write, migrations};

/// Most writes in one transaction: beyond this the first ones would wait for long.
const LARGEST_GROUP: usize = 256;

/// What comes through the queue.
pub(super) enum Message {
    /// A write.
    Write(Box<dyn Job>),
    /// Finish and close.
    Close(oneshot::Sender<()>),
}

/// A boxed future that can go to another thread.
type Running<'a, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'a>>;

/// A write that was run, and how it went.
type Done = (Box<dyn Job>, Result<(), Fault>);

/// A write in the queue, whatever its answer is.
pub(super) trait Job: Send {
    /// Runs it and keeps the answer.
    fn run<'a>(&'a mut self, tx: &'a mut Tx<'_>) -> Running<'a, ()>;
    /// Tells the outcome to whoever waits: the kept answer, or why not.
    fn tell(self: Box<Self>, outcome: Result<(), Fault>);
    /// Tells whoever waits that it begins, after which they wait for the outcome. `false` when nobody waits any more:
    /// then they have been told that nothing was stored, and nothing may be.
    fn begins(&mut self) -> bool;
}

/// A write with the place for its answer.
pub(super) struct Queued<W: Write> {
    write: W,
    answer: Option<W::Answer>,
    begun: Option<oneshot::Sender<()>>,
    reply: oneshot::Sender<Result<W::Answer, Fault>>,
}

impl<W: Write> Queued<W> {
    pub(super) fn new(write: W, begun: oneshot::Sender<()>, reply: oneshot::Sender<Result<W::Answer, Fault>>) -> Self {
        Self { write, answer: None, begun: Some(begun), reply }
    }
}

impl<W: Write> Job for Queued<W> {
    fn run<'a>(&'a mut self, tx: &'a mut Tx<'_>) -> Running<'a, ()> {
        Box::pin(async move {
            self.answer = Some(self.write.run(tx).await?);
            Ok(())
        })
    }

    fn tell(self: Box<Self>, outcome: Result<(), Fault>) {
        let Self { answer, reply, .. } = *self;
        // Whoever waited may have gone.
        let _ = reply.send(outcome.and_then(|()| answer.ok_or_else(|| Fault::wrong("a write without an answer"))));
    }

    fn begins(&mut self) -> bool {
        self.begun.take().is_some_and(|begun| begun.send(()).is_ok())
    }
}

/// The writer.
pub(super) struct Writer {
    file: File,
    options: SqliteConnectOptions,
    /// None after something went wrong: opened anew for the next write.
    connection: Option<(SqliteConnection, Identity)>,
    closing: Option<oneshot::Sender<()>>,
}

impl Writer {
    /// Opens the file, making it when it is not there, and brings its schema up to date.
    pub(super) async fn open(file: File, options: SqliteConnectOptions) -> Result<Self, OpenError> {
        let mut writer =
            Self { file, options: options.clone().create_if_missing(false), connection: None, closing: None };
        writer.connection = Some(writer.connect(&options.create_if_missing(true)).await?);
        Ok(writer)
    }

    async fn connect(&self, options: &SqliteConnectOptions) -> Result<(SqliteConnection, Identity), OpenError> {
        let engine = |fault: Fault| OpenError::Engine(fault.message());
        // Setting the journal mode of a new file takes a lock that does not wait: two programs may start at once.
        let mut tries = 1;
        let mut connection = loop {
            match options.connect().await.map_err(Fault::from) {
                Ok(connection) => break connection,
                Err(Fault::Away(message)) if tries < TRIES && message.contains("locked") => {
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                    tries += 1;
                }
                Err(fault) => return Err(engine(fault)),
            }
        };
        migrations::bring_up(&mut connection).await?;
        Ok((connection, self.file.identity().map_err(engine)?))
    }

    /// Writes until there is nobody left who could send.
    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Message>) {
        while self.closing.is_none() {
            match queue.recv().await {
                Some(Message::Write(first)) => self.group(first, &mut queue).await,
                Some(Message::Close(done)) => self.closing = Some(done),
                None => break,
            }
        }
        self.disconnect().await;
        drop(queue);
        if let Some(done) = self.closing {
            let _ = done.send(());
        }
    }

    /// Writes the first and all that wait, in one transaction, and tells everybody.
    async fn group(&mut self, first: Box<dyn Job>, queue: &mut mpsc::Receiver<Message>) {
        let mut done: Vec<Done> = Vec::new();
        let committed = match self.begin().await {
            Ok(mut connection) => {
                let written = self.write_all(&mut connection, first, queue, &mut done).await;
                let committed = match written {
                    Ok(()) => run(&mut connection.0, "COMMIT").await,
                    Err(fault) => Err(fault),
                };
                if committed.is_ok() {
                    self.connection = Some(connection);
                } else {
                    // Undone by closing, whatever state it is in.
                    let _ = connection.0.close().await;
                }
                committed
            }
            Err(fault) => {
                // Those who wait behind it would wait for the same.
                done.push((first, Ok(())));
                while let Some(job) = self.next(queue) {
                    done.push((job, Ok(())));
                }
                Err(fault)
            }
        };
        if let Err(fault) = &committed {
            tracing::warn!(writes = done.len(), ?fault, "not written");
        }
        for (job, outcome) in done {
            // Nothing of a group that was not committed is stored, and each of them may try again.
            job.tell(match &committed {
                Ok(()) => outcome,
                Err(fault) => Err(Fault::Away(fault.clone().message())),
            });
        }
    }

    /// The connection, with a transaction begun.
    async fn begin(&mut self) -> Result<(SqliteConnection, Identity), Fault> {
        let file = self.file.identity()?;
        if self.connection.as_ref().is_some_and(|(_, opened)| *opened != file) {
            tracing::warn!("the database's file was replaced: it is opened anew");
            self.disconnect().await;
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect(&self.options).await.map_err(|error| Fault::Away(error.to_string()))?,
        };
        match run(&mut connection.0, "BEGIN IMMEDIATE").await {
            Ok(()) => Ok(connection),
            Err(fault) => {
                let _ = connection.0.close().await;
                Err(fault)
            }
        }
    }

    /// Runs the first and all that wait. `Err` when the transaction as a whole is lost.
    async fn write_all(
        &mut self,
        connection: &mut (SqliteConnection, Identity),
        first: Box<dyn Job>,
        queue: &mut mpsc::Receiver<Message>,
        done: &mut Vec<Done>,
    ) -> Result<(), Fault> {
        let mut next = Some(first);
        let mut whole = Ok(());
        while let Some(mut job) = next.take() {
            let mut outcome = Ok(());
            if whole.is_ok() && job.begins() {
                match in_savepoint(&mut connection.0, &mut *job).await {
                    Ok(one) => outcome = one,
                    Err(fault) => whole = Err(fault),
                }
            }
            done.push((job, outcome));
            if done.len() < LARGEST_GROUP {
                next = self.next(queue);
            }
        }
        whole
    }

    /// The next write that waits already.
    fn next(&mut self, queue: &mut mpsc::Receiver<Message>) -> Option<Box<dyn Job>> {
        match queue.try_recv() {
            Ok(Message::Write(job)) => Some(job),
            Ok(Message::Close(done)) => {
                self.closing = Some(done);
                None
            }
            Err(_) => None,
        }
    }

    async fn disconnect(&mut self) {
        if let Some((connection, _)) = self.connection.take() {
            let _ = connection.close().await;
        }
    }
}

/// Runs one write. The outer result is about the transaction, the inner one about the write.
async fn in_savepoint(connection: &mut SqliteConnection, job: &mut dyn Job) -> Result<Result<(), Fault>, Fault> {
    let mut tries = 1;
    loop {
        run(connection, "SAVEPOINT one").await?;
        match caught(job.run(&mut Tx::Sqlite(connection))).await {
            Ok(()) => {
                run(connection, "RELEASE one").await?;
                return Ok(Ok(()));
            }
            Err(fault) => {
                // After a full disk or a failed read SQLite may have undone everything by itself: then this fails.
                run(connection, "ROLLBACK TO one").await.map_err(|_| fault.clone())?;
                run(connection, "RELEASE one").await?;
                if !fault.may_go_again() || tries == TRIES {
                    return Ok(Err(fault));
                }
                tries += 1;
            }
        }
    }
}

async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), Fault> {
    // With arguments, though there are none: only then is the statement prepared once and kept.
    connection.execute(sqlx::query(sql)).await?;
    Ok(())
}

/// A use case that panics fails; the writer goes on.
async fn caught(mut job: Running<'_, ()>) -> Result<(), Fault> {
    poll_fn(|context| {
        catch_unwind(AssertUnwindSafe(|| job.as_mut().poll(context)))
            .unwrap_or_else(|_| Poll::Ready(Err(Fault::wrong("a use case panicked"))))
    })
    .await
}
