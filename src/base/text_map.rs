//! From offsets in a derived text back to its source.
//!
//! A folded YAML scalar, a fence inside a list, a quoted string with escapes: each is a text of its own whose
//! characters stand elsewhere in the file. Positions in findings are right only because every such text carries one
//! of these.

use super::TextRange;

/// Pieces of a derived text and where each stands in the source. Within a piece offsets run in step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextMap {
    /// (offset in the derived text, offset in the source), rising in both. Never empty once built.
    pieces: Vec<(u32, u32)>,
    /// (offset of a derived character's last byte, one past what it is written as), for characters that are written
    /// with more bytes than they have, such as `\"` in quotes. Rising.
    ends: Vec<(u32, u32)>,
}

impl TextMap {
    /// The map of a text that is the source from `source` on.
    pub fn shift(source: usize) -> Self {
        Self { pieces: vec![(0, source as u32)], ends: Vec::new() }
    }

    /// A map from its pieces, (derived, source) in rising order; the first piece must start at 0.
    pub fn from_pieces(pieces: Vec<(u32, u32)>) -> Self {
        debug_assert!(pieces.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        Self { pieces, ends: Vec::new() }
    }

    /// With characters that are written with more bytes than they have: (offset of the last byte, one past what it is
    /// written as), rising.
    #[must_use]
    pub fn with_ends(self, ends: Vec<(u32, u32)>) -> Self {
        Self { ends, ..self }
    }

    /// Adds: from `derived` on, the text stands at `source`.
    pub fn push(&mut self, derived: usize, source: usize) {
        self.pieces.push((derived as u32, source as u32));
    }

    /// The source offset of a derived offset.
    pub fn offset(&self, derived: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.0 <= derived);
        match index.checked_sub(1).map(|at| self.pieces[at]) {
            Some((from, source)) => source + (derived - from),
            None => derived,
        }
    }

    /// The source range of a derived range. Its end is found from its last byte, so that a range which closes at the
    /// end of a piece does not reach into the next.
    pub fn range(&self, derived: TextRange) -> TextRange {
        let start = self.offset(derived.start);
        let end = if derived.is_empty() { start } else { self.past(derived.end - 1) };
        TextRange { start, end: end.max(start) }
    }

    /// One past what the byte at `derived` is written as.
    fn past(&self, derived: u32) -> u32 {
        match self.ends.binary_search_by_key(&derived, |end| end.0) {
            Ok(at) => self.ends[at].1,
            Err(_) => self.offset(derived) + 1,
        }
    }

    /// The map of a text whose map into this one's derived text is `inner`.
    #[must_use]
    pub fn compose(&self, inner: &Self) -> Self {
        let mut pieces = Vec::with_capacity(inner.pieces.len());
        let mut ends: Vec<(u32, u32)> =
            inner.ends.iter().map(|(derived, past)| (*derived, self.past(past - 1))).collect();
        for (index, (derived, middle)) in inner.pieces.iter().copied().enumerate() {
            pieces.push((derived, self.offset(middle)));
            let length = inner.pieces.get(index + 1).map_or(u32::MAX - derived, |next| next.0 - derived);
            let from = self.pieces.partition_point(|piece| piece.0 <= middle);
            for (break_at, source) in self.pieces[from..].iter().copied() {
                if break_at - middle >= length {
                    break;
                }
                pieces.push((derived + (break_at - middle), source));
            }
            let from = self.ends.partition_point(|end| end.0 < middle);
            let within = self.ends[from..].iter().take_while(|end| end.0 - middle < length);
            ends.extend(within.map(|(at, past)| (derived + (at - middle), *past)));
        }
        ends.sort_unstable();
        Self { pieces, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_pieces_and_composes() {
        let map = TextMap::from_pieces(vec![(0, 10), (5, 20)]);
        assert_eq!(map.range(TextRange::new(1, 5)), TextRange::new(11, 15));
        assert_eq!(map.range(TextRange::new(5, 7)), TextRange::new(20, 22));
        let inner = TextMap::from_pieces(vec![(0, 3), (4, 8)]);
        let both = map.compose(&inner);
        for derived in 0..9 {
            assert_eq!(both.offset(derived), map.offset(inner.offset(derived)), "at {derived}");
        }
    }

    #[test]
    fn knows_the_whole_of_what_is_written_longer() {
        // `a\"b`, read as `a"b`, and that with a letter before it.
        let map = TextMap::from_pieces(vec![(0, 0), (2, 3)]).with_ends(vec![(1, 3)]);
        let lead = TextMap::from_pieces(vec![(0, 0), (1, 0)]);
        for (map, lead) in [(map.clone(), 0), (map.compose(&lead), 1)] {
            assert_eq!(map.range(TextRange::new(lead, lead + 2)), TextRange::new(0, 3));
            assert_eq!(map.range(TextRange::new(lead + 1, lead + 3)), TextRange::new(1, 4));
        }
    }
}
