//! From byte offsets to lines and columns.

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
}

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
        Self { starts }
    }

    /// Where `offset` lies in `text`, which must be the text the index was made of. An offset past the end is taken
    /// as the end; a leading byte order mark takes no column.
    pub fn locate(&self, text: &str, offset: u32) -> LineColumn {
        let offset = (offset as usize).min(text.len());
        let line = self.starts.partition_point(|start| *start as usize <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let end = (start..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
        let before = text[start..end].trim_start_matches('\u{feff}');
        LineColumn { line: line as u32, column: before.chars().count() as u32 + 1 }
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
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
    }
}
