//! A program that reads the API: a browser without cookies that sends a token, and checks what comes by what the document says.

use std::collections::BTreeSet;

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use super::browser::Browser;
use super::mailbox::Mailed;
use super::organisation::Organisation;
use super::page::Page;
use super::server::Server;

/// A program with a token.
pub(crate) struct Program {
    browser: Browser,
    pub(crate) token: String,
    /// The OpenAPI document.
    document: Value,
}

impl Program {
    /// One with this token.
    pub(crate) fn new(server: &Server, token: &str) -> Self {
        let mut browser = server.browser();
        let document = browser.get("/api/v1/openapi.json").expect(200);
        assert_eq!(document.header("content-type"), Some("application/json"));
        let document = serde_json::from_str(document.source()).unwrap();
        Self { browser, token: token.to_owned(), document }
    }

    /// The answer at an address after `/api/v1`, checked by its schema.
    pub(crate) fn get(&mut self, path: &str) -> (Page, Value) {
        let bearer = format!("Bearer {}", self.token);
        let page = self.browser.ask("GET", &format!("/api/v1{path}"), &[("authorization", &bearer)], b"");
        let value: Value = serde_json::from_str(page.source()).unwrap_or_else(|error| panic!("{path}: {error}"));
        self.check(path, &page, &value);
        assert!(page.header("set-cookie").is_none() && page.header("access-control-allow-origin").is_none());
        (page, value)
    }

    /// What a good answer says.
    pub(crate) fn good(&mut self, path: &str) -> Value {
        let (page, value) = self.get(path);
        assert_eq!(page.status, 200, "{path}: {value}");
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        assert_eq!(page.header("content-type"), Some("application/json"));
        value
    }

    /// What a refusal says.
    pub(crate) fn refused(&mut self, path: &str, status: u16) -> Page {
        let (page, value) = self.get(path);
        assert_eq!((page.status, &value["status"]), (status, &json!(status)), "{path}: {value}");
        assert_eq!(page.header("content-type"), Some("application/problem+json"));
        assert!(value["detail"].as_str().is_some_and(|text| text.len() > 20), "{value}");
        page
    }

    /// All rows over all pages, by the links from one to the next: each row as it came.
    pub(crate) fn all(&mut self, path: &str, rows: &str) -> Vec<Value> {
        let (mut path, mut all) = (path.to_owned(), Vec::new());
        loop {
            let (page, value) = self.get(&path);
            assert_eq!(page.status, 200, "{path}: {value}");
            all.extend(value[rows].as_array().unwrap().iter().cloned());
            let links = page.header("link").unwrap();
            let next = links.split(", ").find_map(|link| link.strip_suffix("; rel=\"next\""));
            let Some(next) = next else { return all };
            let (_, rest) = next.trim_matches(['<', '>']).split_once("/api/v1").unwrap();
            path = rest.to_owned();
        }
    }

    /// Whether the document says of an answer what it is. What it does not name must not be there.
    fn check(&self, path: &str, page: &Page, value: &Value) {
        let parts: Vec<&str> = path.split('?').next().unwrap().trim_start_matches('/').split('/').collect();
        let paths = self.document["paths"].as_object().unwrap();
        let fits = |pattern: &&String| {
            let pattern: Vec<&str> = pattern.trim_start_matches("/api/v1/").split('/').collect();
            pattern.len() == parts.len()
                && pattern.iter().zip(&parts).all(|(pattern, part)| pattern.starts_with('{') || pattern == part)
        };
        let Some(pattern) = paths.keys().find(fits) else {
            assert_eq!(page.status, 404, "{path} is answered and not described");
            return;
        };
        let status = page.status.to_string();
        let answer = &paths[pattern]["get"]["responses"][&status];
        let kind = page.header("content-type").unwrap();
        let schema = &answer["content"][kind]["schema"];
        assert!(schema.is_object(), "{pattern} answers {status} with {kind}, which is not described");
        let mut whole = json!({ "components": self.document["components"].clone(), "allOf": [schema.clone()] });
        close(&mut whole);
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("http://perehdy.test/schema", whole).unwrap();
        let mut schemas = Schemas::new();
        let schema = compiler.compile("http://perehdy.test/schema", &mut schemas).unwrap();
        if let Err(error) = schemas.validate(value, schema) {
            panic!("{path}: {error}\n{value:#}");
        }
    }

    /// The addresses that the document describes.
    pub(crate) fn described(&self) -> BTreeSet<String> {
        self.document["paths"].as_object().unwrap().keys().cloned().collect()
    }
}

/// Makes objects take nothing but what is named.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(of) => {
            if of.get("properties").is_some_and(Value::is_object) {
                of.entry("additionalProperties").or_insert(json!(false));
            }
            of.values_mut().for_each(close);
        }
        Value::Array(of) => of.iter_mut().for_each(close),
        _ => {}
    }
}

impl Organisation {
    /// Makes a token as a manager does; gives it as it is shown.
    pub(crate) fn api_token(&self, manager: &mut Browser, name: &str) -> String {
        let page = manager.get(&self.at("/integrations")).expect(200);
        let day = page.texts("#token-day-hint").concat();
        // The example in the hint is a day in a month.
        let day = day.split_whitespace().find(|word| word.matches('/').count() == 2).unwrap().to_owned();
        let made = manager.send(&page.form("make-token").set("name", name).set("day", &day)).expect(200);
        made.texts("code.secret").remove(0)
    }

    /// A program with a new token.
    pub(crate) fn program(&self, mailed: &Mailed, manager: &mut Browser) -> Program {
        let token = self.api_token(manager, "HR system");
        Program::new(&mailed.server, &token)
    }
}
