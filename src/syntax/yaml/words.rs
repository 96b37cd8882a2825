//! What is said about YAML that can be read but is not taken.

use super::{
    Key,
    layout::{char_at, line_end, line_start, skip_trivia, word_end},
    line::Line,
};
use crate::{
    base::TextRange,
    diag::{Problem, ids},
};

/// The most characters of the text that a message repeats.
const SHORT: usize = 60;
/// How many characters of a line are looked at for a suggestion.
const NEAR: usize = 200;

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
    Problem::new(
        ids::YAML_DUPLICATE_KEY,
        key.range,
        format!("the key `{}` is written twice in one record", short(&key.text)),
    )
    .label("this one is left out")
    .related(first, "first written here")
    .help("remove one of the two, or join their values")
}

/// A tag that handbooks do not know, at `at` or after the anchor there.
pub(super) fn tag(text: &str, at: usize) -> Problem {
    let mut at = skip_trivia(text, at);
    if text.as_bytes().get(at) == Some(&b'&') {
        at = skip_trivia(text, word_end(text, at));
    }
    let end = word_end(text, at);
    let written = short(text.get(at..end).unwrap_or_default());
    let problem = Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(at, end),
        format!("`{written}` is left out, because a word that begins with `!` has a meaning of its own in YAML"),
    );
    quote_rest(problem, text, at, "remove it, or put the whole value in quotes")
}

/// An anchor before plain text that nothing repeats.
pub(super) fn unused_anchor(text: &str, start: usize, end: usize) -> Problem {
    let written = short(text.get(start..end).unwrap_or_default());
    let problem = Problem::new(
        ids::YAML_SYNTAX,
        TextRange::new(start, end),
        format!("`{written}` is left out, because a word that begins with `&` has a meaning of its own in YAML"),
    );
    quote_rest(problem, text, start, "put the whole value in quotes")
}

/// Offers quotes around everything from `at` to the end of the line, when that is plain text.
fn quote_rest(problem: Problem, text: &str, at: usize, help: &str) -> Problem {
    // A line is as long as its writer likes, and may hold many of these.
    let near: String = text.get(at..).unwrap_or_default().chars().take(NEAR).collect();
    let end = line_end(&near, 0);
    let rest = near.get(..end).unwrap_or_default();
    let rest = rest.split_once(" #").map_or(rest, |(value, _)| value).trim_end();
    let plain = rest.contains([' ', '\t']) && !rest.contains(['"', '\'', '[', ']', '{', '}', '|', '>', ',']);
    let problem = problem.help(help);
    if end == near.len() && near.len() < text.len() - at || !plain || rest.contains(": ") {
        return problem;
    }
    suggest_quotes(problem, TextRange::new(at, at + rest.len()), rest)
}

/// Offers `value` in quotes in the place of `range`.
pub(super) fn suggest_quotes(problem: Problem, range: TextRange, value: &str) -> Problem {
    let fixed = in_quotes(value);
    problem.suggest(format!("write `{}`", short(&fixed)), range, fixed)
}

/// `text` for a message: on one line, and not longer than anyone reads.
pub(super) fn short(text: &str) -> String {
    let mut shown = String::new();
    for char in text.chars().take(SHORT) {
        let blank = matches!(char, '\n' | '\r' | '\t' | ' ');
        match char {
            _ if blank && shown.ends_with(' ') => {}
            _ if blank => shown.push(' '),
            _ => shown.push(char),
        }
    }
    if text.chars().nth(SHORT).is_some() {
        shown.push('…');
    }
    shown
}

/// `value` in quotes: double ones unless it holds some, or a backslash.
pub(super) fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

/// An alias inside the value it repeats, or of a value that was left out.
pub(super) fn self_alias(text: &str, start: usize, end: usize) -> Problem {
    let written = short(text.get(start..end).unwrap_or_default());
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
        Some(from) if close.starts_with('}') && end - from < NEAR && text[start..].starts_with('{') => {
            let problem = problem.help("put the whole value in quotes if the braces are meant as text");
            suggest_quotes(problem, TextRange::new(from, end + 1), &text[from..=end])
        }
        _ => problem.help("write `key: value` with a word as the key"),
    }
}

