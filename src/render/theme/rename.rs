//! The built-in scripts with short names for what they declare, because every reader loads them.
//!
//! A variable gets the same new name everywhere in a script, so no scope has to be understood. Names of properties stay,
//! and what the browser brings.

use std::collections::{BTreeMap, BTreeSet};

/// A piece of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'s> {
    /// A name or a word of the language.
    Word(&'s str),
    /// A sign, or several that belong together: `...`, `?.`, `=>`.
    Sign(&'s str),
    /// A blank, a comment, a number, or the text of a literal: nothing to look into.
    Rest(&'s str),
}

/// Words that begin a declaration.
const DECLARES: [&str; 3] = ["const", "let", "var"];

/// Words of the language, which are never names.
const RESERVED: [&str; 20] = [
    "async",
    "await",
    "catch",
    "const",
    "else",
    "false",
    "for",
    "function",
    "if",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "this",
    "true",
    "typeof",
    "while",
];

/// The script with short names. A script that cannot be understood stays as it is.
pub(super) fn names(script: &str) -> String {
    let tokens = tokens(script);
    let code: Vec<Token<'_>> = tokens.iter().copied().filter(|token| !matches!(token, Token::Rest(_))).collect();
    let mut declared = declared(&code);
    for word in RESERVED {
        declared.remove(word);
    }
    let uses = uses(&code);
    let variables = || words(&code).zip(&uses).filter(|(_, used)| **used != Use::Property).map(|(word, _)| word);
    // A name that nobody declares here is the browser's.
    let all: BTreeSet<&str> = variables().collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in variables().filter(|word| declared.contains(word)) {
        *counts.entry(word).or_default() += 1;
    }
    let mut often: Vec<(&str, usize)> = counts.into_iter().collect();
    often.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut free = short_names().filter(|name| !all.contains(name.as_str()));
    let mut new: BTreeMap<&str, String> = BTreeMap::new();
    for (word, _) in often.into_iter().filter(|(word, _)| word.len() > 1) {
        let Some(name) = free.next().filter(|name| name.len() < word.len()) else { break };
        new.insert(word, name);
    }
    let mut out = String::with_capacity(script.len());
    let mut uses = uses.iter();
    for token in tokens {
        match token {
            Token::Word(word) => {
                let short = new.get(word).map_or(word, String::as_str);
                match uses.next() {
                    Some(Use::Variable) => out.push_str(short),
                    Some(Use::Short) if short != word => {
                        out.push_str(word);
                        out.push(':');
                        out.push_str(short);
                    }
                    _ => out.push_str(word),
                }
            }
            Token::Sign(text) | Token::Rest(text) => out.push_str(text),
        }
    }
    out
}

fn words<'s>(code: &[Token<'s>]) -> impl Iterator<Item = &'s str> {
    code.iter().filter_map(|token| match token {
        Token::Word(word) => Some(*word),
        _ => None,
    })
}

/// `a` to `Z`, then two letters.
fn short_names() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').chain('A'..='Z');
    let two = letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
    // Short words of the language are no names.
    letters().map(String::from).chain(two).filter(|name| !["as", "do", "if", "in", "of"].contains(&name.as_str()))
}

/// Every name that is declared: by `const` and its like, as a parameter, by `catch`.
fn declared<'s>(code: &[Token<'s>]) -> BTreeSet<&'s str> {
    let mut names = BTreeSet::new();
    for (at, token) in code.iter().enumerate() {
        match token {
            Token::Word("function") => names.extend(words(&code[at + 1..]).next()),
            Token::Word(word) if DECLARES.contains(word) => names.extend(variables(&code[at + 1..])),
            Token::Word("catch") if after_block(code, at) => names.extend(targets(&code[at + 1..])),
            Token::Sign("=>") => match at.checked_sub(1).map(|before| code[before]) {
                Some(Token::Word(word)) => _ = names.insert(word),
                Some(Token::Sign(")")) => names.extend(targets(&code[opening(code, at - 1)..at])),
                _ => {}
            },
            _ => {}
        }
    }
    for (at, _) in code.iter().enumerate().filter(|(_, token)| **token == Token::Word("function")) {
        if let Some(open) = code[at..].iter().position(|token| *token == Token::Sign("(")) {
            names.extend(targets(&code[at + open..]));
        }
    }
    names
}

