//! Slips in where lines begin: tabs, indentation, lists beside keys.

use super::{Failure, syntax};
use crate::{
    base::TextRange,
    diag::Problem,
    syntax::yaml::{line::Line, words},
};

impl Failure<'_> {
    /// A tab where only spaces are taken.
    pub(super) fn tab(&self) -> Option<Problem> {
        let is_tab = |line: &Line| self.part(line.start..line.content).contains('\t') && !line.is_empty(self.text);
        let found = if is_tab(&self.line) {
            Some(self.line)
        } else if self.says(&["tab"]) {
            self.lines_from(self.line.start).find(is_tab)
        } else {
            None
        };
        if let Some(line) = found {
            let wanted = line.before(self.text).map_or(0, |before| {
                let column = before.item.min(before.end) - before.start;
                if before.value_text(self.text).is_empty() && before.key.is_some() { column + 2 } else { column }
            });
            let range = TextRange::new(line.start, line.content);
            return Some(
                syntax(line.start, line.content, "this line is indented with a tab, and YAML takes only spaces")
                    .label("a tab")
                    .help("use two spaces for each level")
                    .suggest("write spaces", range, " ".repeat(wanted)),
            );
        }
        let tab =
            self.says(&["tab", "YAML whitespace"]).then(|| self.part(self.line.start..self.line.end).find('\t'))??;
        let start = self.line.start + tab;
        Some(syntax(start, start + 1, "a tab stands where YAML takes only spaces").suggest(
            "write a space",
            TextRange::new(start, start + 1),
            " ",
        ))
    }

    /// A line between the levels of its neighbours.
    pub(super) fn indentation(&self) -> Option<Problem> {
        let indent = self.line.indent();
        if self.line.is_empty(self.text) {
            return None;
        }
        let mut levels: Vec<(usize, Line)> = Vec::new();
        let mut below = usize::MAX;
        let mut line = self.line.before(self.text);
        while let Some(found) = line {
            // Further lines of a text may be indented anyhow.
            let counts = found.key.is_some() || found.item > found.content;
            if counts && found.indent() < below {
                below = found.indent();
                levels.push((below, found));
                let item = found.item - found.start;
                if item > below && item <= levels[0].0.max(item) && found.key.is_some() {
                    levels.push((item, found));
                }
            }
            if below == 0 {
                break;
            }
            line = found.before(self.text);
        }
        let (previous, holder) = *levels.first()?;
        let known = levels.iter().any(|(level, _)| *level == indent);
        let deeper = indent > previous && !holder.value_text(self.text).is_empty();
        if known || (indent > previous && !deeper) {
            return None;
        }
        let (wanted, neighbour) = *levels.iter().min_by_key(|(level, _)| level.abs_diff(indent))?;
        let spaces = |count: usize| if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") };
        let message = format!("this line is indented by {}, its neighbours by {wanted}", spaces(indent));
        let mut problem = syntax(self.line.start, self.line.content, message)
            .label(spaces(indent))
            .related(TextRange::new(neighbour.start, neighbour.content.max(neighbour.start)), spaces(wanted))
            .help("lines of one record begin in the same column");
        let alone = self.lines_from(self.line.end).nth(1).is_none_or(|next| next.indent() != indent);
        if alone {
            let range = TextRange::new(self.line.start, self.line.content);
            let words =
                if wanted == 0 { "do not indent it".to_owned() } else { format!("indent it by {}", spaces(wanted)) };
            problem = problem.suggest(words, range, " ".repeat(wanted));
        }
        Some(problem)
    }

    /// `key: - item`.
    pub(super) fn list_on_key_line(&self) -> Option<Problem> {
        if !self.says(&["block sequence entries"]) || self.line.key.is_none() {
            return None;
        }
        let (start, end) = self.line.value;
        Some(
            syntax(start, end, "a list begins on the line after its key")
                .suggest(
                    "move it to the next line",
                    TextRange::empty(start),
                    format!("\n{}", " ".repeat(start - self.line.start)),
                )
                .help("write each `- item` on a line of its own, or `[a, b]` on this one"),
        )
    }

    /// A list and keys in one place.
    pub(super) fn mixed(&self) -> Option<Problem> {
        if !self.says(&["expected '-'", "expected key"]) {
            return None;
        }
        let is_item = self.line.item > self.line.content;
        let mut line = self.line.before(self.text);
        while let Some(found) = line {
            if found.indent() == self.line.indent() {
                let other = found.item > found.content;
                let (this, that) =
                    if is_item { ("an item of a list", "a key") } else { ("a key", "an item of a list") };
                return (other != is_item && (is_item || self.line.key.is_some())).then(|| {
                    syntax(self.line.content, self.line.end, format!("{this} stands beside {that}"))
                        .related(TextRange::new(found.content, found.end), that)
                        .help(
                            "a record holds keys, or its key holds a list; indent one of them further, or remove a `-`",
                        )
                });
            }
            line = found.before(self.text);
        }
        None
    }

    /// A line that is neither key nor item.
    pub(super) fn no_key(&self) -> Option<Problem> {
        let line = self.suspects().find(|line| line.key.is_none() && line.item == line.content)?;
        if line.is_empty(self.text) || !self.says(&["simple key", "expected key", "expected '-'", "document start"]) {
            return None;
        }
        let words = words::short(self.part(line.content..line.end).trim_end());
        Some(
            syntax(line.content, line.end, format!("`{words}` is neither a key with its value nor an item of a list"))
                .help("write `key: value` or `- item`; the further lines of a long text are indented under its key"),
        )
    }
}
