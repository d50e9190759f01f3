//! Small helpers for text in HTML.

use perehdy_courses::model::{GapPiece, Question, QuestionBody, Rich};

/// The text of rendered HTML without its markup: for the options of a `<select>`, which take no markup.
#[must_use]
pub fn plain(rich: &Rich) -> String {
    unmarked(&rich.html).trim().to_owned()
}

/// HTML without its markup, with the spaces at its ends.
fn unmarked(html: &str) -> String {
    // Lines stay apart.
    let html = html.replace("<br>", " ");
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            _ => text.push(c),
        }
    }
    // The renderer escapes no other characters; `&amp;` comes last so that nothing is unescaped twice.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// What a question asks, in one line: its prompt, else its sentence with the gaps left open.
#[must_use]
pub fn gist(question: &Question) -> String {
    let prompt = plain(&question.prompt);
    match &question.body {
        QuestionBody::Gaps(pieces) if prompt.is_empty() => pieces
            .iter()
            .map(|piece| match piece {
                GapPiece::Text(text) => unmarked(&text.html),
                GapPiece::Gap(_) => "…".to_owned(),
            })
            .collect::<String>()
            .trim()
            .to_owned(),
        _ => prompt,
    }
}
