//! The built-in scripts with short names for what they declare, because every reader loads them.
//!
//! Each variable is taken to be known in the whole block or function that it is declared in, which is never too little, and
//! variables share a name where none of them is mentioned in the place of another. Names of properties stay, and what the browser brings.

use std::{collections::BTreeSet, fmt::Write as _};

use super::tokens::{Token, tokens};

/// Words that begin a declaration.
const DECLARES: [&str; 3] = ["const", "let", "var"];

/// Words of the language, which are never names.
const RESERVED: [&str; 22] = [
    "as",
    "async",
    "await",
    "catch",
    "const",
    "do",
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

/// A name, and the stretch of the script in which it is known.
#[derive(Debug)]
struct Variable<'s> {
    word: &'s str,
    from: usize,
    to: usize,
    /// Where it stands, in order.
    places: Vec<usize>,
    name: String,
}

/// The script with short names.
pub(super) fn names(script: &str) -> String {
    let tokens = tokens(script);
    let code: Vec<Token<'_>> = tokens.iter().copied().filter(|token| !matches!(token, Token::Rest(_))).collect();
    let uses = uses(&code);
    let mut variables = merged(declared(&code));
    // A name that nobody declares here is the browser's.
    let mut free = BTreeSet::from(RESERVED);
    let named = |at: usize| match code[at] {
        Token::Word(word) if uses[at] != Use::Property => Some(word),
        _ => None,
    };
    for (at, word) in (0..code.len()).filter_map(|at| Some((at, named(at)?))) {
        // They are sorted by their words.
        let first = variables.partition_point(|one| one.word < word);
        match variables[first..].iter_mut().take_while(|one| one.word == word).find(|one| one.knows(word, at)) {
            Some(variable) => variable.places.push(at),
            None => _ = free.insert(word),
        }
    }
    variables.sort_by(|a, b| b.places.len().cmp(&a.places.len()).then(a.from.cmp(&b.from)).then(a.word.cmp(b.word)));
    for at in 0..variables.len() {
        let (done, rest) = variables.split_at_mut(at);
        let variable = &mut rest[0];
        let near: BTreeSet<&str> = done.iter().filter(|other| other.clashes(variable)).map(|one| &*one.name).collect();
        let mut short = short_names().filter(|name| !free.contains(&**name) && !near.contains(&**name));
        variable.name = short.next().unwrap_or_default();
    }
    variables.sort_by_key(|one| (one.word, one.from));
    let mut out = String::with_capacity(script.len());
    let mut place = 0;
    for token in tokens {
        match token {
            Token::Rest(text) => {
                out.push_str(text);
                continue;
            }
            Token::Sign(text) => out.push_str(text),
            Token::Word(word) => {
                let first = variables.partition_point(|one| one.word < word);
                let mut same = variables[first..].iter().take_while(|one| one.word == word);
                let short = same.find(|one| one.knows(word, place)).map(|one| &*one.name);
                match (uses[place], short) {
                    (Use::Variable, Some(short)) => out.push_str(short),
                    (Use::Short, Some(short)) if short != word => _ = write!(out, "{word}:{short}"),
                    _ => out.push_str(word),
                }
            }
        }
        place += 1;
    }
    out
}

impl Variable<'_> {
    fn knows(&self, word: &str, at: usize) -> bool {
        self.word == word && (self.from..=self.to).contains(&at)
    }

    /// Whether the two may not have one name: where an outer one is not mentioned, an inner one may hide it.
    fn clashes(&self, other: &Self) -> bool {
        let (outer, inner) = if self.from <= other.from { (self, other) } else { (other, self) };
        if outer.to < inner.from {
            return false;
        }
        // Parameters and the variables of a body end with it, and hide each other nowhere.
        let within = outer.from < inner.from && inner.to < outer.to;
        !within || outer.places.iter().any(|at| (inner.from..=inner.to).contains(at))
    }

    fn meets(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// The same name within itself stays one, so that what hides what does not change.
fn merged(mut variables: Vec<Variable<'_>>) -> Vec<Variable<'_>> {
    variables.retain(|one| !RESERVED.contains(&one.word));
    variables.sort_by_key(|one| (one.word, one.from));
    let mut merged: Vec<Variable<'_>> = Vec::new();
    for one in variables {
        match merged.last_mut() {
            Some(last) if last.word == one.word && last.meets(&one) => last.to = last.to.max(one.to),
            _ => merged.push(one),
        }
    }
    merged
}

/// `a` to `Z`, then two letters.
fn short_names() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').chain('A'..='Z');
    let two = letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
    letters().map(String::from).chain(two)
}

/// Every name that is declared, and where it is known at most: by `const` and its like, as a parameter, by `catch`.
fn declared<'s>(code: &[Token<'s>]) -> Vec<Variable<'s>> {
    let brackets = Brackets::of(code);
    let mut found = Vec::new();
    let mut add = |words: Vec<&'s str>, from: usize, to: usize| {
        found.extend(words.into_iter().map(|word| Variable {
            word,
            from,
            to,
            places: Vec::new(),
            name: String::new(),
        }));
    };
    for (at, token) in code.iter().enumerate() {
        let (from, to) = brackets.block(at);
        match token {
            Token::Word("function") => {
                let Some(open) = code[at..].iter().position(|token| *token == Token::Sign("(")) else { continue };
                if let Some(Token::Word(name)) = code.get(at + 1) {
                    add(vec![name], from, to);
                }
                add(targets(&code[at + open..]), at + open, brackets.body(brackets.partner(at + open) + 1));
            }
            Token::Word(word) if DECLARES.contains(word) => add(variables(&code[at + 1..]), from, to),
            Token::Word("catch") if after_block(code, at) => {
                add(targets(&code[at + 1..]), at, brackets.body(brackets.partner(at + 1) + 1));
            }
            Token::Sign("=>") if at > 0 => match code[at - 1] {
                Token::Word(word) => add(vec![word], at - 1, brackets.body(at + 1)),
                Token::Sign(")") => {
                    let open = brackets.partner(at - 1);
                    add(targets(&code[open..at]), open, brackets.body(at + 1));
                }
                _ => {}
            },
            _ => {}
        }
    }
    found
}

