//! A script cut into what can be renamed and what cannot.

/// A piece of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// A name or a word of the language.
    Word(&'s str),
    /// A sign, or several that belong together: `...`, `?.`, `=>`.
    Sign(&'s str),
    /// A blank, a comment, a number, or the text of a literal: nothing to look into.
    Rest(&'s str),
}

/// Cuts a script.
pub(super) fn tokens(script: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // The braces that are open, within templates: at 0 the text of the template goes on.
    let mut templates: Vec<usize> = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' | '\'' => literal(rest, c),
            '`' => template(&rest[1..], &mut templates) + 1,
            '}' if templates.last() == Some(&0) => {
                templates.pop();
                template(&rest[1..], &mut templates) + 1
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '/' if begins_expression(&tokens) => literal(rest, c),
            c if c.is_whitespace() => rest.len() - rest.trim_start().len(),
            c if c.is_ascii_digit() => rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()),
            c if is_word(c) => {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                tokens.push(Token::Word(&rest[..length]));
                rest = &rest[length..];
                continue;
            }
            _ => {
                let known = ["...", "?.", "=>"].iter().find(|sign| rest.starts_with(**sign));
                let length = known.map_or(c.len_utf8(), |sign| sign.len());
                match c {
                    '{' => templates.iter_mut().last().into_iter().for_each(|depth| *depth += 1),
                    '}' => templates.iter_mut().last().into_iter().for_each(|depth| *depth -= 1),
                    _ => {}
                }
                tokens.push(Token::Sign(&rest[..length]));
                rest = &rest[length..];
                continue;
            }
        };
        tokens.push(Token::Rest(&rest[..length]));
        rest = &rest[length..];
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// Whether a slash here begins a regular expression and does not divide.
fn begins_expression(before: &[Token<'_>]) -> bool {
    let last = before.iter().rev().find(|token| !matches!(token, Token::Rest(text) if text.trim().is_empty()));
    match last {
        Some(Token::Word(word)) => matches!(*word, "return" | "of" | "in"),
        Some(Token::Sign(sign)) => !matches!(*sign, ")" | "]" | "}"),
        Some(Token::Rest(_)) => false,
        None => true,
    }
}

/// How long the text of a template is up to its end or its next value, that sign included.
fn template(text: &str, templates: &mut Vec<usize>) -> usize {
    let mut letters = text.char_indices();
    while let Some((at, c)) = letters.next() {
        match c {
            '\\' => _ = letters.next(),
            '`' => return at + 1,
            '$' if text[at..].starts_with("${") => {
                templates.push(0);
                return at + 2;
            }
            _ => {}
        }
    }
    text.len()
}

/// How long a string, a regular expression or a template without values that hold templates is, its ends included.
pub(super) fn literal(text: &str, end: char) -> usize {
    let mut class = false;
    let mut letters = text.char_indices().skip(1);
    while let Some((at, c)) = letters.next() {
        match c {
            '\\' => _ = letters.next(),
            '[' if end == '/' => class = true,
            ']' if end == '/' => class = false,
            c if c == end && !class => return at + 1,
            _ => {}
        }
    }
    text.len()
}
