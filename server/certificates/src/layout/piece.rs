//! Blocks and bars that are moved about as one, and how a text becomes one.

use crate::Error;
use crate::page::{Bar, Block, Ink, Page, Placed, Role};
use crate::text::{Line, Paragraph};

use super::texts::Pair;

/// Size, distance of baselines in sizes, ink.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) ink: Ink,
}

pub(super) const fn style(size: f32, leading: f32, ink: Ink) -> Style {
    Style { size, leading, ink }
}

impl Style {
    pub(super) fn scaled(self, scale: f32) -> Self {
        Self { size: self.size * scale, ..self }
    }
}

/// Blocks and bars set from their own top left corner.
#[derive(Default)]
pub(super) struct Piece {
    /// Space before it, in points, which gives way and stretches.
    pub(super) gap: f32,
    pub(super) height: f32,
    pub(super) blocks: Vec<Block>,
    pub(super) bars: Vec<Bar>,
}

impl Piece {
    pub(super) fn place(mut self, x: f32, y: f32, page: &mut Page) {
        for block in &mut self.blocks {
            block.shift(x, y);
        }
        page.blocks.append(&mut self.blocks);
        page.bars.extend(self.bars.iter().map(|bar| Bar { x: bar.x + x, y: bar.y + y, ..*bar }));
    }

    /// Adds `other` with its top left corner at (`x`, `y`).
    pub(super) fn add(&mut self, mut other: Self, x: f32, y: f32) {
        for block in &mut other.blocks {
            block.shift(x, y);
        }
        self.blocks.append(&mut other.blocks);
        self.bars.extend(other.bars.iter().map(|bar| Bar { x: bar.x + x, y: bar.y + y, ..*bar }));
        self.height = self.height.max(y + other.height);
    }

    /// Adds `other` below, after some space if there is something above.
    pub(super) fn below(&mut self, other: Self, space: f32) {
        let top = if self.height > 0.0 { self.height + space } else { 0.0 };
        self.add(other, 0.0, top);
    }

    pub(super) fn after(mut self, gap: f32) -> Self {
        self.gap = gap;
        self
    }

    /// In another language than the sheet's, if one is given.
    pub(super) fn spoken(mut self, lang: Option<&String>) -> Self {
        for block in &mut self.blocks {
            block.lang = lang.cloned();
        }
        self
    }

    /// All its lines as one thing to a reader.
    pub(super) fn joined(mut self) -> Self {
        let lines: Vec<Placed> = self.blocks.drain(..).flat_map(|block| block.lines).collect();
        if !lines.is_empty() {
            self.blocks.push(Block { role: Role::Paragraph, lang: None, lines });
        }
        self
    }
}

pub(super) fn rule(width: f32, height: f32, ink: Ink) -> Piece {
    Piece { height, bars: vec![Bar { x: 0.0, y: 0.0, width, height, ink }], ..Piece::default() }
}

pub(super) fn paragraph(text: &Paragraph<'_>, role: Role, style: Style, width: f32) -> Result<Piece, Error> {
    Ok(set(text.lines(width / style.size)?, role, style))
}

pub(super) fn balanced(text: &Paragraph<'_>, role: Role, style: Style, width: f32) -> Result<Piece, Error> {
    Ok(set(text.balanced(width / style.size)?, role, style))
}

/// One text above another: one thing to a reader.
pub(super) fn stacked(pair: &Pair<'_>, above: Style, below: Style, width: f32) -> Result<Piece, Error> {
    let mut both = paragraph(&pair.0, Role::Paragraph, above, width)?;
    both.below(paragraph(&pair.1, Role::Paragraph, below, width)?, 0.0);
    Ok(both.joined())
}

fn set(lines: Vec<Line>, role: Role, style: Style) -> Piece {
    let mut y = 0.0;
    let mut placed = Vec::with_capacity(lines.len());
    for line in lines {
        // Scripts with marks above and below the letters need more room than Latin.
        let tall = if line.is_tall() { 1.25 } else { 1.0 };
        let distance = style.size * style.leading * tall;
        placed.push(Placed {
            line,
            x: 0.0,
            y: y + distance * 0.5 + style.size * 0.36,
            size: style.size,
            ink: style.ink,
        });
        y += distance;
    }
    let blocks = if placed.is_empty() { Vec::new() } else { vec![Block { role, lang: None, lines: placed }] };
    Piece { height: y, blocks, ..Piece::default() }
}
