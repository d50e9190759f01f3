//! What islands ask of the server. Each decodes, calls what the plain form calls, and maps the outcome; an island whose
//! call fails sends the plain form instead, or says that nothing was saved.

pub mod answer_practice;
#[cfg(feature = "ssr")]
pub(crate) mod door;
pub mod failure;
pub mod save_answer;
pub mod save_media;
