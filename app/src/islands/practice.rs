//! A practice question that is marked without loading the page again.

use leptos::prelude::*;

/// Sends the form that the server rendered inside, and puts the reply in its place.
#[island]
pub fn Practice(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            browser::prepare(&place);
        }
    });
    let submitted = move |event: leptos::ev::SubmitEvent| {
        if let Some(place) = place.get_untracked() {
            browser::submitted(&event, place);
        }
    };
    let clicked = move |event: leptos::ev::MouseEvent| browser::clicked(&event);
    view! { <div class="practice" node_ref=place on:submit=submitted on:click=clicked>{children()}</div> }
}

#[cfg(feature = "hydrate")]
pub(super) mod browser {
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, HtmlDivElement, HtmlSelectElement};

    use crate::islands::{calls, dom};
    use crate::server_fns::answer_practice::answer_practice;

    /// Adds what only makes sense with a script: buttons that move the rows of an ordering question.
    pub(crate) fn prepare(place: &Element) {
        for list in dom::all::<Element>(place, "[data-ordering]") {
            for row in dom::all::<Element>(&list, ".row") {
                let label = dom::find::<Element>(&row, "label").and_then(|l| l.text_content()).unwrap_or_default();
                let Some(buttons) = dom::element("span", "move-buttons", "") else { continue };
                for (direction, sign) in [("up", "↑"), ("down", "↓")] {
                    let Some(button) = dom::element("button", "move", sign) else { continue };
                    let _ = button.set_attribute("type", "button");
                    let _ = button.set_attribute("data-move", direction);
                    let _ = button
                        .set_attribute("aria-label", &format!("{}: {}", dom::data(&list, direction), label.trim()));
                    let _ = buttons.append_child(&button);
                }
                let _ = row.append_child(&buttons);
            }
            if let Some(status) = dom::element("p", "visually-hidden", "") {
                let _ = status.set_attribute("role", "status");
                let _ = list.append_child(&status);
            }
            sort_by_place(&list);
        }
    }

    /// Rows with a place chosen are put where their places say, so that what is seen is what will be sent.
    fn sort_by_place(list: &Element) {
        let mut rows = dom::all::<Element>(list, ".row");
        let place = |row: &Element| {
            dom::find::<HtmlSelectElement>(row, "select")
                .and_then(|s| s.value().parse::<usize>().ok())
                .unwrap_or(usize::MAX)
        };
        rows.sort_by_key(place);
        let status = dom::find::<Element>(list, "[role=status]");
        for row in rows {
            let _ = list.insert_before(&row, status.as_deref());
        }
    }

    /// Moves a row when one of its buttons is pressed, and writes everybody's place.
    pub(crate) fn clicked(event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let Some(direction) = target.get_attribute("data-move") else { return };
        let Ok(Some(row)) = target.closest(".row") else { return };
        let Ok(Some(list)) = target.closest("[data-ordering]") else { return };
        // Places may have been chosen in the lists before: a row moves on from there.
        sort_by_place(&list);
        let rows = dom::all::<Element>(&list, ".row");
        let Some(at) = rows.iter().position(|other| *other == row) else { return };
        let _ = match direction.as_str() {
            "up" if at > 0 => list.insert_before(&row, Some(&rows[at - 1])).is_ok(),
            "down" if at + 1 < rows.len() => list.insert_before(&rows[at + 1], Some(&row)).is_ok(),
            _ => false,
        };
        let rows = dom::all::<Element>(&list, ".row");
        for (index, row) in rows.iter().enumerate() {
            if let Some(select) = dom::find::<HtmlSelectElement>(row, "select") {
                select.set_value(&(index + 1).to_string());
            }
        }
        if let Some(button) = target.dyn_ref::<web_sys::HtmlElement>() {
            let _ = button.focus();
        }
        let place = rows.iter().position(|other| *other == row).map_or(0, |index| index + 1);
        if let Some(status) = dom::find::<Element>(&list, "[role=status]") {
            status.set_text_content(Some(&dom::data(&list, "moved").replace("{place}", &place.to_string())));
        }
        // The test's form saves itself when something changes.
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        if let Ok(changed) = Event::new_with_event_init_dict("change", &init) {
            let _ = list.dispatch_event(&changed);
        }
    }

    /// Sends the answer; when that fails, lets the browser send the form itself.
    pub(crate) fn submitted(event: &Event, place: HtmlDivElement) {
        let Some(form) = dom::form_of(event) else { return };
        event.prevent_default();
        // An answer is on its way already.
        if form.has_attribute("aria-busy") {
            return;
        }
        let fields = dom::fields(&form);
        let _ = form.set_attribute("aria-busy", "true");
        calls::call(async move {
            match answer_practice(dom::address(), fields).await {
                Ok(html) => {
                    // Inside the wrapper that Leptos keeps for children, so that the island itself stays.
                    let inside =
                        dom::find::<Element>(&place, "leptos-children").unwrap_or_else(|| place.clone().into());
                    inside.set_inner_html(&html);
                    prepare(&inside);
                    let wrong = if dom::find::<Element>(&inside, "[aria-invalid=true]").is_some() {
                        "[aria-invalid=true]"
                    } else if dom::find::<Element>(&inside, ".field-error").is_some() {
                        "input:not([type=hidden]), select"
                    } else {
                        ".verdict"
                    };
                    dom::focus(&inside, wrong);
                }
                Err(_) => {
                    let _ = form.submit();
                }
            }
        });
    }
}

#[cfg(not(feature = "hydrate"))]
pub(super) mod browser {
    //! On the server nothing happens: these stand for what the browser does.

    pub(crate) fn prepare(_: &leptos::web_sys::Element) {}
    pub(crate) fn clicked(_: &leptos::web_sys::Event) {}
    pub(crate) fn submitted(_: &leptos::web_sys::Event, _: leptos::web_sys::HtmlDivElement) {}
}
