//! `/assets/{name}`: the browser's files, compressed ahead, kept for good.

use std::io::Read;

use crate::support::crawl::crawl;
use crate::support::database::Engine;
use crate::support::server::Server;

on_both_engines!(files_are_whole_in_every_coding, nothing_else_is_there);

/// The bytes behind a coding.
pub(crate) fn unpacked(coding: &str, packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    match coding {
        "br" => brotli::Decompressor::new(packed, 4096).read_to_end(&mut bytes).unwrap(),
        "gzip" => flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap(),
        other => panic!("{other}"),
    };
    bytes
}

fn files_are_whole_in_every_coding(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let opened = crawl(&mut browser, &["/fi/courses/everything/basics/heat".to_owned()]);
    let assets: Vec<_> = opened.iter().filter(|(address, _)| address.starts_with("/assets/")).collect();
    for kind in [".css", ".js", ".wasm"] {
        assert!(assets.iter().any(|(address, _)| address.ends_with(kind)), "no {kind}: {:?}", opened.keys());
    }
    for (address, plain) in assets {
        assert_eq!(plain.header("cache-control"), Some("public, max-age=31536000, immutable"), "{address}");
        assert_eq!(plain.header("x-content-type-options"), Some("nosniff"), "{address}");
        let kind = plain.header("content-type").unwrap();
        let expected = match address.rsplit_once('.').unwrap().1 {
            "css" => "text/css",
            "js" => "text/javascript",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "woff2" => "font/woff2",
            other => panic!("an asset of the kind {other}: {address}"),
        };
        assert!(kind.starts_with(expected), "{address}: {kind}");
        assert!(plain.header("content-encoding").is_none());
        for coding in ["br", "gzip"] {
            let packed = browser.get_with(address, &[("accept-encoding", coding)]).expect(200);
            let Some(told) = packed.header("content-encoding") else {
                assert!(address.ends_with(".woff2"), "{address} is not compressed by {coding}");
                continue;
            };
            assert_eq!(told, coding);
            assert!(unpacked(coding, &packed.body) == plain.body, "{address} is another file in {coding}");
            assert!(packed.header("vary").unwrap().contains("accept-encoding"));
        }
    }
}

fn nothing_else_is_there(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for name in ["manifest.txt", "nothing.js", "..%2fCargo.toml", "%2e%2e/x", "main.css", ""] {
        let page = browser.get_with(&format!("/assets/{name}"), &[]);
        assert_eq!(page.status, 404, "{name}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    }
}
