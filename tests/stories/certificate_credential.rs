//! The credential of a certificate: where it is to be had, that its signatures hold by the published keys, and what is told of
//! it once it was taken back.

use std::io::Read;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::EncodedPoint;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use perehdy_courses::model::Lang;
use serde_json::{Value, json};

use super::certificate_states::number;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::program::{perehdy, run, until};
use crate::support::server::{Server, Setup};
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(downloaded_and_signed, taken_back_in_the_list, one_from_before_gets_it_at_the_start, by_an_older_key,);

const DOCUMENT: &str = "/.well-known/did.json";
const JWT: &str = "application/vc+jwt";

fn json(page: &Page) -> Value {
    serde_json::from_slice(&page.body).unwrap_or_else(|error| panic!("{error}: {}", page.describe()))
}

fn text(page: &Page) -> String {
    String::from_utf8(page.body.clone()).unwrap()
}

/// The credential with its proof, and as a JWT.
fn both(server: &Server, pdf: &str) -> (Page, Page) {
    let at = |ending: &str| server.browser().get(&pdf.replace(".pdf", ending)).expect(200);
    (at(".json"), at(".jwt"))
}

fn document(server: &Server) -> Value {
    json(&server.browser().get(DOCUMENT).expect(200))
}

/// What a JWT says, if one of the keys that are published has signed it: the one that it names.
fn payload(jwt: &str, document: &Value) -> Option<Value> {
    let (signed, signature) = jwt.rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    let read = |part: &str| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).ok()?).ok();
    let header = read(header)?;
    assert_eq!((&header["alg"], &header["typ"]), (&json!("ES256"), &json!("JWT")));
    let key =
        document["verificationMethod"].as_array()?.iter().find(|method| same_key(&method["id"], &header["kid"]))?;
    let number = |name: &str| URL_SAFE_NO_PAD.decode(key["publicKeyJwk"][name].as_str()?).ok()?.try_into().ok();
    let (x, y): ([u8; 32], [u8; 32]) = (number("x")?, number("y")?);
    let point = EncodedPoint::from_affine_coordinates(&x.into(), &y.into(), false);
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
    VerifyingKey::from_encoded_point(&point).ok()?.verify(signed.as_bytes(), &signature).ok()?;
    read(payload)
}

/// Whether two names are of one key. A program that was started anew is at another address here.
fn same_key(one: &Value, other: &Value) -> bool {
    let fragment = |name: &Value| name.as_str()?.split_once('#').map(|(_, key)| key.to_owned());
    fragment(one).is_some() && fragment(one) == fragment(other)
}

/// The file that a PDF has attached under this name.
fn attached(pdf: &[u8], name: &str) -> Vec<u8> {
    let file = folder("attached").join("certificate.pdf");
    std::fs::write(&file, pdf).unwrap();
    let ask = |arguments: &[&str]| Command::new("qpdf").args(arguments).arg(&file).output().unwrap().stdout;
    let list = String::from_utf8(ask(&["--list-attachments"])).unwrap();
    assert_eq!(list.lines().count(), 2, "{list}");
    let key = list.lines().find_map(|line| line.split(" -> ").next().filter(|key| key.starts_with(name))).unwrap();
    ask(&[&format!("--show-attachment={key}")])
}

