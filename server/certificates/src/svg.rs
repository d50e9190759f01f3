//! A set page as an SVG image: outlines only, so that it looks the same wherever it is shown; and the logo, by its address.

use std::collections::BTreeSet;
use std::fmt::Write;

use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathElement};

use crate::Sheet;
use crate::fonts::{FaceId, Fonts};
use crate::metadata::escape;
use crate::ornament;
use crate::page::{Ink, Mark, Page, Placed, round};

/// Writes the page. Each glyph's outline stands once, under an id that is the same in every sheet, so that two sheets
/// on one web page cannot mix theirs up.
pub(crate) fn write(sheet: &Sheet, page: &Page, fonts: &Fonts) -> String {
    let mut svg = String::with_capacity(96 * 1024);
    let lang = escape(&sheet.lang);
    let Page { width, height, accent, .. } = *page;
    let title = escape(&format!("{}: {}, {}", sheet.heading, sheet.name, sheet.course));
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" xml:lang=\"{lang}\" \
        lang=\"{lang}\"><title>{title}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><defs>"
    );
    let glyphs: BTreeSet<_> =
        page.lines().flat_map(|placed| &placed.line.glyphs).map(|glyph| (glyph.face, glyph.id)).collect();
    let mut drawn = BTreeSet::new();
    for &(face, glyph) in &glyphs {
        let path = outline(fonts, face, glyph);
        if !path.is_empty() {
            let _ = write!(svg, "<path id=\"sheet-{face}-{glyph}\" d=\"{path}\"/>");
            drawn.insert((face, glyph));
        }
    }
    let _ = write!(svg, "<path id=\"sheet-band\" d=\"{}\"/>", ornament::path());
    svg.push_str("</defs>");
    band(page, &mut svg);
    if let Some(Mark { placed, turn: (cos, sin) }) = &page.mark {
        let _ = write!(svg, "<g transform=\"matrix({cos} -{sin} {sin} {cos} {} {})\">", width / 2.0, height / 2.0);
        line(placed, accent, fonts, &drawn, &mut svg);
        svg.push_str("</g>");
    }
    for bar in &page.bars {
        let [x, y, width, height] = [bar.x, bar.y, bar.width, bar.height].map(round);
        let fill = colour(bar.ink, accent);
        let _ = write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>");
    }
    for placed in page.blocks.iter().flat_map(|block| &block.lines) {
        line(placed, accent, fonts, &drawn, &mut svg);
    }
    for frame in &page.logos {
        let Some(logo) = frame.whose.logo(sheet) else { continue };
        let [x, y, width, height] = [frame.x, frame.y, frame.width, frame.height].map(round);
        let address = escape(&logo.address);
        let _ = write!(svg, "<image href=\"{address}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }
    let code = &page.code;
    let module = code.side / code.qr.size as f32;
    let [x, y] = [code.x, code.y].map(round);
    let _ = write!(
        svg,
        "<path transform=\"translate({x} {y}) scale({module})\" fill=\"{}\" d=\"",
        colour(Ink::Text, accent)
    );
    for (row, column, length) in &code.qr.bars {
        let _ = write!(svg, "M{column} {row}h{length}v1h-{length}z");
    }
    svg.push_str("\"/></svg>");
    svg
}

fn line(placed: &Placed, accent: [u8; 3], fonts: &Fonts, drawn: &BTreeSet<(FaceId, u16)>, svg: &mut String) {
    // Glyphs are drawn in the units of their font, which point upwards.
    for run in placed.line.glyphs.chunk_by(|a, b| a.face == b.face) {
        let Some(face) = run.first().map(|glyph| glyph.face) else { continue };
        let units = fonts.face(face).units();
        let scale = placed.size / units;
        let [x, y] = [placed.x, placed.y].map(round);
        let fill = colour(placed.ink, accent);
        let _ = write!(svg, "<g transform=\"translate({x} {y}) scale({scale} -{scale})\" fill=\"{fill}\">");
        for glyph in run.iter().filter(|glyph| drawn.contains(&(face, glyph.id))) {
            let (x, y) = ((glyph.x * units).round(), (glyph.y * units).round());
            let _ = write!(svg, "<use href=\"#sheet-{face}-{}\" x=\"{x}\"", glyph.id);
            if y != 0.0 {
                let _ = write!(svg, " y=\"{y}\"");
            }
            svg.push_str("/>");
        }
        svg.push_str("</g>");
    }
}

/// A glyph's outline as path data in font units; empty for spaces.
fn outline(fonts: &Fonts, face: FaceId, glyph: u16) -> String {
    let outlines = fonts.face(face).font.outline_glyphs();
    let mut elements: Vec<PathElement> = Vec::new();
    if let Some(outline) = outlines.get(GlyphId::new(u32::from(glyph))) {
        // A glyph that cannot be drawn is left white, as in the PDF.
        let _ = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut elements);
    }
    let mut path = String::new();
    for element in elements {
        let _ = match element {
            PathElement::MoveTo { x, y } => write!(path, "M{x} {y}"),
            PathElement::LineTo { x, y } => write!(path, "L{x} {y}"),
            PathElement::QuadTo { cx0, cy0, x, y } => write!(path, "Q{cx0} {cy0} {x} {y}"),
            PathElement::CurveTo { cx0, cy0, cx1, cy1, x, y } => write!(path, "C{cx0} {cy0} {cx1} {cy1} {x} {y}"),
            PathElement::Close => write!(path, "z"),
        };
    }
    path
}

fn band(page: &Page, svg: &mut String) {
    let stroke = colour(Ink::Accent, page.accent);
    let line = ornament::LINE;
    let _ = write!(svg, "<g fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{line}\">");
    let (x, stretch) = (round(page.band.x), page.band.pieces().1);
    for top in page.band.tops() {
        let transform = format!("translate({x} {}) scale(1 {stretch})", round(top));
        let _ = write!(svg, "<use href=\"#sheet-band\" transform=\"{transform}\"/>");
    }
    svg.push_str("</g>");
}

fn colour(ink: Ink, accent: [u8; 3]) -> String {
    let [r, g, b] = ink.rgb(accent);
    format!("#{r:02x}{g:02x}{b:02x}")
}
