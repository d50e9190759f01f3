//! A video or audio piece: captions, transcript, the place where it was left.

use leptos::prelude::*;
use perehdy_courses::model::{Course, Lang, Media, MediaPlace};
use perehdy_records::MediaState;

use crate::addresses;
use crate::islands::player::Player;
use crate::visit::Visit;

/// Whether the piece is seen or only heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A video.
    Seen,
    /// An audio piece.
    Heard,
}

/// The piece with its title, transcript and description. `asked` tells that the learner asked for a file elsewhere to
/// be loaded.
pub fn media(
    visit: &Visit,
    course: &Course,
    block: &str,
    piece: &Media,
    sense: Sense,
    state: Option<&MediaState>,
    asked: bool,
) -> impl IntoView + use<> {
    let messages = visit.messages;
    let id = format!("b-{block}");
    let length = length(piece.seconds);
    // What was played to its end begins anew.
    let position =
        state.map(|state| state.position).filter(|at| at + 1.0 < f64::from(piece.seconds)).unwrap_or_default();
    let body = match &piece.place {
        MediaPlace::Files(files) => {
            let files = files.iter().map(|(file, kind)| (addresses::media(&course.id, file), kind.clone())).collect();
            player(visit, course, block, piece, sense, files, position)
        }
        MediaPlace::FileElsewhere(address, kind) if asked => {
            player(visit, course, block, piece, sense, vec![(address.clone(), kind.clone())], position)
        }
        MediaPlace::FileElsewhere(..) => {
            let publisher = piece.publisher.clone().unwrap_or_default();
            let told = messages.with("media-elsewhere-file", &[("publisher", publisher.into())]);
            let href = format!("?media={block}#{id}");
            view! { <p class="media-elsewhere">{told}" "<a class="button button-secondary" href=href>{messages.get("media-load")}</a></p> }
                .into_any()
        }
        MediaPlace::PageElsewhere(address) => {
            let publisher = piece.publisher.clone().unwrap_or_default();
            let text = messages.with("media-elsewhere-page", &[("publisher", publisher.into())]);
            view! { <p class="media-elsewhere"><a href=address.clone() rel="noopener external">{text}</a></p> }
                .into_any()
        }
    };
    let left_at = (position >= 1.0).then(|| {
        let at = self::length(position as u32);
        view! { <p class="media-left">{messages.with("media-left-at", &[("time", at.into())])}</p> }
    });
    let transcript = (!piece.transcript.is_empty()).then(|| {
        let paragraphs = piece
            .transcript
            .chunks(4)
            .map(|cues| {
                let text = cues.iter().map(|cue| cue.text.replace('\n', " ")).collect::<Vec<_>>().join(" ");
                view! { <p>{text}</p> }
            })
            .collect_view();
        view! { <details class="transcript"><summary>{messages.get("media-transcript")}</summary>{paragraphs}</details> }
    });
    let described = if sense == Sense::Seen { "media-description" } else { "media-description-audio" };
    let description = piece.description.as_ref().map(|rich| {
        let html = rich.html.clone();
        view! {
            <details class="transcript">
                <summary>{messages.get(described)}</summary>
                <div inner_html=html></div>
            </details>
        }
    });
    let class = if sense == Sense::Seen { "media media-video" } else { "media media-audio" };
    let kind = if sense == Sense::Seen { "media-kind-video" } else { "media-kind-audio" };
    view! {
        <figure class=class id=id>
            <figcaption>
                <strong>{piece.title.clone()}</strong>
                <span class="media-length">{messages.with(kind, &[("length", length.into())])}</span>
            </figcaption>
            {body}
            {left_at}
            {transcript}
            {description}
        </figure>
    }
}

/// The browser's own player inside the island that keeps the place.
fn player(
    visit: &Visit,
    course: &Course,
    block: &str,
    piece: &Media,
    sense: Sense,
    files: Vec<(String, String)>,
    position: f64,
) -> AnyView {
    let sources = files.into_iter().map(|(src, kind)| view! { <source src=src type=kind/> }).collect_view();
    let tracks = piece.captions.iter().map(|(lang, file)| track(visit, course, *lang, file)).collect_view();
    let label = piece.title.clone();
    let element = match sense {
        Sense::Seen => {
            let poster = piece.poster.as_ref();
            // The place that the picture needs is kept free until it has come; a film without one gets the usual shape.
            let (width, height) = poster.map_or((960, 540), |poster| (poster.width, poster.height));
            let poster = poster.map(|poster| addresses::media(&course.id, &poster.file));
            view! {
                <video controls preload="none" playsinline poster=poster aria-label=label width=width height=height>
                    {sources}{tracks}
                </video>
            }
            .into_any()
        }
        Sense::Heard => view! { <audio controls preload="none" aria-label=label>{sources}{tracks}</audio> }.into_any(),
    };
    view! { <Player block=block.to_owned() position=position>{element}</Player> }.into_any()
}

fn track(visit: &Visit, course: &Course, lang: Lang, file: &str) -> impl IntoView + use<> {
    let own = lang == visit.lang;
    view! {
        <track kind="captions" srclang=lang.code() label=lang.own_name() src=addresses::media(&course.id, file) default=own/>
    }
}

/// Seconds as `1:05`, or `1:02:05` from an hour on.
fn length(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
