//! What the tests stand on: the program, its database, a browser without a script, the courses with their keys.

pub(crate) mod answers;
pub(crate) mod api;
pub(crate) mod authority;
pub(crate) mod browser;
pub(crate) mod courses;
pub(crate) mod crawl;
pub(crate) mod database;
pub(crate) mod folder;
pub(crate) mod form;
pub(crate) mod html;
pub(crate) mod joining;
pub(crate) mod mailbox;
pub(crate) mod organisation;
pub(crate) mod page;
pub(crate) mod passkeys;
pub(crate) mod pdf;
pub(crate) mod program;
pub(crate) mod receiver;
pub(crate) mod server;
pub(crate) mod smtp;
pub(crate) mod standing;
pub(crate) mod walk;

/// Instantiates stories, `fn(Engine)`, on both engines. One that is not named is unused, which the compiler tells.
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() {
                    super::$name(crate::support::database::Engine::Sqlite);
                }
            )*
        }
        mod postgres {
            $(
                #[test]
                fn $name() {
                    super::$name(crate::support::database::Engine::Postgres);
                }
            )*
        }
    };
}