/// Which bracket belongs to which, and which block each token stands in.
struct Brackets<'c, 's> {
    code: &'c [Token<'s>],
    partners: Vec<usize>,
    blocks: Vec<usize>,
}

impl<'c, 's> Brackets<'c, 's> {
    fn of(code: &'c [Token<'s>]) -> Self {
        let mut partners: Vec<usize> = (0..code.len()).collect();
        let mut blocks = vec![usize::MAX; code.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, token) in code.iter().enumerate() {
            let block = open.iter().rev().find(|open| code[**open] == Token::Sign("{"));
            blocks[at] = block.copied().unwrap_or(usize::MAX);
            match token {
                Token::Sign("(" | "[" | "{") => open.push(at),
                Token::Sign(")" | "]" | "}") => {
                    if let Some(begin) = open.pop() {
                        (partners[at], partners[begin]) = (begin, at);
                    }
                }
                _ => {}
            }
        }
        Self { code, partners, blocks }
    }

    fn partner(&self, at: usize) -> usize {
        self.partners.get(at).copied().unwrap_or(at)
    }

    /// Where the block begins and ends that a token stands in; the whole script at its top.
    fn block(&self, at: usize) -> (usize, usize) {
        match self.blocks[at] {
            usize::MAX => (0, self.code.len()),
            open => (open, self.partner(open)),
        }
    }

    /// Where the body of a function ends that begins here: with its brace, or where its value does.
    fn body(&self, at: usize) -> usize {
        if self.code.get(at) == Some(&Token::Sign("{")) {
            return self.partner(at);
        }
        let mut place = at;
        while let Some(token) = self.code.get(place) {
            match token {
                Token::Sign("(" | "[" | "{") => place = self.partner(place),
                Token::Sign(")" | "]" | "}" | "," | ";") => break,
                _ => {}
            }
            place += 1;
        }
        place
    }
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
            Token::Sign(")" | "]" | "}" | ";") | Token::Word("of" | "in") if depth == 0 => break,
            Token::Sign(")" | "]" | "}") => depth -= 1,
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

/// What each token stands for, when it is a name.
fn uses(code: &[Token<'_>]) -> Vec<Use> {
    let mut uses = vec![Use::Variable; code.len()];
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
                uses[at] = match (before, code.get(at + 1)) {
                    (Some(Token::Sign("." | "?.")), _) => Use::Property,
                    (_, Some(Token::Sign(":" | "("))) if in_object => Use::Property,
                    (_, Some(Token::Sign("," | "}" | "="))) if in_object => Use::Short,
                    _ => Use::Variable,
                };
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
            "function a(a) { try { a() } catch (a) { say(a) } }",
        );
    }

    #[test]
    fn names_that_are_known_in_different_places_are_shared() {
        let check = |text: &str, want: &str| assert_eq!(names(text), want, "{text}");
        check("f((one) => one, (two) => two, three => { three })", "f((a) => a, (a) => a, a => { a })");
        check("{ const one = 1; one } { const two = 2; two }", "{ const a = 1; a } { const a = 2; a }");
        check("(one) => { const two = (three) => one + two + three }", "(a) => { const b = (c) => a + b + c }");
        check("const one = (two) => { const three = two }; one()", "const a = (a) => { const b = a }; a()");
        check("(one) => { const two = 1 }", "(a) => { const b = 1 }");
        // What hides another of the same name does so still, and is not hidden before.
        check("(one) => { for (const one of x) one; one }", "(a) => { for (const a of x) a; a }");
        check("const one = 1; (two) => { one; const three = two }", "const a = 1; (b) => { a; const c = b }");
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
