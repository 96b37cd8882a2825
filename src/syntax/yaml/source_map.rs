//! From the text that was parsed to the file it was taken from.

use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
};

/// The source range of a derived range.
pub(super) fn source_range(map: &TextMap, start: usize, end: usize) -> TextRange {
    map.range(TextRange::new(start, end))
}

/// The map of a value of `length` bytes from its pieces, (value, derived text), composed with the derived text's own
/// map. Only breaks within the value are taken over, so that its size does not grow with the text around it.
pub(super) fn compose(map: &TextMap, pieces: &[(u32, u32)], length: usize) -> TextMap {
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

/// A problem with ranges in the derived text, as one with ranges in the source.
pub(super) fn to_source(map: &TextMap, mut problem: Problem) -> Problem {
    problem.range = map.range(problem.range);
    for (range, _) in &mut problem.related {
        *range = map.range(*range);
    }
    for (_, range, _) in &mut problem.suggestions {
        *range = map.range(*range);
    }
    problem
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
