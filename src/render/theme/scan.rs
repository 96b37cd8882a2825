//! The tags of a template and the words in them: as much of Tera's grammar as the check of names needs.
//!
//! Tera's own syntax tree is private. Templates are only scanned here after Tera has accepted them, so nothing needs to
//! be said about malformed ones.

/// A word or sign in a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A name or keyword.
    Name(&'a str),
    /// A text, without its quotes.
    Text(&'a str),
    /// A number.
    Number,
    /// Any other sign, one character; `?.` is `?` and `.`.
    Sign(char),
}

/// A token and its offset in the template.
pub(super) type Word<'a> = (Token<'a>, usize);

/// A tag: `{{ … }}` or `{% … %}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Whether it is `{% … %}`.
    pub(super) statement: bool,
    /// What is in it.
    pub(super) words: Vec<Word<'a>>,
}

/// All tags of a template, in order; comments and raw blocks left out.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let open = at + found;
        let rest = &text[open..];
        if rest.starts_with("{#") {
            at = rest.find("#}").map_or(text.len(), |end| open + end + 2);
        } else if rest.starts_with("{{") || rest.starts_with("{%") {
            let statement = rest.starts_with("{%");
            let (words, end) = words(text, open + 2, if statement { "%}" } else { "}}" });
            at = end;
            if statement && words.first().is_some_and(|(word, _)| *word == Token::Name("raw")) {
                at = text[end..].find("endraw").map_or(text.len(), |skip| end + skip);
            } else {
                tags.push(Tag { statement, words });
            }
        } else {
            at = open + 1;
        }
    }
    tags
}

/// The words from `start` up to `close`, and where the template goes on.
fn words<'a>(text: &'a str, start: usize, close: &str) -> (Vec<Word<'a>>, usize) {
    let mut words = Vec::new();
    let mut at = start;
    let mut braces = 0_usize;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        if braces == 0 && rest.starts_with(close) {
            return (words, at + close.len());
        }
        let length = match letter {
            '"' | '\'' | '`' => {
                let inner = rest[1..].find(letter).unwrap_or(rest.len() - 1);
                words.push((Token::Text(&rest[1..=inner]), at));
                inner + 2
            }
            letter if letter.is_ascii_digit() => {
                let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                words.push((Token::Number, at));
                length
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                words.push((Token::Name(&rest[..length]), at));
                length
            }
            letter => {
                match letter {
                    '{' => braces += 1,
                    '}' => braces = braces.saturating_sub(1),
                    _ => {}
                }
                if !letter.is_whitespace() {
                    words.push((Token::Sign(letter), at));
                }
                letter.len_utf8()
            }
        };
        at = (at + length).min(text.len());
    }
    (words, text.len())
}

/// Tera's filters, for suggestions.
pub(super) fn known_filters() -> impl Iterator<Item = &'static str> {
    "safe default upper lower wordcount escape escape_html escape_xml newlines_to_br pluralize trim trim_start trim_end \
     replace capitalize title truncate indent str int float length reverse split abs round first last nth join sort \
     unique get values keys pairs group_by"
        .split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tags_and_words() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<String> = tags(text)
                .iter()
                .map(|tag| {
                    let words: Vec<String> = tag
                        .words
                        .iter()
                        .map(|(word, _)| match word {
                            Token::Name(name) => (*name).to_owned(),
                            Token::Text(text) => format!("'{text}'"),
                            Token::Number => "0".to_owned(),
                            Token::Sign(sign) => sign.to_string(),
                        })
                        .collect();
                    words.join(" ")
                })
                .collect();
            assert_eq!(got, want, "{text}");
        };
        check("a {{ page.title }} b", &["page . title"]);
        check("{# {{ no }} #}{%- if a == \"}}\" -%}", &["- if a = = '}}' -"]);
        check("{{ <x a={b.c} d=\"e\" /> }}", &["< x a = { b . c } d = 'e' / >"]);
        check("{{ {\"a\": 1} }}{{ b }}", &["{ 'a' : 0 }", "b"]);
        check("{% raw %}{{ x }}{% endraw %}{{ y }}", &["y"]);
        check("body { color: red }", &[]);
    }
}
