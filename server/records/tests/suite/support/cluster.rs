//! Databases on the throw-away PostgreSQL.

use std::sync::atomic::{AtomicU32, Ordering};

use perehdy_test_postgres::{shared, with_database};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Makes a database, empty or like the one at an address, which nobody may be connected to; gives its address.
pub(crate) async fn fresh_database(like: Option<&str>) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let address = tokio::task::spawn_blocking(administration).await.unwrap();
    let name = format!("perehdy_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
    let mut connection = PgConnection::connect(address).await.expect("the test's PostgreSQL does not answer");
    let template = like.and_then(|address| address.rsplit('/').next()?.split('?').next());
    let template = template.map(|name| format!(" TEMPLATE {name}")).unwrap_or_default();
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}{template}"))).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    with_database(address, &name)
}

/// The address of the database that is always there.
pub(crate) fn administration() -> &'static str {
    shared()
}
