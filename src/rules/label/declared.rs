//! What the rules about declared labels look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{Place, TextRange},
    diag::Problem,
    kinds::{FieldValue, Record},
    model::{LabelEntry, LabelName, Model, Source},
    rules::{Book, prelude::Problems, say::yaml_value},
};

/// The source and the record of a label or a scope.
pub(super) fn record(model: &Model, at: LabelName) -> (&Source, &Record) {
    let source = &model.sources[at.0];
    (source, &source.records[at.1])
}

/// Where its name stands.
pub(super) fn place(model: &Model, at: LabelName) -> Place {
    let (source, record) = record(model, at);
    Place::new(source.path.clone(), record.id_range)
}

/// Every label, with each of its records.
pub(super) fn records<'a>(book: &Book<'a>) -> impl Iterator<Item = (&'a LabelEntry, &'a Source, &'a Record)> + use<'a> {
    let model = book.model;
    model.labels.by_name.values().flat_map(move |entry| {
        entry.records.iter().map(move |at| {
            let (source, record) = record(model, *at);
            (entry, source, record)
        })
    })
}

/// The first record of a label, where findings about the name as such are told.
pub(super) fn first<'a>(model: &'a Model, entry: &LabelEntry) -> Option<(&'a Source, &'a Record)> {
    entry.records.first().map(|at| record(model, *at))
}

/// The groups and projects of one record.
pub(super) fn containers(record: &Record) -> BTreeSet<&str> {
    record.list("groups").iter().chain(record.list("projects")).filter_map(FieldValue::text).collect()
}

/// A scope whose labels all have a number.
pub(super) struct Numbered<'a> {
    /// The scope's key.
    pub(super) key: &'a str,
    /// Its labels with their numbers, in order.
    pub(super) labels: Vec<(f64, &'a LabelEntry)>,
}

/// The scopes whose labels are numbered.
pub(super) fn numbered(model: &Model) -> Vec<Numbered<'_>> {
    let mut found = Vec::new();
    for (key, scope) in &model.labels.scopes {
        let labels: Option<Vec<(f64, &LabelEntry)>> = scope
            .labels
            .iter()
            .filter_map(|name| model.labels.get(name))
            .map(|entry| entry.order.map(|order| (order, entry)))
            .collect();
        // A scope of which only some values begin with a number is not in order to begin with.
        if let Some(labels) = labels.filter(|labels| labels.len() > 1) {
            found.push(Numbered { key, labels });
        }
    }
    found
}

/// Whether a value is nothing but its number, as in `BTG-Priority::1`: it may mean anything, such as a version.
pub(super) fn is_bare_number(entry: &LabelEntry) -> bool {
    entry.scope.as_ref().is_some_and(|(_, value)| value.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Groups names by what `key` makes of them; only groups of several.
pub(super) fn grouped<'a, K: Ord>(
    entries: impl Iterator<Item = &'a LabelEntry>,
    key: impl Fn(&LabelEntry) -> K,
) -> Vec<Vec<&'a LabelEntry>> {
    let mut groups: BTreeMap<K, Vec<&LabelEntry>> = BTreeMap::new();
    for entry in entries {
        groups.entry(key(entry)).or_default().push(entry);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// The edit that gives a declared label another name.
pub(super) fn rename(source: &Source, range: TextRange, name: &str) -> (TextRange, String) {
    let quoted = source.text[range.to_usize()].starts_with(['"', '\'']);
    (range, yaml_value(name, quoted))
}

/// Adds a problem to its file.
pub(super) fn say(out: &mut Problems, source: &Source, problem: Problem) {
    out.push((source.path.clone(), problem));
}
