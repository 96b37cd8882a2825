//! Walking over what stands between values: blanks, line breaks, comments, anchors and tags.

use crate::base::TextRange;

/// The end of the line that `at` lies in, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
}

/// The start of the line that `at` lies in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |found| found + 1)
}

/// The range of the character at `at`; empty at the end of the text.
pub(super) fn char_at(text: &str, at: usize) -> TextRange {
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    TextRange::new(at, at + width)
}

/// Past the line break at `at`: `\r\n`, `\n` or a lone `\r`; `at` itself when there is none.
pub(super) fn past_break(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => at + 2,
        [b'\r' | b'\n', ..] => at + 1,
        _ => at,
    }
}

/// Whether a `#` at `at` would begin a comment: at the start of the text or after a blank or a line break.
pub(super) fn begins_comment(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    matches!(before.last(), None | Some(b' ' | b'\t' | b'\n' | b'\r')) || before == "\u{feff}".as_bytes()
}

/// Past blanks, line breaks, comments and byte order marks.
pub(super) fn skip_trivia(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
            Some(b'#') if begins_comment(text, at) => at = line_end(text, at),
            Some(0xef) if text.get(at..).is_some_and(|rest| rest.starts_with('\u{feff}')) => at += 3,
            _ => return at,
        }
    }
}

/// Past anchors (`&name`) and tags (`!name`) and the space around them.
pub(super) fn skip_properties(text: &str, mut at: usize) -> usize {
    loop {
        at = skip_trivia(text, at);
        if !matches!(text.as_bytes().get(at), Some(b'&' | b'!')) {
            return at;
        }
        at = word_end(text, at);
    }
}

/// The end of the run without blanks, line breaks and flow punctuation that begins at `at`.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let stops = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b'[' | b']' | b'{' | b'}');
    at + rest.iter().position(stops).unwrap_or(rest.len())
}

/// From the end of one value to where the next thing stands: past trivia, `:`, `?`, `,`, anchors and tags.
pub(super) fn skip_to_value(text: &str, mut at: usize) -> usize {
    loop {
        at = skip_properties(text, at);
        match text.as_bytes().get(at) {
            Some(b':' | b'?' | b',') => at += 1,
            _ => return at,
        }
    }
}

/// Past lines `...` that end nothing, which may stand above the first value, up to `most`.
pub(super) fn past_ends(text: &str, most: usize) -> usize {
    let mut at = skip_trivia(text, 0);
    while at < most && text.get(at..at + 3) == Some("...") {
        at = skip_trivia(text, at + 3);
    }
    at
}
