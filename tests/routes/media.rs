//! `/media/{course}/{path}`: what the blocks of a course name, whole and in ranges; nothing else of its folder.

use std::fs;

use sha2::{Digest, Sha256};

use crate::support::courses::{both, fixtures};
use crate::support::database::Engine;
use crate::support::program::root;
use crate::support::server::Server;

on_both_engines!(
    every_file_that_is_named,
    what_is_inside_is_told_apart_by_its_content,
    ranges,
    nothing_else_of_the_course
);

const VIDEO: &str = "/media/everything/steam.webm";

fn every_file_that_is_named(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let folders = [fixtures(), root().join("courses/bundled")];
    for (course, folder) in both().into_iter().zip(folders) {
        assert!(!course.media.is_empty());
        for file in &course.media {
            let page =
                browser.get(&format!("/media/{}/{}", course.id, file.strip_prefix("media/").unwrap())).expect(200);
            assert!(page.body == fs::read(folder.join(&course.id).join(file)).unwrap(), "{file} is another file");
            let kind = page.header("content-type").unwrap();
            let expected = match file.rsplit_once('.').unwrap().1 {
                "svg" => "image/svg+xml",
                "png" => "image/png",
                "webp" => "image/webp",
                "jpg" => "image/jpeg",
                "webm" => "video/webm",
                "mp4" => "video/mp4",
                "mp3" => "audio/mpeg",
                "ogg" | "opus" => "audio/ogg",
                "vtt" => "text/vtt; charset=utf-8",
                other => panic!("a medium of the kind {other}"),
            };
            assert_eq!(kind, expected, "{file}");
            assert_eq!(page.header("accept-ranges"), Some("bytes"));
            assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
            // A picture opened by itself runs no script.
            let policy = page.header("content-security-policy").unwrap();
            assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
        }
    }
}

fn what_is_inside_is_told_apart_by_its_content(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let [_, bundled] = both();
    for file in &bundled.media {
        let page = browser.get(&format!("/media/{}/{}", bundled.id, file.strip_prefix("media/").unwrap())).expect(200);
        let hash: String = Sha256::digest(&page.body).iter().map(|byte| format!("{byte:02x}")).collect();
        let tag = page.header("etag").unwrap();
        let told = tag.trim_matches('"');
        // As much of it as nobody can find another file for.
        assert!(told.len() >= 32 && hash.starts_with(told), "{file}: {tag} is not of {hash}");
    }
}

fn ranges(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    // From a folder, and from inside the program.
    let bundled = both()[1].media.iter().find(|file| file.ends_with(".webm")).expect("the bundled course has a video");
    let bundled = format!("/media/{}/{}", both()[1].id, bundled.strip_prefix("media/").unwrap());
    for address in [VIDEO, &bundled] {
        let whole = browser.get(address).expect(200);
        let (bytes, length) = (&whole.body, whole.body.len());
        let tag = whole.header("etag").unwrap().to_owned();
        let mut part = |range: &str| browser.get_with(address, &[("range", range)]);
        for (range, from, to) in [
            ("bytes=0-0".to_owned(), 0, 0),
            ("bytes=0-99".to_owned(), 0, 99),
            ("bytes=100-".to_owned(), 100, length - 1),
            ("bytes=-7".to_owned(), length - 7, length - 1),
            (format!("bytes=5-{}", length * 2), 5, length - 1),
        ] {
            let page = part(&range).expect(206);
            assert_eq!(page.header("content-range"), Some(format!("bytes {from}-{to}/{length}").as_str()), "{range}");
            assert!(page.body == bytes[from..=to], "{range}: other bytes");
        }
        for range in [format!("bytes={length}-"), "bytes=9-3".to_owned(), "bytes=-0".to_owned()] {
            let page = part(&range).expect(416);
            assert_eq!(page.header("content-range"), Some(format!("bytes */{length}").as_str()), "{range}");
        }
        // Kept ones are not sent again; a range of another version is not mixed into the kept one.
        let mut ask = |headers: &[(&str, &str)]| browser.get_with(address, headers);
        // Proxies that compress on the way make tags weak.
        for tags in [tag.clone(), format!("\"another\", {tag}"), format!("W/{tag}"), "*".to_owned()] {
            let kept = ask(&[("if-none-match", &tags)]).expect(304);
            assert!(kept.body.is_empty());
            assert_eq!(kept.header("etag"), Some(tag.as_str()));
        }
        ask(&[("if-none-match", "\"another\"")]).expect(200);
        ask(&[("range", "bytes=0-9"), ("if-range", &tag)]).expect(206);
        for other in ["\"another\"".to_owned(), format!("W/{tag}")] {
            assert_eq!(ask(&[("range", "bytes=0-9"), ("if-range", &other)]).expect(200).body.len(), length);
        }
        // What is no range of bytes is as if it were not there.
        assert!(matches!(ask(&[("range", "lines=1-2")]).status, 200 | 416));
    }
}

fn nothing_else_of_the_course(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for path in [
        "everything/course.toml",
        "everything/../course.toml",
        "everything/..%2fcourse.toml",
        "everything/%2e%2e/fi/test/basics.md",
        "everything/..%2ffi%2ftest%2fbasics.md",
        "everything/fi/test/basics.md",
        "everything/../data/heat.csv",
        "everything/",
        "everything/nothing.webm",
        "nothing/steam.webm",
        "kotoutuminen-tutuksi/steam.webm",
        "../everything/media/steam.webm",
        "everything/%FF",
    ] {
        let page = browser.get_with(&format!("/media/{path}"), &[]);
        assert_eq!(page.status, 404, "{path}");
        assert!(page.header("x-content-type-options").is_some());
    }
}
