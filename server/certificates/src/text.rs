//! A paragraph of text in any script: bidirectional order, faces, shaping, line breaking.

use std::ops::Range;

use harfrust::{
    Buffer, ClusterLevel, Direction, GlyphInfo, Script as ShapeScript, ShapeOptions, ShaperFont, Tag, shape,
};
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use crate::Error;
use crate::fonts::{FaceId, Fonts, Weight, is_ignorable};

/// One glyph of a set line. Lengths in ems.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    pub(crate) face: FaceId,
    pub(crate) id: u16,
    /// From the line's left end to the glyph's origin.
    pub(crate) x: f32,
    /// Above the baseline.
    pub(crate) y: f32,
    pub(crate) rtl: bool,
    /// Where the run of one direction that it is part of starts in the text: runs in this order are in reading order.
    pub(crate) run: usize,
    /// The bytes of the paragraph's text that it stands for. Glyphs beside each other with the same range stand for it
    /// together.
    pub(crate) text: Range<usize>,
}

/// A line, its glyphs from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The paragraph's text, into which the glyphs' ranges point.
    pub(crate) text: std::rc::Rc<str>,
    pub(crate) glyphs: Vec<Glyph>,
    /// In ems.
    pub(crate) width: f32,
}

impl Line {
    /// Whether it has glyphs of another script than Latin, Greek and Cyrillic.
    pub(crate) fn is_tall(&self) -> bool {
        self.glyphs.iter().any(|glyph| glyph.face >= crate::fonts::SCRIPTS)
    }
}

/// Characters that are drawn together, in one face and one script.
struct Cluster {
    range: Range<usize>,
    face: FaceId,
    script: Script,
}

/// A text ready to be set in lines of any width.
pub(crate) struct Paragraph<'f> {
    fonts: &'f Fonts,
    text: std::rc::Rc<str>,
    clusters: Vec<Cluster>,
    /// Advance in ems of what starts at each byte.
    advances: Vec<f32>,
    /// Byte offsets after which a line may end; the last is the text's length.
    breaks: Vec<usize>,
    base: Level,
    /// Whether something in it may read right to left.
    bidirectional: bool,
    whole: Line,
}

