//! Where each character of a decoded value stands in the source.
//!
//! The parser decodes; here its result is laid beside the source again. Only what differs between the two is known
//! here (folded lines, doubled quotes, escapes, indentation), and the decoded text decides each time what happened.

use saphyr_parser::ScalarStyle;

use super::layout::{line_end, past_break, word_end};

/// A decoded value laid beside its source.
#[derive(Debug)]
pub(super) struct Aligned {
    /// (offset in the decoded text, offset in the source), rising; never empty.
    pub(super) pieces: Vec<(u32, u32)>,
    /// (offset of a character's last byte in the decoded text, one past its escape in the source), rising.
    pub(super) ends: Vec<(u32, u32)>,
    /// One past the value's last byte in the source, its closing quote included.
    pub(super) end: usize,
}

/// Lays `decoded` beside `text`, where it is written in `style`. `start` is the value's first byte: its first
/// character, its opening quote, or the `|` or `>`. `end` is where a plain value ends; the other styles find it.
pub(super) fn align(text: &str, start: usize, end: usize, decoded: &str, style: ScalarStyle) -> Aligned {
    match style {
        ScalarStyle::Plain if text.get(start..end) == Some(decoded) => whole(start, end),
        ScalarStyle::Plain => Walk::new(text, decoded, start).flow(None, end),
        ScalarStyle::SingleQuoted => quoted(text, start, decoded, b'\''),
        ScalarStyle::DoubleQuoted => quoted(text, start, decoded, b'"'),
        ScalarStyle::Literal | ScalarStyle::Folded => Walk::new(text, decoded, start).block(),
    }
}

/// A value that is written as it is read.
fn whole(start: usize, end: usize) -> Aligned {
    Aligned { pieces: vec![(0, start as u32)], ends: Vec::new(), end }
}

fn quoted(text: &str, start: usize, decoded: &str, quote: u8) -> Aligned {
    let rest = text.as_bytes().get(start + 1..).unwrap_or_default();
    let special = |byte: &u8| *byte == quote || matches!(byte, b'\n' | b'\r') || (quote == b'"' && *byte == b'\\');
    if let Some(length) = rest.iter().position(special)
        && length == decoded.len()
        && rest[length] == quote
    {
        return whole(start + 1, start + 1 + length + 1);
    }
    Walk::new(text, decoded, start + 1).flow(Some(quote), text.len())
}

