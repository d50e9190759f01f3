//! Reading the mails that a program sends, and signing in by the links in them.

use super::browser::Browser;
use super::database::Engine;
use super::page::Page;
use super::program::until;
use super::server::{Server, Setup};
use super::smtp::{Letter, Smtp};

/// What Firefox calls itself on Windows.
pub(crate) const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
/// What Safari calls itself on an iPhone.
pub(crate) const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 \
                                 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1";

/// A program whose mails come to a server of our own.
pub(crate) struct Mailed {
    pub(crate) smtp: Smtp,
    pub(crate) server: Server,
}

impl Mailed {
    pub(crate) fn start(engine: Engine) -> Self {
        Self::start_by(Setup::new(engine))
    }

    /// With other settings besides.
    pub(crate) fn start_by(setup: Setup) -> Self {
        Self::start_with(Smtp::start(), setup)
    }

    /// With this mail server.
    pub(crate) fn start_with(smtp: Smtp, setup: Setup) -> Self {
        let server = setup.flag("smtp", &smtp.url()).flag("burst", "1000").start();
        Self { smtp, server }
    }

    /// A browser that calls itself so.
    pub(crate) fn browser(&self, agent: &str) -> Browser {
        let mut browser = self.server.browser();
        browser.headers.push(("user-agent".to_owned(), agent.to_owned()));
        browser
    }

    /// The mail of this number (from 1) to somebody, once it has come.
    pub(crate) fn letter(&self, to: &str, number: usize) -> Letter {
        until(&format!("mail {number} has come to {to}"), || self.smtp.count(to) >= number);
        let letters = self.smtp.letters();
        letters.into_iter().filter(|letter| letter.to == to).nth(number - 1).unwrap()
    }

    /// How many mails have come to somebody.
    pub(crate) fn count(&self, to: &str) -> usize {
        self.smtp.count(to)
    }

    /// The address in that mail.
    pub(crate) fn link(&self, to: &str, number: usize) -> String {
        let body = self.letter(to, number).body();
        let found = body.split_whitespace().find(|word| word.starts_with(&self.server.origin));
        found.unwrap_or_else(|| panic!("no link in {body}")).to_owned()
    }

    /// Asks for a link in this browser; gives the page that says so.
    pub(crate) fn ask(&self, browser: &mut Browser, to: &str) -> Page {
        let page = browser.get("/en/sign-in").expect(200);
        let sent = browser.send(&page.form("send").set("email", to)).expect(200);
        assert_eq!(sent.path(), "/en/sign-in?sent");
        sent
    }

    /// Asks for a link, which is the one of this number to that address, and uses it in the same browser.
    pub(crate) fn sign_in(&self, browser: &mut Browser, to: &str, number: usize) -> Page {
        self.ask(browser, to);
        let link = browser.get(&self.link(to, number)).expect(200);
        let me = browser.send(&link.form("enter")).expect(200);
        assert!(me.path().starts_with("/en/me?welcome"), "{}", me.describe());
        me
    }
}
