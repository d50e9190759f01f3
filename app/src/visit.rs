//! One request: its language, its address, and what is remembered of the learner who makes it.

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue, Uri};
use perehdy_courses::model::{Course, Lang};
use perehdy_records::{PagePlace, Remembered, SessionToken, Who};
use uuid::Uuid;

use crate::i18n::{Messages, messages};
use crate::state::App;
use crate::visitor::{self, Cookie};

/// Something about the visit itself that the page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The cookie is of no session here: a new start.
    Forgotten,
    /// The database is away: the course can be read, nothing can be shown of the learner or stored.
    Unavailable,
}

/// A request, loaded.
pub struct Visit {
    /// What every request can use.
    pub app: App,
    /// The page's language.
    pub lang: Lang,
    /// Messages in it.
    pub messages: &'static Messages,
    /// The path after the language, with a slash at the front; empty for the front page.
    pub path: String,
    /// The query without its `?`; empty without one.
    pub query: String,
    /// What is remembered; empty for somebody new.
    pub remembered: Remembered,
    /// What the page has to tell about the visit.
    pub notice: Option<Notice>,
    /// Whether the address has no language in it: the switch is then `?lang=`.
    pub bare: bool,
    /// A cookie to set or remove with the answer.
    pub set_cookie: Option<HeaderValue>,
    /// Whether it was looked up who asks. Pages for everybody do without.
    pub looked_up: bool,
    /// The browser's cookie, good or not.
    pub cookie: Option<SessionToken>,
    /// The cookie's session when the database could not be asked whose it is.
    unasked: Option<SessionToken>,
}

/// Notes that a session is used, once a day, whatever the request is: who reads every day is not idle. Nobody waits for
/// it; what is not noted now is with the next request.
fn note_use(app: &App, session: Uuid) {
    let records = app.records.clone();
    tokio::spawn(async move {
        if let Err(error) = records.note_use(session).await {
            tracing::warn!(%error, "the use of a session was not noted");
        }
    });
}

impl Visit {
    /// Loads what is remembered of the learner, of one course and page when they are given.
    pub async fn load(
        app: &App,
        lang: Lang,
        uri: &Uri,
        headers: &HeaderMap,
        course: &str,
        page: Option<&PagePlace>,
    ) -> Self {
        let load = async |token: &SessionToken| app.records.remembered(token, course, page).await;
        Self::with(app, lang, uri, headers, load).await
    }

    /// Loads who sends a form, nothing else: enough to store what it says, too little to show a page.
    pub async fn of_sender(app: &App, lang: Lang, uri: &Uri, headers: &HeaderMap) -> Self {
        Self::with(app, lang, uri, headers, async |token: &SessionToken| app.records.sender(token).await).await
    }

    /// A visit with what is loaded for the browser's cookie, if it has one.
    async fn with(
        app: &App,
        lang: Lang,
        uri: &Uri,
        headers: &HeaderMap,
        load: impl AsyncFnOnce(&SessionToken) -> Result<Option<Remembered>, perehdy_records::Error>,
    ) -> Self {
        let secure = app.settings.secure;
        let mut visit = Self::guest(app, lang, uri);
        visit.looked_up = true;
        match visitor::cookie(headers, secure) {
            Cookie::None => {}
            Cookie::Foreign => visit.forget(),
            Cookie::Token(token) => {
                match load(&token).await {
                    Ok(Some(remembered)) => {
                        if let Some(session) = remembered.session.filter(|session| session.stale) {
                            visit.set_cookie = Some(visitor::keep(&token, secure));
                            note_use(app, session.id);
                        }
                        visit.remembered = remembered;
                    }
                    Ok(None) => visit.forget(),
                    Err(error) => {
                        tracing::error!(%error, "what is remembered of a learner could not be read");
                        visit.notice = Some(Notice::Unavailable);
                        visit.unasked = Some(token.clone());
                    }
                }
                visit.cookie = Some(token);
            }
        }
        visit
    }

    /// A visit of somebody of whom nothing is known.
    #[must_use]
    pub fn guest(app: &App, lang: Lang, uri: &Uri) -> Self {
        let path = uri.path().strip_prefix('/').and_then(|path| path.strip_prefix(lang.code()));
        let path = path.filter(|path| path.is_empty() || path.starts_with('/')).unwrap_or_default();
        Self {
            app: app.clone(),
            lang,
            messages: messages(lang),
            path: path.to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            remembered: Remembered::default(),
            notice: None,
            bare: false,
            set_cookie: None,
            looked_up: false,
            cookie: None,
            unasked: None,
        }
    }

    fn forget(&mut self) {
        self.notice = Some(Notice::Forgotten);
        self.set_cookie = Some(visitor::forget(self.app.settings.secure));
    }

    /// Who stores something with this request; a token when its cookie is to be set: of a session that is made.
    #[must_use]
    pub fn who(&self) -> (Who, Option<SessionToken>) {
        // With a new token in its place the cookie would lead nowhere any more. Who writes under a token that has a
        // session is the learner of that session.
        if let Some(token) = &self.unasked {
            return (Who::New(token.clone()), None);
        }
        match self.remembered.who() {
            Some(who) => (who, None),
            None => visitor::who(None, || self.app.records.new_token()),
        }
    }

    /// Sets the cookie of a session.
    pub fn keep(&mut self, token: Option<SessionToken>) {
        if let Some(token) = token {
            self.set_cookie = Some(visitor::keep(&token, self.app.settings.secure));
            self.notice = None;
        }
    }

    /// Removes the cookie of a session that was ended.
    pub fn leave(&mut self) {
        self.set_cookie = Some(visitor::forget(self.app.settings.secure));
        self.notice = None;
    }

    /// Whether the address has this in its query.
    #[must_use]
    pub fn asks(&self, name: &str) -> bool {
        self.asked(name).is_some()
    }

    /// What the address has in its query under this name.
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// The address of this page in another language, with the same query.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> String {
        if self.bare {
            return format!("?lang={}", lang.code());
        }
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!("/{}{}{mark}{}", lang.code(), self.path, self.query)
    }

    /// An address in the page's language; `path` begins with a slash.
    #[must_use]
    pub fn here(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.code())
    }

    /// The language in which a course is shown on this page: the page's, if the course has it.
    #[must_use]
    pub fn lang_of(&self, course: &Course) -> Lang {
        let has = course.languages.contains(&self.lang);
        if has { self.lang } else { course.languages.first().copied().unwrap_or(self.lang) }
    }

    /// A message without arguments.
    #[must_use]
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.messages.get(key)
    }
}
