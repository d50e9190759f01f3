//! The fonts of a PDF, cut down to the glyphs that it shows.

use std::collections::BTreeMap;

use harfrust::GlyphId;
use printpdf::{FontId, FontMetrics, ParsedFont};
use subsetter::GlyphRemapper;

use crate::fonts::{Face, FaceId, Fonts};
use crate::{Error, Sheet};

/// What is to know of a glyph that the page shows.
struct Shown {
    /// In font units.
    advance: u16,
    /// The texts that it stands for, with the code of each.
    codes: Vec<(Box<str>, u16)>,
}

/// The page's fonts, cut down to what it shows. A character code is a glyph of the subset; a glyph that stands for
/// several texts (a shape that two letters share) has a code for each, so that what is copied is what was written.
#[derive(Default)]
pub(crate) struct Subset {
    glyphs: GlyphRemapper,
    shown: BTreeMap<u16, Shown>,
    /// The glyphs of the codes that are beyond the subset's own.
    extra: Vec<u16>,
}

impl Subset {
    pub(crate) fn note(&mut self, face: &Face, glyph: u16, text: &str) {
        let shown = self.shown.entry(glyph).or_insert_with(|| {
            self.glyphs.remap(glyph);
            let advance: f32 = face.font.glyph_metrics().h_advance(GlyphId::new(u32::from(glyph)));
            Shown { advance: advance.max(0.0) as u16, codes: Vec::new() }
        });
        if !shown.codes.iter().any(|(other, _)| &**other == text) {
            shown.codes.push((text.into(), 0));
        }
    }

    /// Gives the codes out, when all glyphs are known.
    pub(crate) fn number(&mut self) {
        for (glyph, shown) in &mut self.shown {
            let own = self.glyphs.get(*glyph).unwrap_or(0);
            for (at, (_, code)) in shown.codes.iter_mut().enumerate() {
                *code = if at == 0 { own } else { self.glyphs.num_gids() + self.extra.len() as u16 };
                if at > 0 {
                    self.extra.push(own);
                }
            }
        }
    }

    /// Code and advance of a glyph that stands for `text`.
    pub(crate) fn code(&self, glyph: u16, text: &str) -> (u16, u16) {
        let shown = self.shown.get(&glyph);
        let code = |shown: &Shown| {
            let code = shown.codes.iter().find(|(other, _)| &**other == text).map_or(0, |(_, code)| *code);
            (code, shown.advance)
        };
        shown.map_or((0, 0), code)
    }

    /// The glyph of each code, two bytes each, when codes are not just glyphs.
    fn map(&self) -> Option<Vec<u8>> {
        let own = 0..self.glyphs.num_gids();
        let all = own.chain(self.extra.iter().copied());
        (!self.extra.is_empty()).then(|| all.flat_map(u16::to_be_bytes).collect())
    }
}

pub(crate) type Subsets = BTreeMap<FaceId, Subset>;

/// What the page's resources call a face.
pub(crate) fn font_id(face: FaceId) -> FontId {
    FontId(format!("T{face}"))
}

/// The subset as printpdf embeds it.
pub(crate) fn embed(face: &Face, subset: &Subset) -> Result<ParsedFont, Error> {
    let bytes =
        subsetter::subset(face.bytes, 0, &subset.glyphs).map_err(|source| Error::Subset { face: face.name, source })?;
    let widths = subset.shown.values().flat_map(|shown| shown.codes.iter().map(|(_, code)| (*code, shown.advance)));
    let metrics = face.font.metrics();
    let (ascent, descent) =
        metrics.hhea_line.as_ref().map_or((1000.0, -300.0), |line| (line.ascender.to_f32(), line.descender.to_f32()));
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(face.name.to_owned()),
        BTreeMap::new(),
        widths.collect(),
        face.font.units_per_em(),
        FontMetrics { ascent: ascent as i16, descent: descent as i16 },
    );
    let bounds = metrics.bounds;
    let stub = &mut font.pdf_font_metrics;
    (stub.x_min, stub.y_min) = (bounds.x_min.to_f32() as i16, bounds.y_min.to_f32() as i16);
    (stub.x_max, stub.y_max) = (bounds.x_max.to_f32() as i16, bounds.y_max.to_f32() as i16);
    stub.us_weight_class = if face.name.ends_with("Bold") { 700 } else { 400 };
    Ok(font)
}

/// Names the subsets as subsets, and maps codes to glyphs where they differ: printpdf knows neither.
pub(crate) fn finish(document: &mut lopdf::Document, sheet: &Sheet, fonts: &Fonts, subsets: &Subsets) {
    for (id, subset) in subsets {
        let face = fonts.face(*id);
        let letters = sheet.id.iter().map(|byte| char::from(b'A' + (byte.wrapping_add(*id)) % 26)).take(6);
        let name = format!("{}+{}", letters.collect::<String>(), face.name).into_bytes();
        let map = subset.map().map(|map| document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), map)));
        for object in document.objects.values_mut() {
            let Ok(dictionary) = object.as_dict_mut() else { continue };
            rename(dictionary, face.name, &name);
            let Ok(descendants) = dictionary.get_mut(b"DescendantFonts").and_then(lopdf::Object::as_array_mut) else {
                continue;
            };
            for descendant in descendants.iter_mut().filter_map(|font| font.as_dict_mut().ok()) {
                if rename(descendant, face.name, &name)
                    && let Some(map) = map
                {
                    descendant.set("CIDToGIDMap", map);
                }
            }
        }
    }
    for object in document.objects.values_mut() {
        if let lopdf::Object::Stream(stream) = object
            && stream.content.starts_with(b"/CIDInit")
        {
            without_comments(&mut stream.content);
        }
    }
}

/// Takes comments and empty lines out of what printpdf writes of a font's letters: sixty bytes a font when packed.
fn without_comments(map: &mut Vec<u8>) {
    let lines = map.split(|byte| *byte == b'\n').filter(|line| !line.is_empty() && !line.starts_with(b"%"));
    *map = lines.collect::<Vec<_>>().join(&b'\n');
}

/// Renames a font or its descriptor if it is called `from`.
fn rename(dictionary: &mut lopdf::Dictionary, from: &str, to: &[u8]) -> bool {
    let mut renamed = false;
    for key in ["BaseFont", "FontName"] {
        if dictionary.get(key.as_bytes()).and_then(lopdf::Object::as_name).is_ok_and(|name| name == from.as_bytes()) {
            dictionary.set(key, lopdf::Object::Name(to.to_vec()));
            renamed = true;
        }
    }
    renamed
}
