//! `perehdy admin organisation`: `new`, `list`, `invite-manager`.

use std::fmt::Write as _;
use std::process::ExitCode;

use perehdy_app::i18n::{day_and_time, messages};
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{INVITED_DAYS, LinkToken, Records, Refusal};

use super::with_records;
use crate::config::{Place, Settings};

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The longest name, in characters.
const LONGEST: usize = 200;

/// The commands.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make an organisation; prints the invitation of its first manager.
    New(New),
    /// List all organisations with the number of their members.
    List(List),
    /// Print another invitation for a manager, of an organisation that has none left, say.
    InviteManager(InviteManager),
}

/// What `new` takes.
#[derive(clap::Args)]
pub(crate) struct New {
    /// What it is called.
    #[arg(value_name = "NAME")]
    name: String,
    /// What stands in its addresses: lower-case letters a to z, digits, dashes [default: made from the name].
    #[arg(long, value_name = "SLUG")]
    slug: Option<String>,
    #[command(flatten)]
    invited: Invited,
    #[command(flatten)]
    place: Place,
}

/// What `list` takes.
#[derive(clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    place: Place,
}

/// What `invite-manager` takes.
#[derive(clap::Args)]
pub(crate) struct InviteManager {
    /// What stands in the organisation's addresses.
    #[arg(value_name = "SLUG")]
    slug: String,
    #[command(flatten)]
    invited: Invited,
    #[command(flatten)]
    place: Place,
}

/// How the invitation is printed.
#[derive(clap::Args)]
struct Invited {
    /// Language of the page that the invitation opens: fi, sv or en. It can be changed on the page.
    #[arg(long, value_name = "LANG", default_value = "fi", value_parser = language)]
    lang: Lang,
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| "write fi, sv or en".to_owned())
}

/// Runs a command.
pub(super) fn run(command: &Command) -> ExitCode {
    match command {
        Command::New(new) => with_records(&new.place, async |settings, records| make(settings, records, new).await),
        Command::List(of) => with_records(&of.place, async |_, records| list(records).await),
        Command::InviteManager(of) => {
            with_records(&of.place, async |settings, records| invite(settings, records, of).await)
        }
    }
}

async fn make(settings: &Settings, records: &Records, new: &New) -> Result<String, String> {
    let length = new.name.trim().chars().count();
    if length == 0 || length > LONGEST {
        return Err(format!("the name has {length} characters; write one of 1 to {LONGEST}"));
    }
    let now = records.now();
    let made = records.new_organisation(&new.name, new.slug.as_deref()).await.map_err(|error| error.to_string())?;
    match made {
        Ok((organisation, token)) => Ok(format!(
            "{} was made: {}/{}/organisation/{}\n{}",
            organisation.name,
            settings.origin(settings.listen),
            new.invited.lang.code(),
            organisation.slug,
            invitation(settings, &token, now, new.invited.lang)
        )),
        Err(Refusal::Taken) => Err(match &new.slug {
            Some(slug) => format!("there is an organisation {slug} already; choose another slug"),
            None => "there is an organisation of this name already, or one with the same slug; choose a slug by --slug"
                .to_owned(),
        }),
        Err(_) => Err(match &new.slug {
            Some(slug) => format!(
                "“{slug}” cannot be a slug; write 2 to 60 lower-case letters (a to z), digits and dashes, no dash at its ends, \
                 and not “new”"
            ),
            None => format!("no slug can be made from “{}”; write one by --slug", new.name.trim()),
        }),
    }
}

async fn invite(settings: &Settings, records: &Records, of: &InviteManager) -> Result<String, String> {
    let now = records.now();
    match records.invite_manager(&of.slug).await.map_err(|error| error.to_string())? {
        Some(token) => Ok(invitation(settings, &token, now, of.invited.lang)),
        None => Err(format!("there is no organisation {}; perehdy admin organisation list shows all", of.slug)),
    }
}

/// The invitation with what is to be known of it.
fn invitation(settings: &Settings, token: &LinkToken, made: Timestamp, lang: Lang) -> String {
    let (english, zone) = (messages(Lang::En), &settings.time_zone);
    let ends = Timestamp(made.0.saturating_add(i64::from(INVITED_DAYS).saturating_mul(DAY)));
    // The pages keep a day and its month together; a terminal need not.
    let ends = day_and_time(english, zone, ends).replace('\u{a0}', " ");
    let zone = zone.0.iana_name().unwrap_or("UTC");
    if settings.public_url.is_none() {
        eprintln!(
            "perehdy: public-url is not set: the address below is the one at which the program listens by its settings"
        );
    }
    format!(
        "A manager comes in by this address, once, until {ends} ({zone}). Give it to nobody else:\n{}/{}/join/{}\n",
        settings.origin(settings.listen),
        lang.code(),
        token.text()
    )
}

async fn list(records: &Records) -> Result<String, String> {
    let all = records.organisations().await.map_err(|error| error.to_string())?;
    if all.is_empty() {
        return Ok("There is no organisation yet.\n".to_owned());
    }
    let width = all.iter().map(|(organisation, _)| organisation.slug.len()).chain([4]).max().unwrap_or(4);
    let mut text = format!("{:width$}  MEMBERS  NAME\n", "SLUG");
    for (organisation, members) in all {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{:width$}  {members:>7}  {}", organisation.slug, organisation.name);
    }
    Ok(text)
}
