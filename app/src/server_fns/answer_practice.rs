//! An answer to a practice question.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, without docs")]

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::failure::Failure;

/// Marks and stores the answer, and gives the question's form anew as HTML, with the verdict or with what is wrong.
/// `address` is the page's path; `fields` are the form's.
///
/// # Errors
/// When the page or question does not exist, or nothing could be stored.
#[server(endpoint = "answer-practice", input = Json)]
pub async fn answer_practice(address: String, fields: Vec<(String, String)>) -> Result<String, Failure> {
    crate::pages::course_page::reply_to_answer(&address, fields).await
}