/// Whether a `catch` stands behind a block and names what it catches, and is no method.
fn after_block(code: &[Token<'_>], at: usize) -> bool {
    at > 0 && code[at - 1] == Token::Sign("}") && code.get(at + 1) == Some(&Token::Sign("("))
}

/// The variables of a declaration, which may be several and have values.
fn variables<'s>(code: &[Token<'s>]) -> Vec<&'s str> {
    let (mut found, mut depth, mut expects) = (Vec::new(), 0_usize, true);
    for (at, token) in code.iter().enumerate() {
        match token {
            Token::Sign("[" | "{") if expects && depth == 0 => {
                found.extend(targets(&code[at..]));
                (depth, expects) = (1, false);
            }
            Token::Sign("(" | "[" | "{") => depth += 1,
            Token::Sign(")" | "]" | "}") if depth == 0 => break,
            Token::Sign(")" | "]" | "}") => depth -= 1,
            Token::Sign(";") if depth == 0 => break,
            Token::Word("of" | "in") if depth == 0 => break,
            Token::Sign(",") if depth == 0 => expects = true,
            Token::Word(word) if expects && depth == 0 => {
                found.push(*word);
                expects = false;
            }
            _ => {}
        }
    }
    found
}

/// The names in the brackets that open here, as parameters or parts of a value: default values are none.
fn targets<'s>(code: &[Token<'s>]) -> Vec<&'s str> {
    let (mut found, mut depth) = (Vec::new(), 0_usize);
    for (at, token) in code.iter().enumerate() {
        match token {
            Token::Sign("(" | "[" | "{") => depth += 1,
            Token::Sign(")" | "]" | "}") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            Token::Word(word) if at > 0 && matches!(code[at - 1], Token::Sign("(" | "[" | "{" | "," | "..." | ":")) => {
                found.push(*word);
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// Where the bracket that closes at `at` opens.
fn opening(code: &[Token<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for before in (0..=at).rev() {
        match code[before] {
            Token::Sign(")" | "]" | "}") => depth += 1,
            Token::Sign("(" | "[" | "{") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return before;
        }
    }
    at
}

/// What a name stands for where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// A variable.
    Variable,
    /// A property or a key.
    Property,
    /// Both: `{ name }`.
    Short,
}

/// What each name stands for, in their order.
fn uses(code: &[Token<'_>]) -> Vec<Use> {
    let mut uses = Vec::new();
    // The brackets that are open; whether they are those of an object.
    let mut open: Vec<bool> = Vec::new();
    for (at, token) in code.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| code[before]);
        match token {
            Token::Sign("{") => open.push(begins_object(before)),
            Token::Sign("(" | "[") => open.push(false),
            Token::Sign(")" | "]" | "}") => _ = open.pop(),
            Token::Word(_) => {
                let in_object = open.last() == Some(&true) && matches!(before, Some(Token::Sign("{" | ",")));
                uses.push(match (before, code.get(at + 1)) {
                    (Some(Token::Sign("." | "?.")), _) => Use::Property,
                    (_, Some(Token::Sign(":" | "("))) if in_object => Use::Property,
                    (_, Some(Token::Sign("," | "}" | "="))) if in_object => Use::Short,
                    _ => Use::Variable,
                });
            }
            _ => {}
        }
    }
    uses
}

/// Whether a brace behind this opens an object, or takes one apart, and is not that of a block.
fn begins_object(before: Option<Token<'_>>) -> bool {
    match before {
        Some(Token::Sign(sign)) => matches!(sign, "(" | "[" | "," | "=" | ":" | "?" | "|" | "&" | "..."),
        Some(Token::Word(word)) => word == "return" || DECLARES.contains(&word),
        _ => false,
    }
}

/// Cuts a script.
fn tokens(script: &str) -> Vec<Token<'_>> {
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

/// How long a string or a regular expression is, its ends included.
fn literal(text: &str, end: char) -> usize {
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

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn what_is_declared_gets_a_short_name() {
        let check = |text: &str, want: &str| assert_eq!(names(text), want, "{text}");
        check("const long = 1, other = long; f(long)", "const a = 1, b = a; f(a)");
        check("const make = (name, [first]) => name + first + window.x", "const c = (b, [a]) => b + a + window.x");
        check("let word = `a ${word} ${`b ${word}`} word`", "let a = `a ${a} ${`b ${a}`} word`");
        check(
            "for (const [key, value] of list) put(key, /key/, \"key\", value)",
            "for (const [a, b] of list) put(a, /key/, \"key\", b)",
        );
        check(
            "function run(what) { try { what() } catch (error) { say(error) } }",
            "function c(b) { try { b() } catch (a) { say(a) } }",
        );
    }

    #[test]
    fn properties_keep_their_names() {
        let check = |text: &str, want: &str| assert_eq!(names(text), want, "{text}");
        check("const url = 1; x.url = url", "const a = 1; x.url = a");
        check("const url = 1; f({ url, x: url })", "const a = 1; f({ url:a, x: a })");
        check("const go = ({ url = 1 }) => { url = 2, url = go }", "const b = ({ url:a = 1 }) => { a = 2, a = b }");
        check(
            "const find = 1; return { find() { find }, to: find ? find : 2 }",
            "const a = 1; return { find() { a }, to: a ? a : 2 }",
        );
        check("document.body.append(window)", "document.body.append(window)");
    }
}
