//! `perehdy verify`: by a file and the issuer's public key alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use perehdy_courses::model::Lang;

use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::pdf::inspect;
use crate::support::program::{Said, perehdy, run};
use crate::support::server::Server;
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(a_certificate_is_checked_without_us, a_code_is_checked_without_us);

/// Checks a certificate's bytes by what a program publishes.
pub(crate) fn verify(server: &Server, bytes: &[u8]) -> Said {
    let folder = folder("verify");
    let (file, keys) = (folder.join("certificate.pdf"), folder.join("keys.json"));
    fs::write(&file, bytes).unwrap();
    fs::write(&keys, server.browser().ask("GET", "/.well-known/perehdy-keys.json", &[], b"").expect(200).body).unwrap();
    run(&mut by(&keys, &[&file]))
}

fn by(issuer: &Path, files: &[&Path]) -> Command {
    let mut command = perehdy(["verify"]);
    command.args(files).arg("--issuer").arg(issuer);
    // No folder of data is needed, nor made.
    command.current_dir("/");
    command
}

fn a_certificate_is_checked_without_us(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::Sv);
    let address = pdfs(&issue(&mut browser, &named, "Åsa Öhman"))[0].clone();
    let bytes = browser.get(&address).expect(200).body;
    let token = address.trim_start_matches("/certificates/").trim_end_matches(".pdf").to_owned();
    let origin = server.origin.clone();
    let folder = folder("files");
    let keys = folder.join("keys.json");
    let published = server.browser().ask("GET", "/.well-known/perehdy-keys.json", &[], b"").expect(200).body;
    fs::write(&keys, &published).unwrap();
    assert!(server.stop().success());

    let good = folder.join("good.pdf");
    fs::write(&good, &bytes).unwrap();
    let said = run(&mut by(&keys, &[&good]));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.starts_with(&format!("{}: VALID\n", good.display())), "{said:?}");
    let lines: Vec<String> =
        said.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        format!("number {token}"),
        "name Åsa Öhman".to_owned(),
        "language sv".to_owned(),
        "course everything".to_owned(),
        "remark Kursen är en del av badhusets personalutbildning.".to_owned(),
        format!("origin {origin}"),
    ] {
        assert!(lines.contains(&line), "“{line}” is not in {}", said.out);
    }
    assert!(said.out.contains(&format!("told at {origin}/v/{token}\n")), "{}", said.out);
    // The key by itself will do.
    let text: serde_json::Value = serde_json::from_slice(&published).unwrap();
    let key = text["keys"][0]["public_key"].as_str().unwrap();
    let said = run(perehdy(["verify", good.to_str().unwrap(), "--issuer", key]).current_dir("/"));
    assert_eq!(said.code, Some(0), "{said:?}");
    // A key may begin with a hyphen; this one is none, and that is told.
    let said = run(perehdy(["verify", good.to_str().unwrap(), "--issuer", "-Wrong"]).current_dir("/"));
    assert!(said.code == Some(2) && said.err.starts_with("perehdy: --issuer: "), "{said:?}");

    let bad = folder.join("bad.pdf");
    let told = |bytes: &[u8]| {
        fs::write(&bad, bytes).unwrap();
        let said = run(&mut by(&keys, &[&good, &bad]));
        assert_eq!(said.code, Some(1), "one of two is not valid: {said:?}");
        let at = said.out.find(&format!("{}: ", bad.display())).unwrap();
        said.out[at..].to_owned()
    };
    for (bytes, why) in [
        (&b""[..], "nothing in the file"),
        (b"hello", "neither a PDF"),
        (&bytes[..bytes.len() / 2], "cut or damaged"),
        (&vec![b' '; 100_000_000], "larger than any certificate"),
        (&[&bytes[..], b"x"].concat(), "something was added"),
    ] {
        let told = told(bytes);
        assert!(told.contains("NOT VALID") && told.contains(why), "{told}");
    }
    let others = folder.join("others.json");
    let (id, other) = (text["keys"][0]["id"].as_str().unwrap(), "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE");
    let said = run(perehdy(["verify", good.to_str().unwrap(), "--issuer", other]).current_dir("/"));
    assert!(said.code == Some(1) && said.out.contains(id) && said.out.contains("not among"), "{said:?}");

    // What is not checked is no verdict.
    let missing = folder.join("missing.pdf");
    let said = run(&mut by(&keys, &[&missing, &good]));
    assert!(said.code == Some(2) && said.err.contains("missing.pdf") && said.out.contains(": VALID"), "{said:?}");
    for issuer in [&others, &good] {
        let said = run(&mut by(issuer, &[&good]));
        assert!(said.code == Some(2) && said.out.is_empty() && said.err.contains("--issuer"), "{said:?}");
    }
    let said = run(&mut perehdy(["verify", good.to_str().unwrap()]));
    assert!(said.code == Some(2) && said.err.contains("--issuer"), "{said:?}");
}

fn a_code_is_checked_without_us(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::Sv);
    let issued = pdfs(&issue(&mut browser, &named, "Åsa Öhman"));
    let code = inspect(&browser.get(&issued[0]).expect(200).body).code;
    let origin = server.origin.clone();
    // Whoever scans it gets to the page: what is behind the # stays in the browser.
    assert!(server.browser().get(code.split('#').next().unwrap()).expect(200).says("Åsa Öhman"));
    let folder = folder("codes");
    let keys = folder.join("keys.json");
    fs::write(&keys, server.browser().ask("GET", "/.well-known/perehdy-keys.json", &[], b"").expect(200).body).unwrap();
    assert!(server.stop().success());

    let check = |code: &str| {
        let mut command = perehdy(["verify", "--code", code]);
        run(command.arg("--issuer").arg(&keys).current_dir("/"))
    };
    let said = check(&code);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.starts_with("code: VALID\n") && said.out.contains("Compare it with the paper"), "{said:?}");
    let lines: Vec<String> =
        said.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let title = &everything().texts.get(Lang::Sv).unwrap().title;
    for line in [format!("origin {origin}"), "name Åsa Öhman".into(), format!("title {title}"), "score 7/7".into()] {
        assert!(lines.contains(&line), "“{line}” is not in {}", said.out);
    }
    // In a file, as a scanner keeps it.
    let file = folder.join("code.txt");
    fs::write(&file, format!("{code}\n")).unwrap();
    let said = run(&mut by(&keys, &[&file]));
    assert!(said.code == Some(0) && said.out.contains("code.txt: VALID"), "{said:?}");

    // One changed letter, wherever it is.
    let sealed = code.find('#').unwrap();
    for at in [8, sealed - 3, sealed + 3, sealed + 20, code.len() - 100, code.len() - 40] {
        let other = if &code[at..=at] == "x" { "y" } else { "x" };
        let said = check(&format!("{}{other}{}", &code[..at], &code[at + 1..]));
        assert!(said.code == Some(1) && said.out.starts_with("code: NOT VALID"), "{at}: {said:?}");
    }
    for (wrong, why) in [
        (&code[..sealed], "no signature in the code"),
        (&code[..code.len() - 1], "no signed code"),
        ("x", "no signed code"),
    ] {
        let said = check(wrong);
        assert!(said.code == Some(1) && said.out.contains(why), "{wrong}: {said:?}");
    }
    let said =
        run(&mut perehdy(["verify", "--code", &code, "--issuer", "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE"]));
    assert!(said.code == Some(1) && said.out.contains("not among"), "{said:?}");
}
