//! The logo of an organisation: sent by a manager, seen by those who came through it.

use std::io::Cursor;

use image::{DynamicImage, ImageBuffer, ImageFormat, Rgba};

use crate::support::browser::Browser;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::organisation::Organisation;
use crate::support::page::Page;

on_both_engines!(
    members_see_the_logo,
    what_is_no_logo_is_told,
    the_second_manager_is_told,
    a_logo_that_is_in_nobodys_use_stays_for_a_while
);

/// A picture of this size: an ellipse of this colour on nothing.
pub(super) fn picture(width: u32, height: u32, colour: [u8; 3], format: ImageFormat) -> Vec<u8> {
    let half = |side: u32| f64::from(side) / 2.0;
    let picture = ImageBuffer::from_fn(width, height, |x, y| {
        let (x, y) = ((f64::from(x) - half(width)) / half(width), (f64::from(y) - half(height)) / half(height));
        let [red, green, blue] = colour;
        Rgba([red, green, blue, if x.hypot(y) < 0.9 { 255 } else { 0 }])
    });
    let mut file = Cursor::new(Vec::new());
    let picture = DynamicImage::ImageRgba8(picture);
    let picture = if format == ImageFormat::Jpeg { picture.into_rgb8().into() } else { picture };
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// Sends the form of the settings page with a file, as browsers do; opens what it leads to.
pub(super) fn send(browser: &mut Browser, mailed: &Mailed, page: &Page, name: &str, file: &[u8]) -> Page {
    let form = page.form("logo");
    let version = form.value("version").unwrap();
    let mut body = Vec::new();
    let mut part = |head: &str, value: &[u8]| {
        body.extend_from_slice(format!("--BouNDary\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    };
    part("name=\"version\"", version.as_bytes());
    part(&format!("name=\"logo\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream"), file);
    part("name=\"do\"", b"logo");
    body.extend_from_slice(b"--BouNDary--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=BouNDary"), ("origin", &*mailed.server.origin)];
    let answer = browser.ask("POST", form.action.as_str(), &headers, &body);
    match answer.header("location").map(str::to_owned) {
        Some(location) if answer.status == 303 => browser.get(&location),
        _ => answer,
    }
}

/// The address of the logo in the head of a page.
pub(super) fn shown(page: &Page) -> Option<String> {
    page.attributes("header .site-organisation img", "src").pop()
}

fn members_see_the_logo(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Äijälän Sähkö Oy", "acme");
    let mut member = acme.member(&mailed);
    let at = acme.at("/settings");
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/settings")).expect(200));
    }
    let page = manager.get(&at);
    assert!(!page.forms().iter().any(|form| form.does("remove-logo")));
    let page = send(&mut manager, &mailed, &page, "logo.png", &picture(2_000, 500, [0, 0x35, 0x80], ImageFormat::Png))
        .expect(200);
    check(&page);
    assert!(page.says("The logo has been saved.") && page.has(".logo-now img"), "{}", page.describe());
    for address in ["/en", "/fi/courses/everything", "/sv/courses/everything/basics/heat", "/en/me"] {
        let page = member.get(address).expect(200);
        check(&page);
        let facts = ["alt", "width", "height"].map(|fact| page.attributes("header .logo", fact).concat());
        assert_eq!(facts, ["Äijälän Sähkö Oy", "144", "36"], "{address}");
        assert!(page.texts(".site-organisation").concat().is_empty(), "the picture says it");
    }
    let address = shown(&member.get("/en")).unwrap();
    // Nobody else's pages have it; whoever has the address may see it, and keep it for good.
    let mut somebody = mailed.browser(FIREFOX);
    assert_eq!(shown(&somebody.get("/en")), None);
    let file = somebody.get(&address).expect(200);
    let header = |name: &str| file.header(name).unwrap_or_default().to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let policy = header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && policy.ends_with("sandbox"), "{policy}");
    let stored = image::load_from_memory_with_format(&file.body, ImageFormat::Png).unwrap().into_rgba8();
    assert_eq!(stored.dimensions(), (512, 128));
    assert_eq!((stored.get_pixel(0, 0).0[3], stored.get_pixel(256, 64).0), (0, [0, 0x35, 0x80, 255]));
    for none in ["nothing.png", &"0".repeat(64), &format!("{}.png", "0".repeat(64)), "%00.png", ".png"] {
        somebody.get(&format!("/logos/{none}")).expect(404);
    }
    // Each of the kinds that are taken; another picture has another address.
    let mut addresses = vec![address];
    for (format, name) in [(ImageFormat::Jpeg, "logo.jpg"), (ImageFormat::WebP, "logo.webp")] {
        let page = manager.get(&at);
        send(&mut manager, &mailed, &page, name, &picture(300, 300, [0x70, 0, 0], format)).expect(200);
        addresses.push(shown(&member.get("/en")).unwrap());
    }
    assert_eq!(addresses.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "{addresses:?}");
    let page = manager.get(&at);
    let page = manager.send(&page.form("remove-logo")).expect(200);
    check(&page);
    assert!(page.says("The logo has been removed.") && !page.has(".logo"));
    let page = member.get("/en");
    assert_eq!(shown(&page), None);
    assert_eq!(page.texts("header .site-organisation"), ["Äijälän Sähkö Oy"]);
    let log = manager.get(&acme.at("/log")).texts(".entry-what");
    let told = ["removed the organisation’s logo", "changed the organisation’s logo"];
    assert_eq!(log[..2], told.map(|told| format!("Maija Manageri {told}")));
}

fn what_is_no_logo_is_told(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let page = manager.get(&acme.at("/settings"));
    let stored = mailed.server.database.dump();
    let blue = |width, height| picture(width, height, [0, 0x35, 0x80], ImageFormat::Png);
    let mut broken = blue(300, 300);
    broken.truncate(600);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (name, file, told) in [
        ("", Vec::new(), "Choose a file first."),
        ("empty.png", Vec::new(), "not a PNG, JPEG or WebP picture"),
        ("logo.png", b"hello".to_vec(), "not a PNG, JPEG or WebP picture"),
        ("logo.svg", svg.to_vec(), "SVG files are not taken"),
        ("logo.png", svg.to_vec(), "SVG files are not taken"),
        ("large.png", vec![0; 1_000_001], "larger than 1 MB"),
        ("huge.png", vec![0; 10_000_000], "larger than 1 MB"),
        ("wide.png", blue(4_001, 400), "The picture is too large"),
        ("small.png", blue(15, 15), "at least 16 pixels"),
        ("long.png", blue(400, 20), "at most 12 times"),
        ("broken.png", broken, "damaged"),
        ("white.png", picture(64, 64, [255, 255, 255], ImageFormat::Png), "white background"),
    ] {
        let told_page = send(&mut manager, &mailed, &page, name, &file).expect(422);
        check(&told_page);
        assert_eq!(told_page.attributes(".error-summary a", "href"), ["#logo"], "{told}");
        let error = told_page.texts("#logo-error").concat();
        assert!(error.contains(told), "{name}: {error}");
    }
    let origin = mailed.server.origin.clone();
    let at = acme.at("/settings");
    let forms: [(&str, &[u8]); 4] = [
        ("multipart/form-data; boundary=x", b"nothing"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nlogo\r\n--x--\r\n",
        ),
        ("application/x-www-form-urlencoded", b"do=remove-logo"),
        ("application/x-www-form-urlencoded", b"do=remove-logo&version=1&more=1"),
    ];
    for (kind, body) in forms {
        let page = manager.ask("POST", &at, &[("content-type", kind), ("origin", &*origin)], body);
        check(&page.expect(422));
    }
    let long = format!("do=look&name={}", "x".repeat(100_000));
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", &*origin)];
    manager.ask("POST", &at, &headers, long.as_bytes()).expect(413);
    assert_eq!(mailed.server.database.dump(), stored, "nothing was stored");
}

fn the_second_manager_is_told(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let blue = picture(64, 64, [0, 0x35, 0x80], ImageFormat::Png);
    let red = picture(64, 64, [0x80, 0, 0], ImageFormat::Png);
    let page = manager.get(&acme.at("/settings"));
    let stale = other.get(&acme.at("/settings"));
    let page = send(&mut manager, &mailed, &page, "blue.png", &blue).expect(200);
    let now = shown(&manager.get("/en"));
    let told = send(&mut other, &mailed, &stale, "red.png", &red).expect(409);
    check(&told);
    assert!(told.says("Somebody else has changed the settings meanwhile."), "{}", told.describe());
    assert_eq!(told.attributes(".logo-now img", "src").pop(), now, "what it is now");
    send(&mut other, &mailed, &told, "red.png", &red).expect(200);
    assert_ne!(shown(&other.get("/en")), now);
    let told = manager.send(&page.form("remove-logo")).expect(409);
    check(&told);
    manager.send(&told.form("remove-logo")).expect(200);
    // Nothing is left to be removed.
    check(&other.send(&told.form("remove-logo")).expect(409));
}

fn a_logo_that_is_in_nobodys_use_stays_for_a_while(engine: Engine) {
    let mut mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let blue = picture(64, 64, [0, 0x35, 0x80], ImageFormat::Png);
    let red = picture(64, 64, [0x80, 0, 0], ImageFormat::Png);
    let mut addresses = Vec::new();
    for file in [blue, red] {
        let page = manager.get(&acme.at("/settings"));
        send(&mut manager, &mailed, &page, "logo.png", &file).expect(200);
        addresses.push(shown(&manager.get("/en")).unwrap());
    }
    for address in &addresses {
        manager.get(address).expect(200);
    }
    let week = 7 * 24 * 60 * 60 * 1_000_000_i64;
    mailed.server.database.execute(&format!("UPDATE logos SET stored_at = stored_at - {week} - 1"));
    mailed.server.restart();
    manager.moved(&mailed.server.origin);
    // Removed as soon as the program has started.
    for _ in 0..100 {
        if mailed.server.database.count("logos") == 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    manager.get(&addresses[0]).expect(404);
    manager.get(&addresses[1]).expect(200);
}
