//! A YAML data file, or the body of a `{data}` block: plural kinds, each with its records.

use super::{
    Reader, Voice,
    reader::Given,
    words::{either, found, shown},
};
use crate::{
    base::{distance, nearest},
    diag::{Problem, ids},
    kinds::{IdRule, Kind, Record, Registry},
    syntax::{
        Scalar,
        markdown::Dialect,
        yaml::{Entry, Node, Value},
    },
};

/// What a data file holds.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The records in the order of the source, a record's children after it.
    pub records: Vec<Record>,
    /// What is wrong, the problems of Markdown within fields included.
    pub problems: Vec<Problem>,
    /// Whether the text holds data at all: a top-level key is a plural kind, or very nearly. When not, the file is an
    /// ordinary file, and nothing is said about it.
    pub known_keys: bool,
}

/// Reads a YAML file. Its top-level keys are plurals of `registry`'s kinds; keys that begin with `x-` are free.
pub fn load_data(root: &Node, registry: &Registry, dialect: &Dialect) -> Loaded {
    let known = root.entries().iter().any(|entry| own(registry, &entry.key.text).is_some());
    if known || root.entries().iter().any(|entry| nearly(registry, entry)) {
        load_block(root, registry, dialect)
    } else {
        Loaded::default()
    }
}

/// Reads the body of a `{data}` block: like a file, but it is data whatever its keys are.
pub fn load_block(root: &Node, registry: &Registry, dialect: &Dialect) -> Loaded {
    let mut reader = Reader::new(registry, dialect, Voice::RECORD);
    let empty = root.scalar().is_some_and(Scalar::is_null);
    if !empty && !matches!(root.value, Value::Mapping(_)) {
        let message = format!("data begins with what it holds, such as `labels:`, not with {}", found(root));
        reader.problems.push(Problem::new(ids::RECORD_WRONG_TYPE, root.range, message));
    }
    for entry in root.entries() {
        match own(registry, &entry.key.text) {
            Some(kind) => reader.records_of(kind, &entry.value),
            None if entry.key.text.starts_with("x-") => {}
            None => {
                let problem = unknown(registry, entry);
                reader.problems.push(problem);
            }
        }
    }
    Loaded { records: reader.records, problems: reader.problems, known_keys: true }
}

/// The kind whose records stand under `plural`.
fn own<'r>(registry: &'r Registry, plural: &str) -> Option<&'r Kind> {
    registry.by_plural(plural).filter(|kind| kind.parent.is_none()).map(AsRef::as_ref)
}

/// Whether a key without any other clue is a plural misspelt: the singular, or one edit away, over something that has
/// the keys of such a record. Other tools have `rules:` and `tables:`, and those are not ours to judge.
fn nearly(registry: &Registry, entry: &Entry) -> bool {
    let key = entry.key.text.as_str();
    let first = match &entry.value.value {
        Value::Sequence(items) => items.first(),
        Value::Mapping(_) => Some(&entry.value),
        Value::Scalar(_) => None,
    };
    first.is_some_and(|record| {
        registry.kinds.iter().filter(|kind| kind.parent.is_none()).any(|kind| {
            let near = distance(key, &kind.name) == 0 || distance(key, &kind.plural) <= 1;
            near && record.get(identifying(kind)).is_some()
        })
    })
}

/// The key that a record of this kind is known by.
fn identifying(kind: &Kind) -> &str {
    if kind.id == IdRule::Title { &kind.title_field } else { "id" }
}

fn unknown(registry: &Registry, entry: &Entry) -> Problem {
    let key = &entry.key;
    let problem = Problem::new(
        ids::RECORD_UNKNOWN_KIND,
        key.range,
        format!("{} is nothing that this handbook keeps records of", shown(&key.text)),
    );
    if let Some(kind) = registry.by_plural(&key.text) {
        let parent = kind.parent.as_deref().unwrap_or_default();
        return problem.help(format!("{} are written within their {parent}", kind.plural));
    }
    let singular = registry.kinds.iter().find(|kind| distance(&key.text, &kind.name) == 0);
    let near = singular.filter(|kind| kind.parent.is_none()).map(|kind| kind.plural.as_str());
    match near.or_else(|| nearest(&key.text, registry.plurals(), 1).first().copied()) {
        Some(plural) => {
            problem.label(format!("did you mean `{plural}`?")).suggest(format!("write `{plural}`"), key.range, plural)
        }
        None => problem.help(format!("it keeps {}; a key of your own begins with `x-`", either(registry.plurals()))),
    }
}

impl Reader<'_> {
    /// The records under one plural key.
    fn records_of(&mut self, kind: &Kind, node: &Node) {
        match &node.value {
            Value::Sequence(items) => {
                for item in items {
                    self.record(kind, item, Given::default());
                }
            }
            Value::Mapping(_) if node.get(identifying(kind)).is_some() || node.get(&kind.title_field).is_some() => {
                self.record(kind, node, Given::default());
            }
            Value::Mapping(entries) => {
                let message = format!("`{}` takes a list of records, not records by key", kind.plural);
                let first = entries.first().map_or("a-short-name", |entry| entry.key.text.as_str());
                let first = format!("- {}: {first}", identifying(kind));
                self.problems.push(
                    Problem::new(
                        ids::RECORD_WRONG_TYPE,
                        entries.first().map_or(node.range, |entry| entry.key.range),
                        message,
                    )
                    .help(format!(
                        "begin each with its {}, such as {}",
                        identifying(kind),
                        shown(&first)
                    )),
                );
                for entry in entries.iter().filter(|entry| matches!(entry.value.value, Value::Mapping(_))) {
                    self.record(kind, &entry.value, Given { key: Some(&entry.key.text), ..Given::default() });
                }
            }
            Value::Scalar(scalar) if scalar.is_null() => {}
            Value::Scalar(_) => {
                let message = format!("`{}` takes a list of records, not {}", kind.plural, found(node));
                let help = format!("begin each with `- {}: …`", identifying(kind));
                self.problems.push(Problem::new(ids::RECORD_WRONG_TYPE, node.range, message).help(help));
            }
        }
    }
}
