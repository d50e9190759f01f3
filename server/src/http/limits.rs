//! Limits: how large a form may be, and how quickly forms may come.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::header::{CONTENT_LENGTH, COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderName, Method, StatusCode};
use perehdy_app::pages::problem::{Problem, problem};
use perehdy_app::routes::takes_files;
use perehdy_app::state::App;
use perehdy_app::visitor::{Cookie, cookie};

use crate::config::Settings;

/// Many learners share one network address (an office, a school): it may send this many times what one learner may.
const LEARNERS_AT_ONE_ADDRESS: u32 = 50;

/// Most sessions that are remembered as no newcomers'; beyond it all of them are newcomers' once more.
const MOST_KNOWN: usize = 50_000;

/// Refuses forms that are too large, with a page.
pub(super) async fn body(State((app, most)): State<(App, usize)>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || takes_files(request.uri().path()) {
        return next.run(request).await;
    }
    let told: Option<usize> =
        request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    if told.is_some_and(|length| length > most) {
        return problem(&app, &uri, &headers, Problem::TooLarge);
    }
    let response = next.run(request).await;
    // A body without a length is cut off by axum's own limit while it is read.
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return problem(&app, &uri, &headers, Problem::TooLarge);
    }
    response
}

/// Counts forms by session and by network address.
pub(super) struct Limiter {
    pub(super) app: App,
    sessions: DefaultKeyedRateLimiter<[u8; 32]>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    /// Forms that may make a learner, by network address: half the rate of one learner, twice the burst, for offices in
    /// which many start at the same minute.
    newcomers: DefaultKeyedRateLimiter<IpAddr>,
    /// Sessions that are good: a form of theirs was taken since the program was started. A cookie alone says nothing;
    /// anybody can write one.
    known: Mutex<HashSet<[u8; 32]>>,
    proxy_header: Option<HeaderName>,
    /// Whether it was told that the proxy's header cannot be read.
    warned: AtomicBool,
}

impl Limiter {
    pub(super) fn new(settings: &Settings, app: App) -> Self {
        let number = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = |rate: u32, burst: u32| Quota::per_second(number(rate)).allow_burst(number(burst));
        let (rate, burst, many) = (settings.rate, settings.burst, LEARNERS_AT_ONE_ADDRESS);
        Self {
            app,
            sessions: RateLimiter::keyed(quota(rate, burst)),
            addresses: RateLimiter::keyed(quota(rate.saturating_mul(many), burst.saturating_mul(many))),
            newcomers: RateLimiter::keyed(quota(rate.div_ceil(2), burst.saturating_mul(2))),
            known: Mutex::default(),
            proxy_header: settings.proxy_header.as_ref().and_then(|name| name.parse().ok()),
            warned: AtomicBool::new(false),
        }
    }

    /// Seconds to wait when too many forms came.
    fn wait(&self, session: Option<[u8; 32]>, address: Option<IpAddr>) -> Option<u64> {
        let now = DefaultClock::default().now();
        let seconds = |refused: governor::NotUntil<_>| refused.wait_time_from(now).as_secs() + 1;
        if let Some(session) = session
            && let Err(refused) = self.sessions.check_key(&session)
        {
            return Some(seconds(refused));
        }
        let address = address?;
        let known = session.is_some_and(|session| self.known().contains(&session));
        if !known && let Err(refused) = self.newcomers.check_key(&address) {
            return Some(seconds(refused));
        }
        self.addresses.check_key(&address).err().map(seconds)
    }

    /// Notes from an answer whose session is good: not one in whose place another cookie is set.
    fn note(&self, session: Option<[u8; 32]>, response: &Response) {
        let mut set = None;
        for value in response.headers().get_all(SET_COOKIE) {
            match self.cookie(&HeaderMap::from_iter([(COOKIE, value.clone())])) {
                Cookie::None => {}
                Cookie::Foreign => set = Some(None),
                Cookie::Token(token) => set = Some(Some(token.0)),
            }
        }
        let taken = response.status().is_success() || response.status().is_redirection();
        let mut known = self.known();
        match (session, set) {
            (Some(session), Some(new)) if new != Some(session) => {
                known.remove(&session);
            }
            (Some(session), None) if taken => {
                known.insert(session);
            }
            _ => {}
        }
        known.extend(set.flatten());
    }

    pub(super) fn cookie(&self, headers: &HeaderMap) -> Cookie {
        cookie(headers, self.app.settings.secure)
    }

    /// What is known is right whatever happened to somebody who looked at it.
    fn known(&self) -> MutexGuard<'_, HashSet<[u8; 32]>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The browser's address: the last one in the proxy's header (the one that the proxy itself saw), else the peer's.
    pub(super) fn address(&self, headers: &HeaderMap, peer: Option<IpAddr>) -> Option<IpAddr> {
        let header = self.proxy_header.as_ref().and_then(|name| headers.get_all(name).iter().next_back());
        let told = header.and_then(|value| told(value.to_str().ok()?));
        if header.is_some() && told.is_none() && !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                ?header,
                "the proxy's header has no network address: all forms count as the proxy's (this is said once)"
            );
        }
        told.or(peer).map(network)
    }

    /// Forgets senders that have been quiet.
    fn tidy(&self) {
        if self.sessions.len() + self.addresses.len() + self.newcomers.len() > 10_000 {
            self.sessions.retain_recent();
            self.addresses.retain_recent();
            self.newcomers.retain_recent();
        }
        let mut known = self.known();
        if known.len() > MOST_KNOWN {
            known.clear();
        }
    }
}

/// The last address of a proxy's header; some proxies tell the port too.
fn told(header: &str) -> Option<IpAddr> {
    let text = header.rsplit(',').next()?.trim();
    let with_port = || text.parse().ok().map(|address: SocketAddr| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    text.parse().ok().or_else(with_port).or_else(in_brackets)
}

/// Whose forms are counted together: an IPv4 address; of IPv6 the first 64 bits, which one household or office has.
fn network(address: IpAddr) -> IpAddr {
    // A socket that listens on [::] tells IPv4 addresses as ::ffff:192.0.2.1: the first 64 bits of all of them are 0.
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// Refuses forms that come too quickly, with a page that tells how long to wait.
pub(super) async fn rate(State(limiter): State<Arc<Limiter>>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = limiter.address(request.headers(), peer);
    let session = match limiter.cookie(request.headers()) {
        Cookie::Token(token) => Some(token.0),
        Cookie::None | Cookie::Foreign => None,
    };
    limiter.tidy();
    if let Some(seconds) = limiter.wait(session, address) {
        return problem(&limiter.app, request.uri(), request.headers(), Problem::TooMany(seconds));
    }
    let response = next.run(request).await;
    limiter.note(session, &response);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_one_network_and_the_internet_is_not() {
        let network = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(network("192.0.2.1"), "192.0.2.1");
        assert_eq!(network("::ffff:192.0.2.1"), "192.0.2.1");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }

    #[test]
    fn what_proxies_tell_is_understood() {
        for (header, address) in [
            ("192.0.2.1", "192.0.2.1"),
            ("10.0.0.1, 192.0.2.1", "192.0.2.1"),
            ("10.0.0.1,192.0.2.1:5555 ", "192.0.2.1"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:443", "2001:db8::1"),
        ] {
            assert_eq!(told(header), Some(address.parse().unwrap()), "{header}");
        }
        for header in ["", "unknown", "192.0.2.1,", "192.0.2.1:port", "[192.0.2", "_hidden"] {
            assert_eq!(told(header), None, "{header}");
        }
    }
}
