//! One source line, read the way a writer sees it: indentation, dashes, key, value.

use super::layout::{line_end, line_start};

/// A line in its parts. Offsets in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    /// Before the line break.
    pub(super) end: usize,
    /// The first character that is no blank.
    pub(super) content: usize,
    /// After the dashes, if there are any.
    pub(super) item: usize,
    /// The key, without its colon.
    pub(super) key: Option<(usize, usize)>,
    /// What follows key and dashes, without blanks at its ends.
    pub(super) value: (usize, usize),
}

impl Line {
    /// The line that `at` lies in.
    pub(super) fn at(text: &str, at: usize) -> Self {
        let at = at.min(text.len());
        let (start, end) = (line_start(text, at), line_end(text, at));
        let bytes = text.as_bytes();
        let blanks = |mut from: usize| {
            while from < end && matches!(bytes[from], b' ' | b'\t') {
                from += 1;
            }
            from
        };
        let content = blanks(start);
        let mut item = content;
        while item < end && bytes[item] == b'-' && (item + 1 == end || matches!(bytes[item + 1], b' ' | b'\t')) {
            item = blanks(item + 1);
        }
        let key = key(text, item, end);
        let from = key.map_or(item, |(_, key_end)| blanks((blanks(key_end) + 1).min(end)));
        let length = text.get(from..end).unwrap_or_default().trim_end_matches([' ', '\t']).len();
        Self { start, end, content, item, key, value: (from, from + length) }
    }

    /// The nearest line before this one that holds more than blanks and comments.
    pub(super) fn before(&self, text: &str) -> Option<Self> {
        let mut start = self.start;
        while start > 0 {
            let line = Self::at(text, start - 1);
            if !line.is_empty(text) {
                return Some(line);
            }
            // `\r\n` reads as one line break and an empty line before it.
            start = line.start;
        }
        None
    }

    /// Whether it holds nothing, or only a comment.
    pub(super) fn is_empty(&self, text: &str) -> bool {
        self.content == self.end || text.as_bytes().get(self.content) == Some(&b'#')
    }

    /// How far it is indented.
    pub(super) fn indent(&self) -> usize {
        self.content - self.start
    }

    /// The value as text.
    pub(super) fn value_text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.value.0..self.value.1).unwrap_or_default()
    }

    /// The key as text, without quotes.
    pub(super) fn key_text<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (start, end) = self.key?;
        Some(text.get(start..end)?.trim_matches(['"', '\'']))
    }
}

/// The key that begins at `from`: up to a colon before a blank or the end of the line.
fn key(text: &str, from: usize, end: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..end)?;
    let bytes = rest.as_bytes();
    let mut at = 0;
    if let Some(quote @ (b'"' | b'\'')) = bytes.first() {
        at = 1 + bytes.iter().skip(1).position(|byte| byte == quote)? + 1;
    }
    while at < bytes.len() {
        let ends = matches!(bytes.get(at + 1), None | Some(b' ' | b'\t'));
        if bytes[at] == b':' && ends {
            return Some((from, from + rest[..at].trim_end_matches([' ', '\t']).len()));
        }
        if bytes[at] == b'#' && at > 0 && matches!(bytes[at - 1], b' ' | b'\t') {
            return None;
        }
        at += 1;
    }
    None
}
