//! Charts.

use super::{Opened, Read, no_text, table};
use crate::fault::codes;
use crate::model::{BlockBody, Chart, ChartKind, Source};
use crate::read::addresses;
use crate::read::context::Context;
use crate::read::nearest::nearest;
use crate::read::outline::{Fact, fact};
use crate::read::settings::{Known, Setting, Settings};

const KNOWN: Known = Known {
    block: "a chart",
    keys: &[
        "type",
        "data",
        "title",
        "description",
        "unit",
        "columns",
        "rows",
        "source",
        "source-address",
        "as-of",
        "review-by",
    ],
    several: &[],
};

/// The types of charts.
const TYPES: [(&str, ChartKind); 3] =
    [("bar", ChartKind::Bar), ("stacked-bar", ChartKind::StackedBar), ("line", ChartKind::Line)];

pub(super) fn read(cx: &mut Context, opened: Opened) -> Read {
    let Opened { head, mut body } = opened;
    let settings = Settings::take(cx, head, &mut body, &KNOWN);
    let no_text = no_text(cx, &body, "a chart", "write it above or below the chart; its lines are all settings");
    let kind = settings.needed(cx, "type", "bar").and_then(|setting| kind(cx, &setting));
    let file = settings.needed(cx, "data", "data/name.csv");
    let title = settings.needed(cx, "title", "The largest language groups in Finland");
    let description = settings.needed(cx, "description", "Russian is by far the largest group.");
    let unit = settings.needed(cx, "unit", "persons");
    let source = source(cx, &settings);
    let path = file.as_ref().and_then(|file| addresses::file(cx, &file.value, file.span.clone(), "data/", &[".csv"]));
    let kind = kind?;
    let data = table::read(cx.sources.text(&path?, cx.faults)?, kind, cx.faults)?;
    let columns = names(cx, &settings, "columns", &data.columns);
    let categories: Vec<String> = data.rows.iter().map(|(category, _)| category.clone()).collect();
    let rows = names(cx, &settings, "rows", &categories);
    let facts = facts(&settings);
    no_text?;
    let (columns, rows) = (columns?, rows?);
    let (category, series) = columns.split_first()?;
    let chart = Chart {
        kind,
        title: title?.value,
        description: description?.value,
        unit: unit?.value,
        decimals: data.decimals,
        source: source?,
        category: category.clone(),
        series: series.to_vec(),
        rows: rows.into_iter().zip(data.rows).map(|(name, (_, values))| (name, values)).collect(),
    };
    Some((BlockBody::Chart(chart), facts))
}

fn kind(cx: &mut Context, setting: &Setting) -> Option<ChartKind> {
    let kind = TYPES.iter().find(|(name, _)| *name == setting.value).map(|(_, kind)| *kind);
    if kind.is_none() {
        let help = match nearest(&setting.value, TYPES.map(|(name, _)| name)) {
            Some(guess) => format!("did you mean `{guess}`?"),
            None => "the types are bar, stacked-bar and line".to_owned(),
        };
        let message = format!("there is no chart of the type `{}`", setting.value);
        cx.fault(codes::WRONG_VALUE, setting.span.clone(), message, help);
    }
    kind
}

fn source(cx: &mut Context, settings: &Settings) -> Option<Source> {
    let name = settings.needed(cx, "source", "Statistics Finland, Population structure");
    let as_of = settings.day(cx, "as-of");
    if as_of == Ok(None) {
        settings.needed(cx, "as-of", "2025-12-31");
    }
    let review_by = settings.day(cx, "review-by");
    let address = settings.get("source-address").cloned();
    if let Some(address) = &address {
        addresses::web(cx, &address.value, address.span.clone(), false);
    }
    let address = address.map(|address| address.value);
    Some(Source { name: name?.value, address, as_of: Some(as_of.ok()??), review_by: review_by.ok()? })
}

/// The names of columns or rows: the file's own, or those that the block has for them.
fn names(cx: &mut Context, settings: &Settings, key: &str, own: &[String]) -> Option<Vec<String>> {
    let Some(setting) = settings.get(key).cloned() else { return Some(own.to_vec()) };
    let names = separated(&setting.value);
    if names.len() != own.len() {
        let message = format!("the data have {} {key}, this line names {}", own.len(), names.len());
        let all = own.join(", ");
        let help = format!(
            "name, in this order, what the file calls {all}; a name with a comma stands in \"quotation marks\""
        );
        cx.fault(codes::CHART_NAMES, setting.span, message, help);
        return None;
    }
    if names.iter().any(String::is_empty) {
        let message = format!("one of these {key} has no name");
        cx.fault(codes::CHART_NAMES, setting.span, message, "write one between the commas");
        return None;
    }
    Some(names)
}

/// Names with commas between; one with a comma in it stands in quotation marks, as in CSV.
fn separated(text: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).trim(csv::Trim::All).from_reader(text.as_bytes());
    let record = reader.records().next().and_then(Result::ok);
    record.map(|record| record.iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// What is the same in every language.
fn facts(settings: &Settings) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (key, name) in
        [("type", "the type"), ("data", "the file of the data"), ("as-of", "as-of"), ("review-by", "review-by")]
    {
        if let Some(setting) = settings.get(key) {
            facts.push(fact(name, setting.value.clone(), setting.span.clone()));
        }
    }
    facts
}
