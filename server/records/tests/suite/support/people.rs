//! People with accounts, and the links that they get.

use perehdy_courses::model::Lang;
use perehdy_records::{
    AskLink, Asked, Email, Entering, LearnerId, LinkToken, MailText, Purpose, Records, SessionToken, SignIn, SignedIn,
};

use super::course;

pub(crate) fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

/// A wish for a link.
pub(crate) fn ask(records: &Records, address: &str, asked_by: Option<LearnerId>) -> AskLink {
    let token = records.new_link_token();
    let body = format!("https://courses.example.org/fi/sign-in/{}", token.text());
    AskLink {
        token,
        purpose: Purpose::SignIn,
        email: email(address),
        lang: Lang::Sv,
        asked_by,
        device: "Firefox, Linux".to_owned(),
        mail: MailText { subject: "Logga in".to_owned(), body },
    }
}

/// A link to sign in, as it came by mail.
pub(crate) async fn link_for(records: &Records, address: &str, asked_by: Option<LearnerId>) -> LinkToken {
    let ask = ask(records, address, asked_by);
    let token = ask.token.clone();
    assert_eq!(records.ask_link(ask).await.unwrap(), Asked::Queued);
    token
}

/// Uses a link in the browser with this cookie; gives the token of the new session too.
pub(crate) async fn open_link(
    records: &Records,
    link: &LinkToken,
    here: Option<&SessionToken>,
) -> (SignIn, SessionToken) {
    let new = records.new_token();
    let courses = [course()];
    let entering = Entering { here, new: &new, device: "Chrome, Android", lang: Lang::Fi, courses: &courses };
    (records.sign_in_by_link(link, &entering).await.unwrap(), new)
}

/// Asks for a link and uses it in the same browser.
pub(crate) async fn sign_in(
    records: &Records,
    address: &str,
    here: Option<(LearnerId, &SessionToken)>,
) -> (SignedIn, SessionToken) {
    let link = link_for(records, address, here.map(|(learner, _)| learner)).await;
    match open_link(records, &link, here.map(|(_, token)| token)).await {
        (SignIn::Done(done), token) => (done, token),
        (other, _) => panic!("{other:?}"),
    }
}
