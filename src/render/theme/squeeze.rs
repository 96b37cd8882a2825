//! The built-in style sheet and scripts without what only their writers read.

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

/// A script without indents and lines that are comments. Line ends stay: some of them end a statement.
pub(super) fn js(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(text.len()), |out, line| out + line + "\n")
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
        assert_eq!(js("  // one\n  a();\n\n  b() // two\n"), "a();\nb() // two\n");
    }
}
