//! Videos and audio pieces.

use super::{Opened, Read};
use crate::fault::codes;
use crate::model::{BlockBody, Cue, Media, MediaPlace};
use crate::read::context::{Context, rich};
use crate::read::outline::{Fact, fact};
use crate::read::settings::{Known, Settings};
use crate::read::source::Span;
use crate::read::text::{self, Headings};
use crate::read::{addresses, captions, dates, pictures};

const VIDEO: Known = Known {
    block: "a video",
    keys: &["title", "file", "address", "publisher", "poster", "captions", "length"],
    several: &["file"],
};

const AUDIO: Known = Known {
    block: "an audio piece",
    keys: &["title", "file", "address", "publisher", "captions", "length"],
    several: &["file"],
};

/// Ends of names of videos that browsers play, with their media types.
const VIDEO_TYPES: &[(&str, &str)] = &[(".webm", "video/webm"), (".mp4", "video/mp4"), (".ogv", "video/ogg")];

/// The same for audio.
const AUDIO_TYPES: &[(&str, &str)] = &[
    (".mp3", "audio/mpeg"),
    (".m4a", "audio/mp4"),
    (".ogg", "audio/ogg"),
    (".oga", "audio/ogg"),
    (".opus", "audio/ogg"),
    (".webm", "audio/webm"),
    (".wav", "audio/wav"),
    (".flac", "audio/flac"),
];

pub(super) fn read(cx: &mut Context, opened: Opened, video: bool) -> Read {
    let Opened { head, mut body } = opened;
    let (known, types) = if video { (&VIDEO, VIDEO_TYPES) } else { (&AUDIO, AUDIO_TYPES) };
    let settings = Settings::take(cx, head.clone(), &mut body, known);
    text::check(cx, &body, Headings::None(known.block));
    let title = settings.needed(cx, "title", "Welcome");
    let place = place(cx, &settings, &head, types, video);
    let poster = match settings.get("poster").cloned() {
        Some(poster) => pictures::picture(cx, &poster.value, poster.span).map(Some),
        None => Some(None),
    };
    let needs_captions = !matches!(&place, Some((MediaPlace::PageElsewhere(_), _)) | None);
    let captions = captions(cx, &settings, &head, needs_captions);
    let seconds = length(cx, &settings);
    if video
        && poster == Some(None)
        && matches!(&place, Some((MediaPlace::Files(_), _)))
        && !settings.is_meant("poster")
    {
        let message = "this video has no picture to show before it plays";
        let help = "save one of its frames and write: poster: media/name.png";
        cx.fault(codes::VIDEO_WITHOUT_POSTER, head, message, help);
    }
    let description = body.at(body.span()).trim();
    let description = (!description.is_empty()).then(|| rich(description));
    let (place, facts) = place?;
    let (captions, transcript) = captions?;
    let media = Media {
        title: title?.value,
        place,
        poster: poster?,
        captions: captions.map(|file| (cx.lang, file)).into_iter().collect(),
        transcript,
        seconds: seconds?,
        description,
        publisher: settings.get("publisher").map(|publisher| publisher.value.clone()),
    };
    Some((if video { BlockBody::Video(media) } else { BlockBody::Audio(media) }, facts))
}

/// Where the piece lies; `None` when that has faults.
fn place(
    cx: &mut Context,
    settings: &Settings,
    head: &Span,
    types: &[(&str, &str)],
    video: bool,
) -> Option<(MediaPlace, Vec<Fact>)> {
    let ends: Vec<&str> = types.iter().map(|(end, _)| *end).collect();
    let media_type = |name: &str| types.iter().find(|(end, _)| name.ends_with(end)).map(|(_, kind)| (*kind).to_owned());
    if let Some(address) = settings.get("address").cloned() {
        if settings.get("file").is_some() {
            let help = "delete `address` if the file lies in the course, or `file` if it lies elsewhere";
            let message = "the piece lies either in a file of the course or at an address elsewhere";
            cx.fault(codes::REPEATED_SETTING, address.span, message, help);
            return None;
        }
        let is_address = addresses::web(cx, &address.value, address.span.clone(), true);
        settings.needed(cx, "publisher", "Example Broadcasting")?;
        is_address.then_some(())?;
        let facts = vec![fact("the address", address.value.clone(), address.span)];
        let name = address.value.split(['?', '#']).next().unwrap_or_default();
        let place = match media_type(name) {
            Some(kind) => MediaPlace::FileElsewhere(address.value, kind),
            None => MediaPlace::PageElsewhere(address.value),
        };
        return Some((place, facts));
    }
    let listed: Vec<_> = settings.all("file").cloned().collect();
    if listed.is_empty() {
        if !settings.is_meant("address") {
            settings.needed(cx, "file", if video { "media/welcome.webm" } else { "media/interview.mp3" })?;
        }
        return None;
    }
    let mut files = Vec::new();
    let mut facts = Vec::new();
    let mut sound = true;
    for (index, setting) in listed.into_iter().enumerate() {
        facts.push(fact(format!("file {}", index + 1), setting.value.clone(), setting.span.clone()));
        match addresses::file(cx, &setting.value, setting.span, "media/", &ends) {
            Some(file) => files.push((file.clone(), media_type(&file)?)),
            None => sound = false,
        }
    }
    facts.insert(0, fact("the number of files", files.len().to_string(), head.clone()));
    sound.then_some((MediaPlace::Files(files), facts))
}

/// The captions' file and what it says; `None` when that has faults.
fn captions(cx: &mut Context, settings: &Settings, head: &Span, needed: bool) -> Option<(Option<String>, Vec<Cue>)> {
    let Some(setting) = settings.get("captions").cloned() else {
        if needed && !settings.is_meant("captions") {
            let message = "this piece has no captions, from which its transcript is made";
            let help = format!("write them as WebVTT and name the file: captions: media/name.{}.vtt", cx.lang.code());
            cx.fault(codes::MEDIA_WITHOUT_CAPTIONS, head.clone(), message, help);
            return None;
        }
        return Some((None, Vec::new()));
    };
    let file = addresses::file(cx, &setting.value, setting.span, "media/", &[".vtt"])?;
    let source = cx.sources.text(&file, cx.faults)?;
    let cues = captions::read(source, cx.faults)?;
    Some((Some(file), cues))
}

fn length(cx: &mut Context, settings: &Settings) -> Option<u32> {
    let setting = settings.needed(cx, "length", "1:05")?;
    let seconds = dates::length(&setting.value);
    if seconds.is_none() {
        let message = format!("`{}` is not a length", setting.value);
        cx.fault(codes::WRONG_VALUE, setting.span, message, "write minutes and seconds, 1:05, or hours too, 1:02:03");
    }
    seconds
}
