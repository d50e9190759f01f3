//! A browser without a script: keeps cookies, follows redirects, sends forms with the headers that browsers send.

use std::collections::BTreeMap;
use std::time::Duration;

use http::header::{COOKIE, LOCATION, SET_COOKIE};
use http::{Method, Request};
use ureq::Agent;
use url::Url;

use super::form::Form;
use super::page::Page;

/// A browser; its clones are other windows that have the same cookies at first.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    agent: Agent,
    origin: Url,
    /// By name.
    pub(crate) cookies: BTreeMap<String, String>,
    /// Sent with every request.
    pub(crate) headers: Vec<(String, String)>,
}

impl Browser {
    /// One that has been nowhere yet.
    pub(crate) fn new(origin: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("")
            .accept("")
            .accept_encoding("")
            // A connection that the program has closed meanwhile would fail the next request.
            .max_idle_connections(0)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self {
            agent: Agent::new_with_config(config),
            origin: Url::parse(origin).unwrap(),
            cookies: BTreeMap::new(),
            headers: vec![("accept".to_owned(), "text/html,application/xhtml+xml,*/*;q=0.8".to_owned())],
        }
    }

    /// Moves on to the same program at another address.
    pub(crate) fn moved(&mut self, origin: &str) {
        self.origin = Url::parse(origin).unwrap();
    }

    /// Asks for pages in these languages first.
    pub(crate) fn accepting(mut self, languages: &str) -> Self {
        self.headers.push(("accept-language".to_owned(), languages.to_owned()));
        self
    }

    /// Opens an address, following redirects.
    pub(crate) fn get(&mut self, address: &str) -> Page {
        let address = self.origin.join(address).unwrap();
        self.go(Method::GET, address, &[], Vec::new())
    }

    /// One request and its answer, redirects not followed.
    pub(crate) fn ask(&mut self, method: &str, address: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
        let address = self.origin.join(address).unwrap();
        self.exchange(method.parse().unwrap(), &address, headers, body.to_vec())
    }

    /// Opens an address with other headers.
    pub(crate) fn get_with(&mut self, address: &str, headers: &[(&str, &str)]) -> Page {
        self.ask("GET", address, headers, b"")
    }

    /// Sends a form as it is filled in and opens what the answer leads to.
    pub(crate) fn send(&mut self, form: &Form) -> Page {
        let pairs = form.entries();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if form.method == "get" {
            let mut address = form.action.clone();
            address.query_pairs_mut().clear().extend_pairs(pairs);
            return self.get(address.as_str());
        }
        self.post(form.action.as_str(), &pairs)
    }

    /// Sends form fields to an address as a form of our own pages would, and opens what the answer leads to.
    pub(crate) fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let address = self.origin.join(address).unwrap();
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let origin = self.origin.origin().ascii_serialization();
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-mode", "navigate"),
        ];
        self.go(Method::POST, address, &headers, body.into_bytes())
    }

    /// Opens the link with this text.
    pub(crate) fn follow(&mut self, page: &Page, text: &str) -> Page {
        let address = page.link(text);
        self.go(Method::GET, address, &[], Vec::new())
    }

    fn go(&mut self, method: Method, address: Url, headers: &[(&str, &str)], body: Vec<u8>) -> Page {
        let mut page = self.exchange(method, &address, headers, body);
        for _ in 0..5 {
            if !matches!(page.status, 301 | 302 | 303 | 307 | 308) {
                return page;
            }
            assert!(page.status < 307, "a redirect that sends the form again");
            let location = page.header(LOCATION.as_str()).expect("a redirect without an address");
            let address = page.address.join(location).unwrap();
            assert_eq!(address.origin(), self.origin.origin(), "a redirect to another server");
            page = self.exchange(Method::GET, &address, &[], Vec::new());
        }
        panic!("redirected again and again: {}", page.address);
    }

    fn exchange(&mut self, method: Method, address: &Url, headers: &[(&str, &str)], body: Vec<u8>) -> Page {
        let mut request = Request::builder().method(&method).uri(address.as_str());
        let other = |name: &String| headers.iter().all(|(other, _)| other != name);
        for (name, value) in self.headers.iter().filter(|(name, _)| other(name)) {
            // As bytes: values need not be ASCII.
            request = request.header(name, value.as_bytes());
        }
        for (name, value) in headers {
            request = request.header(*name, value.as_bytes());
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        let answer = if body.is_empty() && method != Method::POST {
            self.agent.run(request.body(()).unwrap())
        } else {
            self.agent.run(request.body(body).unwrap())
        };
        let mut answer = answer.unwrap_or_else(|error| panic!("{method} {address}: {error}"));
        let body = answer.body_mut().with_config().limit(100_000_000).read_to_vec().unwrap();
        for cookie in answer.headers().get_all(SET_COOKIE) {
            self.take(cookie.to_str().unwrap());
        }
        Page::new(answer.status().as_u16(), address.clone(), answer.headers().clone(), body)
    }

    /// Does what a `Set-Cookie` says.
    fn take(&mut self, cookie: &str) {
        let mut parts = cookie.split(';').map(str::trim);
        let (name, value) = parts.next().unwrap().split_once('=').unwrap();
        if parts.any(|part| part.eq_ignore_ascii_case("max-age=0")) {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
