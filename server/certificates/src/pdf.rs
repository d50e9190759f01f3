//! A set page as a PDF: printpdf composes the page and its fonts, a pass over the lopdf document adds what printpdf
//! leaves out.

use std::collections::BTreeMap;

use flate2::{Compress, Compression, FlushCompress, Status};
use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, LinePoint, Mm, Op, PaintMode,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb, TextItem,
    TextMatrix, WindingOrder, XObject, XObjectId, XObjectTransform,
};

use crate::fonts::{FaceId, Fonts};
use crate::page::{Bar, Frame, Ink, Mark, Page, Placed, Whose, round};
use crate::picture::Picture;
use crate::qr::Qr;
use crate::subset::{self, Subsets, font_id};
use crate::text::Glyph;
use crate::{Error, Sheet, attachments, metadata, ornament, tags};

/// Writes the page. The same page gives the same bytes.
pub(crate) fn write(sheet: &Sheet, page: &Page, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let mut subsets = Subsets::new();
    for placed in page.lines() {
        for group in groups(&placed.line.glyphs) {
            for (glyph, text) in group.iter().zip(texts(&placed.line.text, group)) {
                subsets.entry(glyph.face).or_default().note(fonts.face(glyph.face), glyph.id, text);
            }
        }
    }
    let mut pdf = PdfDocument::new("");
    for (id, subset) in &mut subsets {
        subset.number();
        let font = subset::embed(fonts.face(*id), subset)?;
        pdf.resources.fonts.map.insert(font_id(*id), PdfFont::new(font));
    }
    for frame in &page.logos {
        if let Some(logo) = frame.whose.logo(sheet) {
            pdf.resources.xobjects.map.insert(logo_id(frame.whose), XObject::External(image(&logo.picture)));
        }
    }
    let band = form([0.0, -ornament::PIECE, ornament::WIDTH, 0.0], ornament::drawn().to_vec());
    pdf.resources.xobjects.map.insert(band_id(), XObject::External(band));
    pdf.resources.xobjects.map.insert(code_id(), XObject::External(modules(&page.code.qr)));
    let (width, height) = if page.width > page.height { (297.0, 210.0) } else { (210.0, 297.0) };
    pdf.pages.push(PdfPage::new(Mm(width), Mm(height), ops(page, fonts, &subsets)));

    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut document = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(Error::Compose(warning.msg.clone()));
    }
    subset::finish(&mut document, sheet, fonts, &subsets);
    let root = tags::finish(&mut document, sheet, page)?;
    metadata::finish(&mut document, sheet, root)?;
    attachments::embed(&mut document, sheet)?;
    compress(&mut document)?;
    let mut bytes = Vec::with_capacity(48 * 1024);
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The glyphs that stand for one text together, in the order in which they are shown.
pub(crate) fn groups(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| a.text == b.text && a.face == b.face)
}

/// The text that each glyph of a group extracts as: a character each, the last one the rest. Every glyph must stand for
/// something; what is left over stands for a space without width.
pub(crate) fn texts<'l>(text: &'l str, group: &[Glyph]) -> Vec<&'l str> {
    let Some(first) = group.first() else { return Vec::new() };
    let mut rest = &text[first.text.clone()];
    let mut texts = Vec::with_capacity(group.len());
    for left in (0..group.len()).rev() {
        let length = if left == 0 { rest.len() } else { rest.chars().next().map_or(0, char::len_utf8) };
        let (own, after) = rest.split_at(length);
        texts.push(if own.is_empty() { "\u{200b}" } else { own });
        rest = after;
    }
    if first.rtl {
        texts.reverse();
    }
    texts
}

/// What a page is drawn with: its own height and colour.
#[derive(Clone, Copy)]
struct Ground {
    height: f32,
    accent: [u8; 3],
}

