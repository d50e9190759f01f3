//! The fonts of a list: codes are given out as glyphs are shown, and the fonts are cut down to them at the end.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use harfrust::GlyphId;
use subsetter::GlyphRemapper;

use super::file::{File, points, text_string};
use crate::fonts::{Face, FaceId, Fonts};
use crate::page::Ink;
use crate::pdf::{complex, groups, texts};
use crate::text::{Glyph, Line};
use crate::{Error, Look};

/// What a code is.
struct Known {
    text: Box<str>,
    /// In thousandths of an em.
    width: i32,
    /// In the cut font.
    glyph: u16,
}

/// What is shown of a face.
#[derive(Default)]
struct Shown {
    glyphs: GlyphRemapper,
    /// The code of a glyph that stands for a text.
    codes: HashMap<(u16, Box<str>), u16>,
    /// What each code is.
    known: BTreeMap<u16, Known>,
    /// How many codes are not just the glyph: given out from the highest down.
    extra: u16,
}

impl Shown {
    /// Code and width of a glyph that stands for a text: a code is the glyph's number in the cut font; where one glyph
    /// stands for several texts, the further ones have codes of their own.
    fn code(&mut self, face: &Face, glyph: u16, text: &str) -> (u16, i32) {
        if let Some(code) = self.codes.get(&(glyph, Box::from(text))) {
            return (*code, self.known.get(code).map_or(0, |known| known.width));
        }
        let own = self.glyphs.remap(glyph);
        let advance: f32 = face.font.glyph_metrics().h_advance(GlyphId::new(u32::from(glyph)));
        #[expect(clippy::cast_possible_truncation, reason = "widths are some thousand at most")]
        let width = (advance.max(0.0) * 1000.0 / face.units()).trunc() as i32;
        let code = if self.known.contains_key(&own) {
            self.extra += 1;
            u16::MAX - self.extra
        } else {
            own
        };
        self.known.insert(code, Known { text: text.into(), width, glyph: own });
        self.codes.insert((glyph, text.into()), code);
        (code, width)
    }
}

/// The fonts by what is shown of them.
#[derive(Default)]
pub(super) struct Codes {
    faces: BTreeMap<FaceId, Shown>,
}

/// The operator that chooses a colour.
pub(super) fn fill(ink: Ink) -> String {
    let [r, g, b] = ink.rgb(Look::default().accent).map(|part| points(f32::from(part) / 255.0));
    format!("{r} {g} {b} rg")
}

impl Codes {
    /// Shows a line from the left end of its baseline, counted from the page's bottom left corner.
    pub(super) fn show(
        &mut self,
        fonts: &Fonts,
        line: &Line,
        (x, y): (f32, f32),
        size: f32,
        ink: Ink,
        content: &mut Vec<u8>,
    ) {
        let mut run =
            Run { x, y, size, face: None, raised: 0.0, start: 0.0, pen: 0.0, shown: String::new(), out: String::new() };
        let _ = write!(run.out, "BT {} ", fill(ink));
        let mut runs: Vec<&[Glyph]> = line.glyphs.chunk_by(|a, b| a.run == b.run).collect();
        runs.sort_by_key(|run| run.first().map(|glyph| glyph.run));
        let text = &*line.text;
        let space = |glyph: &Glyph| text[glyph.text.clone()].chars().all(char::is_whitespace);
        for word in runs.into_iter().flat_map(|run| run.chunk_by(|a, b| space(a) == space(b))) {
            let actual = complex(word).map(|range| text_string(&text[range]));
            if let Some(actual) = &actual {
                run.flush();
                let _ = write!(run.out, "/Span<</ActualText{actual}>>BDC ");
            }
            for group in groups(word) {
                for (glyph, text) in group.iter().zip(texts(text, group)) {
                    run.choose(glyph.face);
                    let shown = self.faces.entry(glyph.face).or_default();
                    let (code, width) = shown.code(fonts.face(glyph.face), glyph.id, text);
                    run.add(glyph, code, width);
                }
            }
            if actual.is_some() {
                run.flush();
                run.out.push_str("EMC ");
            }
        }
        run.flush();
        content.extend_from_slice(run.out.as_bytes());
        content.extend_from_slice(b"ET\n");
    }

    /// Embeds the fonts; gives the entries of the resources.
    pub(super) fn embed(&self, fonts: &Fonts, file: &mut File) -> Result<String, Error> {
        let mut entries = String::new();
        for (id, shown) in &self.faces {
            let font = embed(fonts.face(*id), *id, shown, file)?;
            let _ = write!(entries, "/T{id} {font} 0 R");
        }
        Ok(entries)
    }
}

