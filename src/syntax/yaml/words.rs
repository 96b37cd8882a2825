//! What is said about YAML that can be read but is not taken.

use super::{
    Key,
    layout::{line_end, word_end},
};
use crate::{
    base::TextRange,
    diag::{Problem, ids},
};

/// More values than the limit.
pub(super) fn too_many(range: TextRange, most: usize) -> Problem {
    Problem::new(ids::YAML_LIMIT, range, format!("more than {most} values stand in one file, repeated ones included"))
        .label("the rest is not read")
        .help("split the file, or write less of it with `*name`")
}

/// Deeper nesting than the limit.
pub(super) fn too_deep(range: TextRange, most: usize) -> Problem {
    Problem::new(ids::YAML_LIMIT, range, format!("lists and records stand more than {most} levels deep in each other"))
        .label("the rest is not read")
}

/// The same key again.
pub(super) fn duplicate_key(key: &Key, first: TextRange) -> Problem {
    Problem::new(ids::YAML_DUPLICATE_KEY, key.range, format!("the key `{}` is written twice in one record", key.text))
        .label("this one is left out")
        .related(first, "first written here")
        .help("remove one of the two, or join their values")
}

/// A tag that handbooks do not know.
pub(super) fn tag(text: &str, at: usize) -> Problem {
    let end = word_end(text, at);
    let written = text.get(at..end).unwrap_or_default();
    let problem = Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(at, end),
        format!("`{written}` is left out, because a word that begins with `!` has a meaning of its own in YAML"),
    );
    quote_rest(problem, text, at, "remove it, or put the whole value in quotes")
}

/// An anchor before plain text that nothing repeats.
pub(super) fn unused_anchor(text: &str, start: usize, end: usize) -> Problem {
    let written = text.get(start..end).unwrap_or_default();
    let problem = Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(start, end),
        format!("`{written}` is left out, because a word that begins with `&` has a meaning of its own in YAML"),
    );
    quote_rest(problem, text, start, "put the whole value in quotes")
}

/// Offers quotes around everything from `at` to the end of the line, when that is plain text.
fn quote_rest(problem: Problem, text: &str, at: usize, help: &str) -> Problem {
    let rest = text.get(at..line_end(text, at)).unwrap_or_default();
    let rest = rest.split_once(" #").map_or(rest, |(value, _)| value).trim_end();
    let plain = rest.contains([' ', '\t']) && !rest.contains(['"', '\'', '[', ']', '{', '}', '|', '>', ',']);
    let problem = problem.help(help);
    if !plain || rest.contains(": ") {
        return problem;
    }
    let fixed = in_quotes(rest);
    problem.suggest(format!("write `{fixed}`"), TextRange::new(at, at + rest.len()), fixed)
}

/// `value` in quotes: double ones unless it holds some, or a backslash.
pub(super) fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

/// An alias inside the value it repeats, or of a value that was left out.
pub(super) fn self_alias(text: &str, start: usize, end: usize) -> Problem {
    let written = text.get(start..end).unwrap_or_default();
    Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(start, end),
        format!("`{written}` stands inside the very value it repeats"),
    )
    .help("put it in quotes if it is text, or write the value out")
}

/// A list or record where a key must be.
pub(super) fn key_is_no_text(text: &str, start: usize, end: usize) -> Problem {
    let range = TextRange::new(start, end);
    let problem = Problem::new(ids::YAML_SYNTAX, range, "a key must be text, and here stands a list or a record")
        .label("left out, with its value");
    // `{{ name }}` of other tools: the outer braces begin one record before the inner one.
    let outer = start.checked_sub(1).filter(|at| text.as_bytes().get(*at) == Some(&b'{'));
    let close = text.get(end..).unwrap_or_default();
    match outer {
        Some(from) if close.starts_with('}') && text[start..].starts_with('{') => {
            let fixed = in_quotes(&text[from..=end]);
            problem.help("put the whole value in quotes if the braces are meant as text").suggest(
                format!("write `{fixed}`"),
                TextRange::new(from, end + 1),
                fixed,
            )
        }
        _ => problem.help("write `key: value` with a word as the key"),
    }
}

/// A `:` without a key.
pub(super) fn key_is_missing(at: usize) -> Problem {
    Problem::new(ids::YAML_SYNTAX, TextRange::new(at, at + 1), "nothing stands before this colon")
        .help("write the key before it, as in `name: value`")
}

/// A merge key.
pub(super) fn merge_key(start: usize, end: usize) -> Problem {
    Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(start, end),
        "`<<`, which takes over the keys of another record, is not supported",
    )
    .label("left out, with its value")
    .help("write the keys out in this record")
}

/// A second document in the same text.
pub(super) fn second_document(start: usize, end: usize) -> Problem {
    Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(start, end),
        "a second document begins here, and only the first is read",
    )
    .label("the rest is not read")
    .help("remove the line `---`, or move what follows to a file of its own")
}
