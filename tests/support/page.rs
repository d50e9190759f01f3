//! An answer of the program, and what stands on it if it is a page.

use std::sync::OnceLock;

use http::HeaderMap;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::form::{Form, forms};

/// An answer.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    /// Where it came from, with the fragment.
    pub(crate) address: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    html: OnceLock<Html>,
}

/// A selector from its text.
pub(crate) fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The text of an element, with single spaces.
pub(crate) fn text_of(element: ElementRef<'_>) -> String {
    tidy(&element.text().collect::<String>())
}

/// The text of HTML, with single spaces.
pub(crate) fn text_of_html(html: &str) -> String {
    tidy(&Html::parse_fragment(html).root_element().text().collect::<String>())
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Page {
    pub(crate) fn new(status: u16, address: Url, headers: HeaderMap, body: Vec<u8>) -> Self {
        Self { status, address, headers, body, html: OnceLock::new() }
    }

    /// The header, if there is one.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Whether it is a page at all.
    pub(crate) fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// The body as text.
    pub(crate) fn source(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the answer is not UTF-8")
    }

    /// The page, parsed as browsers do. Leptos marks places by `<!>`, which browsers take as an empty comment and a
    /// checker of HTML as a mistake: these are left out.
    pub(crate) fn html(&self) -> &Html {
        self.html.get_or_init(|| Html::parse_document(&self.source().replace("<!>", "")))
    }

    /// The elements that match.
    pub(crate) fn all(&self, what: &str) -> Vec<ElementRef<'_>> {
        self.html().select(&selector(what)).collect()
    }

    /// The texts of the elements that match.
    pub(crate) fn texts(&self, what: &str) -> Vec<String> {
        self.all(what).into_iter().map(text_of).collect()
    }

    /// An attribute of the elements that match and have it.
    pub(crate) fn attributes(&self, what: &str, name: &str) -> Vec<String> {
        self.all(what).into_iter().filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// Whether something matches.
    pub(crate) fn has(&self, what: &str) -> bool {
        !self.all(what).is_empty()
    }

    /// Whether the text is to be seen on the page.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.texts("body").concat().contains(text)
    }

    /// The heading.
    pub(crate) fn heading(&self) -> String {
        self.texts("h1").concat()
    }

    /// The language of the page.
    pub(crate) fn lang(&self) -> String {
        self.attributes("html", "lang").concat()
    }

    /// The path with query, without fragment.
    pub(crate) fn path(&self) -> String {
        self.address
            .query()
            .map_or_else(|| self.address.path().to_owned(), |query| format!("{}?{query}", self.address.path()))
    }

    /// Where the link with this text leads.
    pub(crate) fn link(&self, text: &str) -> Url {
        let links = self.all("a[href]");
        let found = links.iter().find(|link| text_of(**link) == text);
        let found = found.unwrap_or_else(|| panic!("{}: no link “{text}”: {:?}", self.path(), self.texts("a[href]")));
        self.address.join(found.attr("href").unwrap()).unwrap()
    }

    /// All forms.
    pub(crate) fn forms(&self) -> Vec<Form> {
        forms(self)
    }

    /// The form whose field or button `do` has this value.
    pub(crate) fn form(&self, action: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.does(action));
        found.unwrap_or_else(|| panic!("{}: no form that does “{action}”: {}", self.path(), self.describe()))
    }

    /// The form that answers this question.
    pub(crate) fn question(&self, id: &str) -> Form {
        let is_it = |form: &Form| form.does("answer") && form.value("question").as_deref() == Some(id);
        let found = self.forms().into_iter().find(is_it);
        found.unwrap_or_else(|| panic!("{}: no form for the question {id}: {}", self.path(), self.describe()))
    }

    /// A few words for messages.
    pub(crate) fn describe(&self) -> String {
        if !self.is_html() {
            return format!("{} {} ({} bytes)", self.status, self.path(), self.body.len());
        }
        let main: String = self.texts("main").concat().chars().take(600).collect();
        format!("{} {} “{main}”", self.status, self.path())
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.describe());
        self
    }
}
