//! The tree.

use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
    syntax::Allow,
};

/// What a YAML text holds, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The value; absent when the text is empty, or broken from the start.
    pub root: Option<Node>,
    /// Its comments.
    pub comments: Vec<Comment>,
    /// `# vade: allow …` comments, each with the key or item it covers.
    pub allows: Vec<Allow>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Where the text was read otherwise than it is written, to go on after an error, or not read at all.
    pub doubtful: Vec<TextRange>,
}

/// A value and where it stands in the source.
#[derive(Debug, Clone)]
pub struct Node {
    /// From its first to its last byte, quotes included.
    pub range: TextRange,
    /// What it is.
    pub value: Value,
}

/// A value.
#[derive(Debug, Clone)]
pub enum Value {
    /// Text, a number, a flag or nothing: which of these is for the field's declared type to say.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order of the source.
    Mapping(Vec<Entry>),
}

/// A scalar's text.
#[derive(Debug, Clone, Default)]
pub struct Scalar {
    /// With escapes and folding resolved.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// Where each piece of `text` stands in the source.
    pub map: TextMap,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Without quotes: may be read as a number, a flag or nothing.
    #[default]
    Plain,
    /// In quotes, or as a `|` or `>` block: always text.
    Quoted,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value; a missing one is an empty plain scalar.
    pub value: Node,
}

/// A key.
#[derive(Debug, Clone)]
pub struct Key {
    /// As text.
    pub text: String,
    /// Where, quotes included.
    pub range: TextRange,
}

/// A comment.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Without the `#`, trimmed.
    pub text: String,
    /// From the `#` to the end of its line.
    pub range: TextRange,
}

impl Document {
    /// Whether the value at `range` was read in full as it is written. If not, keys that its writer wrote may be missing
    /// from it, and a finding about a missing one would mislead.
    pub fn is_sound(&self, range: TextRange) -> bool {
        self.doubtful.iter().all(|doubtful| doubtful.end < range.start || range.end < doubtful.start)
    }
}

impl Node {
    /// The value under `key`, when this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`, when this is a mapping that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.text == key)
    }

    /// The entries of a mapping; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The scalar, when it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar that is not null.
    pub fn text(&self) -> Option<&str> {
        self.scalar().filter(|scalar| !scalar.is_null()).map(|scalar| scalar.text.as_str())
    }

    /// What a writer would call it, for messages.
    pub fn noun(&self) -> &'static str {
        match &self.value {
            Value::Scalar(scalar) if scalar.is_null() => "nothing",
            Value::Scalar(scalar) if scalar.as_flag().is_some() => "true or false",
            Value::Scalar(scalar) if scalar.as_number().is_some() => "a number",
            Value::Scalar(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a record with keys of its own",
        }
    }
}

impl Scalar {
    /// Whether it is YAML's null: empty, `~` or `null`, without quotes (YAML 1.2, core schema).
    pub fn is_null(&self) -> bool {
        self.style == Style::Plain && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// `true` or `false` without quotes. `yes`, `no`, `on` and `off` are text (YAML 1.2), so Norway is a country.
    pub fn as_flag(&self) -> Option<bool> {
        match (self.style, self.text.as_str()) {
            (Style::Plain, "true" | "True" | "TRUE") => Some(true),
            (Style::Plain, "false" | "False" | "FALSE") => Some(false),
            _ => None,
        }
    }

    /// A finite number without quotes.
    pub fn as_number(&self) -> Option<f64> {
        let digits = self.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
        if self.style != Style::Plain || !digits || self.text.len() > 64 {
            return None;
        }
        self.text.parse().ok().filter(|number: &f64| number.is_finite())
    }
}
