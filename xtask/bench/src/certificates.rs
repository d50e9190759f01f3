//! Certificates: a learner passes the test as anybody would, and the PDF is fetched again and again; those of an
//! organisation as one archive.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use scraper::Html;

use crate::client::Client;
use crate::filled::{Filled, MEASURED, PEOPLE};
use crate::forms::{forms, selector};
use crate::program::Program;
use crate::table::{Bar, Table};
use crate::{Arguments, course, load};

/// A name with letters that are not in the simplest fonts.
const NAME: &str = "Åsa Öhman-Šimkutė";

/// Measures PDFs made in a second of CPU time, their size, and the page behind the QR code.
pub(crate) async fn measure(program: &Program, arguments: &Arguments, table: &mut Table) -> Result<()> {
    let mut client = Client::connect(program.port).await?;
    walk(&mut client, course::TEST, course::KEY, &["start", "answer", "hand-in"]).await.context("passing the test")?;
    walk(&mut client, course::CERTIFICATE, NAME, &["preview", "issue"]).await.context("issuing the certificate")?;
    let (_, page) = client.visit(course::CERTIFICATE).await?;
    let links = selector("a[href]")?;
    let page = Html::parse_document(&page.text());
    let path = page.select(&links).filter_map(|link| link.attr("href")).find(|path| path.ends_with(".pdf"));
    let path = path.context("no link to a PDF")?.to_owned();
    let pdf = client.get(&path, "").await?;
    if pdf.status != 200 || !pdf.body.starts_with(b"%PDF-") {
        bail!("{path} answered {} and no PDF", pdf.status);
    }
    let load = load::run(program, &path, "", None, arguments.seconds).await?;
    table.add("certificates a second on a core (from CPU time)", 1000.0 / load.cpu, "/s", Bar::AtLeast(300.0));
    table.add("certificates a second, as answered", load.rate, "/s", Bar::None);
    table.add("a certificate, size", load.bytes as f64 / 1000.0, "kB", Bar::AtMost(45.0));
    let token =
        path.rsplit('/').next().and_then(|file| file.strip_suffix(".pdf")).context("no number in the address")?;
    let load = load::run(program, &format!("/v/{token}"), "", None, arguments.seconds).await?;
    table.add("the public page of a certificate, CPU", load.cpu, "ms", Bar::AtMost(1.0));
    Ok(())
}

/// The archive of the certificates of an organisation of ten thousand, twice: the first time the hashes of the files are
/// remembered. A program of its own, whose memory nothing else has used.
pub(crate) async fn archive(arguments: &Arguments, folder: &Path, table: &mut Table) -> Result<()> {
    let mut filled = Filled::new(arguments, folder, "archive").await?;
    let people = PEOPLE.min(arguments.learners);
    let cookie = filled.organisation(MEASURED, people).await?;
    filled.certificates(MEASURED, people).await?;
    let own = filled.close().await?;
    let program = Program::start(arguments, &own).await?;
    Filled::open(own).await?.signed().await?;
    let mut client = Client::connect(program.port).await?;
    client.cookie = Some(cookie);
    let path = format!("/en/organisation/bench-{MEASURED}/board/{}/export.zip", course::PARTS);
    let before = program.memory("VmRSS")?;
    for which in ["never taken before", "taken again"] {
        let (cpu, start) = (program.cpu()?, Instant::now());
        let answer = client.post(&path, "do=zip").await?;
        ensure!(answer.status == 200, "export.zip was answered with {}", answer.status);
        // The last 22 bytes of an archive say how many files are in it.
        let end = answer.body.last_chunk::<22>().filter(|end| end.starts_with(b"PK\x05\x06"));
        let files = end.map(|end| u32::from(u16::from_le_bytes([end[10], end[11]])));
        ensure!(files == Some(people), "the archive has {files:?} files");
        let (elapsed, cpu) = (start.elapsed().as_secs_f64(), program.cpu()? - cpu);
        let name = format!("zip of {people} certificates, {which}");
        table.add(&name, f64::from(people) / elapsed, "/s", Bar::None);
        table.add(&format!("{name}, on a core (from CPU time)"), f64::from(people) / cpu, "/s", Bar::AtLeast(300.0));
        table.add(&format!("{name}, size"), answer.body.len() as f64 / 1_000_000.0, "MB", Bar::None);
    }
    let most = program.memory("VmHWM")?;
    table.add("memory that the zips took at most", most - before, "MB", Bar::None);
    table.add("resident memory, most during the zips", most, "MB", Bar::AtMost(100.0));
    program.stop()
}

/// Sends the page's forms one after the other until none of those that do something in `wanted` is left. Forms say what
/// they do in the field or button `do`.
async fn walk(client: &mut Client, start: &str, text: &str, wanted: &[&str]) -> Result<()> {
    let (mut path, answer) = client.visit(start).await?;
    let mut page = answer.text();
    for _ in 0..20 {
        // Without named buttons of `wanted` a form counts by its hidden field.
        let next = forms(&page)?.into_iter().find_map(|form| {
            let body = form.filled(text, &["next", "issue", "preview"]);
            let does = body.split('&').find_map(|pair| pair.strip_prefix("do="))?.to_owned();
            wanted.contains(&&*does).then_some((form.action, body, does))
        });
        let Some((action, body, does)) = next else { return Ok(()) };
        let action = if action.is_empty() { path.clone() } else { action };
        let answer = client.post(&action, &body).await?;
        match (answer.status, answer.header("location")) {
            (303, Some(location)) => {
                let (address, answer) = client.visit(location).await?;
                path = address;
                page = answer.text();
            }
            (200, _) => page = answer.text(),
            (status, _) => bail!("{does} answered {status}"),
        }
        // What comes last leads to a page that may offer the same again (another attempt, another name).
        if wanted.last() == Some(&&*does) {
            return Ok(());
        }
    }
    bail!("{start} goes on for ever")
}
