//! Why YAML cannot be read, in words for writers.
//!
//! The parser says where it gave up and which rule of the grammar it missed. What the writer did is found by looking at
//! the line itself, because a handful of slips account for nearly everything.

mod quotes;
mod starts;

use std::ops::Range;

use super::{
    builder::Builder,
    layout::{line_end, past_break},
    line::Line,
    words,
};
use crate::{
    base::TextRange,
    diag::{Problem, ids},
};

/// Where the parser gave up.
struct Failure<'a> {
    text: &'a str,
    at: usize,
    info: &'a str,
    line: Line,
    /// An opening bracket that nothing closes.
    bracket: Option<usize>,
}

/// The problem behind the parser's `info` at the byte `at`.
pub(super) fn explain(text: &str, at: usize, info: &str, builder: &Builder<'_>) -> Problem {
    let at = at.min(text.len());
    let line = Line::at(text, at);
    let bracket = builder.open_brackets().last();
    let failure = Failure { text, at, info, line, bracket };
    let causes = [
        Failure::invisible,
        Failure::too_deep,
        Failure::tab,
        Failure::quote,
        Failure::unquoted,
        Failure::no_blank,
        Failure::comment_in_brackets,
        Failure::open_bracket,
        Failure::indentation,
        Failure::list_on_key_line,
        Failure::mixed,
        Failure::no_key,
    ];
    causes.iter().find_map(|cause| cause(&failure)).unwrap_or_else(|| failure.unknown())
}

fn syntax(start: usize, end: usize, message: impl Into<String>) -> Problem {
    Problem::new(ids::YAML_SYNTAX, TextRange::new(start, end), message)
}

impl Failure<'_> {
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.info.contains(word))
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The line at the failure and the one before it: the parser often sees a slip only on the next line.
    fn suspects(&self) -> impl Iterator<Item = Line> {
        [Some(self.line), self.line.before(self.text)].into_iter().flatten()
    }

    fn invisible(&self) -> Option<Problem> {
        let found = self.part(self.at..self.text.len()).chars().next().filter(|c| matches!(c, '\0' | '\u{feff}'))?;
        let name = if found == '\0' { "a NUL character" } else { "a byte order mark" };
        let end = self.at + found.len_utf8();
        Some(
            syntax(self.at, end, format!("{name}, which cannot be seen, stands in the text"))
                .help("remove it; it often comes with text copied from another program")
                .suggest("remove it", TextRange::new(self.at, end), ""),
        )
    }

    fn too_deep(&self) -> Option<Problem> {
        self.says(&["recursion limit"]).then(|| words::too_deep(TextRange::new(self.at, self.at + 1), 255))
    }

    fn lines_from(&self, start: usize) -> impl Iterator<Item = Line> {
        let text = self.text;
        std::iter::successors(Some(Line::at(text, start)), move |line| {
            let next = past_break(text, line.end);
            (next > line.end).then(|| Line::at(text, next))
        })
    }

    /// `key:value`.
    fn no_blank(&self) -> Option<Problem> {
        if !self.says(&["simple key", "mapping values"]) {
            return None;
        }
        let line = self.suspects().find(|line| line.key.is_none() && self.colon(line).is_some())?;
        let at = self.colon(&line)?;
        let key = self.part(line.item..at);
        Some(syntax(line.item, at + 1, format!("a blank is missing after the colon of `{key}:`")).suggest(
            "add a blank",
            TextRange::empty(at + 1),
            " ",
        ))
    }

    fn colon(&self, line: &Line) -> Option<usize> {
        let rest = self.part(line.item..line.end);
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let at = rest.find(|c: char| !word(c)).filter(|at| *at > 0)?;
        (rest[at..].starts_with(':') && !rest[at..].starts_with("://")).then_some(line.item + at)
    }

    fn open_bracket(&self) -> Option<Problem> {
        let open = self.bracket.or_else(|| {
            // The parser holds brackets back until it knows that they are no key.
            let flow = self.says(&["flow", "valid inside a block", "simple key expected"]);
            flow.then(|| {
                self.suspects()
                    .map(|line| line.value.0)
                    .find(|at| self.part(*at..self.text.len()).starts_with(['[', '{']))
            })?
        })?;
        let close = if self.part(open..self.text.len()).starts_with('[') { ']' } else { '}' };
        let bracket = self.part(open..open + 1);
        let line = Line::at(self.text, open);
        let mut problem =
            syntax(open, open + 1, format!("after this `{bracket}` a closing `{close}` or a comma is missing"))
                .label("opens here")
                .help(format!(
                    "write commas between the parts and `{close}` at the end, or put the whole text in quotes"
                ));
        let rest = self.part(open..line.value.1.max(open));
        if !rest.contains(close) && !rest.contains(" #") && !rest.ends_with(',') && rest.len() > 1 {
            problem =
                problem.suggest(format!("write `{close}`"), TextRange::empty(open + rest.len()), close.to_string());
        }
        Some(if self.at > line.end && self.at < self.text.len() {
            problem.related(TextRange::new(self.line.content, self.line.end), "reading ended here")
        } else {
            problem
        })
    }

    fn unknown(&self) -> Problem {
        let start = if self.at >= self.text.len() { self.line.content } else { self.at };
        let end = line_end(self.text, start).max(start);
        syntax(start, end, "this cannot be read as YAML from here on")
            .help("expected `key: value` or `- item`, each level indented alike; put text with signs in it in quotes")
    }
}
