//! Organisations: who may open their pages, what managers do there.

mod board;
mod certificates;
mod import;
mod joining;
mod logo;
mod look;
mod making;
mod managing_courses;
mod managing_invitations;
mod managing_people;
mod managing_settings;
mod managing_teams;
mod memberships;
mod named;
mod person;
mod personal;
mod reminders;
mod removing;
mod seats;
