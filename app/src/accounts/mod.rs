//! What pages about accounts stand on: passwords, passkeys, the names of devices, the texts of mails.

pub mod device;
pub mod mails;
pub mod passkeys;
pub mod passwords;
