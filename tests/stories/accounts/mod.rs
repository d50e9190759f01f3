//! Accounts: work kept by e-mail, joined from several devices, taken along and erased.

mod claim;
mod details;
mod devices;
mod erase;
mod export;
mod links;
mod passkeys;
mod passwords;
mod strangers;
