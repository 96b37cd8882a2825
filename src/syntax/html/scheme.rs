//! Which schemes a link may have.
//!
//! The scheme is compared after everything is taken away that a browser would ignore, so that no spelling of
//! `javascript:` gets through.

/// What a destination's scheme says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// No scheme: a path, a fragment, a query, `//host`.
    Relative,
    /// `http`, `https`, `mailto` or `tel`, or a picture written out in a `data:` source.
    Allowed,
    /// A scheme that may be one of the handbook's kinds, such as `persona:`; for others to judge.
    Other,
    /// A scheme that a handbook's links may not have, as it would be read by a browser.
    Refused(String),
}

/// Schemes that are no kind's name and that a page must not link to: those that run code or carry a document, and
/// the well-known ones that lead out of the browser.
const REFUSED: &[&str] = &[
    "about",
    "blob",
    "chrome",
    "data",
    "feed",
    "file",
    "filesystem",
    "ftp",
    "ftps",
    "intent",
    "irc",
    "ircs",
    "jar",
    "javascript",
    "jscript",
    "livescript",
    "magnet",
    "mhtml",
    "mocha",
    "ms-its",
    "res",
    "resource",
    "sftp",
    "sms",
    "ssh",
    "vbscript",
    "view-source",
    "wyciwyg",
];

/// Judges `destination`, with escapes and entities already resolved. `picture` when it is the source of an image.
pub fn judge(destination: &str, picture: bool) -> Verdict {
    let Some(colon) = destination.find([':', '/', '?', '#']).filter(|at| destination.as_bytes()[*at] == b':') else {
        return Verdict::Relative;
    };
    let decoded = percent_encoding::percent_decode_str(&destination[..colon]).decode_utf8_lossy();
    let scheme: String = decoded.chars().filter(|c| !is_ignored(*c)).flat_map(char::to_lowercase).take(64).collect();
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let rest = &destination[colon + 1..];
    match scheme.as_str() {
        _ if !well_formed => Verdict::Relative,
        "http" | "https" | "mailto" | "tel" => Verdict::Allowed,
        "data" if picture && is_picture(rest) => Verdict::Allowed,
        _ if REFUSED.contains(&scheme.as_str()) || rest.starts_with("//") => Verdict::Refused(scheme),
        _ => Verdict::Other,
    }
}

/// What browsers take out of an address before they read it, and what cannot be seen.
fn is_ignored(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_picture(rest: &str) -> bool {
    let kind = rest.split([';', ',']).next().unwrap_or_default();
    matches!(kind.to_ascii_lowercase().as_str(), "image/png" | "image/gif" | "image/jpeg" | "image/webp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_through_disguises() {
        let check = |destination: &str, want: Verdict| assert_eq!(judge(destination, false), want, "{destination:?}");
        let refused = |scheme: &str| Verdict::Refused(scheme.to_owned());
        for disguise in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "java\0script:x",
            "javascript\u{a0}:x",
            "java%73cript:x",
            "java\u{200b}script:x",
            "javascript%0a:x",
        ] {
            check(disguise, refused("javascript"));
        }
        check("vbscript:x", refused("vbscript"));
        check("data:text/html,x", refused("data"));
        check("data:image/png;base64,x", refused("data"));
        check("slack://channel", refused("slack"));
        check("https://a.b", Verdict::Allowed);
        check("HTTP://a.b", Verdict::Allowed);
        check("mailto:a@b.c", Verdict::Allowed);
        check("persona:sasha", Verdict::Other);
        check("label:a::b", Verdict::Other);
        check("../a.md", Verdict::Relative);
        check("a/b:c", Verdict::Relative);
        check("#a:b", Verdict::Relative);
        check("12:30.md", Verdict::Relative);
        assert_eq!(judge("data:image/PNG;base64,x", true), Verdict::Allowed);
        assert_eq!(judge("data:image/svg+xml,x", true), refused("data"));
    }
}
