//! How large pictures are: each kind that browsers show, and drawings with all ways to say it.

mod support;

use perehdy_courses::read::Memory;
use perehdy_courses::{BlockBody, Lang, Picture, load};

/// The figure of the good course, showing this file instead.
fn shown(name: &str, bytes: Vec<u8>) -> Result<Picture, String> {
    let mut files: Memory = support::good();
    for (_, page) in files.0.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        *page = String::from_utf8(std::mem::take(page)).expect("text").replace("media/stove.svg", name).into_bytes();
    }
    files.0.remove("media/stove.svg");
    files.0.insert(name.to_owned(), bytes);
    let loaded = load("everything", &files).map_err(|faults| faults[0].code.to_owned())?;
    let (_, page) = loaded.course.page("basics", "heat").expect("the page");
    let blocks = &page.texts.get(Lang::Sv).expect("Swedish").blocks;
    let figure = blocks.iter().find_map(|block| match &block.body {
        BlockBody::Figure(figure) => Some((figure.picture.clone(), &block.html)),
        _ => None,
    });
    let (picture, html) = figure.expect("a figure");
    let size = format!(" width=\"{}\" height=\"{}\" ", picture.width, picture.height);
    assert!(html.contains(&size), "{size} in {html}");
    Ok(picture)
}

fn size(name: &str, bytes: Vec<u8>) -> Result<(u32, u32), String> {
    shown(name, bytes).map(|picture| (picture.width, picture.height))
}

#[test]
fn every_kind_of_picture_is_measured() {
    for (file, expected) in [
        ("turtle.png", (64, 36)),
        ("turtle.jpg", (64, 36)),
        ("turtle.webp", (64, 36)),
        ("turtle.avif", (64, 36)),
        ("turtle.gif", (64, 36)),
        ("turned.jpg", (36, 64)),
        ("turned.png", (36, 64)),
    ] {
        let bytes = std::fs::read(support::fixtures().join("pictures").join(file)).expect("the fixture is there");
        assert_eq!(size(&format!("media/{file}"), bytes.clone()), Ok(expected), "{file}");
        // Cut off before its size is told, and with the name of a drawing.
        assert_eq!(size(&format!("media/{file}"), bytes[..8].to_vec()), Err("unreadable-picture".to_owned()), "{file}");
        assert_eq!(size("media/turtle.svg", bytes), Err("unreadable-picture".to_owned()), "{file}");
    }
}

#[test]
fn a_drawing_is_as_large_as_it_says() {
    for (attributes, expected) in [
        ("width='960' height='540'", Ok((960, 540))),
        ("width='960px' height=' 540 ' viewBox='0 0 10 10'", Ok((960, 540))),
        ("viewBox='0 0 960 540'", Ok((960, 540))),
        ("viewBox='-5,-5, 32 , 18'", Ok((32, 18))),
        ("width='100%' height='100%' viewBox='0 0 960 540'", Ok((960, 540))),
        ("width='480' viewBox='0 0 960 540'", Ok((480, 270))),
        ("height='270' viewBox='0 0 960 540'", Ok((480, 270))),
        ("width='2in' height='72pt'", Ok((192, 96))),
        // No whole pixels: larger, in the same proportion.
        ("viewBox='0 0 1.5 1'", Ok((1500, 1000))),
        ("width='210mm' height='297mm'", Ok((1000, 1414))),
        ("", Err("picture-without-size")),
        ("width='960'", Err("picture-without-size")),
        ("width='100%' height='100%'", Err("picture-without-size")),
        ("width='0' height='540'", Err("picture-without-size")),
        ("width='wide' height='540'", Err("picture-without-size")),
        ("viewBox='0 0 0 540'", Err("picture-without-size")),
        ("viewBox='0 0 960'", Err("picture-without-size")),
        ("viewBox='0 0 nan inf'", Err("picture-without-size")),
        ("viewBox='0 0 1e300 1e-300'", Err("picture-without-size")),
    ] {
        let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}><path d='M0 0'/></svg>");
        assert_eq!(size("media/d.svg", drawing.into_bytes()), expected.map_err(str::to_owned), "{attributes}");
    }
}

#[test]
fn a_drawing_may_begin_as_drawing_programs_begin_it() {
    let doctype = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" \
                   [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]>";
    let drawing = format!(
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<!-- Made by hand -->\r\n{doctype}\r\n\
         <svg xmlns=\"&ns_svg;\" viewBox=\"0 0 20 10\"/>\r\n"
    );
    assert_eq!(size("media/d.svg", drawing.into_bytes()), Ok((20, 10)));
    let (open, close) = ("<g>".repeat(50_000), "</g>".repeat(50_000));
    let deep = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'>{open}{close}</svg>");
    assert_eq!(size("media/d.svg", deep.clone().into_bytes()), Ok((2, 1)));
    assert_eq!(size("media/d.svg", deep[..200_000].into()), Err("unreadable-picture".to_owned()));
    let prefixed = b"<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 2 1'/>".to_vec();
    assert_eq!(size("media/d.svg", prefixed), Ok((2, 1)));
    assert_eq!(size("media/d.svg", b"<svg viewBox='0 0 2 1'/>".to_vec()), Err("unreadable-picture".to_owned()));
    assert_eq!(size("media/d.svg", b"<svg\n\xFF".to_vec()), Err("unreadable-picture".to_owned()));
}

#[test]
fn a_picture_before_a_video_is_measured() {
    let loaded = load("everything", &support::good()).map_err(|faults| faults[0].to_string()).expect("served");
    let (_, page) = loaded.course.page("basics", "words").expect("the page");
    let poster = page.texts.get(Lang::Fi).expect("Finnish").blocks.iter().find_map(|block| match &block.body {
        BlockBody::Video(media) => media.poster.clone(),
        _ => None,
    });
    assert_eq!(poster, Some(Picture { file: "media/steam.png".to_owned(), width: 320, height: 180 }));
}
