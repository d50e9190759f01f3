//! Which fonts of a style sheet a browser loads for a text: those whose `unicode-range` has one of its letters.

/// The style sheet without the `@font-face` rules whose letters do not occur in `text`.
pub(crate) fn needed(css: &str, text: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some(start) = rest.find("@font-face") {
        let end = rest[start..].find('}').map_or(rest.len(), |length| start + length + 1);
        kept.push_str(&rest[..start]);
        if is_needed(&rest[start..end], text) {
            kept.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    kept + rest
}

fn is_needed(rule: &str, text: &str) -> bool {
    let Some((_, range)) = rule.split_once("unicode-range:") else { return true };
    let range = range.split([';', '}']).next().unwrap_or_default();
    let ranges: Vec<(u32, u32)> = range.split(',').filter_map(parse).collect();
    text.chars().any(|letter| ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(letter))))
}

/// Reads `U+41`, `U+0-FF` or `U+4??`.
fn parse(range: &str) -> Option<(u32, u32)> {
    let range = range.trim();
    let range = range.strip_prefix("U+").or_else(|| range.strip_prefix("u+"))?;
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let number = |text: &str| u32::from_str_radix(text, 16).ok();
    Some((number(&first.replace('?', "0"))?, number(&last.replace('?', "F"))?))
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn a_font_without_a_letter_of_the_text_is_not_loaded() {
        let css = "a{b:c}@font-face{src:url(a);unicode-range:U+0-FF,U+2013}@font-face{src:url(b);unicode-range:U+1??}\
                   @font-face{src:url(c)}d{e:f}";
        assert_eq!(
            needed(css, "ä"),
            "a{b:c}@font-face{src:url(a);unicode-range:U+0-FF,U+2013}@font-face{src:url(c)}d{e:f}"
        );
        assert!(needed(css, "š").contains("url(b)") && !needed(css, "š").contains("url(a)"));
    }
}
