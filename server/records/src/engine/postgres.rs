//! PostgreSQL: a pool, and a transaction of its own for each write.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _};
use tokio::time::{sleep, timeout};

use super::value::bound;
use super::{Fault, LONGEST, PATIENCE, Row, TRIES, Tx, Value, Write, migrations};
use crate::OpenError;

/// What each connection begins with. The server must not go on with what nobody waits for any more; and what is told as
/// stored must be on its disk, whatever the server's own setting (`remote_apply` and the like promise more, and stay).
/// Set by statements: connection poolers often refuse such things as parameters of the connection.
const BEGINNING: &str = "SET statement_timeout = '8s'; \
     SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

/// A pool of connections. They are not looked at before each use, which would be a round trip more; who finds that theirs
/// is dead, before anything was done, takes one that has been looked at.
pub(crate) struct Postgres {
    pool: PgPool,
}

impl Postgres {
    pub(super) async fn open(options: &PgConnectOptions, connections: u32) -> Result<Self, OpenError> {
        let options = options.clone().application_name("perehdy").disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(connections.max(1))
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .idle_timeout(Duration::from_secs(10 * 60))
            .max_lifetime(Duration::from_secs(60 * 60))
            .after_connect(|connection, _| Box::pin(async move { connection.execute(BEGINNING).await.map(|_| ()) }))
            .connect_lazy_with(options);
        let mut connection = pool.acquire().await.map_err(|error| OpenError::Engine(Fault::from(error).message()))?;
        migrations::bring_up(&mut *connection).await?;
        Ok(Self { pool })
    }

    pub(super) async fn read(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        let rows = in_time(async {
            match bound::<sqlx::Postgres>(sql, values).fetch_all(&self.pool).await {
                Err(error) if is_dead(&error) => {
                    let mut connection = self.living().await?;
                    Ok(bound::<sqlx::Postgres>(sql, values).fetch_all(&mut *connection).await?)
                }
                rows => Ok(rows?),
            }
        })
        .await?;
        Ok(rows.into_iter().map(Row::Postgres).collect())
    }

    pub(super) async fn read_each<T: Send>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        mut kept: impl FnMut(&Row) -> Result<T, Fault> + Send,
    ) -> Result<Vec<T>, Fault> {
        in_time(async {
            // Looked at first: what has begun to come cannot be begun again.
            let mut connection = self.living().await?;
            let mut rows = bound::<sqlx::Postgres>(sql, values).fetch(&mut *connection);
            let mut all = Vec::new();
            while let Some(row) = rows.try_next().await? {
                all.push(kept(&Row::Postgres(row))?);
            }
            Ok(all)
        })
        .await
    }

    pub(super) async fn write<W: Write>(&self, write: W) -> Result<W::Answer, Fault> {
        in_time(async {
            let mut tries = 1;
            loop {
                match self.once(&write).await {
                    Err(fault) if fault.may_go_again() && tries < TRIES => {
                        tracing::debug!(tries, ?fault, "a transaction is begun anew");
                        sleep(Duration::from_millis(u64::from(5 * tries * tries))).await;
                        tries += 1;
                    }
                    outcome => return outcome,
                }
            }
        })
        .await
    }

    /// One try. A transaction that is dropped is rolled back by the pool.
    async fn once<W: Write>(&self, write: &W) -> Result<W::Answer, Fault> {
        let mut connection = self.pool.acquire().await?;
        loop {
            match connection.begin().await {
                Ok(mut transaction) => {
                    let answer = write.run(&mut Tx::Postgres(&mut transaction)).await?;
                    transaction.commit().await?;
                    return Ok(answer);
                }
                Err(error) if is_dead(&error) => {}
                Err(error) => return Err(error.into()),
            }
            drop(connection);
            connection = self.living().await?;
        }
    }

    /// A connection that has just answered.
    async fn living(&self) -> Result<PoolConnection<sqlx::Postgres>, Fault> {
        loop {
            let mut connection = self.pool.acquire().await?;
            match connection.ping().await {
                Ok(()) => return Ok(connection),
                Err(error) => tracing::debug!(%error, "a dead connection is closed"),
            }
            // Ends it without a word: nobody listens.
            drop(connection.detach());
        }
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

/// Whether the connection is of no use any more: broken off, or ended by the server (a restart, an administrator, idle for
/// too long).
fn is_dead(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| code.starts_with("08") || ["57P01", "57P02", "57P05"].contains(&&*code))
        }
        _ => false,
    }
}

/// Gives up when the server does not answer: a connection can be dead without anybody being told.
async fn in_time<T>(work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    timeout(LONGEST, work).await.unwrap_or_else(|_| Err(Fault::Away("no answer within the time allowed".to_owned())))
}

#[cfg(test)]
mod tests {
    use perehdy_test_postgres::{shared, with_database};
    use sqlx::PgConnection;

    use super::*;
    use crate::engine::values;

    #[tokio::test]
    async fn commits_wait_for_the_disk_whatever_the_server_is_set_to() {
        let address = tokio::task::spawn_blocking(shared).await.unwrap();
        let mut administrator = PgConnection::connect(address).await.unwrap();
        let name = format!("perehdy_settings_{}", std::process::id());
        for (set, expected) in [("off", "on"), ("on", "on"), ("remote_apply", "remote_apply")] {
            for sql in [
                format!("DROP DATABASE IF EXISTS {name}"),
                format!("CREATE DATABASE {name}"),
                format!("ALTER DATABASE {name} SET synchronous_commit = '{set}'"),
            ] {
                administrator.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
            }
            let postgres = Postgres::open(&with_database(address, &name).parse().unwrap(), 1).await.unwrap();
            let sql = "SELECT current_setting('synchronous_commit') || ' ' || current_setting('statement_timeout')";
            let rows = postgres.read(sql, values![]).await.unwrap();
            assert_eq!(rows[0].text(0).unwrap(), format!("{expected} 8s"), "{set}");
            postgres.close().await;
        }
    }
}
