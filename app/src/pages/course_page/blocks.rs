//! The blocks of a page. Most look the same to everybody and are rendered once; only those that show something of the
//! learner are rendered for the request.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use http::Uri;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use perehdy_courses::draw::practice_order;
use perehdy_courses::model::{Block, BlockBody, Media, MediaPlace, PageText};

use super::{Found, asked};
use crate::components::asked::Asked;
use crate::components::error_summary::Trouble;
use crate::components::media::{Sense, media};
use crate::components::practice::practice;
use crate::pages::form::Returned;
use crate::respond::render;
use crate::visit::Visit;

/// The blocks of a course's pages as they look before the learner has done anything, by the page's address.
#[derive(Default)]
pub struct FreshBlocks(RwLock<HashMap<String, Arc<[String]>>>);

impl FreshBlocks {
    /// The blocks of a page, rendered when they are first asked for.
    fn of(&self, visit: &Visit, found: &Found, text: &PageText, address: &str) -> Arc<[String]> {
        // A map of finished strings is whole even if somebody panicked while holding it.
        if let Some(blocks) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(address) {
            return blocks.clone();
        }
        let blocks = all_fresh(visit, found, text, address);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(address.to_owned(), blocks.clone());
        blocks
    }
}

fn all_fresh(visit: &Visit, found: &Found, text: &PageText, address: &str) -> Arc<[String]> {
    text.blocks.iter().map(|block| fresh(visit, found, text, block, address)).collect()
}

fn fresh(visit: &Visit, found: &Found, text: &PageText, block: &Block, address: &str) -> String {
    let id = block.id.as_deref().unwrap_or_default();
    match &block.body {
        BlockBody::Question(question) => render(|| {
            let order = practice_order(question, &found.course.fingerprint);
            practice(&Asked::fresh(visit.messages, question, order), number(text, id), address)
        }),
        BlockBody::Video(piece) => render(|| media(visit, &found.course, id, piece, Sense::Seen, None, false)),
        BlockBody::Audio(piece) => render(|| media(visit, &found.course, id, piece, Sense::Heard, None, false)),
        _ => format!("<div class=\"block\">{}</div>", block.html),
    }
}

/// Which question of the page it is, from 1.
fn number(text: &PageText, id: &str) -> usize {
    text.questions().take_while(|question| question.id != id).count() + 1
}

/// The blocks of a page as a view, and what the page has to know of them.
pub(super) struct Blocks {
    pub(super) view: AnyView,
    /// Whether there are islands among them.
    pub(super) islands: bool,
    /// What is wrong with the form that came back.
    pub(super) troubles: Vec<Trouble>,
    /// The origin of a video elsewhere that the learner asked to see here.
    pub(super) media_origin: Option<String>,
}

impl Blocks {
    pub(super) fn new(visit: &Visit, found: &Found, text: &PageText, returned: Option<&Returned>) -> Self {
        let address = found.address();
        let wanted = form_urlencoded::parse(visit.query.as_bytes())
            .find(|(name, _)| name == "media")
            .map(|(_, block)| block.into_owned());
        let fresh = visit.app.catalog.fresh(&found.course).map(|fresh| fresh.of(visit, found, text, &address));
        let fresh = fresh.unwrap_or_else(|| all_fresh(visit, found, text, &address));
        let mut blocks = Self { view: ().into_any(), islands: false, troubles: Vec::new(), media_origin: None };
        let mut views = Vec::new();
        // Neighbours that look the same to everybody go out as one piece.
        let mut same = String::new();
        for (block, fresh) in text.blocks.iter().zip(fresh.iter()) {
            match blocks.own(visit, found, block, returned, wanted.as_deref(), &address) {
                Some(view) => {
                    if !same.is_empty() {
                        views.push(InertElement::new(std::mem::take(&mut same)).into_any());
                    }
                    views.push(view);
                }
                None => same.push_str(fresh),
            }
        }
        if !same.is_empty() {
            views.push(InertElement::new(same).into_any());
        }
        blocks.view = views.into_any();
        blocks
    }

    /// The block as this learner sees it, when that differs from what everybody sees.
    fn own(
        &mut self,
        visit: &Visit,
        found: &Found,
        block: &Block,
        returned: Option<&Returned>,
        wanted: Option<&str>,
        address: &str,
    ) -> Option<AnyView> {
        let id = block.id.as_deref().unwrap_or_default();
        match &block.body {
            BlockBody::Question(question) => {
                self.islands = true;
                let came_back = returned.is_some_and(|returned| returned.question.as_deref() == Some(id));
                if !came_back && !visit.remembered.practice.contains_key(id) {
                    return None;
                }
                let asked = asked(visit, found, question, returned);
                self.troubles.extend(
                    asked.summary().into_iter().map(|(anchor, message)| Trouble { anchor: Some(anchor), message }),
                );
                Some(practice(&asked, number(found.text()?, id), address).into_any())
            }
            BlockBody::Video(piece) => self.own_media(visit, found, id, piece, Sense::Seen, wanted),
            BlockBody::Audio(piece) => self.own_media(visit, found, id, piece, Sense::Heard, wanted),
            _ => None,
        }
    }

    fn own_media(
        &mut self,
        visit: &Visit,
        found: &Found,
        id: &str,
        piece: &Media,
        sense: Sense,
        wanted: Option<&str>,
    ) -> Option<AnyView> {
        let asked_for = wanted == Some(id);
        self.islands |= asked_for || matches!(piece.place, MediaPlace::Files(_));
        if let (true, MediaPlace::FileElsewhere(address, _)) = (asked_for, &piece.place) {
            self.media_origin = origin(address);
        }
        let state = visit.remembered.media.get(id);
        (asked_for || state.is_some())
            .then(|| media(visit, &found.course, id, piece, sense, state, asked_for).into_any())
    }
}

/// Where an address leads, as a content security policy takes it: host and port over https, and nothing that could mean
/// more there.
fn origin(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    let host = uri.host().filter(|_| uri.scheme_str() == Some("https"))?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    if host.is_empty() || !host.bytes().all(plain) {
        return None;
    }
    let port = uri.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("https://{host}{port}"))
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn only_host_and_port_go_into_the_policy() {
        assert_eq!(origin("https://films.example.org/a.mp4?b=c"), Some("https://films.example.org".to_owned()));
        assert_eq!(origin("https://films.example.org:8443/a.mp4"), Some("https://films.example.org:8443".to_owned()));
        assert_eq!(
            origin("https://someone:secret@films.example.org/a.mp4"),
            Some("https://films.example.org".to_owned())
        );
        for other in [
            "http://films.example.org/a.mp4",
            "https://films.example.org;script-src%20*/a.mp4",
            "https://a;b/a.mp4",
            "https://a,b/a.mp4",
            "https://*/a.mp4",
            "https://*.example.org/a.mp4",
            "https://a'b/a.mp4",
            "https:///a.mp4",
            "/a.mp4",
            "",
        ] {
            assert_eq!(origin(other), None, "{other}");
        }
    }
}
