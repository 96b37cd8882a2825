//! Heading ids: what a heading's text gives under each rule, and numbers for repeats.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use super::AnchorStyle;

/// The id that `text`, a heading without markup, gives under `style`. May be empty when no character counts.
///
/// Sources: GitLab's documentation and comrak's anchors; github-slugger; mdBook's `normalize_id`; Hugo's
/// `sanitizeAnchorName`; kramdown's `basic_generate_id`.
pub fn slug(style: AnchorStyle, text: &str) -> String {
    match style {
        AnchorStyle::Gitlab => dashed(text.trim(), |c| is_word(c) || is_other_number(c)),
        AnchorStyle::GitlabLegacy => {
            let text = without_short_codes(text.trim());
            collapse(&dashed(text.trim(), |c| is_word(c) || is_other_number(c)))
        }
        AnchorStyle::Github => dashed(text.trim(), is_word),
        AnchorStyle::Mdbook => text
            .trim()
            .chars()
            .filter_map(|c| match c {
                c if c.is_alphanumeric() || matches!(c, '_' | '-') => Some(c),
                c if c.is_whitespace() => Some('-'),
                _ => None,
            })
            .flat_map(char::to_lowercase)
            .collect(),
        AnchorStyle::Hugo => dashed(text.trim(), |c| c == '_' || (c.is_alphanumeric() && !is_combining_mark(c))),
        AnchorStyle::Kramdown => text
            .trim_start_matches(|c: char| !c.is_ascii_alphabetic())
            .chars()
            .filter_map(|c| match c {
                ' ' => Some('-'),
                c if c.is_ascii_alphanumeric() || c == '-' => Some(c.to_ascii_lowercase()),
                _ => None,
            })
            .collect(),
    }
}

fn dashed(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '-' => id.push('-'),
            '_' => id.push('_'),
            c if c.is_ascii() && c.is_ascii_alphanumeric() => id.push(c.to_ascii_lowercase()),
            c if !c.is_ascii() && keep(c) => id.extend(c.to_lowercase()),
            _ => {}
        }
    }
    id
}

/// Unicode's word characters: letters, marks, decimal numbers, connector punctuation.
fn is_word(c: char) -> bool {
    let connector = matches!(
        c,
        '_' | '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' | '\u{fe4d}'..='\u{fe4f}' | '\u{ff3f}'
    );
    // Letters in circles and squares are symbols, though Unicode calls them alphabetic.
    let symbol = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    connector || is_combining_mark(c) || (c.is_alphabetic() && !symbol) || (c.is_numeric() && !is_other_number(c))
}

/// Numbers that are no digits, such as `²` and `½`; GitLab counts them, GitHub does not.
fn is_other_number(c: char) -> bool {
    !c.is_ascii()
        && c.is_numeric()
        && matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}' | '\u{2070}'..='\u{2079}' | '\u{2080}'..='\u{2089}'
            | '\u{2150}'..='\u{215f}' | '\u{2189}' | '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3248}'..='\u{324f}' | '\u{3251}'..='\u{325f}')
}

fn collapse(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if c != '-' || !out.ends_with('-') {
            out.push(c);
        }
    }
    out
}

/// The text without `:emoji:` short codes.
fn without_short_codes(text: &str) -> Cow<'_, str> {
    if text.matches(':').nth(1).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(':') {
        let name = &rest[open + 1..];
        let length =
            name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-')).count();
        out.push_str(&rest[..open]);
        if length > 0 && name[length..].starts_with(':') {
            rest = &name[length + 1..];
        } else {
            out.push(':');
            rest = name;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Gives each heading of a page an id of its own.
#[derive(Debug, Default, Clone)]
pub struct Slugger {
    /// Ids in use, each with the last number given to a repeat of it.
    used: FxHashMap<String, usize>,
}

impl Slugger {
    /// The id for a heading whose text gives `id`: `id` itself, or with `-1`, `-2`, … when it is taken (GitLab's way).
    pub fn unique(&mut self, id: &str) -> String {
        let id = if id.is_empty() { "section" } else { id };
        let Some(last) = self.used.get(id).copied() else {
            self.used.insert(id.to_owned(), 0);
            return id.to_owned();
        };
        let mut number = last;
        loop {
            number += 1;
            let next = format!("{id}-{number}");
            if !self.used.contains_key(&next) {
                self.used.insert(id.to_owned(), number);
                self.used.insert(next.clone(), 0);
                return next;
            }
        }
    }

    /// Takes an id that is written out, as it is. Whether it was free.
    pub fn take(&mut self, id: &str) -> bool {
        let free = !self.used.contains_key(id);
        if free {
            self.used.insert(id.to_owned(), 0);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_each_rule() {
        use AnchorStyle::{Github, Gitlab, GitlabLegacy, Hugo, Kramdown, Mdbook};
        let check = |style, text: &str, want: &str| assert_eq!(slug(style, text), want, "{style:?} {text}");
        check(Gitlab, "This heading has spaces in it", "this-heading-has-spaces-in-it");
        check(Gitlab, "This heading has a :thumbsup: in it", "this-heading-has-a-thumbsup-in-it");
        check(Gitlab, "This heading has Unicode in it: 한글", "this-heading-has-unicode-in-it-한글");
        check(Gitlab, "This heading has 3.5 in it (and parentheses)", "this-heading-has-35-in-it-and-parentheses");
        check(
            Gitlab,
            "This heading has  multiple spaces and --- hyphens",
            "this-heading-has--multiple-spaces-and-----hyphens",
        );
        check(
            GitlabLegacy,
            "This heading has  multiple spaces and --- hyphens",
            "this-heading-has-multiple-spaces-and-hyphens",
        );
        check(GitlabLegacy, "This heading has a :thumbsup: in it", "this-heading-has-a-in-it");
        check(GitlabLegacy, "At 12:30 sharp", "at-1230-sharp");
        check(Github, "⚙️ A & B_c", "\u{fe0f}-a--b_c");
        check(Github, "x² y½", "x-y");
        check(Gitlab, "x² y½", "x²-y½");
        check(Github, "हिन्दी", "हिन्दी");
        check(Mdbook, "`a::b` & C\tD", "ab--c-d");
        check(Hugo, "Country/Region", "countryregion");
        check(Hugo, "A_b - C", "a_b---c");
        check(Kramdown, "1. The First: thing_x", "the-first-thingx");
        check(Kramdown, "한글", "");
    }

    #[test]
    fn numbers_repeats() {
        let mut slugger = Slugger::default();
        let ids: Vec<String> = ["a", "a", "a-1", "a", "b", ""].iter().map(|id| slugger.unique(id)).collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2", "b", "section"]);
        assert!(!slugger.take("b"));
        assert!(slugger.take("c"));
        assert_eq!(slugger.unique("c"), "c-1");
    }
}
