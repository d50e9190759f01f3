//! The open database: what every use case starts from. The use cases stand in the modules beside this one.

use std::sync::Arc;

use perehdy_courses::model::Timestamp;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::credentials::SignedLists;
use crate::engine::{Address, Engine, Fault, Tx, Write, values};
use crate::ids::new_id;
use crate::{
    Certificate, CredentialSignatures, Error, LinkToken, OpenError, SessionToken, Signatures, SignedStatusList,
    StatusList, StatusPlace,
};

/// The clock: a parameter, so that tests can move it.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The source of secrets and ids: a parameter, so that tests can repeat themselves.
pub trait Entropy: Send + Sync {
    /// Fills the bytes with random ones, fit for secrets.
    fn fill(&self, bytes: &mut [u8]);
}

/// What signs certificates: a parameter, because keys are no matter of the database.
pub trait Signer: Send + Sync {
    /// The signatures of the key with this id over what a certificate says and when it was signed; `None` when the key's
    /// private half is not here.
    fn sign(&self, key: &str, certificate: &Certificate, signed: Timestamp) -> Option<Signatures>;

    /// The signatures of the key with this id under the credential of a certificate that has this place; `None` as above.
    fn sign_credential(
        &self,
        key: &str,
        certificate: &Certificate,
        place: StatusPlace,
        signed: Timestamp,
    ) -> Option<CredentialSignatures>;

    /// A list of what was taken back, by whoever answers at `origin`, signed by the key with this id; `None` as above.
    fn sign_status_list(&self, key: &str, origin: &str, list: &StatusList) -> Option<SignedStatusList>;
}

/// How the database is opened.
#[derive(Clone)]
pub struct Options {
    /// `sqlite:PATH` or `postgres://…`.
    pub address: String,
    /// Most connections: readers on SQLite, all on PostgreSQL.
    pub connections: u32,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The random source.
    pub entropy: Arc<dyn Entropy>,
    /// What signs certificates.
    pub signer: Arc<dyn Signer>,
}

/// The database.
#[derive(Clone)]
pub struct Records {
    shared: Arc<Shared>,
}

struct Shared {
    engine: Engine,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    signer: Arc<dyn Signer>,
    /// Told of each mail that this instance queues.
    mails: Notify,
    status_lists: SignedLists,
}

impl Records {
    /// Opens the database and brings its schema up to date. A SQLite file is made when it is not there (its folder must
    /// exist). To be called inside a tokio runtime, which must live as long as the database is used.
    ///
    /// # Errors
    /// When the address is not understood, the database cannot be reached, or its schema is newer.
    pub async fn open(options: Options) -> Result<Self, OpenError> {
        let Options { address, connections, clock, entropy, signer } = options;
        let engine = Engine::open(&Address::parse(&address)?, connections).await?;
        let (mails, status_lists) = (Notify::new(), SignedLists::default());
        Ok(Self { shared: Arc::new(Shared { engine, clock, entropy, signer, mails, status_lists }) })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        self.engine().read("SELECT id FROM learners LIMIT 1", values![]).await?;
        Ok(())
    }

    /// Whether the database can store something: writes a row, the same each time, to its disk.
    ///
    /// # Errors
    /// When it cannot.
    pub async fn ready_to_write(&self) -> Result<(), Error> {
        self.engine().write(Beat(self.now())).await
    }

    /// Finishes what is being written and closes all connections. Everything afterwards is [`Error::Unavailable`].
    pub async fn close(&self) {
        self.engine().close().await;
    }

    /// Now, by the clock that everything is stored with.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    /// A new token for [`Who::New`](crate::Who::New); nothing is stored.
    #[must_use]
    pub fn new_token(&self) -> SessionToken {
        SessionToken(self.random())
    }

    /// A new secret for a link in a mail; nothing is stored.
    #[must_use]
    pub fn new_link_token(&self) -> LinkToken {
        LinkToken(self.random())
    }

    /// Random bytes, fit for secrets, by the source that everything is made with.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy().fill(&mut bytes);
        bytes
    }

    pub(crate) fn mails(&self) -> &Notify {
        &self.shared.mails
    }

    pub(crate) fn status_lists(&self) -> &SignedLists {
        &self.shared.status_lists
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.shared.engine
    }

    pub(crate) fn entropy(&self) -> &dyn Entropy {
        &*self.shared.entropy
    }

    pub(crate) fn signer(&self) -> &dyn Signer {
        &*self.shared.signer
    }

    /// An id for something made now.
    pub(crate) fn new_id(&self, now: Timestamp) -> Uuid {
        new_id(now, self.entropy())
    }
}

/// A write of which nothing is to be remembered.
struct Beat(Timestamp);

impl Write for Beat {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let sql = "INSERT INTO heartbeats (name, beaten_at) VALUES ('ready', $1) \
                   ON CONFLICT (name) DO UPDATE SET beaten_at = excluded.beaten_at";
        tx.execute(sql, values![self.0]).await?;
        Ok(())
    }
}
