//! What islands do with the page, in the browser only.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Element, Event, FormData, HtmlElement, HtmlFormElement};

/// The event by which one island asks another to save what it has not saved yet.
pub(super) const SAVE_NOW: &str = "perehdy-save-now";

/// Asks all islands to save.
pub(super) fn save_now() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(SAVE_NOW)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Sends a form to a function of the server while the page is being left; nobody hears the answer.
pub(super) fn send_last(function: &str, form: &HtmlFormElement) -> Option<()> {
    let fields: Array = fields(form).into_iter().map(|(name, value)| Array::of2(&name.into(), &value.into())).collect();
    let body = Object::new();
    Reflect::set(&body, &"address".into(), &address().into()).ok()?;
    Reflect::set(&body, &"fields".into(), &fields).ok()?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let text: JsValue = JSON::stringify(&body).ok()?.into();
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text), &kind).ok()?;
    let navigator = web_sys::window()?.navigator();
    navigator.send_beacon_with_opt_blob(function, Some(&blob)).ok().map(|_| ())
}

/// The fields of a form as the browser would send them.
pub(super) fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = FormData::new_with_form(form) else { return Vec::new() };
    Array::from(&data)
        .iter()
        .filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}

/// The form that an event came from.
pub(super) fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.target()?.dyn_into::<Element>().ok()?.closest("form").ok()??.dyn_into().ok()
}

/// The address of the page, without query.
pub(super) fn address() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// The first element inside that fits the selector.
pub(super) fn find<T: JsCast>(inside: &Element, selector: &str) -> Option<T> {
    inside.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements inside that fit the selector.
pub(super) fn all<T: JsCast>(inside: &Element, selector: &str) -> Vec<T> {
    let Ok(list) = inside.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Moves the keyboard's focus to the first element inside that fits.
pub(super) fn focus(inside: &Element, selector: &str) {
    if let Some(element) = find::<HtmlElement>(inside, selector) {
        let _ = element.focus();
    }
}

/// A text of the `data-…` attribute of an element.
pub(super) fn data(element: &Element, name: &str) -> String {
    element.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// Makes an element with a class and a text.
pub(super) fn element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = web_sys::window()?.document()?.create_element(name).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}
