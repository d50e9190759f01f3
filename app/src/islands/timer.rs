//! The time left of a test, counted down and announced.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, without docs")]

use leptos::prelude::*;

/// Counts down from `seconds`, starting with what the server showed. `announcements`: when so many seconds are left, say this.
/// When the time is over the page is loaded again: the server has handed the attempt in.
#[island]
pub fn Timer(
    /// Seconds left when the page was made.
    seconds: u32,
    /// Texts for screen readers and for all, by the seconds left at which they are due.
    announcements: Vec<(u32, String)>,
) -> impl IntoView {
    let left = RwSignal::new(seconds);
    let said = RwSignal::new(String::new());
    Effect::new(move |_| browser::count_down(seconds, announcements.clone(), left, said));
    view! {
        <span class="timer-clock" aria-hidden="true">{move || clock(left.get())}</span>
        <span class="timer-said" role="status">{move || said.get()}</span>
    }
}

/// `1:05:09` or `5:09`.
fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::prelude::*;

    use crate::islands::dom;

    /// So many seconds before the end what is typed is saved: at the end the server takes nothing any more.
    const LAST: u32 = 2;

    pub(super) fn count_down(
        seconds: u32,
        mut announcements: Vec<(u32, String)>,
        left: RwSignal<u32>,
        said: RwSignal<String>,
    ) {
        // From the browser's clock at this moment: a tab that slept still shows the truth when it wakes.
        let end = js_sys::Date::now() + f64::from(seconds) * 1000.0;
        // What was due before the page was opened is not said any more.
        announcements.retain(|(at, _)| *at < seconds);
        let (mut warned, mut reloaded) = (false, false);
        let tick = move || {
            let now_left = ((end - js_sys::Date::now()) / 1000.0).ceil().max(0.0) as u32;
            left.set(now_left);
            // After a sleep several may be due: only the last of them is still true.
            let due = announcements.extract_if(.., |(at, _)| *at >= now_left);
            if let Some((_, text)) = due.min_by_key(|(at, _)| *at) {
                said.set(text);
            }
            if now_left <= LAST && !warned {
                warned = true;
                dom::save_now();
            }
            if now_left == 0 && !reloaded {
                reloaded = true;
                if let Some(window) = web_sys::window() {
                    // Not `reload`: a page that came from a form would ask whether to send it again.
                    let address = window.location().pathname().unwrap_or_default();
                    let _ = window.location().assign(&address);
                }
            }
        };
        let tick = std::cell::RefCell::new(tick);
        let _ = set_interval_with_handle(move || (tick.borrow_mut())(), Duration::from_secs(1));
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    //! On the server nothing happens: this stands for what the browser does.

    use leptos::prelude::RwSignal;

    pub(super) fn count_down(_: u32, _: Vec<(u32, String)>, _: RwSignal<u32>, _: RwSignal<String>) {}
}
