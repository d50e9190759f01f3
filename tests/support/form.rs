//! Forms: their fields with labels, filled in and pressed as a person does. What a person cannot do panics.

use scraper::ElementRef;
use url::Url;

use super::page::{Page, selector, text_of};

/// A form of a page.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) action: Url,
    pub(crate) method: String,
    pub(crate) controls: Vec<Control>,
}

/// A field or a button.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub(crate) name: String,
    pub(crate) id: Option<String>,
    /// The text of its `<label>` or `aria-label`; of a button its own.
    pub(crate) label: String,
    pub(crate) kind: Kind,
}

/// What kind it is, with what it holds.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Not to be seen.
    Hidden(String),
    /// A line of text.
    Text(String),
    /// A radio button or a check box.
    Choice { value: String, chosen: bool, alone: bool },
    /// A list: values and texts, and the value chosen.
    List { options: Vec<(String, String)>, chosen: String },
    /// A button that sends the form.
    Button { value: String, pressed: bool },
}

impl Form {
    /// Whether its field or button `do` has this value.
    pub(crate) fn does(&self, action: &str) -> bool {
        self.named("do").any(|control| match &control.kind {
            Kind::Hidden(value) | Kind::Button { value, .. } => value == action,
            _ => false,
        })
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Control> {
        self.controls.iter().filter(move |control| control.name == name)
    }

    /// What stands in a field.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.named(name).find_map(|control| match &control.kind {
            Kind::Hidden(value) | Kind::Text(value) => Some(value.clone()),
            Kind::Choice { value, chosen: true, .. } => Some(value.clone()),
            Kind::List { chosen, .. } if !chosen.is_empty() => Some(chosen.clone()),
            _ => None,
        })
    }

    /// All that is filled in or chosen by people: names and values.
    pub(crate) fn filled(&self) -> Vec<(String, String)> {
        let by_people = |control: &Control| !matches!(control.kind, Kind::Hidden(_) | Kind::Button { .. });
        let controls: Vec<Control> = self.controls.iter().filter(|control| by_people(control)).cloned().collect();
        let only = Self { controls, ..self.clone() };
        only.entries().into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Writes into a field, or chooses a value of it. A value that is not offered panics.
    pub(crate) fn set(mut self, name: &str, new: &str) -> Self {
        let mut found = false;
        for control in self.controls.iter_mut().filter(|control| control.name == name) {
            match &mut control.kind {
                Kind::Text(value) => (*value, found) = (new.to_owned(), true),
                Kind::Choice { value, chosen, alone } => {
                    let is_it = value == new;
                    found |= is_it;
                    *chosen = if *alone { is_it } else { *chosen || is_it };
                }
                Kind::List { options, chosen } => {
                    found = options.iter().any(|(value, _)| value == new);
                    new.clone_into(chosen);
                }
                Kind::Hidden(_) | Kind::Button { .. } => {}
            }
        }
        assert!(found, "nobody can give the field {name} the value {new}: {:?}", self.controls);
        self
    }

    /// Takes the marks off all choices of a field.
    pub(crate) fn clear(mut self, name: &str) -> Self {
        for control in self.controls.iter_mut().filter(|control| control.name == name) {
            if let Kind::Choice { chosen, .. } = &mut control.kind {
                *chosen = false;
            }
        }
        self
    }

    /// Writes into the field with this label.
    pub(crate) fn write(self, label: &str, text: &str) -> Self {
        let field = self.controls.iter().find(|control| control.label == label);
        let name = field.unwrap_or_else(|| panic!("no field “{label}”: {:?}", self.controls)).name.clone();
        self.set(&name, text)
    }

    /// Presses the button with this name and value.
    pub(crate) fn press(mut self, button: &str, pressed_value: &str) -> Self {
        let mut found = false;
        for control in &mut self.controls {
            if let Kind::Button { value, pressed } = &mut control.kind {
                *pressed = control.name == button && value == pressed_value;
                found |= *pressed;
            }
        }
        assert!(found, "no button {button}={pressed_value}: {:?}", self.controls);
        self
    }

    /// What a browser sends, in the order of the form. When no button was pressed, the first one is: as by the Enter key.
    pub(crate) fn entries(&self) -> Vec<(String, String)> {
        let buttons = |control: &&Control| matches!(control.kind, Kind::Button { .. });
        let is_pressed = |control: &&Control| matches!(control.kind, Kind::Button { pressed: true, .. });
        let pressed = self.controls.iter().find(is_pressed).or_else(|| self.controls.iter().find(buttons));
        let sent = |control: &Control| match &control.kind {
            Kind::Hidden(value) | Kind::Text(value) => Some(value.clone()),
            Kind::Choice { value, chosen, .. } => chosen.then(|| value.clone()),
            Kind::List { chosen, .. } => Some(chosen.clone()),
            Kind::Button { value, .. } => {
                pressed.is_some_and(|button| std::ptr::eq(button, control)).then(|| value.clone())
            }
        };
        let named = self.controls.iter().filter(|control| !control.name.is_empty());
        named.filter_map(|control| Some((control.name.clone(), sent(control)?))).collect()
    }
}

