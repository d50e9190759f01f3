//! Forms in pages: found, filled in and written as a browser would send them.

use std::fmt::Write;

use anyhow::{Context, Result};
use scraper::{ElementRef, Html, Selector};

/// A form that is sent by POST.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Where it goes, without what follows `#`; empty for the page's own address.
    pub(crate) action: String,
    fields: Vec<Field>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    value: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Hidden,
    Text,
    Choice,
    Button,
}

/// The forms of a page that are sent by POST.
pub(crate) fn forms(page: &str) -> Result<Vec<Form>> {
    let page = Html::parse_document(page);
    let (form, control) = (selector("form[method=post]")?, selector("input[name], button[name]")?);
    let forms = page.select(&form).map(|form| Form {
        action: form.attr("action").unwrap_or_default().split('#').next().unwrap_or_default().to_owned(),
        fields: form.select(&control).map(field).collect(),
    });
    Ok(forms.collect())
}

/// A selector of scraper; its errors borrow, ours do not.
pub(crate) fn selector(css: &str) -> Result<Selector> {
    Selector::parse(css).ok().with_context(|| format!("the selector {css}"))
}

fn field(control: ElementRef<'_>) -> Field {
    let attribute = |name: &str| control.attr(name).unwrap_or_default().to_owned();
    let kind = match (control.value().name(), control.attr("type").unwrap_or_default()) {
        ("button", _) | (_, "submit") => Kind::Button,
        ("input", "hidden") => Kind::Hidden,
        ("input", "radio" | "checkbox") => Kind::Choice,
        _ => Kind::Text,
    };
    Field { name: attribute("name"), value: attribute("value"), kind }
}

impl Form {
    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.kind == Kind::Hidden && field.name == name)?;
        Some(&field.value)
    }

    /// What its text field holds.
    pub(crate) fn text(&self) -> Option<&str> {
        self.fields.iter().find(|field| field.kind == Kind::Text).map(|field| field.value.as_str())
    }

    /// The form as sent: hidden fields as they are, `text` in text fields, the first of the choices of each name, and the
    /// button whose value is in `buttons`, earlier ones rather than later ones.
    pub(crate) fn filled(&self, text: &str, buttons: &[&str]) -> String {
        let mut body = String::new();
        let mut chosen: Vec<&str> = Vec::new();
        for field in &self.fields {
            match field.kind {
                Kind::Hidden => pair(&mut body, &field.name, &field.value),
                Kind::Text => pair(&mut body, &field.name, text),
                Kind::Choice if !chosen.contains(&&*field.name) => {
                    chosen.push(&field.name);
                    pair(&mut body, &field.name, &field.value);
                }
                Kind::Choice | Kind::Button => {}
            }
        }
        let button =
            |value: &&str| self.fields.iter().find(|field| field.kind == Kind::Button && field.value == *value);
        if let Some(button) = buttons.iter().find_map(button) {
            pair(&mut body, &button.name, &button.value);
        }
        body
    }
}

/// Adds `name=value`, encoded as forms are.
fn pair(body: &mut String, name: &str, value: &str) {
    if !body.is_empty() {
        body.push('&');
    }
    encode(body, name);
    body.push('=');
    encode(body, value);
}

fn encode(body: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => body.push(char::from(byte)),
            b' ' => body.push('+'),
            // Writing to a String cannot fail.
            _ => write!(body, "%{byte:02X}").unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_filled_as_a_browser_would() {
        let page = "<form method=post action='/a#q'><input type=hidden name=do value='answer &amp; go'>\
                    <input type=radio name=answer value=0><input type=radio name=answer value=1>\
                    <input name=name value=''><button name=go value=previous></button><button name=go value=next></button></form>\
                    <form method=get action='/b'></form>";
        let forms = forms(page).unwrap();
        assert_eq!(forms.len(), 1);
        assert_eq!(forms[0].action, "/a");
        assert_eq!(forms[0].hidden("do"), Some("answer & go"));
        assert_eq!(forms[0].filled("Å b", &["next"]), "do=answer+%26+go&answer=0&name=%C3%85+b&go=next");
    }
}
