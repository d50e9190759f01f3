//! WebVTT files.

use super::source::{Faults, Source, Span, trimmed};
use crate::fault::codes;
use crate::model::Cue;

/// Reads captions; `None` when the file has faults.
pub(crate) fn read(source: &Source, faults: &mut Faults) -> Option<Vec<Cue>> {
    let mut sections = sections(source).into_iter();
    let header = sections.next();
    let first = header.as_ref().and_then(|lines| lines.first().cloned()).unwrap_or(0..0);
    let title = source.part(first.clone());
    if first.start != 0 || !(title == "WEBVTT" || title.starts_with("WEBVTT ") || title.starts_with("WEBVTT\t")) {
        let help = "the first line of a captions file is: WEBVTT";
        faults.push(source.fault(
            codes::CAPTIONS_HEADER,
            source.line_at(0),
            "this file does not begin as captions do",
            help,
        ));
        return None;
    }
    let mut sound = true;
    // Captions may follow the first line without a space between; browsers take them.
    let rest = header.map(|lines| lines.into_iter().skip(1).collect::<Vec<_>>()).unwrap_or_default();
    let rest = Some(rest).filter(|lines| lines.iter().any(|line| source.part(line.clone()).contains("-->")));
    let mut cues: Vec<Cue> = Vec::new();
    for lines in rest.into_iter().chain(sections) {
        let first = lines.first().map_or("", |line| source.part(line.clone()));
        let word = first.split_whitespace().next().unwrap_or_default();
        if word == "NOTE" || (matches!(word, "STYLE" | "REGION") && !first.contains("-->")) {
            continue;
        }
        match cue(source, &lines, cues.last(), faults) {
            Some(cue) => cues.push(cue),
            None => sound = false,
        }
    }
    if cues.is_empty() && sound {
        let help = "write, for example, 00:00:01.000 --> 00:00:04.000 and below it what is said";
        faults.push(source.fault(codes::CAPTIONS_WITHOUT_TEXT, first, "this file has no captions", help));
        return None;
    }
    sound.then_some(cues)
}

/// Groups of lines with empty lines between.
fn sections(source: &Source) -> Vec<Vec<Span>> {
    let mut sections = Vec::new();
    let mut section = Vec::new();
    for line in source.lines(source.all()) {
        if source.part(line.clone()).trim().is_empty() {
            if !section.is_empty() {
                sections.push(std::mem::take(&mut section));
            }
        } else {
            section.push(line);
        }
    }
    if !section.is_empty() {
        sections.push(section);
    }
    sections
}

fn cue(source: &Source, lines: &[Span], before: Option<&Cue>, faults: &mut Faults) -> Option<Cue> {
    let index = lines.iter().take(2).position(|line| source.part(line.clone()).contains("-->"));
    let timing = lines.get(index.unwrap_or(0)).map(|line| trimmed(&source.text, line.clone()))?;
    let Some((start, end)) = index.and_then(|_| times(source.part(timing.clone()))) else {
        let help = "write hours, minutes, seconds and thousandths: 00:00:01.000 --> 00:00:04.500";
        faults.push(source.fault(codes::CAPTIONS_TIME, timing, "here belong the times of a caption", help));
        return None;
    };
    if end <= start {
        let help = "the first time is when it appears, the second when it goes";
        faults.push(source.fault(codes::CAPTIONS_ORDER, timing, "this caption ends before it begins", help));
        return None;
    }
    if before.is_some_and(|before| start < before.start) {
        let message = "this caption begins before the one above it";
        faults.push(source.fault(
            codes::CAPTIONS_ORDER,
            timing,
            message,
            "put the captions into the order of their times",
        ));
        return None;
    }
    let words: Vec<String> = lines.iter().skip(index? + 1).map(|line| plain(source.part(line.clone()))).collect();
    let text = words.join("\n").trim().to_owned();
    if text.is_empty() {
        let help = "write below it what is said, or delete it";
        faults.push(source.fault(codes::CAPTIONS_WITHOUT_TEXT, timing, "this caption says nothing", help));
        return None;
    }
    Some(Cue { start, end, text })
}

/// `00:01.000 --> 00:04.500 align:start`, in seconds.
fn times(line: &str) -> Option<(f64, f64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// `00:00:01.000` or `00:01.000`, in seconds.
fn time(text: &str) -> Option<f64> {
    let (clock, thousandths) = text.split_once('.')?;
    let digits = |text: &str, range: std::ops::RangeInclusive<usize>| {
        let all = text.bytes().all(|b| b.is_ascii_digit()) && range.contains(&text.len());
        all.then(|| text.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match *parts.as_slice() {
        [minutes, seconds] => (0, minutes, seconds),
        [hours, minutes, seconds] => (digits(hours, 2..=4)?, minutes, seconds),
        _ => return None,
    };
    let minutes = digits(minutes, 2..=2).filter(|minutes| *minutes < 60)?;
    let seconds = digits(seconds, 2..=2).filter(|seconds| *seconds < 60)?;
    let thousandths = digits(thousandths, 3..=3)?;
    let whole = f64::from(hours * 3600 + minutes * 60 + seconds);
    Some(whole + f64::from(thousandths) / 1000.0)
}

/// A line of a caption without its markup. Who speaks (`<v Name>`) is kept, as text.
fn plain(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((tag, after)) = after.split_once('>') else {
            rest = "";
            break;
        };
        let (name, speaker) = tag.split_once([' ', '\t']).unwrap_or((tag, ""));
        if (name == "v" || name.starts_with("v.")) && !speaker.trim().is_empty() {
            plain.push_str(speaker.trim());
            plain.push_str(": ");
        }
        rest = after;
    }
    plain.push_str(rest);
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{A0}");
    plain.replace("&lrm;", "\u{200E}").replace("&rlm;", "\u{200F}").replace("&amp;", "&").trim().to_owned()
}
