//! Where the characters of a TOML text stand in the file.

use crate::base::TextMap;

/// The map of the text whose source, quotes included, is `raw` and begins at `start`. In double quotes a backslash and
/// what follows stand for one character; the parser has accepted the text, so nothing else is in it.
pub(super) fn map(raw: &str, start: usize) -> TextMap {
    let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
    let body = raw.get(quotes..raw.len().saturating_sub(quotes)).unwrap_or_default();
    // A line break right after three quotes is not part of the text.
    let first = if quotes == 3 { body.len() - body.trim_start_matches('\r').trim_start_matches('\n').len() } else { 0 };
    let mut map = TextMap::shift(start + quotes + first);
    if raw.starts_with('\'') {
        return map;
    }
    let (mut at, mut derived) = (first, 0);
    while let Some(c) = body.get(at..).and_then(|rest| rest.chars().next()) {
        if c != '\\' {
            at += c.len_utf8();
            derived += c.len_utf8();
            continue;
        }
        let rest = &body[at + 1..];
        if rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
            // A backslash at the end of a line takes away all blanks up to the next word.
            at += 1 + rest.len() - rest.trim_start().len();
            map.push(derived, start + quotes + at);
            continue;
        }
        let digits = match rest.chars().next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let code = body.get(at + 2..at + 2 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        derived += code.and_then(char::from_u32).map_or(1, char::len_utf8);
        at += 2 + digits;
        map.push(derived, start + quotes + at);
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_again() {
        let check = |raw: &str, text: &str, derived: &str, source: &str| {
            let map = map(raw, 100);
            let got = map.offset(text.find(derived).unwrap() as u32);
            assert_eq!(got as usize, 100 + raw.find(source).unwrap(), "{raw}");
        };
        check("\"a [b](c)\"", "a [b](c)", "[b]", "[b]");
        check("'a \\n [b](c)'", "a \\n [b](c)", "[b]", "[b]");
        check("\"\\\"a\\\" [b](c)\"", "\"a\" [b](c)", "[b]", "[b]");
        check("\"\\u00e9\\\\ [b](c)\"", "\u{e9}\\ [b](c)", "[b]", "[b]");
        check("\"\"\"a \\\n  [b](c)\"\"\"", "a [b](c)", "[b]", "[b]");
        check("\"\"\"\nx [b](c)\"\"\"", "x [b](c)", "[b]", "[b]");
    }
}
