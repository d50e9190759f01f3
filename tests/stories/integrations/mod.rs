//! Other programs: the API with its tokens, and webhooks.

mod api;
mod limits;
mod tokens;
mod webhooks;