/// What is shown, in reading order, each thing under its number for the structure tree.
fn ops(page: &Page, fonts: &Fonts, subsets: &Subsets) -> Vec<Op> {
    let ground = Ground { height: page.height, accent: page.accent };
    let mut ops = Vec::new();
    if let Some(mark) = &page.mark {
        // All else is above it.
        ops.push(marked("P", page.blocks.len() + 1 + page.logos.len()));
        across(mark, page, fonts, subsets, &mut ops);
        ops.push(Op::EndMarkedContent);
    }
    ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
    for decoration in &page.bars {
        ops.push(ground.fill(decoration.ink));
        ops.push(ground.bar(decoration));
    }
    ops.push(Op::SetOutlineColor { col: ground.colour(Ink::Accent) });
    ops.push(Op::SetOutlineThickness { pt: Pt(ornament::LINE) });
    let stretch = page.band.pieces().1;
    for top in page.band.tops() {
        let transform = ground.transform(page.band.x, top, 1.0, stretch);
        ops.push(Op::UseXobject { id: band_id(), transform });
    }
    ops.push(Op::EndMarkedContent);
    for (number, block) in page.blocks.iter().enumerate() {
        ops.push(marked(tags::name(block.role), number));
        ops.push(Op::StartTextSection);
        for placed in &block.lines {
            ops.push(ground.fill(placed.ink));
            show(placed, ground, fonts, subsets, &mut ops);
        }
        ops.push(Op::EndTextSection);
        ops.push(Op::EndMarkedContent);
    }
    ops.push(marked("Figure", page.blocks.len()));
    ops.push(ground.fill(Ink::Text));
    let side = round(page.code.side);
    let transform = ground.transform(page.code.x, page.code.y + page.code.side, side, side);
    ops.push(Op::UseXobject { id: code_id(), transform });
    ops.push(Op::EndMarkedContent);
    for (at, frame) in page.logos.iter().enumerate() {
        ops.push(marked("Figure", page.blocks.len() + 1 + at));
        ops.push(Op::UseXobject { id: logo_id(frame.whose), transform: ground.placed(frame) });
        ops.push(Op::EndMarkedContent);
    }
    ops
}

/// Shows the word across the page.
fn across(Mark { placed, turn: (cos, sin) }: &Mark, page: &Page, fonts: &Fonts, subsets: &Subsets, ops: &mut Vec<Op>) {
    let middle = Ground { height: 0.0, accent: page.accent };
    let matrix = CurTransMat::Raw([*cos, *sin, -sin, *cos, round(page.width / 2.0), round(page.height / 2.0)]);
    ops.extend([Op::SaveGraphicsState, Op::SetTransformationMatrix { matrix }, Op::StartTextSection]);
    ops.push(middle.fill(placed.ink));
    show(placed, middle, fonts, subsets, ops);
    ops.extend([Op::EndTextSection, Op::RestoreGraphicsState]);
}

/// What a page calls its pictures; printpdf would draw ids by lot.
fn logo_id(whose: Whose) -> XObjectId {
    XObjectId(format!("{whose:?}"))
}

fn band_id() -> XObjectId {
    XObjectId("Band".to_owned())
}

fn code_id() -> XObjectId {
    XObjectId("Code".to_owned())
}

