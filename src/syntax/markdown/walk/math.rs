//! Formulas in a line of text: GitLab's `` $`x`$ ``, which is a code span to CommonMark, and, where a handbook asks for
//! it, `$x$` and `$$x$$`.

use std::ops::Range;

use super::{
    super::event::{Event, Formula, Sink},
    Walker,
};
use crate::base::TextMap;

impl<S: Sink> Walker<'_, S> {
    /// Whether a code span stands between dollar signs. If so they are taken out of the text around it.
    pub(super) fn takes_formula(&mut self, range: &Range<usize>) -> bool {
        let bytes = self.text.as_bytes();
        let before = range.start.checked_sub(1).is_some_and(|at| bytes[at] == b'$' && at >= self.skip_to);
        let escaped = range.start >= 2 && bytes[range.start - 2] == b'\\';
        if !self.dialect.extensions || !before || escaped || bytes.get(range.end) != Some(&b'$') || self.raw.is_opaque()
        {
            return false;
        }
        let Some((text, piece)) = self.run.last_mut() else { return false };
        let Some(rest) = text.strip_suffix('$').filter(|_| piece.end == range.start) else { return false };
        if rest.is_empty() {
            self.run.pop();
        } else {
            *text = rest.to_owned().into();
            piece.end -= 1;
        }
        self.skip_to = range.end + 1;
        true
    }

    /// The formula in a code span between dollar signs.
    pub(super) fn code_math(&mut self, text: &str, range: &Range<usize>) {
        self.line_start.get_or_insert(range.start);
        let written = &self.text[range.clone()];
        let ticks = written.len() - written.trim_start_matches('`').len();
        let inner = &written[ticks..written.len() - ticks];
        // CommonMark takes one blank off each end.
        let start = range.start + ticks + usize::from(inner.len() > text.len());
        self.formula(text, start, range.start - 1..range.end + 1, false);
    }

    /// A formula that the parser found.
    pub(super) fn dollar_math(&mut self, text: &str, range: Range<usize>, display: bool) {
        let ticked = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
        let dollars = if display { 2 } else { 1 };
        let start = range.start + dollars + usize::from(ticked.is_some());
        self.formula(ticked.unwrap_or(text), start, range, display);
    }

    fn formula(&mut self, text: &str, start: usize, range: Range<usize>, display: bool) {
        let map = self.map.compose(&TextMap::shift(start));
        let written = &self.text[range];
        self.sink.event(Event::Math(&Formula { text, written, map, display }));
    }
}
