//! Passkeys: what browsers are asked to sign, and what their answers prove. The ceremonies of WebAuthn and the signatures are
//! webauthn_rp's; here stands how we want them.
//!
//! Passkeys are discoverable (nobody types an address, so nobody learns whether one is known), and the device has to make
//! sure who uses it. Attestations are not asked for: it is nobody's business whose make a device is.

use std::net::IpAddr;

use perehdy_records::{KnownPasskey, PasskeyOwner};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CoseAlgorithmIdentifier, CoseAlgorithmIdentifiers, CredProtect, Extension, PublicKeyCredentialUserEntity,
    RegistrationVerificationOptions, USER_HANDLE_MAX_LEN, UserHandle64,
};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId, TimedCeremony};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication64, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};

/// Bytes of a handle: the random name under which browsers know an account.
pub const HANDLE: usize = USER_HANDLE_MAX_LEN;

/// The longest answer of a browser that is read, in bytes.
const LONGEST: usize = 20_000;

/// A public key, as it is stored.
type Key = StaticState<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;

/// The site that passkeys are for: they work nowhere else.
#[derive(Clone, Debug)]
pub struct Site {
    rp: RpId,
    /// As browsers write it.
    origin: String,
}

/// A question to a browser.
#[derive(Clone, Debug)]
pub struct Question {
    /// The random number in it.
    pub challenge: [u8; 16],
    /// What the answer is to be compared with.
    pub state: Vec<u8>,
    /// What the browser is told (`PublicKeyCredentialCreationOptionsJSON` or `…RequestOptionsJSON`).
    pub json: serde_json::Value,
}

/// A passkey that a browser has made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The browser's id of it.
    pub credential: Vec<u8>,
    /// The random name under which the browser knows the account.
    pub handle: Vec<u8>,
    /// How its device can be reached, as bits.
    pub transports: u8,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// What changes when it is used.
    pub state: Vec<u8>,
}

