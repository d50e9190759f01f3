//! The shipped fonts: parsed once, chosen per cluster of characters.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use harfrust::font::Font;
use harfrust::{Direction, Feature, Script, ShapePlan, Tag};
use unicode_normalization::UnicodeNormalization;

use crate::Error;

/// How a text is set. Only the Latin, Greek and Cyrillic faces differ; the other scripts have one face each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
    /// The heading and the learner's name.
    Display,
}

/// Index into [`Fonts::faces`].
pub(crate) type FaceId = u8;

/// By script, and whether it reads right to left.
type Plans = HashMap<(Option<Script>, bool), Arc<ShapePlan>>;

pub(crate) struct Face {
    /// PostScript name, as the PDF names the font.
    pub(crate) name: &'static str,
    pub(crate) bytes: &'static [u8],
    pub(crate) font: Font,
    plans: RwLock<Plans>,
}

impl Face {
    fn new(name: &'static str, bytes: &'static [u8]) -> Option<Self> {
        Some(Self { name, bytes, font: Font::new(bytes, 0)?, plans: RwLock::default() })
    }

    /// Font units per em.
    pub(crate) fn units(&self) -> f32 {
        f32::from(self.font.units_per_em())
    }

    pub(crate) fn has(&self, c: char) -> bool {
        self.font.charmap().map_unicode(c).is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// Whether the shaper can draw `c`: it takes a character apart when the font has only the parts.
    fn draws(&self, c: char) -> bool {
        self.has(c) || {
            let mut parts = std::iter::once(c).nfd();
            parts.next() != Some(c) && std::iter::once(c).nfd().all(|part| self.has(part))
        }
    }

    /// The compiled shaping rules for a script and direction, made once: compiling costs more than shaping a line.
    pub(crate) fn plan(&self, script: Option<Script>, rtl: bool) -> Arc<ShapePlan> {
        let key = (script, rtl);
        if let Some(plan) = self.plans.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(plan);
        }
        let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        // One glyph for a whole word (Allah) is read out letter by letter from its wrong end: right to left, only the
        // ligatures that the script requires.
        let features = if rtl { &[Feature::new(Tag::new(b"liga"), 0, ..)][..] } else { &[] };
        let plan = Arc::new(ShapePlan::new(&self.font, direction, script, None, features));
        let mut plans = self.plans.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(plans.entry(key).or_insert(plan))
    }
}

macro_rules! face {
    ($name:literal) => {
        Face::new($name, include_bytes!(concat!("../fonts/", $name, ".ttf")))
    };
}

pub(crate) struct Fonts {
    pub(crate) faces: Vec<Face>,
}

const REGULAR: FaceId = 0;
const BOLD: FaceId = 1;
const DISPLAY: FaceId = 2;
/// From here on, one face a script.
pub(crate) const SCRIPTS: FaceId = 3;

impl Fonts {
    /// The fonts, parsed at the first call.
    pub(crate) fn get() -> Result<&'static Self, Error> {
        static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
        FONTS.get_or_init(Self::load).as_ref().ok_or(Error::Fonts)
    }

    fn load() -> Option<Self> {
        let faces = [
            face!("NotoSans-Regular"),
            face!("NotoSans-Bold"),
            face!("NotoSerifDisplay-Regular"),
            face!("NotoNaskhArabic-Regular"),
            face!("NotoSansHebrew-Regular"),
            face!("NotoSansDevanagari-Regular"),
            face!("NotoSansGeorgian-Regular"),
            face!("NotoSansArmenian-Regular"),
            face!("NotoSansThai-Regular"),
            face!("NotoSansEthiopic-Regular"),
            face!("NotoSansBengali-Regular"),
            face!("NotoSansTamil-Regular"),
            face!("NotoSansSinhala-Regular"),
            face!("NotoSansMyanmar-Regular"),
            face!("NotoSansKhmer-Regular"),
            face!("NotoSansLao-Regular"),
            face!("NotoSansGurmukhi-Regular"),
            face!("NotoSansGujarati-Regular"),
            face!("NotoSansTelugu-Regular"),
            face!("NotoSansKannada-Regular"),
            face!("NotoSansMalayalam-Regular"),
            face!("NotoSansSyriac-Regular"),
            face!("NotoSansThaana-Regular"),
            face!("NotoSansTifinagh-Regular"),
            face!("NotoSansNKo-Regular"),
        ];
        Some(Self { faces: faces.into_iter().collect::<Option<_>>()? })
    }

    pub(crate) fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id)]
    }

    /// The faces to try for a weight, best first.
    fn chain(&self, weight: Weight) -> impl Iterator<Item = FaceId> + use<> {
        let own = match weight {
            Weight::Regular => REGULAR,
            Weight::Bold => BOLD,
            Weight::Display => DISPLAY,
        };
        let last = u8::try_from(self.faces.len()).unwrap_or(u8::MAX);
        std::iter::once(own).chain((own != REGULAR).then_some(REGULAR)).chain(SCRIPTS..last)
    }

    /// The face for a cluster (a base character and what combines with it): one that has all of it, else one that has
    /// its base, else the weight's own, which draws its box for unknown characters. A cluster without a script of its
    /// own (spaces, digits, punctuation) stays in the `current` face when that has it.
    pub(crate) fn choose(&self, cluster: &str, weight: Weight, current: Option<FaceId>) -> FaceId {
        let all = |id: &FaceId| cluster.chars().all(|c| is_ignorable(c) || self.face(*id).draws(c));
        if let Some(id) = current.filter(all) {
            return id;
        }
        let base = cluster.chars().next().unwrap_or(' ');
        self.chain(weight)
            .find(all)
            .or_else(|| self.chain(weight).find(|id| self.face(*id).draws(base)))
            .or_else(|| self.chain(weight).next())
            .unwrap_or(REGULAR)
    }

    /// Whether some face draws `c`.
    pub(crate) fn covers(&self, c: char) -> bool {
        self.chain(Weight::Regular).any(|id| self.face(id).draws(c))
    }
}

/// Characters that steer joining, direction or variants and are never drawn themselves.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}