/// Something that is drawn, with its bounds: left, bottom, right, top.
fn form(bounds: [f32; 4], content: Vec<u8>) -> ExternalXObject {
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Form")),
        ("BBox".to_owned(), DictItem::Array(bounds.map(DictItem::Real).to_vec())),
        ("Resources".to_owned(), DictItem::Dict { map: BTreeMap::new() }),
    ]);
    let stream = ExternalStream { dict, content, compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// Pixels on a side of a module: some readers smooth what is made larger, across a pixel.
const PIXELS: usize = 4;

/// A code as a picture through which its colour is painted: drawn as shapes it takes four times as many bytes, and hairlines
/// show between several.
fn modules(qr: &Qr) -> ExternalXObject {
    let side = qr.size * PIXELS;
    let mut rows = vec![vec![0xff_u8; side.div_ceil(8)]; qr.size];
    for (row, column, length) in &qr.bars {
        for pixel in column * PIXELS..(column + length) * PIXELS {
            if let Some(byte) = rows.get_mut(*row).and_then(|row| row.get_mut(pixel / 8)) {
                *byte &= !(0x80 >> (pixel % 8));
            }
        }
    }
    let content = rows.into_iter().flat_map(|row| std::iter::repeat_n(row, PIXELS)).flatten().collect();
    let dict = picture([("ImageMask", DictItem::Bool(true)), ("BitsPerComponent", DictItem::Int(1))], side, side);
    let stream = ExternalStream { dict, content, compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// A picture as PDF has it: a square of one point, which is stretched where it is used.
fn image(logo: &Picture) -> ExternalXObject {
    let of = [("ColorSpace", name("DeviceRGB")), ("BitsPerComponent", DictItem::Int(8)), ("Filter", name(logo.filter))];
    let dict = picture(of, logo.width as usize, logo.height as usize);
    let stream = ExternalStream { dict, content: logo.packed.clone(), compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

fn picture<const N: usize>(of: [(&str, DictItem); N], width: usize, height: usize) -> BTreeMap<String, DictItem> {
    let size = [("Width", DictItem::Int(width as i64)), ("Height", DictItem::Int(height as i64))];
    let kind = [("Type", name("XObject")), ("Subtype", name("Image"))];
    kind.into_iter().chain(size).chain(of).map(|(key, item)| (key.to_owned(), item)).collect()
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn marked(tag: &str, number: usize) -> Op {
    let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number as i64))]);
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

/// Shows a line, its runs in reading order, with one operation for each stretch of one face on one baseline.
fn show(placed: &Placed, ground: Ground, fonts: &Fonts, subsets: &Subsets, ops: &mut Vec<Op>) {
    let mut run = Run { placed, ground, face: None, y: 0.0, start: 0.0, pen: 0.0, glyphs: Vec::new() };
    let mut runs: Vec<&[Glyph]> = placed.line.glyphs.chunk_by(|a, b| a.run == b.run).collect();
    runs.sort_by_key(|run| run.first().map(|glyph| glyph.run));
    let text = &*placed.line.text;
    let space = |glyph: &Glyph| text[glyph.text.clone()].chars().all(char::is_whitespace);
    for word in runs.into_iter().flat_map(|run| run.chunk_by(|a, b| space(a) == space(b))) {
        let actual = actual(text, word);
        if let Some(actual) = &actual {
            run.flush(ops);
            ops.push(actual.clone());
        }
        for group in groups(word) {
            for (glyph, text) in group.iter().zip(texts(text, group)) {
                run.choose(glyph.face, ops);
                let (code, advance) = subsets.get(&glyph.face).map_or((0, 0), |subset| subset.code(glyph.id, text));
                // printpdf cuts the widths that it writes in the same way.
                let advance = (f32::from(advance) * 1000.0 / fonts.face(glyph.face).units()).trunc();
                run.add(glyph, code, text, advance, ops);
            }
        }
        if actual.is_some() {
            run.flush(ops);
            ops.push(Op::EndMarkedContent);
        }
    }
    run.flush(ops);
}

/// The stretch of text of a word whose glyphs do not tell it: where several stand for one text, as in Indic scripts, or
/// marks are off the baseline. Readers that put words together from codes and places get these wrong. Right to left, some
/// turn replaced text around; there the codes must do.
pub(crate) fn complex(word: &[Glyph]) -> Option<std::ops::Range<usize>> {
    let complex = groups(word).any(|group| group.len() > 1) || word.iter().any(|glyph| glyph.y != 0.0);
    if !complex || word.iter().any(|glyph| glyph.rtl) {
        return None;
    }
    let start = word.iter().map(|glyph| glyph.text.start).min()?;
    Some(start..word.iter().map(|glyph| glyph.text.end).max()?)
}

fn actual(text: &str, word: &[Glyph]) -> Option<Op> {
    let stretch = complex(word)?;
    let data = [0xfe, 0xff].into_iter().chain(text[stretch].encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let map = BTreeMap::from([("ActualText".to_owned(), DictItem::String { data, literal: false })]);
    Some(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } })
}

struct Run<'l> {
    placed: &'l Placed,
    ground: Ground,
    face: Option<FaceId>,
    /// Above the line's baseline, in ems.
    y: f32,
    /// Where it starts, in ems from the line's left end.
    start: f32,
    /// Where a reader is after what was added, in thousandths of an em from the line's left end.
    pen: f32,
    glyphs: Vec<Codepoint>,
}

impl Run<'_> {
    fn choose(&mut self, face: FaceId, ops: &mut Vec<Op>) {
        if self.face != Some(face) {
            self.flush(ops);
            ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(face)), size: Pt(round(self.placed.size)) });
            self.face = Some(face);
        }
    }

    fn add(&mut self, glyph: &Glyph, code: u16, text: &str, advance: f32, ops: &mut Vec<Op>) {
        if glyph.y != self.y {
            self.flush(ops);
        }
        let at = glyph.x * 1000.0;
        match self.glyphs.last_mut() {
            // What is less than a hundredth of a point off needs no correction of its own.
            Some(last) if (self.pen - at).abs() >= 0.5 => {
                last.offset = (self.pen - at).round();
                self.pen -= last.offset;
            }
            Some(_) => {}
            None => (self.y, self.start, self.pen) = (glyph.y, glyph.x, at),
        }
        self.glyphs.push(Codepoint::with_cid(code, 0.0, text.to_owned()));
        self.pen += advance;
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        if self.glyphs.is_empty() {
            return;
        }
        let Placed { x, y, size, .. } = self.placed;
        let (x, y) = (round(x + self.start * size), round(self.ground.height - y + self.y * size));
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x), Pt(y)) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(&mut self.glyphs))] });
    }
}

