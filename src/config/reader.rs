//! Reads single values, and says what is wrong with them in one voice.

use std::sync::Arc;

use super::{
    Pattern, Written, ids,
    raw::{Data, Entry, Table, Value},
};
use crate::{
    base::{MeantKey, TextRange, VPath, nearest, nearest_key},
    diag::Problem,
};

/// Gathers problems while the sections are read.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// What was wrong so far.
    pub(super) problems: Vec<Problem>,
    /// The section that is being read, such as `output.html`.
    pub(super) section: String,
    /// The whole file, for the few values whose inner places count.
    pub(super) text: Arc<str>,
}

impl Reader {
    /// The name of a key for messages: `book.title`.
    pub(super) fn name(&self, key: &str) -> String {
        if self.section.is_empty() { key.to_owned() } else { format!("{}.{key}", self.section) }
    }

    /// Adds a problem.
    pub(super) fn say(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// "`book.title` should be text in quotes, not a list".
    pub(super) fn mistyped(&mut self, key: &str, value: &Value, expected: &str) {
        let (name, noun) = (self.name(key), value.data.noun());
        self.say(
            Problem::new(ids::TYPE, value.range, format!("`{name}` should be {expected}, not {noun}"))
                .label(format!("expected {expected}")),
        );
    }

    /// "`html.page-links` …": a value that cannot be.
    pub(super) fn refuse(&mut self, range: TextRange, message: String, label: &str) {
        self.say(Problem::new(ids::VALUE, range, message).label(label));
    }

    /// Text.
    pub(super) fn text<'v>(&mut self, key: &str, value: &'v Value) -> Option<&'v str> {
        if let Data::Text(text) = &value.data {
            return Some(text);
        }
        self.mistyped(key, value, "text in quotes");
        None
    }

    /// Text, into its place.
    pub(super) fn set_text(&mut self, entry: &Entry, slot: &mut Option<String>) {
        if let Some(text) = self.text(&entry.key, &entry.value) {
            *slot = Some(text.to_owned());
        }
    }

    /// `true` or `false`, into its place.
    pub(super) fn set_flag(&mut self, entry: &Entry, slot: &mut bool) {
        match &entry.value.data {
            Data::Flag(flag) => *slot = *flag,
            _ => self.mistyped(&entry.key, &entry.value, "`true` or `false`, without quotes"),
        }
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, value: &Value, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key, value)?;
        if let Some((_, found)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*found);
        }
        let name = self.name(key);
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let mut problem =
            Problem::new(ids::VALUE, value.range, format!("`{name}` cannot be `{text}`; it is {}", one_of(&names)))
                .label("not one of these");
        for near in nearest(text, names, 1) {
            problem = problem.suggest(format!("write `{near}`"), value.range, format!("\"{near}\""));
        }
        self.say(problem);
        None
    }

    /// One of some words, into its place.
    pub(super) fn set_choice<T: Copy>(&mut self, entry: &Entry, words: &[(&str, T)], slot: &mut T) {
        if let Some(value) = self.choice(&entry.key, &entry.value, words) {
            *slot = value;
        }
    }

    /// The items of a list; a single value is a mistake with a ready correction, when it is text.
    pub(super) fn items<'v>(&mut self, entry: &'v Entry, of: &str) -> &'v [Value] {
        match &entry.value.data {
            Data::List(items) => items,
            Data::Text(text) => {
                let name = self.name(&entry.key);
                let range = entry.value.range;
                let list = format!("[\"{}\"]", text.replace('\\', "\\\\").replace('"', "\\\""));
                self.say(
                    Problem::new(ids::TYPE, range, format!("`{name}` should be a list of {of}, not a single one"))
                        .label("expected a list")
                        .suggest("put it in square brackets", range, list),
                );
                &[]
            }
            _ => {
                self.mistyped(&entry.key, &entry.value, &format!("a list of {of} in square brackets"));
                &[]
            }
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, entry: &Entry) -> Vec<Written<String>> {
        let items = self.items(entry, "texts");
        items
            .iter()
            .filter_map(|item| Some(Written::new(self.text(&entry.key, item)?.to_owned(), item.range)))
            .collect()
    }

    /// A path below the folder of `book.toml`.
    pub(super) fn path(&mut self, key: &str, value: &Value) -> Option<VPath> {
        let text = self.text(key, value)?;
        let drive = text.as_bytes().get(1) == Some(&b':');
        let reason = if text.trim().is_empty() {
            "should not be empty"
        } else if text.starts_with(['/', '\\', '~']) || drive {
            "should be relative to the folder of `book.toml`, so that the handbook builds on every machine"
        } else if text.contains('\\') {
            "should use `/` between folders"
        } else {
            match VPath::new(text) {
                Some(path) => return Some(path),
                None => "leads out of the folder of `book.toml`",
            }
        };
        let name = self.name(key);
        let mut problem =
            Problem::new(ids::PATH, value.range, format!("the path of `{name}` {reason}")).label("not a path in here");
        if reason.contains('`') && text.contains('\\') && !drive {
            problem = problem.suggest("write `/`", value.range, format!("\"{}\"", text.replace('\\', "/")));
        }
        self.say(problem);
        None
    }

    /// A list of paths.
    pub(super) fn paths(&mut self, entry: &Entry) -> Vec<Written<VPath>> {
        let items = self.items(entry, "paths");
        items.iter().filter_map(|item| Some(Written::new(self.path(&entry.key, item)?, item.range))).collect()
    }

    /// A list of patterns.
    pub(super) fn patterns(
        &mut self,
        entry: &Entry,
        make: fn(&str) -> Result<Pattern, String>,
    ) -> Vec<Written<Pattern>> {
        let mut patterns = Vec::new();
        for text in self.texts(entry) {
            match make(&text.value) {
                Ok(pattern) => patterns.push(Written::new(pattern, text.range)),
                Err(reason) => {
                    let message = format!("the pattern `{}` cannot be read: {reason}", text.value);
                    self.refuse(text.range, message, "not a pattern");
                }
            }
        }
        patterns
    }

    /// A table.
    pub(super) fn table<'v>(&mut self, key: &str, value: &'v Value) -> Option<&'v Table> {
        if let Data::Table(table) = &value.data {
            return Some(table);
        }
        self.mistyped(key, value, "a section with keys of its own");
        None
    }

    /// A key of `table` that means nothing here; `known` are those that do.
    pub(super) fn unknown(&mut self, entry: &Entry, table: &Table, place: &str, known: &[&str]) {
        let message = format!("{place} has no key `{}`", entry.key);
        let mut problem = Problem::new(ids::UNKNOWN_KEY, entry.key_range, message).label("unknown key");
        problem = match nearest_key(&entry.key, known.iter().copied(), |name| table.get(name).is_some()) {
            Some(MeantKey::Free(near)) => problem.suggest(format!("write `{near}`"), entry.key_range, near),
            Some(MeantKey::Taken(near)) => problem.help(format!("`{near}` is here already; keep one of the two")),
            None if known.is_empty() => problem,
            None => problem.help(format!("it knows {}", all_of(known))),
        };
        self.say(problem);
    }
}

/// "`a`, `b` or `c`".
pub(super) fn one_of(names: &[&str]) -> String {
    join(names, "or")
}

/// "`a`, `b` and `c`".
pub(super) fn all_of(names: &[&str]) -> String {
    join(names, "and")
}

fn join(names: &[&str], last: &str) -> String {
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        match (at, at + 1 == names.len()) {
            (0, _) => {}
            (_, true) => text.extend([" ", last, " "]),
            _ => text.push_str(", "),
        }
        text.push('`');
        text.push_str(name);
        text.push('`');
    }
    text
}
