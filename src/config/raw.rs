//! `book.toml` as written: a tree with a range on every key and value, in the order of the file, without defaults.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::ids;
use crate::{base::TextRange, diag::Problem};

/// A table: a `[section]`, or a value in braces.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key, without quotes.
    pub key: String,
    /// Where the key stands, quotes included.
    pub key_range: TextRange,
    /// The value.
    pub value: Value,
}

/// A value and where it stands. Of a `[section]` that is its heading.
#[derive(Debug, Clone)]
pub struct Value {
    /// From its first to its last byte.
    pub range: TextRange,
    /// What it is.
    pub data: Data,
}

/// A value.
#[derive(Debug, Clone)]
pub enum Data {
    /// Text.
    Text(String),
    /// A whole number; `None` when it is too large to hold.
    Whole(Option<i64>),
    /// A number with a fraction, as written.
    Decimal(String),
    /// `true` or `false`.
    Flag(bool),
    /// A date or a time, as written.
    Date(String),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(Table),
}

impl Data {
    /// What a writer would call it, for messages.
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Whole(_) => "a number",
            Self::Decimal(_) => "a number with a fraction",
            Self::Flag(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a section with keys of its own",
        }
    }
}

impl Table {
    /// The entry of `key`.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The entry at a path of keys, such as `output`, `html`, `theme`.
    pub fn at(&self, path: &[&str]) -> Option<&Entry> {
        let (first, rest) = path.split_first()?;
        let entry = self.get(first)?;
        match (&entry.value.data, rest) {
            (_, []) => Some(entry),
            (Data::Table(table), rest) => table.at(rest),
            _ => None,
        }
    }
}

/// Reads a text. What is not TOML is one problem, the first, because the others tend to follow from it.
pub fn parse(text: &str) -> (Table, Option<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let problem = errors.first().map(|error| {
        let span = error.span().unwrap_or(text.len()..text.len());
        // An unclosed list or quote is noticed at the end of the file, where there is nothing to show.
        let at = if span.start >= text.len() { text.trim_end().len() } else { span.start };
        let range = if span.is_empty() { TextRange::empty(at) } else { TextRange::from(span) };
        Problem::new(ids::SYNTAX, range, format!("`book.toml` cannot be read here: {}", plain(error.message())))
            .help("settings are written `key = value`, text stands in \"quotes\", a list in [square brackets]")
    });
    (from_table(table.into_inner()), problem)
}

/// The parser's words, in a writer's.
fn plain(message: &str) -> String {
    let mut message = message.replace("string values must be quoted", "text must stand in quotes");
    for (theirs, ours) in [("inline table", "braces"), ("array", "list"), ("literal string", "text in quotes")] {
        message = message.replace(theirs, ours);
    }
    message.replace('\n', " ").trim_end_matches('.').to_owned()
}

fn from_table(table: DeTable<'_>) -> Table {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_range: key.span().into(),
            key: key.into_inner().into_owned(),
            value: from_value(value),
        })
        .collect();
    entries.sort_by_key(|entry| (entry.key_range, entry.value.range));
    Table { entries }
}

fn from_value(value: Spanned<DeValue<'_>>) -> Value {
    let range = value.span().into();
    let data = match value.into_inner() {
        DeValue::String(text) => Data::Text(text.into_owned()),
        DeValue::Integer(number) => Data::Whole(i64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(number) => Data::Decimal(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Data::Flag(flag),
        DeValue::Datetime(date) => Data::Date(date.to_string()),
        DeValue::Array(list) => Data::List(list.into_iter().map(from_value).collect()),
        DeValue::Table(table) => Data::Table(from_table(table)),
    };
    Value { range, data }
}