impl Ground {
    fn colour(self, ink: Ink) -> Color {
        let [r, g, b] = ink.rgb(self.accent).map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0);
        Color::Rgb(Rgb::new(r, g, b, None))
    }

    fn fill(self, ink: Ink) -> Op {
        Op::SetFillColor { col: self.colour(ink) }
    }

    fn bar(self, bar: &Bar) -> Op {
        let corners = [bar.x, self.height - bar.y, bar.x + bar.width, self.height - bar.y - bar.height];
        rectangle(corners.map(round))
    }

    fn placed(self, frame: &Frame) -> XObjectTransform {
        self.transform(frame.x, frame.y + frame.height, round(frame.width), round(frame.height))
    }

    /// What is drawn in units of its own with its origin at a point of the page.
    fn transform(self, x: f32, y: f32, scale_x: f32, scale_y: f32) -> XObjectTransform {
        XObjectTransform {
            translate_x: Some(Pt(round(x))),
            translate_y: Some(Pt(round(self.height - y))),
            scale_x: Some(scale_x),
            scale_y: Some(scale_y),
            ..XObjectTransform::default()
        }
    }
}

/// A filled rectangle from corner to corner.
fn rectangle([left, top, right, bottom]: [f32; 4]) -> Op {
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    let point = |(x, y)| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier: false };
    let rings = vec![PolygonRing { points: corners.map(point).to_vec() }];
    Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero } }
}

pub(crate) fn deflate() -> Compress {
    Compress::new(Compression::new(4), true)
}

/// `None` when it did not come to its end.
pub(crate) fn packed(deflate: &mut Compress, content: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    deflate.reset();
    // What cannot be packed becomes a little longer.
    let mut packed = Vec::with_capacity(content.len() + content.len() / 16 + 64);
    let status = deflate.compress_vec(content, &mut packed, FlushCompress::Finish)?;
    // Before the line end that closes a stream, a carriage return would be taken for a part of it. What comes after the end
    // of what is deflated is not read.
    if packed.last() == Some(&b'\r') {
        packed.push(0);
    }
    Ok((status == Status::StreamEnd).then_some(packed))
}

/// Deflates every stream but the metadata, which other programs look for as plain text.
fn compress(document: &mut lopdf::Document) -> Result<(), Error> {
    // One for all: making its tables costs more than using them on a small stream.
    let mut deflate = deflate();
    for object in document.objects.values_mut() {
        let lopdf::Object::Stream(stream) = object else { continue };
        if stream.dict.has(b"Filter") || stream.dict.has_type(b"Metadata") {
            continue;
        }
        let Some(packed) = packed(&mut deflate, &stream.content)? else { continue };
        stream.set_content(packed);
        stream.dict.set("Filter", lopdf::Object::Name(b"FlateDecode".to_vec()));
    }
    Ok(())
}
