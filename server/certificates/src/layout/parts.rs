//! The parts of a sheet: what it states, what the course covered, facts, signatures, its foot.

use crate::Error;
use crate::page::{Bar, HEIGHT, Ink, Role};
use crate::text::Paragraph;

use super::piece::{Piece, Style, balanced, paragraph, rule, stacked, style};
use super::texts::{Pair, Texts};

const TITLE: Style = style(30.0, 1.2, Ink::Text);
const LEAD: Style = style(12.0, 1.4, Ink::Quiet);
const NAME: Style = style(42.0, 1.22, Ink::Accent);
const COURSE: Style = style(20.0, 1.3, Ink::Text);
const REMARK: Style = style(10.5, 1.45, Ink::Text);
const SMALL_HEADING: Style = style(9.5, 1.4, Ink::Accent);
const ITEM: Style = style(10.5, 1.4, Ink::Text);
const LABEL: Style = style(8.5, 1.4, Ink::Quiet);
const VALUE: Style = style(11.0, 1.35, Ink::Text);
const SMALL: Style = style(9.0, 1.4, Ink::Quiet);
const ADDRESS: Style = style(9.0, 1.4, Ink::Accent);

/// Room above a line to sign on.
const HAND: f32 = 30.0;

/// Room between things that stand beside each other.
const GUTTER: f32 = 20.0;

/// What the sheet states, from the top down.
pub(super) fn flow(texts: &Texts<'_>, width: f32, scale: f32) -> Result<Vec<Piece>, Error> {
    let title = Style { size: one_line(&texts.title, width, TITLE.size, 25.0), ..TITLE };
    // Small, the display face's thin strokes get lost.
    let small = texts.small_name.as_ref().filter(|_| texts.name.count(width / 21.0) > 3);
    let name = small.unwrap_or(&texts.name);
    let size = name_size(name, width);
    // The course never outdoes the name.
    let course = Style { size: one_line(&texts.course, width, COURSE.size, 17.0).min(size.max(14.0)), ..COURSE };
    let name_style = Style { size, ..NAME };
    let lang = texts.course_lang.as_ref();
    let mut flow = vec![
        balanced(&texts.title, Role::Title, title.scaled(scale), width)?,
        rule(44.0, 3.0, Ink::Accent).after(12.0 * scale),
        paragraph(&texts.lead, Role::Paragraph, LEAD.scaled(scale), width)?.after(44.0 * scale),
        balanced(name, Role::Paragraph, name_style.scaled(scale), width)?
            .after(6.0 * scale)
            .spoken(texts.name_lang.as_ref()),
        rule(width, 0.75, Ink::Rule).after(8.0 * scale),
        paragraph(&texts.statement, Role::Paragraph, LEAD.scaled(scale), width)?.after(14.0 * scale),
        balanced(&texts.course, Role::Paragraph, course.scaled(scale), width)?.after(6.0 * scale).spoken(lang),
    ];
    if let Some(remark) = &texts.remark {
        let remark = paragraph(remark, Role::Paragraph, REMARK.scaled(scale), width)?;
        flow.push(remark.after(10.0 * scale).spoken(lang));
    }
    Ok(flow)
}

/// The largest size from `most` down to `least` at which `text` fits on one line; `most` when it never does.
fn one_line(text: &Paragraph<'_>, width: f32, most: f32, least: f32) -> f32 {
    let size = (width / text.width().max(0.1)).min(most);
    if size >= least { size } else { most }
}

/// The name as large as it fits on one line; a long one smaller, on more lines.
fn name_size(name: &Paragraph<'_>, width: f32) -> f32 {
    let size = one_line(name, width, NAME.size, 27.0);
    let steps = [(30.0, 2), (25.0, 2), (21.0, 3), (17.0, 4), (14.0, 6), (11.0, 12)];
    let fits = |&&(size, lines): &&(f32, usize)| name.count(width / size) <= lines;
    let whole = |step: &&(f32, usize)| fits(step) && !name.breaks_inside(width / step.0);
    if name.count(width / size) == 1 {
        return size;
    }
    steps.iter().find(whole).or_else(|| steps.iter().find(fits)).map_or(9.0, |step| step.0)
}

/// The modules' titles below their heading, in as many columns.
pub(super) fn covers(texts: &Texts<'_>, width: f32, columns: usize, scale: f32) -> Result<Piece, Error> {
    let mut all = Piece::default();
    if texts.covers.is_empty() {
        return Ok(all);
    }
    all.below(paragraph(&texts.covers_heading, Role::Heading, SMALL_HEADING.scaled(scale), width)?, 0.0);
    let (gutter, indent) = (26.0, 12.0);
    let width = (width - gutter * (columns as f32 - 1.0)) / columns as f32;
    let style = ITEM.scaled(scale);
    // What no sheet holds is not set: breaking a book into lines for every size takes long.
    let lines = texts.covers.iter().map(|title| (title.width() * style.size / (width - indent)).ceil().max(1.0));
    let least = lines.sum::<f32>() * style.size * style.leading / columns as f32;
    if least > HEIGHT {
        return Ok(Piece { height: least, ..Piece::default() });
    }
    let top = all.height + 6.0 * scale;
    for (column, titles) in texts.covers.chunks(texts.covers.len().div_ceil(columns).max(1)).enumerate() {
        let x = column as f32 * (width + gutter);
        let mut y = top;
        for title in titles {
            let piece = balanced(title, Role::Item, style, width - indent)?.spoken(texts.course_lang.as_ref());
            let height = piece.height;
            all.add(piece, x + indent, y);
            let side = 3.2 * scale;
            all.bars.push(Bar {
                x,
                y: y + style.size * 0.72 - side / 2.0,
                width: side,
                height: side,
                ink: Ink::Accent,
            });
            y += height + 3.5 * scale;
        }
    }
    Ok(all)
}