impl Site {
    /// The site at an origin (`https://courses.example.org`). `None` where browsers have no passkeys: at bare network addresses,
    /// and without https elsewhere than on the machine itself.
    #[must_use]
    pub fn at(origin: &str) -> Option<Self> {
        let origin = origin.to_ascii_lowercase();
        let (scheme, authority) = origin.split_once("://")?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if port.parse::<u16>().is_ok() => (host, Some(port)),
            _ => (authority, None),
        };
        let is_here = host == "localhost" || host.ends_with(".localhost");
        if host.starts_with('[') || host.parse::<IpAddr>().is_ok() || (scheme != "https" && !is_here) {
            return None;
        }
        let rp = RpId::Domain(AsciiDomain::try_from(host.to_owned()).ok()?);
        let usual = if scheme == "https" { "443" } else { "80" };
        let port = port.filter(|port| *port != usual).map(|port| format!(":{port}")).unwrap_or_default();
        Some(Self { rp, origin: format!("{scheme}://{host}{port}") })
    }

    /// Asks for a new passkey for an account. `fresh` becomes its handle, if it has no passkeys yet; `name` and `service` are
    /// what the browser shows. `None` when something stored cannot be read, or there is no clock.
    #[must_use]
    pub fn ask_to_add(&self, owner: &PasskeyOwner, fresh: [u8; HANDLE], name: &str, service: &str) -> Option<Question> {
        let handle = match &owner.handle {
            Some(handle) => <[u8; HANDLE]>::try_from(handle.as_slice()).ok()?,
            None => fresh,
        };
        let handle = UserHandle64::decode(handle).ok()?;
        let known = owner.known.iter().map(|(id, transports)| {
            Some(PublicKeyCredentialDescriptor {
                id: CredentialId::decode(id.clone()).ok()?,
                transports: AuthTransports::decode(u8::try_from(*transports).ok()?).ok()?,
            })
        });
        let user = PublicKeyCredentialUserEntity::from(&handle);
        let mut options = PublicKeyCredentialCreationOptions::passkey(&self.rp, user, known.collect::<Option<_>>()?);
        options.pub_key_cred_params = CoseAlgorithmIdentifiers::ALL.remove(CoseAlgorithmIdentifier::Es384);
        // That the device makes sure who uses it is asked for each time; devices that cannot promise it ahead do as well.
        options.extensions =
            Extension { cred_props: None, cred_protect: CredProtect::None, min_pin_length: None, prf: None };
        let (server, client) = options.start_ceremony().ok()?;
        let mut json = serde_json::to_value(&client).ok()?;
        json["user"]["name"] = name.into();
        json["user"]["displayName"] = name.into();
        json["rp"]["name"] = service.into();
        Some(Question { challenge: server.sent_challenge().0.to_le_bytes(), state: server.encode().ok()?, json })
    }

    /// Asks whoever it is to sign in with a passkey. `None` when there is no clock.
    #[must_use]
    pub fn ask_to_sign_in(&self) -> Option<Question> {
        let (server, client) = DiscoverableCredentialRequestOptions::passkey(&self.rp).start_ceremony().ok()?;
        let json = serde_json::to_value(&client).ok()?;
        Some(Question { challenge: server.sent_challenge().0.to_le_bytes(), state: server.encode().ok()?, json })
    }

    /// The passkey that an answer holds, when it is a right answer to the question that `state` was kept of.
    ///
    /// # Errors
    /// Why not, for the log.
    pub fn added(&self, state: &[u8], answer: &NewAnswer) -> Result<Made, String> {
        let state = RegistrationServerState::<HANDLE>::decode(state).map_err(|error| error.to_string())?;
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[&self.origin],
            // Password managers add words of their own.
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&self.rp, &answer.0, &options).map_err(|error| error.to_string())?;
        Ok(Made {
            credential: made.id().as_ref().to_vec(),
            handle: made.user_id().as_ref().to_vec(),
            transports: made.transports().encode().map_err(|error| error.to_string())?,
            public_key: made.static_state().encode().map_err(|error| error.to_string())?,
            state: made.dynamic_state().encode().map_err(|error| error.to_string())?.to_vec(),
        })
    }

    /// What is to be known of a passkey from now on, when an answer is a right one to the question that `state` was kept of,
    /// signed with this passkey.
    ///
    /// # Errors
    /// Why not, for the log; also when the device's count of signatures has not grown: somebody may have copied the key.
    pub fn proven(&self, state: &[u8], answer: &Answer, passkey: &KnownPasskey) -> Result<Vec<u8>, String> {
        let state = DiscoverableAuthenticationServerState::decode(state).map_err(|error| error.to_string())?;
        let handle = <[u8; HANDLE]>::try_from(passkey.handle.as_slice()).map_err(|error| error.to_string())?;
        let handle = UserHandle64::decode(handle).map_err(|error| error.to_string())?;
        let key = Key::decode(&passkey.public_key).map_err(|error| error.to_string())?;
        let before = <[u8; 7]>::try_from(passkey.state.as_slice()).map_err(|error| error.to_string())?;
        let before = DynamicState::decode(before).map_err(|error| error.to_string())?;
        let id = answer.0.raw_id();
        let mut known = AuthenticatedCredential::new(id, &handle, key, before).map_err(|error| error.to_string())?;
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &[&self.origin],
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state.verify(&self.rp, &answer.0, &mut known, &options).map_err(|error| error.to_string())?;
        Ok(known.dynamic_state().encode().map_err(|error| error.to_string())?.to_vec())
    }
}

/// A browser's answer with a new passkey, not compared with anything yet.
#[derive(Debug)]
pub struct NewAnswer(Registration);

impl NewAnswer {
    /// Reads a `RegistrationResponseJSON`; `None` for anything else.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        (json.len() <= LONGEST).then(|| Registration::from_json_relaxed(json.as_bytes()).ok().map(Self)).flatten()
    }

    /// The random number that it answers.
    #[must_use]
    pub fn challenge(&self) -> Option<[u8; 16]> {
        self.0.challenge_relaxed().ok().map(|challenge| challenge.0.to_le_bytes())
    }
}

