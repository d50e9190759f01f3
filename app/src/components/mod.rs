//! Pieces rendered on the server.

pub mod asked;
pub mod certificate_cards;
pub mod choices;
pub mod course_outline;
pub mod error_summary;
pub mod field;
pub mod keep_work;
pub mod logo;
pub mod media;
pub mod missing;
pub mod own_name;
pub mod passkey;
pub mod practice;
pub mod progress;
pub mod question_fields;
pub mod renewal;
pub mod score;
pub mod seen;
pub mod select;
pub mod status;
pub mod text;
