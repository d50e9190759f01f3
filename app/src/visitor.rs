//! Who asks: the session cookie, and the learner behind it.

use http::header::{ACCEPT_LANGUAGE, COOKIE};
use http::{HeaderMap, HeaderValue};
use perehdy_courses::model::Lang;
use perehdy_records::{LearnerId, SessionToken, Who};

/// How long the cookie stays in the browser: 400 days, the longest that browsers keep one.
const COOKIE_SECONDS: u32 = 400 * 24 * 60 * 60;

/// What the request's cookie says.
#[derive(Clone, Debug)]
pub enum Cookie {
    /// There is none.
    None,
    /// There is one that cannot be of this server.
    Foreign,
    /// There is one; the database knows whether it is still good.
    Token(SessionToken),
}

/// The cookie's name. `__Host-` binds it to this host and to https; browsers refuse such a name on plain http.
const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-perehdy" } else { "perehdy" }
}

/// Reads the session cookie. Bytes, not text: other programs on the same host may set cookies that are not ASCII. Of
/// several with our name (we set one, for every path; others may add more) the first that can be ours counts.
#[must_use]
pub fn cookie(headers: &HeaderMap, secure: bool) -> Cookie {
    let name = cookie_name(secure).as_bytes();
    let ours = headers
        .get_all(COOKIE)
        .iter()
        .flat_map(|value| value.as_bytes().split(|&byte| byte == b';'))
        .filter_map(|pair| pair.trim_ascii().strip_prefix(name)?.strip_prefix(b"="));
    let mut found = Cookie::None;
    for value in ours {
        match std::str::from_utf8(value).ok().and_then(SessionToken::parse) {
            Some(token) => return Cookie::Token(token),
            None => found = Cookie::Foreign,
        }
    }
    found
}

/// The `Set-Cookie` that keeps a new session.
#[must_use]
pub fn keep(token: &SessionToken, secure: bool) -> HeaderValue {
    let (name, text, flag) = (cookie_name(secure), token.text(), if secure { "; Secure" } else { "" });
    header(&format!("{name}={text}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{flag}"))
}

/// The `Set-Cookie` that removes a cookie that is of no session here.
#[must_use]
pub fn forget(secure: bool) -> HeaderValue {
    let (name, flag) = (cookie_name(secure), if secure { "; Secure" } else { "" });
    header(&format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{flag}"))
}

fn header(text: &str) -> HeaderValue {
    // Names and tokens are ASCII letters, digits, `-` and `_`: this never falls back.
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Who does something that is to be remembered: the known learner, or a new one with the cookie to set.
#[must_use]
pub fn who(learner: Option<LearnerId>, new_token: impl FnOnce() -> SessionToken) -> (Who, Option<SessionToken>) {
    match learner {
        Some(learner) => (Who::Known(learner), None),
        None => {
            let token = new_token();
            (Who::New(token.clone()), Some(token))
        }
    }
}

/// The language that the browser asks for first among ours; Finnish when it names none of them.
#[must_use]
pub fn accepted_language(headers: &HeaderMap) -> Lang {
    let Some(text) = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) else { return Lang::Fi };
    let mut best: Option<(f32, Lang)> = None;
    for part in text.split(',') {
        let mut pieces = part.trim().split(';');
        let tag = pieces.next().unwrap_or_default().trim();
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let Some(lang) = Lang::from_code(&primary) else { continue };
        let weight =
            pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
        if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::Fi, |(_, lang)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_read_as_bytes() {
        let good = [7; 32];
        let text = SessionToken(good).text();
        let ours = [b"perehdy=", text.as_bytes()].concat();
        let read = |values: &[&[u8]]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(COOKIE, HeaderValue::from_bytes(value).unwrap());
            }
            match cookie(&headers, false) {
                Cookie::None => "none",
                Cookie::Foreign => "foreign",
                Cookie::Token(token) => {
                    assert_eq!(token.0, good);
                    "token"
                }
            }
        };
        assert_eq!(read(&[]), "none");
        assert_eq!(read(&[b"a=\xff; \xff; =; perehdy; Perehdy=1; xperehdy=1; perehdy2=1"]), "none");
        assert_eq!(read(&[&ours]), "token");
        assert_eq!(read(&[&[b"a=\xff;", &ours[..], b" ; b=\xe4"].concat()]), "token");
        assert_eq!(read(&[b"a=\xff", &ours]), "token");
        assert_eq!(read(&[b"perehdy=\xff"]), "foreign");
        assert_eq!(read(&[b"perehdy="]), "foreign");
        assert_eq!(read(&[&[&ours[..], b"\xe4"].concat()]), "foreign");
        assert_eq!(read(&[b"perehdy=\xff", &[b"perehdy=1; ", &ours[..]].concat()]), "token");
    }
}
