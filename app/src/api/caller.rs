//! Who asks: the organisation that a token opens.

use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;
use perehdy_records::{ApiSeat, ApiToken, OverseerSeat};

use super::Fault;
use crate::state::App;

/// What a request says as its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presented {
    /// Nothing.
    Nothing,
    /// Something that is no token of ours.
    Foreign,
    /// A token, in force or not.
    Token(ApiToken),
}

/// Put into the answer to a token that opens nothing: tries are counted.
#[derive(Clone, Copy, Debug)]
pub struct WrongToken;

/// The token of a request: in its header alone, so that it stands in no log of addresses.
#[must_use]
pub fn presented(headers: &HeaderMap) -> Presented {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return if headers.contains_key(AUTHORIZATION) { Presented::Foreign } else { Presented::Nothing };
    };
    let token = value.to_str().ok().and_then(|text| text.split_once(' ')).and_then(|(scheme, token)| {
        scheme.eq_ignore_ascii_case("bearer").then(|| ApiToken::parse(token.trim())).flatten()
    });
    token.map_or(Presented::Foreign, Presented::Token)
}

/// A request with a token that is in force.
pub(super) struct Caller {
    pub(super) app: App,
    pub(super) seat: ApiSeat,
    /// The seat, as use cases take it.
    pub(super) overseer: OverseerSeat,
}

impl Caller {
    /// To be called before anything about the organisation is given out.
    pub(super) async fn things(&self) -> Result<(), Fault> {
        match self.app.records.note_api_use(&self.seat, false).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Fault::Token(true)),
            // When it was last used is nice to know.
            Err(error) => {
                tracing::warn!(%error, "that a token was used could not be noted");
                Ok(())
            }
        }
    }

    /// To be called before anything about people is given out: nobody is read unnoticed.
    pub(super) async fn people(&self) -> Result<(), Fault> {
        if self.app.records.note_api_use(&self.seat, true).await? { Ok(()) } else { Err(Fault::Token(true)) }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let token = match presented(&parts.headers) {
            Presented::Token(token) => token,
            Presented::Foreign => return Err(Fault::Token(true)),
            Presented::Nothing => return Err(Fault::Token(false)),
        };
        let seat = app.records.api_seat(&token).await?.ok_or(Fault::Token(true))?;
        Ok(Self { app: app.clone(), overseer: seat.overseer(), seat })
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn tokens_are_read() {
        let token = ApiToken([7; 32]);
        let of = |values: &[&str]| {
            let values = values.iter().map(|value| (AUTHORIZATION, HeaderValue::from_str(value).unwrap()));
            presented(&values.collect())
        };
        let text = token.text();
        assert_eq!(of(&[]), Presented::Nothing);
        for good in [format!("Bearer {text}"), format!("bearer {text}"), format!("BEARER  {text} ")] {
            assert_eq!(of(&[&good]), Presented::Token(token.clone()), "{good}");
        }
        let bare = text.trim_start_matches("perehdy_");
        for bad in
            ["", "Bearer", &text, &format!("Basic {text}"), &format!("Bearer {bare}"), &format!("Bearer {text}A")]
        {
            assert_eq!(of(&[bad]), Presented::Foreign, "{bad}");
        }
        let good = format!("Bearer {text}");
        assert_eq!(of(&[&good, &good]), Presented::Foreign, "which of the two?");
    }
}
