//! Every address, as the tree of addresses has them, and what holds for all of them.

use crate::support::browser::Browser;
use crate::support::program::until;
use crate::support::server::Server;

mod api;
mod assets;
mod certificates;
mod crawl;
mod front;
mod headers;
mod health;
mod lang;
mod media;
mod origin;
mod roles;
mod v;
mod v_signature;

/// A browser at the address where the program listens, when what it prints is the proxy's in front of it.
pub(crate) fn past_the_proxy(server: &Server) -> Browser {
    let mut browser = None;
    // It is told to the operator's log, which may come after the line that it is ready.
    until("the log tells the address", || {
        let log = server.log();
        let port = log.split_once("address=127.0.0.1:").and_then(|(_, rest)| rest.split_once(' '));
        browser = port.map(|(port, _)| Browser::new(&format!("http://127.0.0.1:{port}")));
        browser.is_some()
    });
    browser.unwrap()
}
