//! Organisations: seats, joining, teams, what is asked, the board, the log.

mod api_tokens;
mod board;
mod exports;
mod importing;
mod joining;
mod logos;
mod managing;
mod reminders;
mod webhooks;