fn downloaded_and_signed(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::Sv);
    let issued = issue(&mut browser, &named, "Åsa \"Öhman\" <b>");
    check(&issued);
    assert!(issued.says("Digitalt märke") && issued.says("kompatibelt med Open Badges 3.0"));
    let pdf = pdfs(&issued).remove(0);
    for (text, ending) in [("(JSON)", ".json"), ("(JWT)", ".jwt")] {
        let link = issued.link(&format!("Ladda ner märket {text}"));
        assert_eq!(link.path(), pdf.replace(".pdf", ending));
    }
    let stored = server.database.dump();
    let (file, jwt) = both(&server, &pdf);
    for (page, kind, ending) in [(&file, "application/vc", "json"), (&jwt, JWT, "jwt")] {
        assert_eq!((page.header("content-type"), page.header("x-robots-tag")), (Some(kind), Some("noindex")));
        let name = format!("attachment; filename=\"intyg-{}.{ending}\"", number(&pdf));
        assert_eq!(page.header("content-disposition"), Some(&*name));
        assert!(page.header("cache-control").unwrap().starts_with("private") && page.header("set-cookie").is_none());
        let tag = page.header("etag").unwrap();
        let again =
            server.browser().ask("GET", &pdf.replace(".pdf", &format!(".{ending}")), &[("if-none-match", tag)], b"");
        assert_eq!(again.status, 304);
    }
    assert_ne!(file.header("etag"), jwt.header("etag"));
    assert!(file.body == both(&server, &pdf).0.body, "the same each time");
    assert!(file.body == attached(&browser.get(&pdf).expect(200).body, "credential.json"), "and in the PDF");
    // It says what the paper says, and nothing more of anybody.
    let said = json(&file);
    assert_eq!(said["credentialSubject"]["identifier"][0]["identityHash"], "Åsa \"Öhman\" <b>");
    assert_eq!(said["credentialSubject"]["achievement"]["version"], everything().version);
    assert_eq!(said["id"], format!("{}/v/{}", server.origin, number(&pdf)));
    assert_eq!(text(&file).matches('@').count(), 1, "the context's: no address of a mailbox");
    // The JWT is the same with its own claims, signed by the key that is published.
    let keys = document(&server);
    let mut claims = payload(&text(&jwt), &keys).expect("the signature holds");
    let mut same = said.clone();
    same.as_object_mut().unwrap().remove("proof");
    for (claim, value) in
        [("iss", &said["issuer"]["id"]), ("jti", &said["id"]), ("sub", &said["credentialSubject"]["id"])]
    {
        assert_eq!(claims.as_object_mut().unwrap().remove(claim).as_ref(), Some(value));
    }
    assert!(claims.as_object_mut().unwrap().remove("nbf").unwrap().is_i64());
    assert_eq!(claims, same);
    let altered = text(&jwt).replacen("eyJAY29udGV4dCI6", "eyJAY29udGV4dCI7", 1);
    assert!(altered != text(&jwt) && payload(&altered, &keys).is_none());
    assert_eq!(said["issuer"]["id"], keys["id"]);
    let host = server.origin.trim_start_matches("http://").replace(':', "%3A");
    assert_eq!(keys["id"], format!("did:web:{host}"));
    let page = server.browser().get(DOCUMENT);
    assert_eq!(page.header("content-type"), Some("application/did+json"));
    assert_eq!(page.header("access-control-allow-origin"), Some("*"));
    assert_eq!(server.database.dump(), stored, "looking changes nothing");
    // Not before it is signed, and only by its own names.
    for wrong in [".txt", "", ".json.pdf", ".JSON"] {
        assert_eq!(server.browser().get(&pdf.replace(".pdf", wrong)).status, 404, "{wrong}");
    }
}

/// A list as it is handed out: the positions that were taken back.
fn list(server: &Server, number: &str) -> Vec<usize> {
    let at = format!("/v/status/{number}");
    let page = server.browser().get(&at).expect(200);
    assert_eq!((page.header("content-type"), page.header("vary")), (Some("application/vc"), Some("accept")));
    assert_eq!(page.header("cache-control"), Some("public, max-age=60"));
    let said = json(&page);
    assert_eq!(
        (&said["id"], &said["proof"]["cryptosuite"]),
        (&json!(server.origin.clone() + &at), &json!("eddsa-rdfc-2022"))
    );
    let jwt = server.browser().get_with(&at, &[("accept", "text/html, application/vc+jwt;q=0.9, */*;q=0.1")]);
    assert_eq!(jwt.header("content-type"), Some(JWT));
    let claims = payload(&text(&jwt), &document(server)).expect("the signature holds");
    assert_eq!(claims["credentialSubject"], said["credentialSubject"]);
    let packed = said["credentialSubject"]["encodedList"].as_str().unwrap().strip_prefix('u').unwrap();
    let packed = URL_SAFE_NO_PAD.decode(packed).unwrap();
    let mut bits = Vec::new();
    flate2::read::GzDecoder::new(&*packed).read_to_end(&mut bits).unwrap();
    assert_eq!(bits.len(), 131_072 / 8);
    (0..131_072).filter(|at| bits[at / 8] & (0x80 >> (at % 8)) != 0).collect()
}

