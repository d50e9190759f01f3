//! What the tests stand on: a fresh database of either engine, a clock that can be moved, a test to take.

pub(crate) mod again;
pub(crate) mod cluster;
mod course;
mod organisation;
mod people;
pub(crate) mod proxy;
mod store;
mod words;
mod world;

pub(crate) use course::*;
pub(crate) use organisation::*;
pub(crate) use people::*;
pub(crate) use store::{Beside, Engine, Store};
pub(crate) use words::*;
pub(crate) use world::{DAY, HOUR, KEY, MINUTE, START, TestClock, TestEntropy, TestSigner};

/// Instantiates tests, `async fn(Store)`, on both engines, on databases with the newest schema; after `blank:` on ones that
/// nobody has opened. One that is not named here is unused, which fails the build.
macro_rules! on_both {
    (blank: $($name:ident),* $(,)?) => { on_both!(@ blank_sqlite, blank_postgres: $($name),*); };
    ($($name:ident),* $(,)?) => { on_both!(@ sqlite, postgres: $($name),*); };
    (@ $sqlite:ident, $postgres:ident: $($name:ident),*) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name(crate::support::Store::$sqlite().await).await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name(crate::support::Store::$postgres().await).await;
                }
            )*
        }
    };
}
