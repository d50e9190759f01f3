//! A limit on guessing codes and invitations, and numbers of certificates: who has tried too many wrong ones has to wait
//! before any other is looked at.
//!
//! Counted in memory, like the rate of forms, and not in the database: opening a link is a GET, and a GET stores nothing.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use perehdy_app::pages::join_link::WrongKey;
use perehdy_app::pages::problem::{Problem, problem};
use perehdy_app::pages::verify::WrongNumber;
use perehdy_app::visitor::Cookie;
use perehdy_courses::model::Timestamp;

use super::limits::Limiter;

/// Most wrong ones of one session in [`WINDOW`].
const MOST: u32 = 10;

/// Of one network address, behind which a whole office may be.
const MOST_OF_NETWORK: u32 = 100;

/// A quarter of an hour, in microseconds.
const WINDOW: i64 = 15 * 60 * 1_000_000;

/// Most senders that are remembered before those whose time is over are forgotten.
const MANY: usize = 10_000;

/// Who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Session([u8; 32]),
    Network(IpAddr),
}

impl Who {
    const fn most(self) -> u32 {
        match self {
            Self::Session(_) => MOST,
            Self::Network(_) => MOST_OF_NETWORK,
        }
    }
}

/// What is guessed: each is counted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guessed {
    /// Codes and invitations.
    Keys,
    /// Numbers of certificates.
    Numbers,
}

impl Guessed {
    /// At which addresses.
    fn at(path: &str) -> Option<Self> {
        let mut parts = path.split('/').skip(1);
        match (parts.next()?, parts.next()?) {
            // Programs ask for these lists again and again, and there is nothing in their numbers to be guessed.
            ("v", "status") => None,
            ("v" | "certificates", _) => Some(Self::Numbers),
            (_, "join") => Some(Self::Keys),
            _ => None,
        }
    }
}

/// The wrong ones so far.
pub(super) struct WrongKeys {
    limiter: Arc<Limiter>,
    keys: Mutex<HashMap<Who, Tries>>,
    numbers: Mutex<HashMap<Who, Tries>>,
}

/// How many, since when.
#[derive(Clone, Copy)]
pub(super) struct Tries {
    count: u32,
    since: Timestamp,
}

impl Tries {
    /// When they are forgotten.
    const fn ends(self) -> i64 {
        self.since.0.saturating_add(WINDOW)
    }
}

impl WrongKeys {
    pub(super) fn new(limiter: Arc<Limiter>) -> Self {
        Self { limiter, keys: Mutex::default(), numbers: Mutex::default() }
    }

    /// Whom a request is of: its session, if it says one, and its network address.
    fn who(&self, headers: &HeaderMap, peer: Option<IpAddr>) -> Vec<Who> {
        let session = match self.limiter.cookie(headers) {
            Cookie::Token(token) => Some(Who::Session(token.0)),
            Cookie::None | Cookie::Foreign => None,
        };
        session.into_iter().chain(self.limiter.address(headers, peer).map(Who::Network)).collect()
    }

    /// What is counted is right whatever happened to somebody who looked at it.
    fn tries(&self, of: Guessed) -> MutexGuard<'_, HashMap<Who, Tries>> {
        let tries = match of {
            Guessed::Keys => &self.keys,
            Guessed::Numbers => &self.numbers,
        };
        tries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seconds to wait when any of these has tried too many.
    fn wait(&self, of: Guessed, who: &[Who], now: Timestamp) -> Option<u64> {
        wait(&self.tries(of), who, now)
    }

    fn count(&self, of: Guessed, who: &[Who], now: Timestamp) {
        count(&mut self.tries(of), who, now);
    }
}

/// Seconds to wait when any of these has tried too many.
pub(super) fn wait(tries: &HashMap<Who, Tries>, who: &[Who], now: Timestamp) -> Option<u64> {
    let of = |who: &Who| {
        let tries = tries.get(who).filter(|tries| tries.count >= who.most())?;
        u64::try_from(tries.ends() - now.0).ok().filter(|left| *left > 0)
    };
    who.iter().filter_map(of).max().map(|left| left.div_ceil(1_000_000))
}

/// Counts a wrong one of all of these.
pub(super) fn count(tries: &mut HashMap<Who, Tries>, who: &[Who], now: Timestamp) {
    if tries.len() > MANY {
        tries.retain(|_, tries| tries.ends() > now.0);
    }
    for who in who {
        let of = tries.entry(*who).or_insert(Tries { count: 0, since: now });
        if of.ends() <= now.0 {
            *of = Tries { count: 0, since: now };
        }
        of.count = of.count.saturating_add(1);
    }
}

/// Refuses whoever has tried too many, with a page that tells how long to wait; counts the wrong ones of all others.
pub(super) async fn limit(State(wrong): State<Arc<WrongKeys>>, request: Request, next: Next) -> Response {
    let Some(guessed) = Guessed::at(request.uri().path()) else { return next.run(request).await };
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let who = wrong.who(request.headers(), peer);
    let app = &wrong.limiter.app;
    if let Some(seconds) = wrong.wait(guessed, &who, app.records.now()) {
        let too_many = match guessed {
            Guessed::Keys => Problem::WrongKeys(seconds),
            Guessed::Numbers => Problem::WrongNumbers(seconds),
        };
        return problem(app, request.uri(), request.headers(), too_many);
    }
    let response = next.run(request).await;
    let extensions = response.extensions();
    if extensions.get::<WrongKey>().is_some() || extensions.get::<WrongNumber>().is_some() {
        wrong.count(guessed, &who, app.records.now());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_ones_are_counted_until_the_window_is_over() {
        let (session, office) = (Who::Session([1; 32]), Who::Network(IpAddr::from([192, 0, 2, 1])));
        let (mut tries, mut now) = (HashMap::new(), Timestamp(1_000_000));
        for _ in 0..MOST {
            assert_eq!(wait(&tries, &[session, office], now), None);
            count(&mut tries, &[session, office], now);
            now.0 += 1_000_000;
        }
        assert_eq!(wait(&tries, &[session, office], now), Some(15 * 60 - u64::from(MOST)));
        assert_eq!(wait(&tries, &[office], now), None, "others there go on");
        for _ in MOST..MOST_OF_NETWORK {
            count(&mut tries, &[office], now);
        }
        assert!(wait(&tries, &[Who::Session([2; 32]), office], now).is_some(), "another cookie is no way past it");
        now.0 += WINDOW;
        assert_eq!(wait(&tries, &[session, office], now), None);
        count(&mut tries, &[session], now);
        assert_eq!(tries[&session].count, 1);
    }

    #[test]
    fn senders_are_forgotten() {
        let mut tries = HashMap::new();
        let sender = |n: u32| Who::Network(IpAddr::from(n.to_be_bytes()));
        for n in 0..=u32::try_from(MANY).unwrap() {
            count(&mut tries, &[sender(n)], Timestamp(0));
        }
        count(&mut tries, &[sender(u32::MAX)], Timestamp(WINDOW));
        assert_eq!(tries.len(), 1);
    }
}
