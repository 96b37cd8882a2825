//! The built-in style sheet and scripts without what only their writers read.

use super::tokens::literal;

/// A style sheet without comments and needless blanks. What stands in quotes stays as it is.
pub(super) fn css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // In our own style sheet every quote is a double one, and none stands in a comment.
    for (at, part) in without_comments(text).split('"').enumerate() {
        if at > 0 {
            out.push('"');
        }
        if at % 2 == 1 {
            out.push_str(part);
        } else {
            squeeze(part, &mut out);
        }
    }
    out
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

fn squeeze(part: &str, out: &mut String) {
    let mut blank = false;
    for c in part.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        // A blank before a colon or a parenthesis means something in a selector.
        let before = out.chars().next_back().is_none_or(|last| matches!(last, '{' | '}' | ';' | ':' | ',' | '>'));
        if blank && !before && !matches!(c, '{' | '}' | ';' | ',' | '>') {
            out.push(' ');
        }
        blank = false;
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(c);
    }
    if blank && out.chars().next_back().is_some_and(|last| !matches!(last, '{' | '}' | ';' | ':' | ',')) {
        out.push(' ');
    }
}

/// A script without comments and needless blanks. Line ends stay where they may end a statement; so do strings,
/// templates and regular expressions. Our own scripts nest no templates, and
/// no regular expression stands behind a word.
pub(super) fn js(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' | '`' => kept(rest, literal(rest, c), &mut out),
            '/' if begins_expression(&out) => kept(rest, literal(rest, c), &mut out),
            c if c.is_whitespace() => {
                let length = rest.len() - rest.trim_start().len();
                // A sign needs no blank about it. Two of the same kind, as in `a + +b`, would become another one.
                let next = rest[length..].chars().next();
                if rest[..length].contains('\n') {
                    out.truncate(out.trim_end().len());
                    // After or before these no statement ends.
                    let on = out.ends_with([';', '{', ',', '(', '[', '=', '>', '?', ':', '&', '|']);
                    if !on
                        && next.is_none_or(|next| !matches!(next, '}' | ')' | ']' | '.' | '?' | ':' | '&' | '|' | '='))
                    {
                        out.push('\n');
                    }
                } else if out.chars().next_back().is_some_and(is_word) && next.is_some_and(is_word)
                    || out.chars().next_back() == next
                {
                    out.push(' ');
                }
                length
            }
            c => kept(rest, c.len_utf8(), &mut out),
        };
        rest = &rest[length..];
    }
    out.trim_start().to_owned()
}

fn kept(text: &str, length: usize, out: &mut String) -> usize {
    out.push_str(&text[..length]);
    length
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '"' | '\'' | '`' | '#') || !c.is_ascii()
}

/// Whether a slash here begins a regular expression and does not divide: after a sign, not after a value.
fn begins_expression(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|last| !is_word(last) && !matches!(last, ')' | ']' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meaning_stays() {
        let check = |text: &str, want: &str| assert_eq!(css(text), want, "{text}");
        check("/* a */\na { color : red; }\n", "a{color :red}");
        check("a  :is(b, c) > d { }", "a :is(b,c)>d{}");
        check("a::before { content: \": /  x\" / \"\"; top: 1px }", "a::before{content:\": /  x\" / \"\";top:1px}");
        check("@media (a: b) { c { d: calc(1px + 2px) } }", "@media (a:b){c{d:calc(1px + 2px)}}");
        check(".x { grid: \"a b\" 1fr / minmax(0, 1fr) }", ".x{grid:\"a b\" 1fr / minmax(0,1fr)}");
    }

    #[test]
    fn a_script_does_the_same() {
        let check = |text: &str, want: &str| assert_eq!(js(text), want, "{text}");
        check("  // one\n  a();\n\n  b() // two\n", "a();b()\n");
        check("const a = b ? /* c */ d : `e  // ${f}`;", "const a=b?d:`e  // ${f}`;");
        check("x = \"// no\" + 'a \\' b' ; y / 2 / z // c", "x=\"// no\"+'a \\' b';y/2/z");
        check("a.replace(/\\/[/\"]  /g, b), c in d, e + +f", "a.replace(/\\/[/\"]  /g,b),c in d,e+ +f");
        check("s(`\n  a > b\n`);", "s(`\n  a > b\n`);");
        check("return \"a\"\n  [b]", "return \"a\"\n[b]");
    }
}
