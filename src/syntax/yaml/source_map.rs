//! From the text that was parsed to the file it was taken from.

use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
};

/// How the text that is being read leads to the file.
pub(super) struct Places<'a> {
    /// The text as it was handed in.
    text: &'a str,
    /// From there to the file.
    outer: &'a TextMap,
    /// From the text that is being read to `text`, when it was mended: (offset there, offset in `text`), rising.
    mended: Option<Vec<(u32, u32)>>,
}

impl<'a> Places<'a> {
    /// The places of a text as it was handed in.
    pub(super) fn new(text: &'a str, outer: &'a TextMap) -> Self {
        Self { text, outer, mended: None }
    }

    /// The places of a mended text of `length` bytes, from its pieces, (mended text, text before).
    #[must_use]
    pub(super) fn mend(&self, pieces: &[(u32, u32)], length: usize) -> Self {
        Self { text: self.text, outer: self.outer, mended: Some(self.to_text(pieces, length)) }
    }

    /// Pieces of something of `length` bytes, from the text that is being read to the text as it was handed in.
    fn to_text(&self, pieces: &[(u32, u32)], length: usize) -> Vec<(u32, u32)> {
        self.mended.as_ref().map_or_else(|| pieces.to_vec(), |mended| chain(pieces, length, mended))
    }

    /// The source range of a range in the text that is being read.
    pub(super) fn range(&self, start: usize, end: usize) -> TextRange {
        let range = TextRange::new(start, end);
        let Some(mended) = &self.mended else { return self.outer.range(range) };
        // What was added stands for a byte beside it, which may lie within a character.
        let start_at = through(mended, range.start);
        let end_at = if range.is_empty() { start_at } else { through(mended, range.end - 1) + 1 };
        let (mut start, mut end) = ((start_at as usize).min(self.text.len()), (end_at as usize).min(self.text.len()));
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        self.outer.range(TextRange::new(start, end))
    }

    /// The map of a value from its pieces, (value, text that is being read).
    pub(super) fn map(&self, pieces: &[(u32, u32)], value: &str) -> TextMap {
        let Some(mended) = &self.mended else { return compose(self.outer, pieces, value.len()) };
        let pieces = chain(pieces, value.len(), mended);
        let fits = |(at, char): (usize, char)| {
            let start = through(&pieces, at as u32) as usize;
            let end = through(&pieces, (at + char.len_utf8() - 1) as u32) as usize + 1;
            self.text.get(start..end).is_some()
        };
        if value.char_indices().all(fits) {
            return compose(self.outer, &pieces, value.len());
        }
        // Something that was added became part of the value. All of it stands for one place, so that no range ends
        // within a character.
        let near = through(&pieces, 0) as usize;
        let ascii = |at: &usize| self.text.as_bytes().get(*at).is_some_and(u8::is_ascii);
        let at = (0..=near).rev().chain(near..self.text.len()).find(ascii).unwrap_or(0);
        let source = self.outer.offset(at as u32);
        TextMap::from_pieces((0..value.len().max(1)).map(|index| (index as u32, source)).collect())
    }

    /// The second of each pair, one past something in the text that is being read, as one past it in the source. None in
    /// a mended text, where a place may be no more than near.
    pub(super) fn ends(&self, ends: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
        if self.mended.is_some() {
            return Vec::new();
        }
        ends.into_iter().map(|(at, past)| (at, self.outer.offset(past - 1) + 1)).collect()
    }

    /// A problem with ranges in the text that is being read, as one with ranges in the source.
    pub(super) fn problem(&self, mut problem: Problem) -> Problem {
        let to_source = |range: &mut TextRange| *range = self.range(range.start as usize, range.end as usize);
        to_source(&mut problem.range);
        problem.related.iter_mut().for_each(|(range, _)| to_source(range));
        problem.suggestions.iter_mut().for_each(|(_, range, _)| to_source(range));
        problem
    }
}

/// Where `at` is led to by pieces, (from, to).
fn through(pieces: &[(u32, u32)], at: u32) -> u32 {
    let next = pieces.partition_point(|piece| piece.0 <= at);
    next.checked_sub(1).map_or(at, |index| pieces[index].1 + (at - pieces[index].0))
}

/// Pieces of something of `length` bytes, (its offset, middle), carried on by `further`, (middle, target).
fn chain(pieces: &[(u32, u32)], length: usize, further: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut chained = Vec::with_capacity(pieces.len());
    for (index, (from, middle)) in pieces.iter().copied().enumerate() {
        let until = pieces.get(index + 1).map_or(length as u32, |next| next.0).max(from + 1);
        chained.push((from, through(further, middle)));
        let next = further.partition_point(|piece| piece.0 <= middle);
        let inside = further[next..].iter().take_while(|piece| piece.0 - middle < until - from);
        chained.extend(inside.map(|(at, target)| (from + (at - middle), *target)));
    }
    chained
}

/// The map of a value of `length` bytes from its pieces, (value, derived text), composed with the derived text's own
/// map, which only ever jumps forward. Only breaks within the value are taken over, so that its size does not grow with the text around it.
fn compose(map: &TextMap, pieces: &[(u32, u32)], length: usize) -> TextMap {
    let mut composed: Vec<(u32, u32)> = Vec::with_capacity(pieces.len());
    for (index, (from, middle)) in pieces.iter().copied().enumerate() {
        let until = pieces.get(index + 1).map_or(length as u32, |next| next.0).max(from + 1);
        let source = map.offset(middle);
        composed.push((from, source));
        breaks(map, (from, middle), until - from, &mut composed);
    }
    TextMap::from_pieces(composed)
}

/// Adds where `map` jumps within the `length` bytes from `middle` on, by halving.
fn breaks(map: &TextMap, (from, middle): (u32, u32), length: u32, into: &mut Vec<(u32, u32)>) {
    let distance = |from: u32, to: u32| map.offset(middle + to).wrapping_sub(map.offset(middle + from));
    let mut done = 0;
    while distance(done, length - 1) != length - 1 - done {
        let (mut low, mut high) = (done, length - 1);
        while high - low > 1 {
            let half = low + (high - low) / 2;
            if distance(done, half) == half - done {
                low = half;
            } else {
                high = half;
            }
        }
        into.push((from + high, map.offset(middle + high)));
        done = high;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composes_like_mapping_twice() {
        let map = TextMap::from_pieces(vec![(0, 10), (5, 20), (6, 40), (30, 90), (31, 95)]);
        let pieces = vec![(0, 2), (4, 9), (9, 27)];
        let inner = TextMap::from_pieces(pieces.clone());
        let composed = compose(&map, &pieces, 14);
        for at in 0..14 {
            assert_eq!(composed.offset(at), map.offset(inner.offset(at)), "at {at}");
        }
    }
}
