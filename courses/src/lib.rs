//! What a course is: its format, reading, checks, rendering, marking, drawing a test, completion.
//! Pure: no web, no database, no clock and no random source of its own.

pub mod answer;
pub mod completion;
pub mod draw;
pub mod fault;
pub mod grade;
pub mod model;
pub mod rules;
pub mod words;

mod text;

#[cfg(feature = "read")]
pub mod check;
#[cfg(feature = "read")]
pub mod read;
#[cfg(feature = "read")]
pub mod render;

#[cfg(feature = "read")]
mod links;
#[cfg(feature = "read")]
mod load;
#[cfg(feature = "read")]
pub use load::{Files, Loaded, load};
pub use model::*;
