//! From byte offsets to lines and columns.

use std::ops::Range;

/// A line and a column, both from 1; the column counts Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in Unicode scalar values, from 1.
    pub column: u32,
}

/// The starts of a text's lines. A line ends with `\n`, `\r\n` or a lone `\r`, as in CommonMark.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters lie before each [`STEP`] of bytes, so that a place far within a line is told at once. Empty for
    /// ASCII, where they are as many as the bytes.
    counts: Vec<u32>,
}

const STEP: usize = 1024;

impl LineIndex {
    /// Reads the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at as u32 + 1);
            }
        }
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for step in bytes.chunks(STEP) {
                counts.push(count);
                count += characters(step);
            }
            counts.push(count);
        }
        Self { starts, counts }
    }

    /// How many characters begin before `offset`.
    fn before(&self, bytes: &[u8], offset: usize) -> u32 {
        match self.counts.get(offset / STEP) {
            Some(count) => count + characters(&bytes[offset / STEP * STEP..offset]),
            None => offset as u32,
        }
    }

    /// The line that `offset` lies on, without its end.
    pub fn line(&self, text: &str, offset: usize) -> Range<usize> {
        let line = self.number(offset);
        let end = self.starts.get(line).map_or(text.len(), |start| *start as usize);
        let start = self.starts[line - 1] as usize;
        let bare = text[start..end].trim_end_matches(['\r', '\n']).len();
        start..start + bare
    }

    fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= offset).max(1)
    }

    /// Where `offset` lies in `text`, which must be the text the index was made of. An offset past the end is taken
    /// as the end; a leading byte order mark takes no column.
    pub fn locate(&self, text: &str, offset: u32) -> LineColumn {
        let offset = (offset as usize).min(text.len());
        let line = self.number(offset);
        let start = self.starts[line - 1] as usize;
        let end = (start..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
        let marks = text[start..end].chars().take_while(|c| *c == '\u{feff}').count() as u32;
        let before = self.before(text.as_bytes(), end) - self.before(text.as_bytes(), start) - marks;
        LineColumn { line: line as u32, column: before + 1 }
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// How many characters begin in `bytes`.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_scalar_values_and_every_line_ending() {
        let check = |text: &str, offset: u32, want: (u32, u32)| {
            let got = LineIndex::new(text).locate(text, offset);
            assert_eq!((got.line, got.column), want, "{text:?} at {offset}");
        };
        check("ab\ncd", 4, (2, 2));
        check("ab\r\ncd", 4, (2, 1));
        check("ab\rcd", 3, (2, 1));
        check("héé x", 6, (1, 5));
        check("\u{feff}ab", 4, (1, 2));
        check("", 9, (1, 1));
        let long = "é x\n".to_owned() + &"aé".repeat(2000);
        check(&long, 5 + 3 * 1500, (2, 3001));
        check(&long, 5 + 3 * 1500 + 1, (2, 3002));
    }

    #[test]
    fn knows_the_line_around_a_place() {
        let check = |text: &str, offset: usize, want: &str| {
            assert_eq!(&text[LineIndex::new(text).line(text, offset)], want, "{text:?} at {offset}");
        };
        check("ab\ncd", 4, "cd");
        check("ab\r\ncd", 3, "ab");
        check("ab\rcd", 1, "ab");
        check("ab\n", 3, "");
        check("", 0, "");
    }
}
