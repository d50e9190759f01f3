//! Limits of the API: how quickly a token may ask, and how often somebody may try tokens that are not in force. Counted in
//! memory: reading stores nothing.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use perehdy_app::api::{Presented, WrongToken, is_api, presented};
use perehdy_app::pages::problem::{Problem, problem};

use super::limits::Limiter;
use super::wrong_keys::{Tries, Who, count, wait};
use crate::config::Settings;

/// Most tokens that are remembered as good ones; beyond it all of them are looked at as new ones once more.
const MOST_KNOWN: usize = 10_000;

/// Counts what programs ask.
pub(super) struct ApiLimiter {
    limiter: Arc<Limiter>,
    /// As often as one learner may send forms.
    tokens: DefaultKeyedRateLimiter<[u8; 32]>,
    /// Tokens that are not in force, by network address: as many as wrong codes.
    wrong: Mutex<HashMap<Who, Tries>>,
    /// Tokens that were in force when they were last used: a neighbour who tries wrong ones does not keep them out.
    known: Mutex<HashSet<[u8; 32]>>,
}

impl ApiLimiter {
    pub(super) fn new(settings: &Settings, limiter: Arc<Limiter>) -> Self {
        let number = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(number(settings.rate)).allow_burst(number(settings.burst));
        Self { limiter, tokens: RateLimiter::keyed(quota), wrong: Mutex::default(), known: Mutex::default() }
    }

    /// Seconds to wait when too many requests came with this token.
    fn too_many(&self, token: &[u8; 32]) -> Option<u64> {
        if self.tokens.len() > MOST_KNOWN {
            self.tokens.retain_recent();
        }
        let refused = self.tokens.check_key(token).err()?;
        Some(refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }

    fn known(&self) -> MutexGuard<'_, HashSet<[u8; 32]>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wrong(&self) -> MutexGuard<'_, HashMap<Who, Tries>> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes from an answer whether its token is in force.
    fn note(&self, token: Option<[u8; 32]>, who: &[Who], response: &Response) {
        if response.extensions().get::<WrongToken>().is_some() {
            if let Some(token) = token {
                self.known().remove(&token);
            }
            count(&mut self.wrong(), who, self.limiter.app.records.now());
        } else if let Some(token) = token.filter(|_| response.status().is_success()) {
            let mut known = self.known();
            if known.len() >= MOST_KNOWN {
                known.clear();
            }
            known.insert(token);
        }
    }
}

/// Refuses requests that come too quickly, and tries of tokens, and tells how long to wait.
pub(super) async fn limit(State(api): State<Arc<ApiLimiter>>, request: Request, next: Next) -> Response {
    if !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let token = match presented(request.headers()) {
        Presented::Nothing => return next.run(request).await,
        Presented::Foreign => None,
        Presented::Token(token) => Some(token.0),
    };
    let app = &api.limiter.app;
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let who: Vec<Who> = api.limiter.address(request.headers(), peer).map(Who::Network).into_iter().collect();
    let known = token.is_some_and(|token| api.known().contains(&token));
    if !known && let Some(seconds) = wait(&api.wrong(), &who, app.records.now()) {
        return problem(app, request.uri(), request.headers(), Problem::WrongKeys(seconds));
    }
    if let Some(seconds) = token.and_then(|token| api.too_many(&token)) {
        return problem(app, request.uri(), request.headers(), Problem::TooMany(seconds));
    }
    let response = next.run(request).await;
    api.note(token, &who, &response);
    response
}