/// Date, score and so on, beside each other under a line.
pub(super) fn facts(texts: &Texts<'_>, width: f32, scale: f32) -> Result<Piece, Error> {
    let mut all = Piece::default();
    if texts.facts.is_empty() {
        return Ok(all);
    }
    all = rule(width, 0.75, Ink::Rule);
    // Rows of about the same length: five in a portrait make three and two.
    let most = if width > 600.0 { 6 } else { 4 };
    let rows = texts.facts.len().div_ceil(most);
    for row in texts.facts.chunks(texts.facts.len().div_ceil(rows)) {
        let top = all.height + 12.0 * scale;
        // What each would take on one line; the rest of the row is shared out. Too long ones get equal shares and wrap.
        let wide = |fact: &Pair<'_>| (fact.0.width() * LABEL.size).max(fact.1.width() * VALUE.size) * scale + 0.1;
        let share = width - GUTTER * (row.len() as f32 - 1.0);
        let spare = (share - row.iter().map(wide).sum::<f32>()) / row.len() as f32;
        let mut x = 0.0;
        for fact in row {
            let width = if spare < 0.0 { share / row.len() as f32 } else { wide(fact) + spare };
            all.add(labelled(fact, width, scale)?, x, top);
            x += width + GUTTER;
        }
    }
    Ok(all)
}

/// Lines to sign on, beside each other, each above a name and a title.
pub(super) fn signers(texts: &Texts<'_>, width: f32, scale: f32) -> Result<Piece, Error> {
    let mut all = Piece::default();
    let count = texts.signers.len() as f32;
    // One alone does not run over the whole sheet.
    let one = ((width - GUTTER * (count - 1.0)) / count.max(1.0)).min(210.0);
    for (at, signer) in texts.signers.iter().enumerate() {
        let mut piece = Piece { height: HAND * scale, ..Piece::default() };
        piece.below(rule(one, 0.75, Ink::Text), 0.0);
        let value = Style { leading: 1.3, ..VALUE };
        piece.below(stacked(signer, value.scaled(scale), SMALL.scaled(scale), one)?, 4.0 * scale);
        all.add(piece, at as f32 * (one + GUTTER), 0.0);
    }
    Ok(all)
}

/// The foot of an upright sheet: through whom it was done, who issues it, its number and where to check it, beside the code.
pub(super) fn upright_foot(texts: &Texts<'_>, width: f32, code: f32, scale: f32) -> Result<Piece, Error> {
    let width = width - code - 28.0;
    let mut all = Piece::default();
    for pair in texts.organisation.iter().chain([&texts.issuer, &texts.number]) {
        all.below(labelled(pair, width, scale)?, 7.0 * scale);
    }
    all.below(check(texts, width, scale)?, 9.0 * scale);
    Ok(all)
}

/// The foot of a sheet on its long side: who issues it and through whom it was done beside the signatures, below them
/// number and address.
pub(super) fn lying_foot(texts: &Texts<'_>, width: f32, code: f32, scale: f32) -> Result<Piece, Error> {
    let width = width - code - 28.0;
    let narrow = width * 0.36;
    let (beside, wide) = (narrow + GUTTER, width - narrow - GUTTER);
    let mut all = Piece::default();
    if texts.signers.is_empty() {
        all.add(labelled(&texts.issuer, narrow, scale)?, 0.0, 0.0);
        if let Some(organisation) = &texts.organisation {
            all.add(labelled(organisation, wide, scale)?, beside, 0.0);
        }
    } else {
        for pair in texts.organisation.iter().chain([&texts.issuer]) {
            all.below(labelled(pair, narrow, scale)?, 7.0 * scale);
        }
        // The names stand on the level of what is beside them.
        let signers = signers(texts, wide, scale)?;
        let top = (all.height - signers.height).max(0.0);
        all.add(signers, beside, top);
    }
    let top = all.height + 10.0 * scale;
    all.add(labelled(&texts.number, narrow, scale)?, 0.0, top);
    all.add(check(texts, wide, scale)?, beside, top);
    Ok(all)
}

/// Where it can be checked.
fn check(texts: &Texts<'_>, width: f32, scale: f32) -> Result<Piece, Error> {
    let mut all = paragraph(&texts.verify, Role::Paragraph, SMALL.scaled(scale), width)?;
    all.below(paragraph(&texts.address, Role::Link, ADDRESS.scaled(scale), width)?, 0.0);
    Ok(all)
}

/// A quiet label above its value.
fn labelled(pair: &Pair<'_>, width: f32, scale: f32) -> Result<Piece, Error> {
    stacked(pair, LABEL.scaled(scale), VALUE.scaled(scale), width)
}
