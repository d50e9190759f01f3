//! What a link says: its scheme, and the file that a relative one means. The same when it is checked and when it is rendered.

/// The scheme that an address begins with (`https`, `mailto`), in small letters.
pub(crate) fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Whether an address leads to a page of another site.
pub(crate) fn is_elsewhere(address: &str) -> bool {
    address.starts_with("//") || matches!(scheme(address).as_deref(), Some("http" | "https"))
}

/// The path, part by part from the course folder, that a relative path in this folder means; `None` outside of it.
pub(crate) fn joined<'a>(folder: &'a str, path: &'a str) -> Option<Vec<&'a str>> {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes() {
        for (address, expected) in [
            ("https://example.org", Some("https")),
            ("MAILTO:a@example.org", Some("mailto")),
            ("javascript:x", Some("javascript")),
            ("page.md", None),
            ("12:30.md", None),
            (":x", None),
            ("a b:c", None),
        ] {
            assert_eq!(scheme(address).as_deref(), expected, "{address}");
        }
        assert!(is_elsewhere("//example.org") && is_elsewhere("HTTP://example.org"));
        assert!(!is_elsewhere("/fi") && !is_elsewhere("mailto:a@example.org"));
    }

    #[test]
    fn relative_paths() {
        let joined = |path| joined("fi/start", path).map(|parts| parts.join("/"));
        assert_eq!(joined("words.md").as_deref(), Some("fi/start/words.md"));
        assert_eq!(joined("./../jobs/./pay.md").as_deref(), Some("fi/jobs/pay.md"));
        assert_eq!(joined("../../sv/start/words.md").as_deref(), Some("sv/start/words.md"));
        assert_eq!(joined("../../../x.md"), None);
        assert_eq!(joined("..//x.md").as_deref(), Some("fi//x.md"), "as it is written: no such file");
    }
}
