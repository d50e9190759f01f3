//! What a set page is made of: texts with their roles in reading order, bars without meaning, and the QR code.

use crate::ornament::Band;
use crate::qr::Qr;
use crate::text::Line;
use crate::{Logo, Sheet};

/// A4 upright, in points.
pub(crate) const WIDTH: f32 = 595.28;
pub(crate) const HEIGHT: f32 = 841.89;

/// Hundredths of a point: finer than any printer, and short numbers in the file.
pub(crate) fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// A colour of the sheet. Each differs in lightness too, so that a grey print reads the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Text,
    Quiet,
    Accent,
    /// The accent colour, pale.
    Rule,
    /// So pale that all else can be read on it.
    Mark,
}

impl Ink {
    /// On a sheet with this accent colour.
    pub(crate) fn rgb(self, accent: [u8; 3]) -> [u8; 3] {
        match self {
            Self::Text => [0x17, 0x2b, 0x2f],
            Self::Quiet => [0x4a, 0x5c, 0x60],
            Self::Accent => accent,
            Self::Mark => [0xf2, 0xd4, 0xd4],
            Self::Rule => accent.map(|part| part + ((255.0 - f32::from(part)) * 0.75) as u8),
        }
    }
}

/// What a text is, for readers that do not see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Heading of the page.
    Title,
    /// Heading of a part of it.
    Heading,
    Paragraph,
    /// One of a list.
    Item,
    /// The address, which is also a link.
    Link,
}

/// A line at its place, in points from the page's top left corner.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) line: Line,
    pub(crate) x: f32,
    /// Of the baseline.
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) ink: Ink,
}

/// The lines that are one thing to a reader.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) role: Role,
    /// Its language, where it is another than the sheet's.
    pub(crate) lang: Option<String>,
    pub(crate) lines: Vec<Placed>,
}

impl Block {
    pub(crate) fn shift(&mut self, x: f32, y: f32) {
        for line in &mut self.lines {
            line.x += x;
            line.y += y;
        }
    }

    /// Left, top, right and bottom, in points.
    pub(crate) fn bounds(&self) -> [f32; 4] {
        self.lines.iter().fold([f32::MAX, f32::MAX, 0.0, 0.0], |[left, top, right, bottom], line| {
            [
                left.min(line.x),
                top.min(line.y - line.size),
                right.max(line.x + line.line.width * line.size),
                bottom.max(line.y + line.size * 0.3),
            ]
        })
    }
}

/// A filled rectangle that only decorates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) ink: Ink,
}

/// The QR code at its place.
pub(crate) struct Code {
    pub(crate) qr: Qr,
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Points on a side of the code.
    pub(crate) side: f32,
}

/// Whose logo it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Issuer,
    Organisation,
}

impl Whose {
    pub(crate) fn logo(self, sheet: &Sheet) -> Option<&Logo> {
        match self {
            Self::Issuer => sheet.issuer_logo.as_ref(),
            Self::Organisation => sheet.logo.as_ref(),
        }
    }
}

/// A logo at its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) whose: Whose,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// A word across the page, below everything else.
pub(crate) struct Mark {
    /// Around the page's middle, as if it were not turned.
    pub(crate) placed: Placed,
    /// Cosine and sine of the angle by which it rises.
    pub(crate) turn: (f32, f32),
}

/// A page, its blocks in reading order.
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) accent: [u8; 3],
    /// The ornament at its binding edge.
    pub(crate) band: Band,
    /// Where the logos stand: read before all else.
    pub(crate) logos: Vec<Frame>,
    pub(crate) bars: Vec<Bar>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) code: Code,
    /// Read first.
    pub(crate) mark: Option<Mark>,
}

impl Page {
    /// All lines of text.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Placed> {
        let mark = self.mark.iter().map(|mark| &mark.placed);
        mark.chain(self.blocks.iter().flat_map(|block| &block.lines))
    }
}