/// A `:` or a `?` without a key.
pub(super) fn key_is_missing(text: &str, at: usize) -> Problem {
    let range = char_at(text, at);
    let message = if text[range.to_usize()].starts_with(':') {
        "nothing stands before this colon"
    } else {
        "a key is missing here"
    };
    Problem::new(ids::YAML_SYNTAX, range, message).help("write the key before its colon, as in `name: value`")
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
    .help("remove the line `---` or `...`, or move what follows to a file of its own")
}

/// Lines above the text that begin with `%`, but for `%YAML 1.2`: what `%TAG` shortens is not taken anyhow, and each use
/// would copy it.
pub(super) fn directive(text: &str) -> Option<Problem> {
    let mut at = skip_trivia(text, 0);
    loop {
        let end = line_end(text, at);
        let line = text.get(at..end)?;
        if line.starts_with('%') && !(line.starts_with("%YAML ") && line.is_ascii()) {
            let word = short(line.split([' ', '\t']).next().unwrap_or(line));
            let message = format!("a line that begins with `{word}` is not supported");
            let problem = Problem::new(ids::YAML_SYNTAX, TextRange::new(at, end), message);
            return Some(problem.label("nothing below it is read").help("remove the line, or put the text in quotes"));
        }
        if !line.starts_with('%') && line.trim_end() != "..." {
            return None;
        }
        at = skip_trivia(text, end);
    }
}

/// A `- ` at the start of a further line of plain text, which was meant as an item of a list.
pub(super) fn swallowed_item(text: &str, start: usize, end: usize) -> Option<Problem> {
    let mut at = line_end(text, start);
    while at < end {
        let line = Line::at(text, at + 1);
        if line.item > line.content && line.content < end {
            return Some(
                Problem::new(
                    ids::YAML_SYNTAX,
                    TextRange::new(line.content, line.end.min(end)),
                    "this line is read as more of the text above it, not as an item of a list",
                )
                .related(TextRange::new(start, line_end(text, start)), "the text it is added to")
                .help("give every item of a list the same indentation"),
            );
        }
        at = line.end.max(at + 1);
    }
    None
}

/// `color: #1f75cb`, `Issue #5`: text that YAML takes for a comment. A comment with a blank after its `#`, or after a
/// whole value and without a digit, is believed.
pub(super) fn hidden_by_comment(
    text: &str,
    (start, end): (usize, usize),
    values: &[(usize, usize)],
    missing: &[usize],
) -> Option<Problem> {
    let first = text.get(start + 1..end)?.chars().next().filter(|c| c.is_alphanumeric())?;
    // Only what stands on the comment's own line is looked at, or a long text would be read for each of its comments.
    let line = line_start(text, start);
    let beside = |from: usize| {
        let between = if from < line { None } else { text.get(from..start) };
        between.is_some_and(|between| between.trim_matches([' ', '\t']).is_empty())
    };
    let alone = missing[..missing.partition_point(|at| *at <= start)].last().is_some_and(|at| beside(*at));
    let before = values[..values.partition_point(|value| value.1 <= start)].last().copied();
    let value = before.filter(|value| {
        first.is_ascii_digit() && value.0 >= line && !text[value.0..].starts_with(['"', '\'']) && beside(value.1)
    });
    let from = if alone { start } else { value?.0 };
    let written = text[start..end].trim_end();
    let range = TextRange::new(from, start + written.len());
    let message = format!("`{}` is read as a comment, because `#` after a blank begins one", short(written));
    let problem = Problem::new(ids::YAML_SYNTAX, TextRange::new(start, start + written.len()), message)
        .help("put the whole text in quotes, or write a blank after `#` if it is a comment");
    Some(suggest_quotes(problem, range, &text[range.to_usize()]))
}