/// A browser's answer signed with a passkey, not compared with anything yet.
#[derive(Debug)]
pub struct Answer(DiscoverableAuthentication64);

impl Answer {
    /// Reads an `AuthenticationResponseJSON`; `None` for anything else.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        (json.len() <= LONGEST)
            .then(|| DiscoverableAuthentication64::from_json_relaxed(json.as_bytes()).ok().map(Self))
            .flatten()
    }

    /// The random number that it answers.
    #[must_use]
    pub fn challenge(&self) -> Option<[u8; 16]> {
        self.0.challenge_relaxed().ok().map(|challenge| challenge.0.to_le_bytes())
    }

    /// The browser's id of the passkey.
    #[must_use]
    pub fn credential(&self) -> &[u8] {
        self.0.raw_id().into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_are_passkeys() {
        let origin = |text: &str| Site::at(text).map(|site| site.origin);
        for (text, expected) in [
            ("https://courses.example.org", "https://courses.example.org"),
            ("https://Courses.Example.org:443", "https://courses.example.org"),
            ("https://courses.example.org:8443", "https://courses.example.org:8443"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://perehdy.localhost:80", "http://perehdy.localhost"),
        ] {
            assert_eq!(origin(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "http://courses.example.org",
            "http://notlocalhost",
            "https://192.0.2.7",
            "http://127.0.0.1:3000",
            "https://[2001:db8::1]:8443",
            "https://kurssit.äiti.example",
            "nothing",
            "",
        ] {
            assert_eq!(origin(text), None, "{text}");
        }
    }

    #[test]
    fn what_browsers_are_asked() {
        let site = Site::at("https://courses.example.org:8443").unwrap();
        let owner = PasskeyOwner { handle: Some(vec![7; HANDLE]), known: vec![(vec![5; 32], 0)] };
        let question = site.ask_to_add(&owner, [1; HANDLE], "åsa@example.org", "Perehdy").unwrap();
        let json = &question.json;
        assert_eq!(json["rp"], serde_json::json!({ "id": "courses.example.org", "name": "Perehdy" }));
        assert_eq!((&json["user"]["name"], &json["attestation"]), (&"åsa@example.org".into(), &"none".into()));
        assert_eq!(json["user"]["id"].as_str().unwrap().len(), 86, "64 bytes");
        assert!(json["user"]["id"].as_str().unwrap().starts_with("BwcHBwc"), "the account has this handle already");
        let algorithms: Vec<i64> =
            json["pubKeyCredParams"].as_array().unwrap().iter().map(|of| of["alg"].as_i64().unwrap()).collect();
        assert_eq!(algorithms, [-8, -7, -257]);
        let selection = &json["authenticatorSelection"];
        assert_eq!(
            (&selection["residentKey"], &selection["userVerification"]),
            (&"required".into(), &"required".into())
        );
        assert_eq!((json["excludeCredentials"].as_array().unwrap().len(), &json["timeout"]), (1, &300_000.into()));
        assert!(json["extensions"].as_object().unwrap().is_empty(), "{json}");
        let new = site.ask_to_add(&PasskeyOwner::default(), [1; HANDLE], "a@example.org", "Perehdy").unwrap();
        assert!(new.json["user"]["id"].as_str().unwrap().starts_with("AQEBAQ"));
        assert_ne!((new.challenge, &new.json["challenge"]), (question.challenge, &question.json["challenge"]));

        let question = site.ask_to_sign_in().unwrap();
        assert_eq!(
            (&question.json["rpId"], &question.json["userVerification"]),
            (&"courses.example.org".into(), &"required".into())
        );
        assert_eq!(question.json["allowCredentials"].as_array().unwrap().len(), 0, "nobody is asked who they are");
    }

    #[test]
    fn what_is_no_answer() {
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(LONGEST));
        for json in ["", "{}", "[]", "null", "{\"response\":{}}", &long] {
            assert!(NewAnswer::read(json).is_none() && Answer::read(json).is_none(), "{json}");
        }
    }
}
