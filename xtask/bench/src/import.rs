//! A list of ten thousand people: sent, looked at, carried out, as a manager does it.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::Arguments;
use crate::client::Client;
use crate::course;
use crate::forms::forms;
use crate::program::Program;
use crate::table::{Bar, Table};

const PEOPLE: u32 = 10_000;

/// Measures both requests: the one that sends the list, and the one that invites everybody on it.
/// With data of its own: the mails that it makes are written for a while, which would be in the way of what comes after.
pub(crate) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir()?;
    course::write(folder.path())?;
    let program = Program::start(arguments, folder.path()).await?;
    let done = measured(&program, arguments, folder.path(), table).await;
    program.stop()?;
    done
}

async fn measured(program: &Program, arguments: &Arguments, folder: &Path, table: &mut Table) -> Result<()> {
    let mut manager = manager(program, arguments, folder).await.context("becoming a manager")?;
    let page = "/en/organisation/measured/import";
    let (cpu, start) = (program.cpu()?, Instant::now());
    let sent = manager.post_file(page, &list()).await?;
    let looked = start.elapsed().as_secs_f64();
    let shown = sent.header("location").map(str::to_owned);
    let shown = shown.with_context(|| format!("the list was answered with {}", sent.status))?;
    let preview = manager.get(&shown, "").await?.text();
    let confirm =
        forms(&preview)?.into_iter().find(|form| form.hidden("list").is_some()).context("no form to confirm")?;
    let start = Instant::now();
    let done = manager.post(&confirm.action, &confirm.filled("", &["confirm"])).await?;
    let carried_out = start.elapsed().as_secs_f64();
    ensure!(done.status == 303, "confirming was answered with {}", done.status);
    let (_, answer) = manager.visit(&shown).await?;
    ensure!(answer.text().contains("10,000 people get an invitation"), "not everybody was invited");
    table.add("10,000 people from a CSV file: looked at", looked, "s", Bar::None);
    table.add("10,000 people from a CSV file: looked at and invited", looked + carried_out, "s", Bar::AtMost(3.0));
    table.add("10,000 people from a CSV file, CPU", program.cpu()? - cpu, "s", Bar::None);
    Ok(())
}

/// A browser that has joined a new organisation as its manager.
async fn manager(program: &Program, arguments: &Arguments, folder: &Path) -> Result<Client> {
    let mut command = Command::new(&arguments.program);
    command.args(["admin", "organisation", "new", "Measured", "--slug", "measured", "--lang", "en"]);
    command.arg("--data").arg(folder.join("data")).args(["--public-url", "http://localhost"]);
    if let Some(database) = &arguments.database {
        command.args(["--database", database]);
    }
    let said = command.output()?;
    ensure!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let said = String::from_utf8(said.stdout)?;
    let link = said.split_whitespace().rev().find_map(|word| word.strip_prefix("http://localhost"));
    let link = link.context("no invitation was printed")?;
    let mut client = Client::connect(program.port).await?;
    let (path, page) = client.visit(link).await?;
    let join = forms(&page.text())?.into_iter().next().context("no form to join")?;
    let action = if join.action.is_empty() { path } else { join.action.clone() };
    let joined = client.post(&action, &join.filled("Maija Manageri", &["join"])).await?;
    ensure!(joined.status == 303, "joining was answered with {}", joined.status);
    Ok(client)
}

fn list() -> String {
    let mut list = "Nimi;Sähköposti;Kurssi;Määräaika\r\n".to_owned();
    for i in 0..PEOPLE {
        // Writing to a String cannot fail.
        let _ = write!(list, "Aino Öhman-Mäkinen {i};aino.{i}@example.org;{};31.12.2099\r\n", course::ID);
    }
    list
}
