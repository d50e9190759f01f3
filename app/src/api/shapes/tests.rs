//! The shapes, against what they are made of.

use super::*;
use crate::pages::organisation::board::asked::status_code;

#[test]
fn statuses_are_called_as_in_addresses_of_boards() {
    for status in records::Status::ALL {
        let written = serde_json::to_value(Status::from(status)).unwrap();
        assert_eq!(written, status_code(status));
    }
}

#[test]
fn what_is_missing_is_gathered_by_page() {
    let page = |n: &str| ("start".to_owned(), n.to_owned());
    let (one, two) = (page("one"), page("two"));
    let lacks = [
        Lack::Page(one.0.clone(), one.1.clone()),
        Lack::Practice(one.0, one.1, "a".to_owned()),
        Lack::Practice(two.0.clone(), two.1.clone(), "b".to_owned()),
        Lack::Practice(two.0, two.1, "c".to_owned()),
        Lack::Test,
    ];
    let written = serde_json::to_value(Missing::of(&lacks)).unwrap();
    let page = |page: &str, read, open: u32| serde_json::json!({ "module": "start", "page": page, "read": read, "open_questions": open });
    assert_eq!(written, serde_json::json!({ "pages": [page("one", false, 1), page("two", true, 2)], "test": true }));
}

#[test]
fn times_are_rfc_3339() {
    assert_eq!(moment(Timestamp(1_795_334_400_000_001)), "2026-11-22T08:00:00.000001Z");
}
