//! The design: where everything stands on the sheet, and how it gives way when there is much to say.

mod parts;
mod piece;
mod texts;

use crate::fonts::Fonts;
use crate::ornament::{self, Band};
use crate::page::{Bar, Code, Frame, HEIGHT, Ink, Mark, Page, Placed, WIDTH, Whose};
use crate::text::{Line, Paragraph};
use crate::{Error, Logo, Sheet, qr};

use piece::Piece;
use texts::Texts;
pub(crate) use texts::direction;

/// Inset of the frame from the paper's edge: printers leave about 12 points blank.
const FRAME: f32 = 30.0;
const LEFT: f32 = 84.0;
const TOP: f32 = 88.0;
/// The code's side: 32 mm for the 33 modules of an ordinary address are 1 mm each, which any telephone reads. One that holds
/// more is larger: 0.6 mm a module up to 46 mm, and never less than half a millimetre, three dots of a picture of 150 dpi.
const CODE: f32 = 92.0;
const LARGE: f32 = 130.0;
const MODULE: (f32, f32) = (1.75, 1.5);

/// The largest word across the sheet, and how much of the way from corner to corner it takes.
const MARK: f32 = 140.0;
const ACROSS: f32 = 0.74;

/// The largest logo, and how far it stands from the paper's edge: above the text, which it moves nowhere.
const LOGO: (f32, f32) = (190.0, 40.0);
const LOGO_TOP: f32 = 44.0;

/// The paper, and how the sheet is divided on it.
struct Ground {
    width: f32,
    height: f32,
    top: f32,
    right: f32,
    bottom: f32,
    /// The code's side.
    code: f32,
    landscape: bool,
}

