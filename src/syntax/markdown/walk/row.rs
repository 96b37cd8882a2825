//! Rows of tables with more cells than the table has columns: GFM drops what is too many without a word.

use std::ops::Range;

use super::{super::event::Sink, Event, Walker};
use crate::diag::{Problem, ids};

impl<S: Sink> Walker<'_, S> {
    /// Tells of a row's cells that are not shown.
    pub(super) fn lost_cells(&mut self, row: &Range<usize>) {
        let text = self.text[row.clone()].trim_end();
        let Some(at) = beyond(text, self.columns) else { return };
        let lost = text[at..].trim_matches(|c: char| c == '|' || c.is_whitespace());
        if lost.is_empty() {
            return;
        }
        let start = row.start + at + text[at..].find(lost).unwrap_or(0);
        let place = self.place(&(start..start + lost.len()));
        let columns = self.columns;
        let message =
            format!("this is not shown: the table has {columns} column{}", if columns == 1 { "" } else { "s" });
        let problem = Problem::new(ids::PAGE_LOST_CELLS, place, message)
            .help("give the first row more columns, or write `\\|` for a `|` that is part of the text");
        self.sink.event(Event::Problem(Box::new(problem)));
    }
}

/// Where the cells after the first `columns` begin.
fn beyond(row: &str, columns: usize) -> Option<usize> {
    let bytes = row.as_bytes();
    let mut cells = usize::from(!row.starts_with('|'));
    for (at, _) in row.match_indices('|') {
        if at > 0 && bytes[at - 1] == b'\\' {
            continue;
        }
        if cells == columns {
            return Some(at);
        }
        cells += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_cell_too_many() {
        let check = |row: &str, columns: usize, want: Option<&str>| {
            assert_eq!(beyond(row, columns).map(|at| &row[at..]), want, "{row}");
        };
        check("| a | b |", 2, Some("|"));
        check("| a | b | c |", 2, Some("| c |"));
        check("a | b | c", 2, Some("| c"));
        check("| a \\| b | c |", 2, Some("|"));
        check("| a", 2, None);
    }
}
