//! Turns of phrase for problems with records.

use crate::{
    kinds::FieldType,
    syntax::yaml::{Node, Value},
};

/// `a`, `b` or `c`, each in backticks.
pub(in crate::kinds) fn either<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words.into_iter().map(|word| format!("`{word}`")).collect(), "or")
}

/// Parts with commas and a last word between the last two.
pub(super) fn joined(mut parts: Vec<String>, word: &str) -> String {
    match parts.pop() {
        None => String::new(),
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} {word} {last}", parts.join(", ")),
    }
}

/// A noun with its article.
pub(super) fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Text in double quotes, as YAML reads them.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What a writer wrote, in backticks, cut to a line of 40 characters.
pub(in crate::kinds) fn shown(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("`{}…`", &line[..end]),
        None => format!("`{line}`"),
    }
}

/// A value, for "…, not this".
pub(super) fn found(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) if !scalar.text.is_empty() => shown(scalar.text.trim()),
        _ => node.noun().to_owned(),
    }
}

/// What a type takes.
pub(super) fn wanted(ty: &FieldType) -> String {
    match ty {
        FieldType::Text | FieldType::Inline | FieldType::Block => "text".to_owned(),
        FieldType::Date => "a day such as `2027-05-02`".to_owned(),
        FieldType::Url => "an address such as `https://example.com/`".to_owned(),
        FieldType::Color => "a colour such as `\"#1f75cb\"`".to_owned(),
        FieldType::Number => "a number".to_owned(),
        FieldType::Flag => "`true` or `false`".to_owned(),
        FieldType::Enum(words) => either(words.iter().map(String::as_str)),
        FieldType::List(_) => "a list".to_owned(),
        FieldType::Ref(kinds) => {
            format!("the id of {}", joined(kinds.iter().map(|kind| a(kind)).collect(), "or"))
        }
        FieldType::Label => "the name of a label".to_owned(),
        FieldType::Page => "the path of a page".to_owned(),
        FieldType::Record { fields, .. } => {
            let names = fields.iter().map(|field| format!("`{}`", field.name)).collect();
            format!("a record with {}", joined(names, "and"))
        }
        FieldType::Children(_) => "a list of records".to_owned(),
    }
}

/// The first letter made small, to go on within a sentence, and no full stop.
pub(super) fn clause(sentence: &str) -> String {
    let mut chars = sentence.trim_end_matches('.').chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
