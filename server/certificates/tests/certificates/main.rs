//! The certificates from outside: what other programs find in the files.

mod attachments;
mod credentials;
mod lists;
mod logos;
mod names;
mod sheets;
mod standards;
mod support;
mod svg;
mod verify;
