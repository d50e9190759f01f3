//! `perehdy admin grant` and `revoke`: whose account may open the operator's pages.

use std::process::ExitCode;

use perehdy_records::Email;

use super::with_records;
use crate::config::Place;

/// What both take.
#[derive(clap::Args)]
pub(crate) struct Whose {
    /// The address of their account, which may be made later.
    #[arg(value_name = "EMAIL", value_parser = email)]
    email: Email,
    #[command(flatten)]
    place: Place,
}

fn email(text: &str) -> Result<Email, String> {
    Email::parse(text).ok_or_else(|| "write an address as in name@example.org".to_owned())
}

/// Lets somebody open the operator's pages.
pub(super) fn grant(whose: &Whose) -> ExitCode {
    with_records(&whose.place, async |settings, records| {
        let granted = records.grant_admin(&whose.email).await.map_err(|error| error.to_string())?;
        let address = whose.email.written();
        let page = format!("{}/fi/admin", settings.origin(settings.listen));
        Ok(if granted {
            format!("{address} may open {page} once signed in.\n")
        } else {
            format!("{address} could open {page} already.\n")
        })
    })
}

/// Undoes it.
pub(super) fn revoke(whose: &Whose) -> ExitCode {
    with_records(&whose.place, async |_, records| {
        let address = whose.email.written();
        if records.revoke_admin(&whose.email).await.map_err(|error| error.to_string())? {
            Ok(format!("{address} may not open the operator's pages any more.\n"))
        } else {
            Err(format!("{address} could not open the operator's pages before"))
        }
    })
}
