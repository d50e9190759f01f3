//! A Markdown file cut into running text and blocks, line by line.

use super::context::Context;
use super::source::{Span, trimmed};
use crate::fault::codes;

/// A piece of a file.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Text between blocks.
    Text(Span),
    /// A block between `:::` and `:::`.
    Block(RawBlock),
}

/// A block, not yet taken apart.
#[derive(Debug)]
pub(crate) struct RawBlock {
    /// Its first line.
    pub(crate) head: Span,
    /// What follows the `:::` in it.
    pub(crate) title: Span,
    /// The lines between.
    pub(crate) body: Span,
    /// Whether it ends. If not, its body is not to be trusted.
    pub(crate) closed: bool,
}

/// A file's pieces.
#[derive(Debug)]
pub(crate) struct Pieces {
    pub(crate) pieces: Vec<Piece>,
    /// Whether all blocks are known: nothing swallowed the end of the file.
    pub(crate) complete: bool,
}

/// Cuts the file.
pub(crate) fn pieces(cx: &mut Context) -> Pieces {
    let source = cx.source;
    let mut pieces = Vec::new();
    let mut text_from = 0;
    let mut open: Option<RawBlock> = None;
    let mut code: Option<(Fence, Span)> = None;
    for line in source.lines(source.all()) {
        let text = source.part(line.clone());
        if let Some((fence, _)) = &code {
            if fence.is_closed_by(text) {
                code = None;
            }
            continue;
        }
        if let Some(fence) = Fence::open(text) {
            code = Some((fence, trimmed(&source.text, line)));
            continue;
        }
        let Some(title) = block_fence(text) else { continue };
        let head = trimmed(&source.text, line.clone());
        let title = head.end - title.len()..head.end;
        let next = (line.end + 1).min(source.text.len());
        match open.take() {
            Some(mut block) if title.is_empty() => {
                block.body.end = line.start;
                pieces.push(Piece::Block(block));
                text_from = next;
            }
            before => {
                match before {
                    Some(mut block) => {
                        unclosed(cx, &block);
                        block.body.end = line.start;
                        block.closed = false;
                        pieces.push(Piece::Block(block));
                    }
                    None => pieces.push(Piece::Text(text_from..line.start)),
                }
                text_from = next;
                if title.is_empty() {
                    let message = "a block ends here, but none has begun";
                    cx.fault(codes::UNOPENED_BLOCK, head, message, "delete it, or write the block's first line above");
                } else {
                    open = Some(RawBlock { head, title, body: next..next, closed: true });
                }
            }
        }
    }
    let end = source.text.len();
    let mut complete = true;
    if let Some((_, head)) = code {
        let message = "this code block does not end";
        cx.fault(codes::UNCLOSED_CODE, head, message, "write the same marks on a line of their own below it");
        complete = false;
        if let Some(mut block) = open {
            block.closed = false;
            pieces.push(Piece::Block(block));
        } else {
            pieces.push(Piece::Text(text_from..end));
        }
    } else if let Some(mut block) = open {
        unclosed(cx, &block);
        block.body.end = end;
        block.closed = false;
        pieces.push(Piece::Block(block));
    } else {
        pieces.push(Piece::Text(text_from..end));
    }
    Pieces { pieces, complete }
}

fn unclosed(cx: &mut Context, block: &RawBlock) {
    let message = "this block does not end before the next one begins or the file ends";
    cx.fault(codes::UNCLOSED_BLOCK, block.head.clone(), message, "write ::: on a line of its own below it");
}

/// What follows the colons, when the line is a block's first or last.
fn block_fence(line: &str) -> Option<&str> {
    let rest = outdented(line)?.strip_prefix(":::")?;
    Some(rest.trim_start_matches(':').trim())
}

/// The line without up to three spaces; `None` when there are more, or a tab.
fn outdented(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    (line.len() - rest.len() <= 3).then_some(rest)
}

/// The first line of a code block.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn open(line: &str) -> Option<Self> {
        let line = outdented(line)?;
        let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let rest = line.trim_start_matches(mark);
        let length = line.len() - rest.len();
        (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some(Self { mark, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let Some(line) = outdented(line) else { return false };
        let rest = line.trim_start_matches(self.mark);
        line.len() - rest.len() >= self.length && rest.trim().is_empty()
    }
}
