//! What the parser says is wrong, in a writer's words, and where.

use std::{error::Error, ops::Range};

use pulldown_latex::{Parser, ParserError, Storage};

use super::{MathFault, bounds::command};

/// How many bytes of the formula the parser shows on each side of a mistake.
const CONTEXT: usize = 12;

/// What the parser calls a command that it does not know.
const UNKNOWN_COMMAND: &str = "unknown primitive";

/// The fault behind the parser's error.
pub(super) fn of(formula: &str, error: &ParserError) -> MathFault {
    let kind = error.source().map(ToString::to_string).unwrap_or_default();
    if kind.starts_with(UNKNOWN_COMMAND)
        && let Some((name, range)) = unknown_command(formula)
    {
        return MathFault::new(format!("there is no command `\\{name}`"), range);
    }
    if kind.contains("environment found")
        && let Some((name, range)) = unknown_environment(formula)
    {
        return MathFault::new(format!("there is no environment `{name}`"), range);
    }
    let range = place(formula, &error.to_string()).unwrap_or(0..formula.len());
    MathFault::new(words(&kind), range)
}

/// The fault of an operator's name with characters in it that are no letters.
pub(super) fn operator(formula: &str, name: &str) -> MathFault {
    let found = formula.find(name).filter(|_| !name.is_empty());
    let range = found.map_or(0..formula.len(), |at| at..at + name.len());
    MathFault::new("the name of an operator has letters and digits only", range)
}

fn words(kind: &str) -> String {
    let closing = kind.split('`').nth(1).filter(|_| kind.contains("to be closed"));
    if let Some(closing) = closing {
        return format!("a `{closing}` is missing");
    }
    let known = [
        ("unexpected group closing", "something is closed that was not opened, such as by a `}` too many"),
        ("adding a subscript twice", "two subscripts follow each other; braces say what belongs to what"),
        ("subscript twice", "two subscripts follow each other; braces say what belongs to what"),
        ("superscript twice", "two superscripts follow each other; braces say what belongs to what"),
        ("alignment not allowed", "`&` stands outside of a table; a plain one is written `\\&`"),
        ("new line command", "`\\\\` begins a new line outside of a table or an `aligned`"),
        ("math shift", "`$` stands within the formula; a plain one is written `\\$`"),
        ("hash sign", "`#` stands within the formula; a plain one is written `\\#`"),
        ("expected an argument", "a command lacks what it applies to"),
        ("expected a token", "it ends where more was expected"),
        ("expected a delimiter", "a bracket was expected"),
        ("unkown color", "the colour is not known; it may be a plain name or `#rrggbb`"),
        ("control sequence found as argument", "a command stands where a plain value is wanted"),
        ("empty control sequence", "a `\\` stands alone"),
        ("found as argument to a command", "a `^` or `_` stands where a value is wanted"),
    ];
    let found = known.iter().find(|(words, _)| kind.contains(words));
    found.map_or_else(|| format!("the converter says: {kind}"), |(_, ours)| (*ours).to_owned())
}

/// Where the excerpt that the parser shows stands in the formula, and in it the mistake: the parser knows the place but
/// keeps it to itself.
fn place(formula: &str, shown: &str) -> Option<Range<usize>> {
    let lines = shown.rsplit_once("│\n").map(|(_, excerpt)| excerpt)?;
    let lines: Vec<&str> = lines.lines().take_while(|line| line.starts_with('│')).collect();
    let (_, lines) = lines.split_last()?;
    let text: Vec<&str> =
        lines.iter().map(|line| line.trim_start_matches('│').trim_start_matches(['…', ' '])).collect();
    let text = text.join("\n");
    let at = formula.find(text.trim_end()).filter(|_| !text.trim().is_empty())?;
    let end = at + text.trim_end().len();
    let cut = shown.contains("│…");
    let mark = match (cut, end < formula.trim_end().len()) {
        (true, _) => at + CONTEXT,
        (false, true) => end.saturating_sub(CONTEXT),
        (false, false) => return None,
    };
    let floor = |at: usize| (0..=at.min(formula.len())).rev().find(|at| formula.is_char_boundary(*at)).unwrap_or(0);
    let end = floor(mark.max(1));
    let start = floor(end.saturating_sub(1));
    (start < end).then_some(start..end)
}

/// The first command that the parser does not know, and where it stands.
fn unknown_command(formula: &str) -> Option<(&str, Range<usize>)> {
    formula.match_indices('\\').find_map(|(at, _)| {
        let name = command(&formula[at + 1..]);
        let alone = format!("\\{name} ");
        (!name.is_empty() && says(&alone, UNKNOWN_COMMAND)).then(|| (name, at..at + 1 + name.len()))
    })
}

fn unknown_environment(formula: &str) -> Option<(&str, Range<usize>)> {
    const BEGIN: &str = "\\begin{";
    formula.match_indices(BEGIN).find_map(|(at, _)| {
        let start = at + BEGIN.len();
        let name = formula[start..].split('}').next().filter(|name| name.len() < 40)?;
        let alone = format!("\\begin{{{name}}}\\end{{{name}}}");
        says(&alone, "environment found").then(|| (name, start..start + name.len()))
    })
}

fn says(formula: &str, words: &str) -> bool {
    let storage = Storage::new();
    let error = Parser::new(formula, &storage).find_map(Result::err);
    error.and_then(|error| error.source().map(|kind| kind.to_string().contains(words))).unwrap_or(false)
}
