//! A video or audio piece whose place is kept.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, without docs")]

use leptos::prelude::*;

/// Goes on from `position` when it starts to play, and saves where it is every few seconds, on pause and at the end.
#[island]
pub fn Player(
    /// The block's id.
    block: String,
    /// Where it was left, in seconds.
    position: f64,
    /// The `<video>` or `<audio>` that the server rendered.
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            browser::watch(&place, &block, position);
        }
    });
    view! { <div class="player" node_ref=place>{children()}</div> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::Cell;
    use std::rc::Rc;

    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{Element, HtmlMediaElement};

    use crate::islands::{calls, dom};
    use crate::server_fns::save_media::save_media;

    /// Seconds between savings while it plays.
    const EVERY: f64 = 5.0;

    /// Who comes so near to the end, in seconds, has played it to the end and begins anew.
    const END: f64 = 1.0;

    pub(super) fn watch(place: &Element, block: &str, position: f64) {
        let Some(media) = dom::find::<HtmlMediaElement>(place, "video, audio") else { return };
        if position > 0.0 {
            // Takes effect at once: a media element remembers where to begin before anything has loaded.
            media.set_current_time(position);
        }
        let saved = Rc::new(Cell::new(position));
        for name in ["timeupdate", "pause", "ended", "seeked"] {
            let (media_then, block, saved) = (media.clone(), block.to_owned(), saved.clone());
            let heard = Closure::<dyn FnMut()>::new(move || {
                let now = media_then.current_time();
                if name == "timeupdate" && (now - saved.get()).abs() < EVERY {
                    return;
                }
                let watched = ranges(&media_then);
                // Before anything was played there is nothing worth remembering.
                if watched.is_empty() {
                    return;
                }
                saved.set(now);
                let block = block.clone();
                // Nothing is known of the length before the piece has been loaded: then this is no number.
                let place = if media_then.duration() - now < END { 0.0 } else { now };
                calls::call(async move {
                    let _ = save_media(dom::address(), block, place, watched).await;
                });
            });
            let _ = media.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
            heard.forget();
        }
    }

    /// What has been played since the page was opened, as the browser keeps it.
    fn ranges(media: &HtmlMediaElement) -> Vec<(f64, f64)> {
        let played = media.played();
        (0..played.length()).filter_map(|index| Some((played.start(index).ok()?, played.end(index).ok()?))).collect()
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    //! On the server nothing happens: this stands for what the browser does.

    pub(super) fn watch(_: &leptos::web_sys::Element, _: &str, _: f64) {}
}
