//! Links that are none, because their destination has a blank in it: `[our plan](the plan.md)`.

use std::ops::Range;

use super::{super::event::Sink, Event, Walker};
use crate::diag::{Problem, ids};

/// What may be referred to by `scheme:name` in every handbook.
const SCHEMES: [&str; 12] = [
    "label",
    "persona",
    "role",
    "archetype",
    "scope",
    "workflow",
    "team",
    "person",
    "area",
    "responsibility",
    "system",
    "term",
];

/// How far the end of a destination is looked for, in characters.
const LONGEST: usize = 300;

/// Something that was meant to be a link.
#[derive(Debug, PartialEq, Eq)]
struct Meant {
    /// The destination, or all of `<scheme:name>`.
    range: Range<usize>,
    /// What it should be.
    right: String,
}

impl<S: Sink> Walker<'_, S> {
    /// Tells of what in a run of plain text was meant to be a link.
    pub(super) fn blanks(&mut self, run: &Range<usize>) {
        let text = self.text;
        for Meant { range, right } in meant(&text[run.clone()]) {
            let place = self.place(&(run.start + range.start..run.start + range.end));
            let apart = right.starts_with('(');
            let message = if apart {
                "this is no link, because there is a blank between `]` and `(`"
            } else {
                "this is no link, because its destination has a blank in it"
            };
            let pointed = right.contains('<');
            let help = if pointed { "put the destination between `<` and `>`" } else { "take the blank out" };
            let problem = Problem::new(ids::LINK_BLANK, place, message).help(help).suggest(
                format!("write `{right}`"),
                place,
                right,
            );
            self.sink.event(Event::Problem(Box::new(problem)));
        }
    }
}

/// What stands from `at` on up to one of `ends`, which must not be far.
fn up_to<'t>(text: &'t str, at: usize, ends: &[char]) -> Option<&'t str> {
    let rest = &text[at..];
    let (length, _) = rest.char_indices().take(LONGEST).find(|(_, c)| ends.contains(c))?;
    Some(&rest[..length])
}

fn meant(text: &str) -> Vec<Meant> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("](") {
        let start = at + 2;
        let Some(written) = up_to(text, start, &['\n', ')', '<', '>', '"']) else { continue };
        let end = start + written.len();
        let escaped = text[..at].ends_with('\\');
        if !escaped && !written.contains('[') && text[end..].starts_with(')') && is_destination(written) {
            found.push(Meant { range: start..end, right: pointed(written) });
        }
    }
    for (at, _) in text.match_indices("] (") {
        let Some(written) = up_to(text, at + 3, &['\n', ')', '<', '>', '"', ' ']) else { continue };
        let end = at + 3 + written.len();
        let before = &text.as_bytes()[at.saturating_sub(LONGEST)..at];
        let back = before.iter().rev().position(|byte| matches!(byte, b'[' | b'\n'));
        let begun = back.is_some_and(|back| {
            let open = at - 1 - back;
            text[open..].starts_with('[') && !text[..open].ends_with('\\')
        });
        if begun && text[end..].starts_with(')') && leads_somewhere(written) {
            found.push(Meant { range: at + 1..end + 1, right: format!("({written})") });
        }
    }
    for (at, _) in text.match_indices('<') {
        let Some(written) = up_to(text, at + 1, &['\n', '>', '<']) else { continue };
        let end = at + 1 + written.len();
        let escaped = text[..at].ends_with('\\') || text[..at].ends_with('(');
        if !escaped && text[end..].starts_with('>') && names(written) {
            let right = pointed(written);
            let right = if right.starts_with('<') { format!("[]({right})") } else { format!("<{right}>") };
            found.push(Meant { range: at..end + 1, right });
        }
    }
    found
}

/// Whether it has a blank and is a destination for certain: a path, an address, or the name of something.
fn is_destination(written: &str) -> bool {
    written.contains(' ') && ((written.trim() == written && leads_somewhere(written)) || names(written))
}

/// Whether it looks like a path or an address.
fn leads_somewhere(written: &str) -> bool {
    let path = written.split(['#', '?']).next().unwrap_or_default();
    let ending = [".md", ".html", ".pdf", ".png", ".jpg", ".svg"];
    let leads = ["./", "../", "https://", "http://"].iter().any(|start| written.starts_with(start));
    leads || ending.iter().any(|ending| path.ends_with(ending))
}

/// As a destination: in pointed brackets, unless no blank is left once those beside the colon are gone.
fn pointed(written: &str) -> String {
    let tight = match written.split_once(':') {
        Some((scheme, name)) if SCHEMES.contains(&scheme) => format!("{scheme}:{}", name.trim()),
        _ => written.to_owned(),
    };
    if tight.contains(' ') { format!("<{tight}>") } else { tight }
}

/// Whether it is `scheme:name` with a blank in the name.
fn names(written: &str) -> bool {
    written.split_once(':').is_some_and(|(scheme, name)| {
        SCHEMES.contains(&scheme) && name.contains(' ') && !name.starts_with('/') && !name.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_was_meant() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<String> = meant(text).into_iter().map(|one| one.right).collect();
            assert_eq!(got, want, "{text}");
        };
        check("see [](persona:Robin Hood).", &["<persona:Robin Hood>"]);
        check("[a](the plan.md#x) and [b](../a b/c)", &["<the plan.md#x>", "<../a b/c>"]);
        check("by <label:waiting on license>", &["[](<label:waiting on license>)"]);
        check("[a] (p.md), [b] (https://e.org)", &["(p.md)", "(https://e.org)"]);
        check("[a](persona: sasha) <label: a b>", &["persona:sasha", "[](<label:a b>)"]);
        for right in [
            "[x] (see p.md)",
            "x] (p.md)",
            "[p](a.md and [q]b.md)",
            "[x] (a b.md)",
            "[note](see below)",
            "a[1](see the note)",
            "[x](note: this one)",
            "\\[x\\](persona:a b)",
            "<b c>",
            "a < b: c > d",
            "[x] (a b.md)",
        ] {
            check(right, &[]);
        }
    }
}