/// Number and position of a credential's place.
fn place(credential: &Page) -> (String, usize) {
    let status = json(credential)["credentialStatus"].clone();
    let number = status["statusListCredential"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    (number, status["statusListIndex"].as_str().unwrap().parse().unwrap())
}

fn taken_back_in_the_list(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    assert_eq!(server.browser().get("/v/status/1").status, 404, "there is no list yet");
    let mut ada = server.browser();
    let named = complete(&mut ada, everything(), Lang::En);
    let wrong = pdfs(&issue(&mut ada, &named, "Ada Lovlace")).remove(0);
    let mut ben = server.browser();
    let named = complete(&mut ben, everything(), Lang::En);
    let bens = pdfs(&issue(&mut ben, &named, "Ben")).remove(0);
    let (wrongs, others) = (place(&both(&server, &wrong).0), place(&both(&server, &bens).0));
    assert_eq!((&*wrongs.0, &wrongs.0), ("1", &others.0));
    let stored = server.database.dump();
    assert_eq!(list(&server, "1"), Vec::<usize>::new());
    assert_eq!(server.database.dump(), stored, "looking changes nothing");
    for unknown in ["0", "2", "01", "+1", "-1", "x", "99999999999", "1.json"] {
        check(&server.browser().get(&format!("/v/status/{unknown}")).expect(404));
    }
    // The name is corrected: what was replaced is not valid.
    let page = ada.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    let right = pdfs(&issue(&mut ada, &page, "Ada Lovelace")).remove(0);
    assert_eq!(list(&server, "1"), [wrongs.1]);
    // Revoked.
    let rights = place(&both(&server, &right).0);
    let mut command = perehdy(["admin", "certificate", "revoke", &number(&right), "--reason", "Wrong"]);
    command.args(["--data", server.data.to_str().unwrap()]);
    if engine == Engine::Postgres {
        command.args(["--database", &server.database.address]);
    }
    assert_eq!(run(&mut command).code, Some(0));
    let mut both_of = [wrongs.1, rights.1];
    both_of.sort_unstable();
    assert_eq!(list(&server, "1"), both_of);
    assert!(!both_of.contains(&others.1));
    // What was taken back is not handed out, in any form.
    for pdf in [&wrong, &right] {
        for ending in [".json", ".jwt"] {
            check(&server.browser().get(&pdf.replace(".pdf", ending)).expect(410));
        }
    }
    let page = ada.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    assert!(!page.has("a[href$='.json']"), "{}", page.describe());
    // Who has erased everything is in the list still, without a name.
    let erase = ada.get("/en/me/erase").expect(200);
    ada.send(&erase.form("erase").set("sure", "yes")).expect(200);
    assert_eq!(list(&server, "1"), both_of);
}

fn one_from_before_gets_it_at_the_start(engine: Engine) {
    let mut server = Server::start(engine);
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &named, "Ada Lovelace")).remove(0);
    server.database.execute(
        "UPDATE certificates SET place = NULL, credential_key = NULL, credential_at = NULL, credential_proof = NULL, \
         credential_jwt = NULL",
    );
    server.database.execute("DELETE FROM status_places");
    server.database.execute("UPDATE signing_keys SET second_key = NULL");
    let before = browser.get(&pdf).expect(200);
    check(&server.browser().get(&pdf.replace(".pdf", ".json")).expect(503));
    let page = browser.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    assert!(!page.has("a[href$='.json']"), "nothing is offered that there is not: {}", page.describe());
    server.restart();
    until("it is signed", || server.database.number("SELECT count(*) FROM certificates WHERE place IS NULL") == 0);
    let (file, jwt) = both(&server, &pdf);
    assert_eq!(json(&file)["credentialSubject"]["identifier"][0]["identityHash"], "Ada Lovelace");
    assert!(payload(&text(&jwt), &document(&server)).is_some(), "the second key is published again");
    let after = server.browser().get(&pdf).expect(200);
    assert_ne!(before.header("etag"), after.header("etag"), "whoever has the file from before gets the new one");
    assert!(attached(&after.body, "credential.json") == file.body);
    // The file from before is known still, and so is the new one, beside that from when it was issued; all are good without us.
    assert_eq!(server.database.count("pdf_hashes"), 3);
    for pdf in [&before, &after] {
        let said = crate::commands::verify::verify(&server, &pdf.body);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
}

fn by_an_older_key(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let named = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &named, "Ada Lovelace")).remove(0);
    let (file, jwt) = both(&server, &pdf);
    assert_eq!(document(&server)["verificationMethod"].as_array().unwrap().len(), 2);
    let mut rotate = perehdy(["keys", "rotate", "--data", server.data.to_str().unwrap()]);
    if engine == Engine::Postgres {
        rotate.args(["--database", &server.database.address]);
    }
    assert_eq!(run(&mut rotate).code, Some(0));
    let keys = document(&server);
    let ids: Vec<&Value> = keys["verificationMethod"].as_array().unwrap().iter().map(|method| &method["id"]).collect();
    assert_eq!(keys["assertionMethod"].as_array().unwrap().iter().collect::<Vec<_>>(), ids);
    assert_eq!(ids.len(), 4, "the retired key stays: {keys}");
    let again = both(&server, &pdf);
    assert!((again.0.body, again.1.body) == (file.body, jwt.body.clone()), "byte for byte what was signed then");
    assert!(payload(&String::from_utf8(jwt.body).unwrap(), &keys).is_some());
    assert_eq!(list(&server, "1"), Vec::<usize>::new(), "the list is signed by the new one");
}
