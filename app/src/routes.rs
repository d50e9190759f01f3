//! The addresses, and which page answers at each.

/// Addresses with their methods and handlers, written once: makes the router of them and the list of what there is. A test
/// goes through the list with everybody who could ask (`tests/routes/roles.rs`).
macro_rules! served {
    ($($path:literal => $($method:ident $handler:path),+;)*) => {
        /// Method and path of all that is answered here.
        pub(crate) const ADDRESSES: &[(&str, &str)] = &[$($((stringify!($method), $path),)+)*];

        /// The router of these addresses.
        pub(crate) fn router() -> axum::Router<$crate::state::App> {
            axum::Router::new()
                $(.route($path, axum::routing::MethodRouter::new()$(.$method($handler))+))*
        }
    };
}
pub(crate) use served;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use leptos::server_fn::axum::server_fn_paths;

use crate::api;
use crate::pages::problem::{Problem, problem};
use crate::pages::{
    admin, certificate, certificate_files, course, course_page, courses, front, join, join_link, logos, look, me,
    organisation, organisation_new, published_keys, reminder_stop, sign_in, sign_in_link, statements, status_list,
    test, verify,
};
use crate::server_fns::door;
use crate::state::App;

served! {
    "/" => get front::choose_language;
    "/{lang}" => get courses::get;
    "/{lang}/accessibility" => get statements::accessibility;
    "/{lang}/privacy" => get statements::privacy;
    "/{lang}/sign-in" => get sign_in::get, post sign_in::post;
    "/{lang}/sign-in/{token}" => get sign_in_link::get, post sign_in_link::post;
    "/{lang}/join" => get join::get, post join::post;
    "/{lang}/join/{key}" => get join_link::get, post join_link::post;
    "/{lang}/organisation/new" => get organisation_new::get, post organisation_new::post;
    "/{lang}/me" => get me::get, post me::post;
    "/{lang}/me/details" => get me::details::get, post me::details::post;
    "/{lang}/me/email/{token}" => get me::email::get, post me::email::post;
    "/{lang}/me/passkeys" => get me::passkeys::get, post me::passkeys::post;
    "/{lang}/me/devices" => get me::devices::get, post me::devices::post;
    "/{lang}/me/organisations/{slug}" => get me::organisations::get, post me::organisations::post;
    "/{lang}/me/export.zip" => post me::export::post;
    "/{lang}/me/erase" => get me::erase::get, post me::erase::post;
    "/{lang}/courses/{course}" => get course::get;
    "/{lang}/courses/{course}/test" => get test::get, post test::post;
    "/{lang}/courses/{course}/certificate" => get certificate::get, post certificate::post;
    "/{lang}/courses/{course}/participation" => get certificate::participation::get, post certificate::participation::post;
    "/{lang}/courses/{course}/{module}/{page}" => get course_page::get, post course_page::post;
    "/{lang}/reminders/{token}" => get reminder_stop::get, post reminder_stop::post;
    "/{lang}/admin" => get admin::get, post admin::post;
    "/certificates/{file}" => get certificate_files::get;
    "/look/{file}" => get look::get;
    "/logos/{file}" => get logos::get;
    "/v/{token}" => get verify::get, post verify::post;
    "/v/status/{number}" => get status_list::get;
    "/.well-known/perehdy-keys.json" => get published_keys::get;
    "/.well-known/did.json" => get published_keys::did;
    "/api/{*function}" => post door::answer;
}

/// All addresses of the interface.
pub fn routes(app: &App) -> Router {
    router()
        .merge(organisation::router())
        .merge(api::router())
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .with_state(app.clone())
}

/// Method and address of everything that is answered, each once: variable parts in braces, server functions by their own
/// addresses.
#[must_use]
pub fn addresses() -> Vec<(String, String)> {
    let listed = ADDRESSES.iter().chain(organisation::ADDRESSES).chain(api::ADDRESSES);
    let listed = listed.map(|(method, path)| (method.to_ascii_uppercase(), (*path).to_owned()));
    let functions = server_fn_paths().map(|(path, method)| (method.to_string(), path.to_owned()));
    // The one address by which server functions are reached stands for none of them.
    listed.filter(|(_, path)| path != "/api/{*function}").chain(functions).collect()
}

/// Whether an address takes files: it measures what is sent by itself, and says what is too much.
#[must_use]
pub fn takes_files(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(parts[..], ["", _, "organisation", _, "import" | "settings"] | ["", "v", _])
}

async fn not_found(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    problem(&app, &uri, &headers, Problem::NotFound)
}

async fn method_not_allowed(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    problem(&app, &uri, &headers, Problem::Method)
}