impl Ground {
    fn new(sheet: &Sheet, modules: usize) -> Self {
        // The heading is not to stick to the logo above it.
        let top = if sheet.issuer_logo.is_some() { TOP + 14.0 } else { TOP };
        let landscape = sheet.look.landscape;
        let (width, height) = if landscape { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
        let modules = modules as f32;
        let code = (modules * MODULE.0).min(LARGE).max(modules * MODULE.1).max(CODE);
        let (right, low) = if landscape { (66.0, 60.0) } else { (70.0, 72.0) };
        Self { width, height, top, right: width - right, bottom: height - low, code, landscape }
    }

    fn measure(&self) -> f32 {
        self.right - LEFT
    }

    /// A fine line around the sheet, open at the binding edge, where the band is.
    fn frame(&self) -> Vec<Bar> {
        let (width, height, line) = (self.width - 2.0 * FRAME, self.height - 2.0 * FRAME, 0.75);
        let bar = |x, y, width, height, ink| Bar { x, y, width, height, ink };
        let band = FRAME + ornament::WIDTH + 3.0;
        vec![
            bar(FRAME, FRAME, width, line, Ink::Rule),
            bar(FRAME, self.height - FRAME - line, width, line, Ink::Rule),
            bar(self.width - FRAME - line, FRAME, line, height, Ink::Rule),
            bar(FRAME, FRAME, line, height, Ink::Accent),
            bar(band, FRAME, line, height, Ink::Accent),
        ]
    }

    /// A logo, as large as it fits: the issuer's at the left, the organisation's at the right.
    fn logo(&self, whose: Whose, logo: &Logo) -> Option<Frame> {
        let (width, height) = (logo.width as f32, logo.height as f32);
        let scale = (LOGO.0 / width).min(LOGO.1 / height);
        let (width, height) = (width * scale, height * scale);
        let x = if whose == Whose::Issuer { LEFT } else { self.right - width };
        scale.is_finite().then_some(Frame { whose, x, y: LOGO_TOP, width, height })
    }

    /// A word from the lower left to the upper right.
    fn mark(&self, word: &Paragraph<'_>) -> Result<Option<Mark>, Error> {
        let across = self.width.hypot(self.height);
        let turn = (self.width / across, self.height / across);
        let size = (across * ACROSS / word.width().max(0.1)).min(MARK);
        let line = word.lines(f32::MAX)?.into_iter().next();
        let placed = |line: Line| Placed { x: -line.width * size / 2.0, y: size * 0.36, line, size, ink: Ink::Mark };
        Ok(line.map(|line| Mark { placed: placed(line), turn }))
    }
}

/// Sets the sheet: as designed if it fits, else smaller and smaller.
pub(crate) fn page(fonts: &Fonts, sheet: &Sheet) -> Result<Page, Error> {
    let texts = Texts::new(fonts, sheet)?;
    let qr = qr::encode(sheet.code.as_ref().unwrap_or(&sheet.address))?;
    let ground = Ground::new(sheet, qr.size);
    let logos = [Whose::Issuer, Whose::Organisation];
    let height = ground.height - 2.0 * FRAME - 3.0;
    let mut page = Page {
        width: ground.width,
        height: ground.height,
        accent: sheet.look.accent,
        band: Band { x: FRAME + 1.9, y: FRAME + 1.5, height },
        logos: logos.into_iter().filter_map(|whose| ground.logo(whose, whose.logo(sheet)?)).collect(),
        bars: ground.frame(),
        blocks: Vec::new(),
        code: Code { qr, x: ground.right - ground.code, y: ground.bottom - ground.code, side: ground.code },
        mark: texts.specimen.as_ref().map(|word| ground.mark(word)).transpose()?.flatten(),
    };
    for step in 0..12u8 {
        let scale = 1.0 - 0.05 * f32::from(step);
        let set = if ground.landscape { lying(&texts, &ground, scale) } else { upright(&texts, &ground, scale) };
        if let Some(set) = set? {
            for (piece, x, y) in set {
                piece.place(x, y, &mut page);
            }
            return Ok(page);
        }
    }
    Err(Error::TooMuchText)
}

/// Pieces at their places, in reading order.
type Set = Vec<(Piece, f32, f32)>;

/// Everything at `scale` on an upright sheet; `None` when that does not fit.
fn upright(texts: &Texts<'_>, ground: &Ground, scale: f32) -> Result<Option<Set>, Error> {
    let measure = ground.measure();
    let foot = parts::upright_foot(texts, measure, ground.code, scale)?;
    let foot_top = ground.bottom - foot.height;
    let mut top = ground.bottom - foot.height.max(ground.code);
    let signers = parts::signers(texts, measure, scale)?;
    if signers.height > 0.0 {
        top -= 20.0 * scale + signers.height;
    }
    let signers_top = top;
    let facts = parts::facts(texts, measure, scale)?;
    top -= 28.0 * scale + facts.height;
    let mut flow = parts::flow(texts, measure, scale)?;
    let columns = if texts.covers.len() > 5 { 2 } else { 1 };
    let covers = parts::covers(texts, measure, columns, scale)?;
    if covers.height > 0.0 {
        flow.push(covers.after(36.0 * scale));
    }
    let Some(mut set) = spread(flow, ground.top, top - 24.0 * scale) else { return Ok(None) };
    set.extend([(facts, LEFT, top), (signers, LEFT, signers_top), (foot, LEFT, foot_top)]);
    Ok(Some(set))
}

/// Everything at `scale` on a sheet on its long side; `None` when that does not fit.
fn lying(texts: &Texts<'_>, ground: &Ground, scale: f32) -> Result<Option<Set>, Error> {
    let measure = ground.measure();
    let foot = parts::lying_foot(texts, measure, ground.code, scale)?;
    let foot_top = ground.bottom - foot.height;
    let facts = parts::facts(texts, measure, scale)?;
    let facts_top = ground.bottom - foot.height.max(ground.code) - 22.0 * scale - facts.height;
    let end = facts_top - 20.0 * scale;
    let mut main = measure;
    let mut aside = None;
    if !texts.covers.is_empty() {
        let top = ground.top + 6.0;
        let Some((width, covers)) = beside(texts, measure, end - top, scale)? else { return Ok(None) };
        main = width;
        aside = Some((covers, LEFT + main + BESIDE, top));
    }
    let Some(mut set) = spread(parts::flow(texts, main, scale)?, ground.top, end) else { return Ok(None) };
    set.extend(aside);
    set.extend([(facts, LEFT, facts_top), (foot, LEFT, foot_top)]);
    Ok(Some(set))
}

/// Room between what the sheet states and what stands beside it; a line is in its middle.
const BESIDE: f32 = 48.0;

/// What the course covered, in a column of this height, and the width that is left beside it: the wide one as long as the
/// titles can be read in what it leaves.
fn beside(texts: &Texts<'_>, measure: f32, height: f32, scale: f32) -> Result<Option<(f32, Piece)>, Error> {
    for (main, columns, least) in [(416.0, 1, 8), (340.0, 1, 6), (340.0, 2, 4)] {
        for tenths in (least..=10u8).rev() {
            let size = scale * f32::from(tenths + 4) / 14.0;
            let mut covers = parts::covers(texts, measure - main - BESIDE, columns, size)?;
            if covers.height <= height {
                let (x, width) = (-BESIDE / 2.0, 0.75);
                covers.bars.push(Bar { x, y: 0.0, width, height, ink: Ink::Rule });
                return Ok(Some((main, covers)));
            }
        }
    }
    Ok(None)
}

/// Pieces from `top` down to `end`, with as much space between them as there is; `None` when there is too little.
fn spread(pieces: Vec<Piece>, top: f32, end: f32) -> Option<Set> {
    let fixed: f32 = pieces.iter().map(|piece| piece.height).sum();
    let gaps: f32 = pieces.iter().map(|piece| piece.gap).sum();
    let stretch = ((end - top - fixed) / gaps.max(1.0)).min(1.5);
    if stretch < 0.6 {
        return None;
    }
    let mut y = top;
    let mut set = Vec::with_capacity(pieces.len() + 4);
    for piece in pieces {
        y += piece.gap * stretch;
        let height = piece.height;
        set.push((piece, LEFT, y));
        y += height;
    }
    Some(set)
}
