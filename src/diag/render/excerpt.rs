//! A few lines of a source as a terminal may show them: escapes written out, long lines cut around what is marked.

use std::ops::Range;

use super::{lines::Text, visible::push};
use crate::base::TextRange;

/// How many bytes of a line are shown to either side of what is marked.
const MARGIN: usize = 160;

/// How many bytes of a line are shown at most, but for the margins.
const WIDEST: usize = 400;

/// Lines of a source, and where the marked ranges lie in what is shown of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is shown; its lines end with `\n`.
    pub(super) text: String,
    /// The number of the first line, from 1.
    pub(super) line: usize,
    /// The marked ranges, in the order they were given.
    pub(super) spans: Vec<Range<usize>>,
}

impl Excerpt {
    /// From the first to the last line that one of `ranges` touches.
    pub(super) fn of(source: &Text, ranges: &[TextRange]) -> Self {
        let text: &str = &source.text;
        let ranges: Vec<Range<usize>> = ranges.iter().map(|range| clamp(text, *range)).collect();
        let first = ranges.iter().map(|range| range.start).min().unwrap_or(0);
        let last = ranges.iter().map(|range| range.end).max().unwrap_or(0);
        let mut shown = String::new();
        let mut spans = vec![0..0; ranges.len()];
        let mut start = source.index.line(text, first).start;
        loop {
            let end = source.index.line(text, start).end;
            line(text, start..end, &ranges, &mut shown, &mut spans);
            let next = end + line_break(&text[end..]);
            if end >= last || next == end {
                break;
            }
            shown.push('\n');
            start = next;
        }
        let line = source.index.locate(text, first as u32).line as usize;
        Self { text: shown, line, spans }
    }
}

/// The part of a range that lies on its first line, without blanks at its end: a block of a hundred lines is marked
/// where it begins.
pub(super) fn first_line(source: &Text, range: TextRange) -> TextRange {
    let text: &str = &source.text;
    let range = clamp(text, range);
    let end = range.end.min(source.index.line(text, range.start).end).max(range.start);
    let trimmed = if end < range.end { text[range.start..end].trim_end().len() } else { end - range.start };
    TextRange::new(range.start, range.start + trimmed)
}

/// Adds one line, and the ends of the ranges that lie on it.
fn line(text: &str, line: Range<usize>, ranges: &[Range<usize>], shown: &mut String, spans: &mut [Range<usize>]) {
    let on = |at: usize| line.start <= at && at <= line.end;
    let mut window = line.clone();
    if line.len() > WIDEST + 2 * MARGIN {
        let marked = ranges.iter().filter(|range| on(range.start));
        let from = marked.clone().map(|range| range.start).min().unwrap_or(line.start);
        let to = marked.map(|range| range.end.min(line.end)).max().unwrap_or(line.start).min(from + WIDEST);
        window.start = boundary(text, from.saturating_sub(MARGIN).max(line.start));
        window.end = boundary(text, (to + MARGIN).min(line.end));
    }
    if window.start > line.start {
        shown.push('…');
    }
    let mut place = |at: usize, shown: &String, is_last: bool| {
        for (range, span) in ranges.iter().zip(spans.iter_mut()) {
            // Before the window counts as its start, behind it as its end.
            let here = |end: usize| on(end) && (end == at || (is_last && end > at) || (at == window.start && end < at));
            if here(range.start) {
                span.start = shown.len();
            }
            if here(range.end) {
                span.end = shown.len();
            }
        }
    };
    for (at, c) in text[window.clone()].char_indices() {
        place(window.start + at, shown, false);
        // A byte order mark is no part of the text.
        if !(window.start + at == 0 && c == '\u{feff}') {
            push(shown, c);
        }
    }
    place(window.end, shown, true);
    if window.end < line.end {
        shown.push('…');
    }
}

fn clamp(text: &str, range: TextRange) -> Range<usize> {
    let start = boundary(text, range.start as usize);
    start..boundary(text, range.end as usize).max(start)
}

/// The nearest character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The length of the line break at the start of `rest`.
fn line_break(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) }
}
