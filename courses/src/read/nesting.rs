//! How deep quotes and lists lie in each other.

/// How deep they may.
pub(super) const DEEPEST: usize = 24;

/// Whether a line of Markdown by itself opens more than [`DEEPEST`] quotes and lists.
pub(super) fn is_deep(line: &str) -> bool {
    let mut rest = line.trim_start();
    if is_rule(rest) {
        return false;
    }
    for _ in 0..=DEEPEST {
        let Some(inside) = opened(rest) else { return false };
        rest = inside.trim_start();
    }
    true
}

/// What stands after a mark that opens a quote or the item of a list.
fn opened(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('>') {
        return Some(rest);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marks = if digits == 0 { &['-', '*', '+'][..] } else { &['.', ')'] };
    let rest = text.get(digits..)?.strip_prefix(marks)?;
    rest.starts_with([' ', '\t']).then_some(rest)
}

/// `* * *` is no list but a line across the page, however long.
fn is_rule(text: &str) -> bool {
    let mark = text.chars().next().filter(|mark| matches!(mark, '-' | '*'));
    mark.is_some_and(|mark| text.chars().all(|c| c == mark || c == ' ' || c == '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted() {
        for mark in [">", "> ", "- ", "* ", "+\t", "1. ", "12) ", "> - "] {
            let count = mark.matches(['>', '-', '*', '+', '.', ')']).count();
            let line = |depth: usize| format!("  {}x", mark.repeat(depth / count));
            assert!(!is_deep(&line(DEEPEST)), "{mark}");
            assert!(is_deep(&line(DEEPEST + count)), "{mark}");
        }
        for line in ["- ".repeat(40), "*".repeat(40), "-x".repeat(40), "1.".repeat(40), "é".repeat(40), String::new()]
        {
            assert!(!is_deep(&line), "{line}");
        }
    }
}