/// The forms of a page.
pub(super) fn forms(page: &Page) -> Vec<Form> {
    let form = |form: ElementRef<'_>| Form {
        action: page.address.join(form.attr("action").unwrap_or_default()).unwrap(),
        method: form.attr("method").unwrap_or("get").to_ascii_lowercase(),
        controls: page
            .all("input, select, textarea, button")
            .into_iter()
            .filter(|control| control.attr("disabled").is_none() && belongs(*control, form))
            .filter_map(|element| control(page, element))
            .collect(),
    };
    page.all("form").into_iter().map(form).collect()
}

/// By its attribute `form`, or because it stands in the form.
fn belongs(control: ElementRef<'_>, form: ElementRef<'_>) -> bool {
    match control.attr("form") {
        Some(named) => form.attr("id") == Some(named),
        None => control.ancestors().any(|ancestor| ancestor.id() == form.id()),
    }
}

fn control(page: &Page, element: ElementRef<'_>) -> Option<Control> {
    let value = || element.attr("value").unwrap_or_default().to_owned();
    let chosen = element.attr("checked").is_some();
    let kind = match (element.value().name(), element.attr("type").unwrap_or("text")) {
        ("input", "hidden") => Kind::Hidden(value()),
        ("input", "radio") => Kind::Choice { value: value(), chosen, alone: true },
        ("input", "checkbox") => Kind::Choice { value: value(), chosen, alone: false },
        ("input", "submit") => Kind::Button { value: value(), pressed: false },
        ("input", _) => Kind::Text(value()),
        ("textarea", _) => Kind::Text(element.text().collect()),
        ("select", _) => list(element),
        ("button", kind) => {
            if kind == "button" {
                return None;
            }
            Kind::Button { value: value(), pressed: false }
        }
        _ => return None,
    };
    let id = element.attr("id").map(str::to_owned);
    let label = match &kind {
        Kind::Button { .. } => text_of(element),
        _ => label(page, element, id.as_deref()),
    };
    Some(Control { name: element.attr("name").unwrap_or_default().to_owned(), id, label, kind })
}

fn label(page: &Page, element: ElementRef<'_>, id: Option<&str>) -> String {
    let of_id = id.and_then(|id| page.all("label[for]").into_iter().find(|label| label.attr("for") == Some(id)));
    of_id.map(text_of).or_else(|| element.attr("aria-label").map(str::to_owned)).unwrap_or_default()
}

fn list(element: ElementRef<'_>) -> Kind {
    let options: Vec<ElementRef<'_>> = element.select(&selector("option")).collect();
    let value = |option: &ElementRef<'_>| option.attr("value").map_or_else(|| text_of(*option), str::to_owned);
    let selected = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
    Kind::List {
        chosen: selected.map(value).unwrap_or_default(),
        options: options.iter().map(|option| (value(option), text_of(*option))).collect(),
    }
}
