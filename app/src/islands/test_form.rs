//! The form of a test question: each change is saved at once, and text while it is typed.

use leptos::prelude::*;

use super::practice::browser as ordering;

/// Saves the form inside whenever it changes, and says in the element marked `data-saved` what came of it.
#[island]
pub fn TestForm(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    let saving = StoredValue::new(browser::Saving::default());
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            ordering::prepare(&place);
            browser::watch(place, saving);
        }
    });
    let changed = move |event: leptos::ev::Event| {
        if let Some(place) = place.get_untracked() {
            browser::changed(&event, place, saving);
        }
    };
    let typed = move |event: leptos::ev::Event| {
        if let Some(place) = place.get_untracked() {
            browser::typed(&event, place, saving);
        }
    };
    let submitted = move |_: leptos::ev::SubmitEvent| browser::submitted(saving);
    let clicked = move |event: leptos::ev::MouseEvent| ordering::clicked(&event);
    view! {
        <div class="test-form" node_ref=place on:change=changed on:input=typed on:submit=submitted on:click=clicked>
            {children()}
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::prelude::*;
    use web_sys::{Element, Event, HtmlDivElement, HtmlFormElement};

    use crate::islands::{calls, dom};
    use crate::server_fns::save_answer::save_answer;

    /// What is typed is saved so long after it began to be typed, though its field has not been left.
    const WHILE_TYPING: Duration = Duration::from_secs(1);

    /// How far the saving is.
    #[derive(Clone, Copy, Debug, Default)]
    pub(super) struct Saving {
        /// A request is under way, or waits for its turn. One at a time: two could overtake each other, and the older
        /// answer stay.
        running: bool,
        /// A change came meanwhile.
        again: bool,
        /// The form says something else than what was sent last.
        unsaved: bool,
        /// What is typed will be saved in a moment.
        soon: bool,
        /// The form itself is on its way.
        submitted: bool,
    }

    /// Saves what is left when the page is left, and when the time is nearly over.
    pub(super) fn watch(place: HtmlDivElement, saving: StoredValue<Saving>) {
        let Some(form) = dom::find::<HtmlFormElement>(&place, "form") else { return };
        let leaving = form.clone();
        window_event_listener_untyped("pagehide", move |_| {
            let state = saving.get_value();
            // A request that is under way may be given up together with its page.
            if (state.unsaved || state.running) && !state.submitted {
                let _ = dom::send_last("/api/save-answer", &leaving);
            }
        });
        window_event_listener_untyped(dom::SAVE_NOW, move |_| {
            if saving.get_value().unsaved {
                save(form.clone(), place.clone(), saving);
            }
        });
    }

    pub(super) fn changed(event: &Event, place: HtmlDivElement, saving: StoredValue<Saving>) {
        if let Some(form) = dom::form_of(event) {
            save(form, place, saving);
        }
    }

    pub(super) fn typed(event: &Event, place: HtmlDivElement, saving: StoredValue<Saving>) {
        let Some(form) = dom::form_of(event) else { return };
        let was_soon = saving.get_value().soon;
        saving.update_value(|saving| (saving.unsaved, saving.soon) = (true, true));
        if was_soon {
            return;
        }
        set_timeout(
            move || {
                saving.update_value(|saving| saving.soon = false);
                if saving.get_value().unsaved {
                    save(form, place, saving);
                }
            },
            WHILE_TYPING,
        );
    }

    pub(super) fn submitted(saving: StoredValue<Saving>) {
        saving.update_value(|saving| saving.submitted = true);
    }

    fn save(form: HtmlFormElement, place: HtmlDivElement, saving: StoredValue<Saving>) {
        if saving.get_value().running {
            saving.update_value(|saving| (saving.again, saving.unsaved) = (true, true));
            return;
        }
        saving.update_value(|saving| saving.running = true);
        calls::call(async move {
            let reply = loop {
                saving.update_value(|saving| (saving.again, saving.unsaved) = (false, false));
                let reply = save_answer(dom::address(), dom::fields(&form)).await;
                // What is said of an answer that has changed since is old.
                if !saving.get_value().again {
                    break reply;
                }
            };
            saving.update_value(|saving| {
                saving.running = false;
                saving.unsaved |= reply.is_err();
            });
            let Some(status) = dom::find::<Element>(&place, "[data-saved]") else { return };
            match reply {
                // An answer that is not whole yet is not saved and not complained about: the form's button does that.
                Ok(told) => {
                    // The same words again would be read out again.
                    if status.inner_html() != told {
                        status.set_inner_html(&told);
                    }
                    if !told.is_empty() && dom::find::<Element>(&status, "[data-closed]").is_none() {
                        mark_answered();
                    }
                }
                Err(_) => status.set_text_content(Some(&dom::data(&status, "unsaved"))),
            }
        });
    }

    /// Tells among the numbers of the questions that this one is answered.
    fn mark_answered() {
        let Some(body) = web_sys::window().and_then(|window| window.document()?.document_element()) else { return };
        let Some(number) = dom::find::<Element>(&body, ".number[data-answered]") else { return };
        let _ = number.class_list().add_1("is-answered");
        let _ = number.set_attribute("aria-label", &dom::data(&number, "answered"));
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    //! On the server nothing happens: these stand for what the browser does.

    use leptos::prelude::StoredValue;
    use leptos::web_sys::{Event, HtmlDivElement};

    #[derive(Default)]
    pub(super) struct Saving(());

    pub(super) fn watch(_: HtmlDivElement, _: StoredValue<Saving>) {}
    pub(super) fn changed(_: &Event, _: HtmlDivElement, _: StoredValue<Saving>) {}
    pub(super) fn typed(_: &Event, _: HtmlDivElement, _: StoredValue<Saving>) {}
    pub(super) fn submitted(_: StoredValue<Saving>) {}
}
