//! The interactive pieces. Each wraps what the server rendered and makes it nicer; without it everything works by forms.

pub mod player;
pub mod practice;
pub mod test_form;
pub mod timer;

#[cfg(feature = "hydrate")]
mod calls;
#[cfg(feature = "hydrate")]
mod dom;
