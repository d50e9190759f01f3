//! Mails go out: a few workers take them from the outbox, one at a time each, and send them by SMTP, or write them as
//! files where no mail server is set.
//!
//! One of the workers that have nothing to do watches the outbox; it passes the watch on when it takes a mail. So a mail
//! that hangs keeps its worker, and no other mail.

mod files;
mod letter;
mod smtp;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentTransferEncoding;
use perehdy_records::{Mail, Records};
use tokio::sync::{Mutex, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

pub(crate) use letter::Sender;

use crate::config::SmtpServer;
use smtp::{Line, Smtp};

/// Most mails under way at a time.
const WORKERS: usize = 4;

/// How often somebody looks for mails of which nothing was heard: those to be tried again, those of other instances.
const EVERY: Duration = Duration::from_secs(5);

/// How long mails under way may take after the program was told to stop. What is left then is sent after the next start.
const GRACE: Duration = Duration::from_secs(5);

/// How long it is tried to note that a mail was sent: less than the outbox waits before it gives the mail to another.
const NOTING: Duration = Duration::from_secs(5 * 60);

/// Where mails go.
pub(crate) enum Route {
    /// To a mail server.
    Smtp(SmtpServer),
    /// Into a folder.
    Files(PathBuf),
}

/// What became of a mail.
enum Outcome {
    /// It went out.
    Sent,
    /// Not this time, and why.
    Failed(String),
    /// It never will, and why.
    Refused(String),
}

/// The workers.
pub(crate) struct Mails {
    stop: watch::Sender<bool>,
    workers: JoinSet<()>,
}

impl Mails {
    /// Starts them. `from` is whom mails are from, if that is set; `origin` is the program's address.
    pub(crate) fn start(records: Records, route: Route, from: Option<Mailbox>, origin: &str) -> Result<Self, String> {
        let sender = Sender::new(from, origin)?;
        let way = match route {
            Route::Smtp(server) => {
                if server.shows_password() {
                    tracing::warn!(%server, "smtp: the password goes to the mail server unencrypted: add ?tls=required");
                }
                tracing::info!(%server, from = %sender.from, "mails are sent by this server");
                Way::Smtp(Smtp::new(server, sender.hello(), smtp::Limits::usual()))
            }
            Route::Files(folder) => {
                let shown = folder.display().to_string();
                tracing::warn!(folder = shown, "smtp is not set: nobody gets mails, they are written into this folder");
                Way::Files(folder)
            }
        };
        let (stop, stopping) = watch::channel(false);
        let post = Arc::new(Post { records, sender, way, watching: Mutex::default(), away: AtomicBool::new(false) });
        let mut workers = JoinSet::new();
        for _ in 0..WORKERS {
            workers.spawn(Arc::clone(&post).work(stopping.clone()));
        }
        Ok(Self { stop, workers })
    }

    /// Takes no more mails, and lets those under way finish for a while.
    pub(crate) async fn stop(mut self) {
        self.stop.send_replace(true);
        if timeout(GRACE, async { while self.workers.join_next().await.is_some() {} }).await.is_err() {
            tracing::warn!("some mails did not go out in time: they are tried again after the next start");
        }
    }
}

enum Way {
    Smtp(Smtp),
    Files(PathBuf),
}

/// What the workers share.
struct Post {
    records: Records,
    sender: Sender,
    way: Way,
    /// Held by the worker that watches the outbox.
    watching: Mutex<()>,
    /// Whether the mail server could not be used the last time: told once, not with each mail.
    away: AtomicBool,
}

impl Post {
    /// A worker, until it is told to stop.
    async fn work(self: Arc<Self>, mut stopping: watch::Receiver<bool>) {
        let mut line = None;
        while !*stopping.borrow() {
            let mail = match self.take().await {
                Some(mail) => mail,
                None => {
                    if let Some(line) = line.take() {
                        smtp::hang_up(line);
                    }
                    match self.watch(&mut stopping).await {
                        Some(mail) => mail,
                        None => return,
                    }
                }
            };
            self.deliver(&mut line, mail).await;
        }
    }

    /// Waits for a mail; `None` when the program is told to stop.
    async fn watch(&self, stopping: &mut watch::Receiver<bool>) -> Option<Mail> {
        let _watch = tokio::select! {
            watch = self.watching.lock() => watch,
            _ = stopping.wait_for(|stop| *stop) => return None,
        };
        loop {
            // Never given up half-way: a mail that was taken would lie until its time is over.
            if let Some(mail) = self.take().await {
                return Some(mail);
            }
            tokio::select! {
                () = self.records.mail_queued() => {}
                () = sleep(EVERY) => {}
                _ = stopping.wait_for(|stop| *stop) => return None,
            }
        }
    }

    /// A mail that is to be sent now.
    async fn take(&self) -> Option<Mail> {
        match self.records.due_mails(1).await {
            Ok(mut mails) => mails.pop(),
            Err(error) => {
                tracing::warn!(%error, "mails to be sent could not be looked for");
                None
            }
        }
    }

    async fn deliver(&self, line: &mut Option<Line>, mail: Mail) {
        let encoding = match &self.way {
            // Any server passes it on.
            Way::Smtp(_) => ContentTransferEncoding::QuotedPrintable,
            // People read it.
            Way::Files(_) => ContentTransferEncoding::EightBit,
        };
        let outcome = match letter::write(&self.sender, &mail, encoding, self.records.now()) {
            Err(trouble) => Outcome::Refused(trouble),
            Ok(letter) => match &self.way {
                Way::Smtp(smtp) => self.heard(smtp.send(line, &letter).await),
                Way::Files(folder) => files::store(folder, &mail, letter.formatted(), self.records.now()).await,
            },
        };
        self.note(&mail, outcome).await;
    }

    /// Tells when the mail server goes away and comes back.
    fn heard(&self, reply: Result<Outcome, String>) -> Outcome {
        let away = reply.is_err();
        if self.away.swap(away, Ordering::Relaxed) != away {
            match &reply {
                Err(trouble) => tracing::warn!(trouble, "the mail server cannot be used; mails are tried again"),
                Ok(_) => tracing::info!("the mail server can be used again"),
            }
        }
        reply.unwrap_or_else(Outcome::Failed)
    }

    /// Stores what became of a mail. That it was sent is tried to be stored for a while: else it would be sent again.
    async fn note(&self, mail: &Mail, outcome: Outcome) {
        let id = mail.id;
        // Not what the server said: the address may stand in it.
        match &outcome {
            Outcome::Sent => tracing::debug!(mail = %id, "a mail was sent"),
            Outcome::Failed(_) => tracing::debug!(mail = %id, "a mail did not go out"),
            Outcome::Refused(_) => tracing::warn!(mail = %id, "a mail was refused and is given up"),
        }
        let noting = async {
            loop {
                let noted = match &outcome {
                    Outcome::Sent => self.records.mail_sent(id).await,
                    Outcome::Failed(trouble) => self.records.mail_failed(id, trouble).await,
                    Outcome::Refused(trouble) => self.records.mail_refused(id, trouble).await,
                };
                match noted {
                    Ok(()) => return,
                    Err(error) => tracing::warn!(%error, mail = %id, "what became of a mail could not be stored"),
                }
                sleep(EVERY).await;
            }
        };
        if timeout(NOTING, noting).await.is_err() {
            tracing::error!(mail = %id, "what became of a mail was not stored: it may be sent again");
        }
    }
}