/// What is shown in one face on one baseline.
struct Run {
    x: f32,
    y: f32,
    size: f32,
    face: Option<FaceId>,
    /// Above the line's baseline, in ems.
    raised: f32,
    /// Where it starts, in ems from the line's left end.
    start: f32,
    /// Where a reader is after what was added, in thousandths of an em from the line's left end.
    pen: f32,
    shown: String,
    out: String,
}

impl Run {
    fn choose(&mut self, face: FaceId) {
        if self.face != Some(face) {
            self.flush();
            let _ = write!(self.out, "/T{face} {} Tf ", points(self.size));
            self.face = Some(face);
        }
    }

    fn add(&mut self, glyph: &Glyph, code: u16, width: i32) {
        if glyph.y != self.raised {
            self.flush();
        }
        let at = glyph.x * 1000.0;
        if self.shown.is_empty() {
            (self.raised, self.start, self.pen) = (glyph.y, glyph.x, at);
            self.shown.push('<');
        } else if (self.pen - at).abs() >= 0.5 {
            let offset = (self.pen - at).round();
            let _ = write!(self.shown, ">{offset}<");
            self.pen -= offset;
        }
        let _ = write!(self.shown, "{code:04X}");
        self.pen += width as f32;
    }

    fn flush(&mut self) {
        if self.shown.is_empty() {
            return;
        }
        let (x, y) = (self.x + self.start * self.size, self.y + self.raised * self.size);
        let _ = write!(self.out, "1 0 0 1 {} {} Tm [{}>] TJ ", points(x), points(y), self.shown);
        self.shown.clear();
    }
}

/// Writes a font; gives its number.
fn embed(face: &Face, id: FaceId, shown: &Shown, file: &mut File) -> Result<u32, Error> {
    let cut =
        subsetter::subset(face.bytes, 0, &shown.glyphs).map_err(|source| Error::Subset { face: face.name, source })?;
    let [font, descendant, descriptor, program, unicode] = std::array::from_fn(|_| file.reserve());
    // Six letters that tell this subset from others of the face.
    let letters = (0..6_u8).map(|at| char::from(b'A' + (id.wrapping_mul(7).wrapping_add(at * 5)) % 26));
    let name = format!("{}+{}", letters.collect::<String>(), face.name);
    file.stream(program, &format!("/Length1 {}", cut.len()), &cut)?;
    file.stream(unicode, "", to_unicode(shown).as_bytes())?;
    let map = if shown.extra == 0 {
        "/Identity".to_owned()
    } else {
        let map = file.reserve();
        file.stream(map, "", &glyphs_of_codes(shown))?;
        format!(" {map} 0 R")
    };
    let widths: String = shown.known.iter().map(|(code, known)| format!("{code}[{}]", known.width)).collect();
    file.put(
        font,
        &format!(
            "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]\
             /ToUnicode {unicode} 0 R>>"
        ),
    );
    file.put(
        descendant,
        &format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]/CIDToGIDMap{map}>>"
        ),
    );
    let metrics = face.font.metrics();
    let scaled = |units: f32| points(units * 1000.0 / face.units());
    let (ascent, descent) =
        metrics.hhea_line.as_ref().map_or((1000.0, -300.0), |line| (line.ascender.to_f32(), line.descender.to_f32()));
    let bounds = metrics.bounds;
    let sides = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|side| scaled(side.to_f32()));
    file.put(
        descriptor,
        &format!(
            "<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{}]/ItalicAngle 0/Ascent {}/Descent {}\
             /CapHeight 714/StemV 80/FontFile2 {program} 0 R>>",
            sides.join(" "),
            scaled(ascent),
            scaled(descent)
        ),
    );
    Ok(font)
}

/// Which text each code is.
fn to_unicode(shown: &Shown) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
         /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
         endcodespacerange\n",
    );
    let known: Vec<(&u16, &Known)> = shown.known.iter().collect();
    for some in known.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", some.len());
        for (code, known) in some {
            let units: String = known.text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(map, "<{code:04X}> <{units}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// The glyph of every code there can be, two bytes each: those that are not given out are no glyph.
fn glyphs_of_codes(shown: &Shown) -> Vec<u8> {
    let mut map = vec![0; 2 * (usize::from(u16::MAX) + 1)];
    for (code, known) in &shown.known {
        let at = 2 * usize::from(*code);
        map[at..at + 2].copy_from_slice(&known.glyph.to_be_bytes());
    }
    map
}
