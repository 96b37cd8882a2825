//! What the words of a tag mean: which are names of values, which call components, which bind names.

use super::scan::{Tag, Token, Word};

/// The template a tag `{% include "…" %}` or `{% extends "…" %}` names.
pub(super) fn named<'a>(tag: &Tag<'a>, keyword: &str) -> Option<&'a str> {
    match statement(tag) {
        [(Token::Name(word), _), (Token::Text(name), _), ..] if *word == keyword => Some(name),
        _ => None,
    }
}

/// The words of a statement without the signs that trim blanks.
pub(super) fn statement<'t, 'a>(tag: &'t Tag<'a>) -> &'t [Word<'a>] {
    let mut words = &tag.words[..];
    if let [(Token::Sign('-'), _), rest @ ..] = words {
        words = rest;
    }
    if let [rest @ .., (Token::Sign('-'), _)] = words {
        words = rest;
    }
    if tag.statement { words } else { &[] }
}

/// The name, if it is one.
pub(super) fn name_of(token: Token<'_>) -> Option<&str> {
    match token {
        Token::Name(name) => Some(name),
        _ => None,
    }
}

/// A dotted name written together.
pub(super) fn dotted(words: &[Word<'_>]) -> String {
    words.iter().map(|(word, _)| name_of(*word).unwrap_or(".")).collect()
}

/// Whether the name at `at` is a value, and no keyword, filter, test, function or argument's name.
pub(super) fn is_name_of_value(words: &[Word<'_>], at: usize) -> bool {
    const WORDS: [&str; 17] = [
        "true",
        "True",
        "false",
        "False",
        "none",
        "None",
        "null",
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "for",
        "loop",
        "__tera_context",
    ];
    let before = at.checked_sub(1).map(|before| words[before].0);
    let earlier = at.checked_sub(2).map(|before| words[before].0);
    let tested =
        before == Some(Token::Name("is")) || (before == Some(Token::Name("not")) && earlier == Some(Token::Name("is")));
    let after = words.get(at + 1).map(|(word, _)| *word);
    let assigned =
        after == Some(Token::Sign('=')) && words.get(at + 2).map(|(word, _)| *word) != Some(Token::Sign('='));
    !name_of(words[at].0).is_some_and(|name| WORDS.contains(&name))
        && !matches!(before, Some(Token::Sign('|' | '.')))
        && !tested
        && !assigned
        && after != Some(Token::Sign('('))
}

/// Whether the `<` at `at` opens a component's call: nothing stands before it that it could compare.
pub(super) fn names_component(words: &[Word<'_>], at: usize) -> bool {
    let called = matches!(words.get(at + 1), Some((Token::Name(_), _)));
    called && at.checked_sub(1).is_none_or(|before| matches!(words[before].0, Token::Sign('-' | '=' | '(' | '{' | '~')))
}

/// `[… for name in path …]`: the names, and where their paths begin.
pub(super) fn comprehensions<'a>(words: &[Word<'a>]) -> Vec<(&'a str, usize)> {
    let three = words.windows(3).enumerate();
    three
        .filter_map(|(at, window)| match window {
            [(Token::Name("for"), _), (Token::Name(name), _), (Token::Name("in"), _)] => Some((*name, at + 3)),
            _ => None,
        })
        .filter(|(_, from)| *from < words.len())
        .collect()
}

/// Where the bracket or brace at `open` closes; the end when it does not.
pub(super) fn closing(words: &[Word<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, (word, _)) in words.iter().enumerate().skip(open) {
        match word {
            Token::Sign('[' | '{' | '(') => depth += 1,
            Token::Sign(']' | '}' | ')') => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    words.len()
}
