//! Tests of the YAML reader: ranges and maps, hostile input, words, comments.

mod comments;
mod hostile;
mod random;
mod ranges;
mod words;

use super::{Document, Limits, Node, Scalar, Style, Value, parse};
use crate::base::TextMap;

/// Reads `text` as a file of its own.
fn read(text: &str) -> Document {
    parse(text, &TextMap::shift(0), &Limits::default())
}

/// The value at a path such as `labels.0.name`.
fn at<'a>(document: &'a Document, path: &str) -> &'a Node {
    let root = document.root.as_ref().unwrap_or_else(|| panic!("no root for {path}"));
    path.split('.').filter(|part| !part.is_empty()).fold(root, |node, part| {
        let found = match &node.value {
            Value::Sequence(items) => part.parse().ok().and_then(|index: usize| items.get(index)),
            _ => node.get(part),
        };
        found.unwrap_or_else(|| panic!("no {part} of {path}"))
    })
}

/// Every scalar of a tree.
fn scalars(node: &Node) -> Vec<(&Node, &Scalar)> {
    let mut open = vec![node];
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Scalar(scalar) => found.push((node, scalar)),
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(entries) => open.extend(entries.iter().map(|entry| &entry.value)),
        }
    }
    found
}

/// Every letter and digit of a scalar stands in `source` where its map says. Not for text with coded letters.
fn check_map(source: &str, scalar: &Scalar) {
    for (index, char) in scalar.text.char_indices().filter(|(_, char)| char.is_ascii_alphanumeric()) {
        let place = scalar.map.offset(index as u32) as usize;
        let found = source.get(place..).and_then(|rest| rest.chars().next());
        assert_eq!(found, Some(char), "{index} of {:?} in {source:?}", scalar.text);
    }
}

/// Every range of a document lies in `source`, on character boundaries.
fn check_ranges(source: &str, document: &Document) {
    let mut ranges = Vec::new();
    let mut open: Vec<&Node> = document.root.iter().collect();
    while let Some(node) = open.pop() {
        ranges.push(("value", node.range));
        match &node.value {
            Value::Scalar(scalar) => {
                let whole = crate::base::TextRange::new(0, scalar.text.len());
                ranges.push(("map", scalar.map.range(whole)));
            }
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(entries) => {
                ranges.extend(entries.iter().map(|entry| ("key", entry.key.range)));
                open.extend(entries.iter().map(|entry| &entry.value));
            }
        }
    }
    ranges.extend(document.comments.iter().map(|comment| ("comment", comment.range)));
    for allow in &document.allows {
        ranges.extend([("allow", allow.comment), ("rule", allow.rule_range), ("covers", allow.covers)]);
    }
    for problem in &document.problems {
        ranges.push(("problem", problem.range));
        ranges.extend(problem.related.iter().map(|(range, _)| ("related", *range)));
        ranges.extend(problem.suggestions.iter().map(|(_, range, _)| ("suggestion", *range)));
    }
    for (what, range) in ranges {
        assert!(source.get(range.to_usize()).is_some(), "{what} {range:?} in {source:?}");
    }
}

/// A value for comparing: text in quotes when it must be text.
fn show(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) if scalar.style == Style::Plain => scalar.text.clone(),
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::Sequence(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", ")),
        Value::Mapping(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", entry.key.text, show(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}