impl<'f> Paragraph<'f> {
    /// `base` is the direction of the sheet around it: in a left-to-right sheet, what comes first stands left, also when
    /// it is Arabic with Latin after it.
    pub(crate) fn new(fonts: &'f Fonts, text: &str, weight: Weight, base: Level) -> Result<Self, Error> {
        let text = clean(text);
        let clusters = clusters(fonts, &text, weight);
        let breaks = linebreaks(&text).map(|(at, _): (usize, BreakOpportunity)| at).collect();
        let whole = Line { text: text.into(), glyphs: Vec::new(), width: 0.0 };
        // Nothing before Hebrew reads right to left; the algorithm is dear.
        let bidirectional = base.is_rtl() || whole.text.chars().any(|c| c >= '\u{590}');
        let text = whole.text.clone();
        let mut it = Self { fonts, text, clusters, advances: Vec::new(), breaks, base, bidirectional, whole };
        let mut advances = vec![0.0; it.text.len()];
        it.whole = it.set(0..it.text.len(), |at, advance| advances[at] += advance)?;
        it.advances = advances;
        Ok(it)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Width on one line, in ems.
    pub(crate) fn width(&self) -> f32 {
        self.whole.width
    }

    /// The lines, none wider than `max` ems unless a single cluster is.
    pub(crate) fn lines(&self, max: f32) -> Result<Vec<Line>, Error> {
        if self.is_empty() {
            return Ok(Vec::new());
        }
        if self.whole.width <= max {
            return Ok(vec![self.whole.clone()]);
        }
        self.wrap(max).into_iter().map(|range| self.set(range, |_, _| ())).collect()
    }

    /// As [`lines`](Self::lines), as many, but of about the same length, so that no word stands alone in the last.
    pub(crate) fn balanced(&self, max: f32) -> Result<Vec<Line>, Error> {
        let count = self.count(max);
        if count < 2 {
            return self.lines(max);
        }
        let (mut low, mut high) = (max / 3.0, max);
        for _ in 0..7 {
            let middle = (low + high) / 2.0;
            if self.wrap(middle).len() > count || self.breaks_inside(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.lines(high)
    }

    /// How many lines there are at `max` ems.
    pub(crate) fn count(&self, max: f32) -> usize {
        if self.is_empty() {
            0
        } else if self.whole.width <= max {
            1
        } else {
            self.wrap(max).len()
        }
    }

    /// Whether some word is wider than `max` ems.
    pub(crate) fn breaks_inside(&self, max: f32) -> bool {
        let mut start = 0;
        self.breaks.iter().any(|&end| {
            let wide = self.measure(start..end) > max;
            start = end;
            wide
        })
    }

    fn measure(&self, range: Range<usize>) -> f32 {
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.advances[range.start..end].iter().sum()
    }

    fn wrap(&self, max: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut start, mut fits) = (0, None);
        let mut breaks = self.breaks.iter().copied().peekable();
        while let Some(&end) = breaks.peek() {
            if self.measure(start..end) <= max {
                fits = Some(end);
                breaks.next();
                continue;
            }
            // What does not fit goes to the next line; a word wider than a line is broken between clusters.
            let at = fits.take().unwrap_or_else(|| self.split(start..end, max));
            lines.push(start..at);
            start = at;
            if at == end {
                breaks.next();
            }
        }
        if start < self.text.len() {
            lines.push(start..self.text.len());
        }
        lines
    }

    /// The last place between clusters at which the piece before it is at most `max` ems wide; at least one cluster.
    fn split(&self, range: Range<usize>, max: f32) -> usize {
        let inside = self.clusters.iter().filter(|c| c.range.start >= range.start && c.range.end <= range.end);
        let mut at = None;
        for cluster in inside {
            if at.is_some() && self.measure(range.start..cluster.range.end) > max {
                break;
            }
            at = Some(cluster.range.end);
        }
        at.unwrap_or(range.end)
    }

    /// Sets one line. `note` is told the advance, in ems, of each glyph and the byte it starts from.
    fn set(&self, range: Range<usize>, mut note: impl FnMut(usize, f32)) -> Result<Line, Error> {
        let range = range.start..range.start + self.text[range].trim_end().len();
        let mut line = Line { text: self.text.clone(), glyphs: Vec::with_capacity(range.len()), width: 0.0 };
        if range.is_empty() {
            return Ok(line);
        }
        let mut buffer = Buffer::new();
        for (run, rtl) in self.runs(range) {
            let (start, first) = (run.start, line.glyphs.len());
            let mut pieces = self.pieces(run);
            if rtl {
                pieces.reverse();
            }
            for piece in pieces {
                buffer = self.shape(&piece, rtl, buffer, &mut line, &mut note)?;
            }
            for glyph in &mut line.glyphs[first..] {
                glyph.run = start;
            }
        }
        Ok(line)
    }

    /// The runs of one direction, from left to right, and whether they read right to left.
    fn runs(&self, line: Range<usize>) -> Vec<(Range<usize>, bool)> {
        if !self.bidirectional {
            return vec![(line, false)];
        }
        let bidi = BidiInfo::new(&self.text, Some(self.base));
        let Some(paragraph) = bidi.paragraphs.first() else { return vec![(line, false)] };
        let (levels, runs) = bidi.visual_runs(paragraph, line);
        runs.into_iter().map(|run| (run.clone(), levels[run.start].is_rtl())).collect()
    }

    /// Cuts a range into pieces of one face and one script.
    fn pieces(&self, range: Range<usize>) -> Vec<Cluster> {
        let first = self.clusters.partition_point(|cluster| cluster.range.end <= range.start);
        let mut pieces: Vec<Cluster> = Vec::new();
        for cluster in self.clusters[first..].iter().take_while(|cluster| cluster.range.start < range.end) {
            let (start, end) = (cluster.range.start.max(range.start), cluster.range.end.min(range.end));
            match pieces.last_mut() {
                Some(last) if last.face == cluster.face && last.script == cluster.script => last.range.end = end,
                _ => pieces.push(Cluster { range: start..end, face: cluster.face, script: cluster.script }),
            }
        }
        pieces
    }

    fn shape(
        &self,
        piece: &Cluster,
        rtl: bool,
        mut buffer: Buffer,
        line: &mut Line,
        note: &mut impl FnMut(usize, f32),
    ) -> Result<Buffer, Error> {
        let face = self.fonts.face(piece.face);
        let units = face.units();
        buffer.clear();
        // Clusters of single characters: a mark of its own is extracted as itself.
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        for (at, c) in self.text[piece.range.clone()].char_indices() {
            let at = u32::try_from(piece.range.start + at).map_err(|_| Error::TooMuchText)?;
            buffer.push(u32::from(c), at);
        }
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let tag = piece.script.short_name().as_bytes().first_chunk::<4>().map(Tag::new);
        let script = tag.and_then(ShapeScript::from_iso15924_tag);
        buffer.set_script(script);
        let plan = face.plan(script, rtl);
        shape(&ShaperFont::new(&face.font), &mut buffer, ShapeOptions::new().plan(Some(&plan)))?;

        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
        let ends = ends(infos, piece.range.end, rtl);
        for ((info, position), end) in infos.iter().zip(positions).zip(ends) {
            let start = info.cluster as usize;
            let advance = position.x_advance as f32 / units;
            line.glyphs.push(Glyph {
                face: piece.face,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                x: line.width + position.x_offset as f32 / units,
                // A pile of marks ends somewhere: it must not run through the page.
                y: (position.y_offset as f32 / units).clamp(-0.8, 1.0),
                rtl,
                run: 0,
                text: start..end,
            });
            line.width += advance;
            note(start, advance);
        }
        Ok(buffer)
    }
}

/// For each glyph, where the text that it stands for ends: where the next cluster starts. Clusters ascend from left to
/// right, or from right to left.
fn ends(infos: &[GlyphInfo], last: usize, rtl: bool) -> Vec<usize> {
    let mut ends = vec![last; infos.len()];
    let (mut end, mut start) = (last, last);
    for step in 0..infos.len() {
        let at = if rtl { step } else { infos.len() - 1 - step };
        let cluster = infos[at].cluster as usize;
        if cluster != start {
            (end, start) = (start, cluster);
        }
        ends[at] = end;
    }
    ends
}

/// Composed characters, one space for anything that separates, nothing that controls a terminal.
fn clean(text: &str) -> String {
    let spaced = text.nfc().map(|c| {
        let space = c.is_control() || (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}'));
        if space { ' ' } else { c }
    });
    spaced.collect::<String>().trim().to_owned()
}

fn clusters(fonts: &Fonts, text: &str, weight: Weight) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut starts = text.char_indices().peekable();
    while let Some((start, base)) = starts.next() {
        let joins = |c: char| is_combining_mark(c) || is_ignorable(c);
        while starts.next_if(|&(_, c)| joins(c)).is_some() {}
        let end = starts.peek().map_or(text.len(), |&(at, _)| at);
        let own = base.script();
        let neutral = matches!(own, Script::Common | Script::Inherited | Script::Unknown);
        let before = clusters.last().filter(|_| neutral);
        let face = fonts.choose(&text[start..end], weight, before.map(|cluster| cluster.face));
        let script = before.filter(|cluster| cluster.face == face).map_or(own, |cluster| cluster.script);
        clusters.push(Cluster { range: start..end, face, script });
    }
    clusters
}
