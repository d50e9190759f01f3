//! An answer to a question of the final test, saved as soon as it is given.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, without docs")]

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::failure::Failure;

/// Saves the answer and gives, as HTML, what there is to say: that it is saved, or that the test has ended, with the way
/// to the result. Nothing when the answer is not whole yet.
///
/// # Errors
/// When the question is not of the learner's attempt, or nothing could be stored.
#[server(endpoint = "save-answer", input = Json)]
pub async fn save_answer(address: String, fields: Vec<(String, String)>) -> Result<String, Failure> {
    crate::pages::test::reply_to_answer(&address, fields).await
}
