//! The table `[test]`.

use super::Value;
use super::table::Table;
use crate::fault::codes;
use crate::model::Extensions;
use crate::read::source::{Faults, Span};

/// What `course.toml` says of the test.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) pass_mark: u8,
    pub(crate) minutes: u32,
    pub(crate) time_limit: Option<u32>,
    pub(crate) extensions: Extensions,
    pub(crate) attempts: Option<u32>,
    pub(crate) wait_minutes: u32,
    pub(crate) draw: Vec<Quota>,
}

/// How many questions are drawn from a module.
#[derive(Debug)]
pub(crate) struct Quota {
    pub(crate) module: String,
    pub(crate) span: Span,
    pub(crate) questions: u32,
    /// Where the number stands.
    pub(crate) questions_span: Span,
}

const KEYS: &[&str] = &["pass-mark", "minutes", "time-limit", "extension", "attempts", "wait-minutes", "draw"];

/// A year, in minutes: more than any rule needs.
const YEAR: u32 = 527_040;

pub(super) fn read(top: &Table, faults: &mut Faults) -> Option<Test> {
    let value = top.get("test")?;
    let table = top.table(value, "[test]", KEYS, "[test]", faults)?;
    let example = "pass-mark = 75";
    let pass_mark = table.needed("pass-mark", example, faults);
    let pass_mark = pass_mark.and_then(|value| table.whole(value, 1..=100, example, faults));
    let minutes = table.needed("minutes", "minutes = 20", faults);
    let minutes = minutes.and_then(|value| table.whole(value, 1..=600, "minutes = 20", faults));
    let time_limit = table.get("time-limit").and_then(|value| table.whole(value, 1..=YEAR, "time-limit = 40", faults));
    let extension = table.get("extension").and_then(|value| extension(&table, value, faults));
    let attempts = table.get("attempts").and_then(|value| table.whole(value, 1..=1000, "attempts = 5", faults));
    let wait = table.get("wait-minutes").and_then(|value| table.whole(value, 0..=YEAR, "wait-minutes = 120", faults));
    Some(Test {
        pass_mark: pass_mark.and_then(|(mark, _)| mark.try_into().ok()).unwrap_or(100),
        minutes: minutes.map_or(1, |(minutes, _)| minutes),
        time_limit: time_limit.map(|(limit, _)| limit),
        extensions: extension.unwrap_or_default(),
        attempts: attempts.map(|(attempts, _)| attempts),
        wait_minutes: wait.map_or(0, |(wait, _)| wait),
        draw: draw(&table, faults),
    })
}

fn extension<'a, 'i>(test: &Table<'a, 'i>, value: &'a Value<'i>, faults: &mut Faults) -> Option<Extensions> {
    let example = "extension = { times = 2, minutes = 20 }";
    let table = test.table(value, "extension", &["times", "minutes"], example, faults)?;
    let times = table.needed("times", example, faults);
    let times = times.and_then(|value| table.whole(value, 1..=100, "times = 2", faults));
    let minutes = table.needed("minutes", example, faults);
    let minutes = minutes.and_then(|value| table.whole(value, 1..=YEAR, "minutes = 20", faults));
    if test.get("time-limit").is_none() {
        let help = "write a time-limit too, or leave the extension out";
        test.fault(codes::WRONG_VALUE, value.span(), "there is no time limit to lengthen", help, faults);
    }
    Some(Extensions { times: times?.0, minutes: minutes?.0 })
}

fn draw(test: &Table, faults: &mut Faults) -> Vec<Quota> {
    let example = "draw = [{ module = \"start\", questions = 8 }]";
    let Some(value) = test.needed("draw", example, faults) else { return Vec::new() };
    let Some(list) = test.list(value, example, faults) else { return Vec::new() };
    if list.is_empty() {
        let help = format!("write, for example: {example}");
        test.fault(codes::EMPTY_DRAW, value.span(), "the test draws no questions", &help, faults);
    }
    let mut quotas: Vec<Quota> = Vec::new();
    for value in list {
        let example = "{ module = \"start\", questions = 8 }";
        let keys = &["module", "questions"];
        let Some(table) = test.table(value, "a quota", keys, example, faults) else { continue };
        let module = table.needed("module", example, faults);
        let module = module.and_then(|value| table.text(value, example, faults));
        let questions = table.needed("questions", example, faults);
        let questions = questions.and_then(|value| table.whole(value, 1..=500, "questions = 8", faults));
        let (Some((module, span)), Some((questions, questions_span))) = (module, questions) else { continue };
        if quotas.iter().any(|quota| quota.module == module) {
            let message = format!("the test draws twice from `{module}`");
            test.fault(codes::DUPLICATE_ID, span, message, "write one number for both", faults);
        } else {
            quotas.push(Quota { module, span, questions, questions_span });
        }
    }
    quotas
}
