//! Why an island's call came to nothing. An island never shows this: it sends the plain form, whose page explains, or
//! says what the page gave it to say.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Sent as its name in JSON, `"Malformed"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The request is none that an island makes: 400, or 415 when it is not even JSON.
    Malformed,
    /// It is about something that does not exist or is not the learner's: 422.
    Foreign,
    /// Nothing could be stored: 503.
    NotSaved,
    /// There was no reply that could be read; on the server, a fault of the program: 500.
    NoReply,
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // On the server, where a reply is never read, this is about the request.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Malformed
            }
            _ => Self::NoReply,
        }
    }
}