/// Two positions that advance together.
struct Walk<'a> {
    text: &'a str,
    source: &'a [u8],
    at: usize,
    decoded: &'a [u8],
    done: usize,
    pieces: Vec<(u32, u32)>,
    ends: Vec<(u32, u32)>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, decoded: &'a str, at: usize) -> Self {
        Self {
            text,
            source: text.as_bytes(),
            at,
            decoded: decoded.as_bytes(),
            done: 0,
            pieces: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Notes that the decoded text stands at `source` from here on, unless the last piece says so already.
    fn mark(&mut self, source: usize) {
        let (done, source) = (self.done as u32, source as u32);
        match self.pieces.last_mut() {
            Some(last) if source.checked_sub(last.1) == Some(done - last.0) => {}
            Some(last) if last.0 == done => *last = (done, source),
            _ => self.pieces.push((done, source)),
        }
    }

    /// Takes `length` bytes that are the same in both.
    fn step(&mut self, length: usize) {
        self.mark(self.at);
        self.done += length;
        self.at += length;
    }

    fn next(&self) -> Option<u8> {
        self.decoded.get(self.done).copied()
    }

    fn finish(mut self, end: usize) -> Aligned {
        if self.pieces.is_empty() {
            self.pieces.push((0, self.at as u32));
        }
        Aligned { pieces: self.pieces, ends: self.ends, end }
    }

    /// Plain and quoted text.
    fn flow(mut self, quote: Option<u8>, end: usize) -> Aligned {
        while self.at < end {
            let byte = self.source[self.at];
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.blanks(quote.is_none()),
                b'\'' if quote == Some(b'\'') => {
                    if self.source.get(self.at + 1) != Some(&b'\'') {
                        break;
                    }
                    self.mark(self.at);
                    self.at += 2;
                    self.ends.push((self.done as u32, self.at as u32));
                    self.done += 1;
                }
                b'"' if quote == Some(b'"') => break,
                b'\\' if quote == Some(b'"') => self.escape(),
                _ => self.step(1),
            }
        }
        let end = if quote.is_some() { (self.at + 1).min(self.source.len()) } else { end };
        self.finish(end)
    }

    /// A run of blanks and line breaks: kept as it is when no line ends in it, else folded to a blank or to line breaks.
    /// The parser passes over a comment after a tab in plain text.
    fn blanks(&mut self, plain: bool) {
        let start = self.at;
        let mut breaks = Vec::new();
        while let Some(byte) = self.source.get(self.at) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => {
                    breaks.push(self.at);
                    self.at = past_break(self.text, self.at);
                }
                b'#' if plain && !breaks.is_empty() => self.at = line_end(self.text, self.at),
                _ => break,
            }
        }
        if breaks.is_empty() {
            let length = self.at - start;
            self.at = start;
            self.step(length);
        } else {
            self.fold(&breaks, false);
        }
    }

    /// Lays what the decoded text has here beside line breaks in the source.
    fn fold(&mut self, breaks: &[usize], last: bool) {
        let kept = self.decoded[self.done.min(self.decoded.len())..].iter().take_while(|byte| **byte == b'\n').count();
        let Some(first) = breaks.first() else { return };
        if kept == 0 {
            if self.next() == Some(b' ') {
                self.mark(*first);
                self.done += 1;
            }
            return;
        }
        // One break joins two lines and is gone, unless the lines are not to be joined.
        let skip = if last { 0 } else { breaks.len().saturating_sub(kept) };
        for at in breaks.iter().skip(skip).take(kept) {
            self.mark(*at);
            self.done += 1;
        }
    }

    /// An escape, or a backslash that hides a line break.
    fn escape(&mut self) {
        let start = self.at;
        let length = match self.source.get(start + 1) {
            Some(b'\n' | b'\r') => {
                self.hidden_break();
                return;
            }
            Some(b'x') => 4,
            Some(b'u') => 6,
            Some(b'U') => 10,
            _ => 2,
        };
        let width = self.next().map_or(1, char_width);
        self.mark(start);
        if width > length {
            // Such as `\L`: longer decoded than written. Its last byte stands for its last, so that no range leaves it.
            self.done += width - length;
            self.mark(start);
            self.done += length;
        } else {
            self.done += width;
            self.ends.push((self.done as u32 - 1, (start + length).min(self.source.len()) as u32));
        }
        self.at = (start + length).min(self.source.len());
    }

    /// A backslash before a line break: the break and the next line's indentation are gone, empty lines stay.
    fn hidden_break(&mut self) {
        self.at = past_break(self.text, self.at + 1);
        let mut breaks = Vec::new();
        while let Some(byte) = self.source.get(self.at) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => {
                    breaks.push(self.at);
                    self.at = past_break(self.text, self.at);
                }
                _ => break,
            }
        }
        if self.next() == Some(b'\n') {
            self.fold(&breaks, true);
        }
    }

    /// `|` and `>`, from the line that follows.
    fn block(mut self) -> Aligned {
        let mut end = word_end(self.text, self.at);
        self.at = past_break(self.text, line_end(self.text, self.at));
        let indent = self.block_indent();
        let mut breaks = Vec::new();
        while self.at < self.source.len() && self.done < self.decoded.len() {
            let spaces = self.source[self.at..].iter().take(indent).take_while(|byte| **byte == b' ').count();
            let content = self.at + spaces;
            let stop = line_end(self.text, content);
            if content == stop {
                self.at = past_break(self.text, stop);
                if self.at == stop {
                    break;
                }
                breaks.push(content);
                continue;
            }
            let ended = self.decoded[self.done..].iter().all(|byte| *byte == b'\n');
            self.fold(&breaks, ended);
            breaks.clear();
            if ended || spaces < indent {
                break;
            }
            self.at = content;
            self.step((stop - content).min(self.decoded.len() - self.done));
            end = stop;
            self.at = past_break(self.text, stop);
            if self.at > stop {
                breaks.push(stop);
            }
        }
        if self.done < self.decoded.len() {
            self.fold(&breaks, true);
        }
        if self.done < self.decoded.len() {
            // A line break that the end of the text stands for.
            self.mark(end.saturating_sub(1));
        }
        self.finish(end)
    }

    /// How many spaces each line of a block loses: those of its first line with text, less those it keeps.
    fn block_indent(&self) -> usize {
        let spaces = |bytes: &[u8]| bytes.iter().take_while(|byte| **byte == b' ').count();
        let filled = |line: &&[u8]| line.iter().any(|byte| *byte != b' ');
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let written = self.source.get(self.at..).unwrap_or_default().split(ends).find(filled).map_or(0, spaces);
        let kept = self.decoded.split(ends).find(filled).map_or(0, spaces);
        written.saturating_sub(kept)
    }
}

fn char_width(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}
