//! A course page of about 30 kB for a learner with progress.

use anyhow::{Context, Result};

use crate::client::Client;
use crate::program::Program;
use crate::table::{Bar, Table};
use crate::{Arguments, course, forms, load};

/// What browsers accept.
pub(crate) const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// Measures the page, uncompressed and compressed, and the same bytes from a bare handler.
pub(crate) async fn measure(program: &Program, arguments: &Arguments, table: &mut Table) -> Result<()> {
    let cookie = learner_with_progress(program).await?;
    let load = async |encodings| load::run(program, course::TEXT, encodings, Some(&cookie), arguments.seconds).await;
    let plain = load("").await?;
    let packed = load(ENCODINGS).await?;

    let mut client = Client::connect(program.port).await?;
    client.cookie = Some(cookie.clone());
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), client.get(course::TEXT, "").await?.body)?;
    let bare = Program::start_bare(file.path()).await?;
    let least = load::run(&bare, "/", "", None, arguments.seconds).await?;
    bare.stop()?;

    let kilobytes = plain.bytes as f64 / 1000.0;
    table.add("a course page, size uncompressed", kilobytes, "kB", Bar::None);
    table.add("a course page, size compressed", packed.bytes as f64 / 1000.0, "kB", Bar::None);
    table.add("a course page, CPU a request, uncompressed", plain.cpu, "ms", Bar::AtMost(0.7));
    table.add("a course page, CPU a request, compressed", packed.cpu, "ms", Bar::AtMost(1.0));
    table.add("a bare handler with the same bytes, CPU a request", least.cpu, "ms", Bar::None);
    table.add("a course page, rate", plain.rate, "/s", Bar::None);
    table.add("a bare handler, rate", least.rate, "/s", Bar::None);
    table.add("rate of the page / rate of the bare handler", plain.rate / least.rate, "", Bar::AtLeast(0.06));
    table.add("CPU of the bare handler / CPU of the page", least.cpu / plain.cpu, "", Bar::None);
    Ok(())
}

/// A new learner who has answered every question of the page; gives the cookie.
async fn learner_with_progress(program: &Program) -> Result<String> {
    let mut client = Client::connect(program.port).await?;
    let (path, page) = client.visit(course::TEXT).await?;
    let mut answered = 0;
    for form in forms::forms(&page.text())? {
        // Questions only: going on from the page would lead away from it.
        if form.hidden("question").is_some() {
            let action = if form.action.is_empty() { &path } else { &form.action };
            let answer = client.post(action, &form.filled(course::KEY, &[])).await?;
            anyhow::ensure!(answer.status == 303, "an answer was answered with {}", answer.status);
            answered += 1;
        }
    }
    anyhow::ensure!(answered == 2, "{answered} questions were found on the page, not 2");
    client.cookie.context("an answer made no session")
}
