//! The texts of a sheet, shaped.

use unicode_bidi::Level;
use unicode_script::{Script, UnicodeScript};

use crate::fonts::{Fonts, Weight};
use crate::text::Paragraph;
use crate::{Error, Sheet};

/// A quiet label and its value.
pub(super) type Pair<'f> = (Paragraph<'f>, Paragraph<'f>);

/// In ems: what is shorter never runs over more than three lines of the size from which on a name is small.
const LONG_NAME: f32 = 30.0;

pub(super) struct Texts<'f> {
    /// The language of the course's own texts, where it is another than the sheet's.
    pub(super) course_lang: Option<String>,
    /// The language of the name, where its script tells that it is another.
    pub(super) name_lang: Option<String>,
    pub(super) title: Paragraph<'f>,
    pub(super) lead: Paragraph<'f>,
    pub(super) name: Paragraph<'f>,
    /// A long name once more, in letters that are clear when they are small.
    pub(super) small_name: Option<Paragraph<'f>>,
    pub(super) statement: Paragraph<'f>,
    pub(super) course: Paragraph<'f>,
    pub(super) remark: Option<Paragraph<'f>>,
    pub(super) covers_heading: Paragraph<'f>,
    pub(super) covers: Vec<Paragraph<'f>>,
    pub(super) facts: Vec<Pair<'f>>,
    pub(super) issuer: Pair<'f>,
    pub(super) organisation: Option<Pair<'f>>,
    /// Name and title.
    pub(super) signers: Vec<Pair<'f>>,
    pub(super) number: Pair<'f>,
    pub(super) verify: Paragraph<'f>,
    pub(super) address: Paragraph<'f>,
    pub(super) specimen: Option<Paragraph<'f>>,
}

impl<'f> Texts<'f> {
    pub(super) fn new(fonts: &'f Fonts, sheet: &Sheet) -> Result<Self, Error> {
        let base = direction(&sheet.lang);
        let regular = |text: &str| Paragraph::new(fonts, text, Weight::Regular, base);
        let bold = |text: &str| Paragraph::new(fonts, text, Weight::Bold, base);
        let display = |text: &str| Paragraph::new(fonts, text, Weight::Display, base);
        let pair = |pair: &(String, String)| Ok::<_, Error>((regular(&pair.0)?, bold(&pair.1)?));
        let name = display(&sheet.name)?;
        let small_name = if name.width() > LONG_NAME { Some(regular(&sheet.name)?) } else { None };
        Ok(Self {
            course_lang: sheet.course_lang.clone().filter(|lang| *lang != sheet.lang),
            name_lang: tongue(&sheet.name).filter(|lang| *lang != sheet.lang).map(str::to_owned),
            title: display(&sheet.heading)?,
            lead: regular(&sheet.lead)?,
            name,
            small_name,
            statement: regular(&sheet.statement)?,
            course: bold(&sheet.course)?,
            remark: sheet.remark.as_deref().map(regular).transpose()?,
            covers_heading: bold(&sheet.covers_heading)?,
            covers: sheet.covers.iter().map(|title| regular(title)).collect::<Result<_, _>>()?,
            facts: sheet.facts.iter().map(pair).collect::<Result<_, _>>()?,
            issuer: pair(&sheet.issuer)?,
            organisation: sheet.organisation.as_ref().map(pair).transpose()?,
            signers: sheet
                .signers
                .iter()
                .map(|signer| Ok((bold(&signer.name)?, regular(&signer.title)?)))
                .collect::<Result<_, Error>>()?,
            number: pair(&sheet.number)?,
            verify: regular(&sheet.verify)?,
            address: regular(&sheet.address)?,
            specimen: sheet.specimen.as_deref().map(bold).transpose()?,
        })
    }
}

/// In which language a name is to be spoken, if its script tells. Nobody has said so: of scripts that several languages share,
/// the script alone is told, which is better than letters that the sheet's voice does not know. Latin ones it knows.
fn tongue(name: &str) -> Option<&'static str> {
    let own = |script: &Script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    let mut scripts = name.chars().map(|c| c.script()).filter(own);
    let first = scripts.next()?;
    if scripts.any(|script| script != first) {
        return None;
    }
    Some(match first {
        Script::Greek => "el",
        Script::Hebrew => "he",
        Script::Armenian => "hy",
        Script::Georgian => "ka",
        Script::Thai => "th",
        Script::Lao => "lo",
        Script::Khmer => "km",
        Script::Myanmar => "my",
        Script::Sinhala => "si",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Gujarati => "gu",
        Script::Gurmukhi => "pa",
        Script::Thaana => "dv",
        Script::Nko => "nqo",
        Script::Cyrillic => "und-Cyrl",
        Script::Arabic => "und-Arab",
        Script::Devanagari => "und-Deva",
        Script::Bengali => "und-Beng",
        Script::Ethiopic => "und-Ethi",
        Script::Syriac => "und-Syrc",
        Script::Tifinagh => "und-Tfng",
        _ => return None,
    })
}

/// The direction in which a language is written.
pub(crate) fn direction(lang: &str) -> Level {
    let right_to_left = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    let language = lang.split('-').next().unwrap_or_default();
    if right_to_left.iter().any(|other| language.eq_ignore_ascii_case(other)) { Level::rtl() } else { Level::ltr() }
}
