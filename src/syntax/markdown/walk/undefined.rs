//! Links by reference whose definition is missing: `[our plan][plan]`.

use std::ops::Range;

use super::{super::event::Sink, Event, Walker};
use crate::diag::{Problem, ids};

/// How long a label of a definition may be (CommonMark).
const LONGEST: usize = 999;

impl<S: Sink> Walker<'_, S> {
    /// Tells of links in a run of plain text: the parser would have made a link if there were a definition.
    pub(super) fn undefined(&mut self, run: &Range<usize>) {
        let text = self.text;
        for range in meant(&text[run.clone()]) {
            let (start, end) = (run.start + range.start, run.start + range.end);
            let label = &text[start..end];
            let place = self.place(&(start..end));
            let problem = Problem::new(ids::LINK_NO_DEFINITION, place, format!("nothing says where `[{label}]` leads"))
                .help(format!("add a line `[{label}]: the-page.md`, or write the destination in parentheses"));
            self.sink.event(Event::Problem(Box::new(problem)));
        }
    }
}

/// The labels between the second brackets.
fn meant(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("][") {
        let before = &text.as_bytes()[at.saturating_sub(LONGEST)..at];
        let Some(back) = before.iter().rev().position(|byte| matches!(byte, b'[' | b'\n')) else { continue };
        let open = at - 1 - back;
        if !text[open..].starts_with('[') {
            continue;
        }
        // `list[0][1]` is a program's.
        let free =
            text[..open].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '\\' | ']' | '_'));
        let start = at + 2;
        let end = text[start..].char_indices().take(LONGEST).find(|(_, c)| matches!(c, ']' | '[' | '\n'));
        let Some((length, ']')) = end else { continue };
        let label = &text[start..start + length];
        let words = text[open + 1..at].chars().any(char::is_alphabetic);
        if free
            && words
            && !label.trim().is_empty()
            && !label.starts_with('^')
            && !text[start + length..].starts_with("](")
        {
            found.push(start..start + length);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_was_meant() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = meant(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, want, "{text}");
        };
        check("see [our plan][plan], [b][two words]", &["plan", "two words"]);
        for right in ["a[i][j]", "[1][2]", "\\[a][b]", "[a][]", "[a] [b]", "[a][^1]", "[a][b"] {
            check(right, &[]);
        }
    }
}
