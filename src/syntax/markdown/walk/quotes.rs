//! Labels whose quotes are not GitLab's: curly ones from a word processor, single ones, or one that is never closed.

use std::ops::Range;

use super::{super::event::Sink, Event, Walker};
use crate::diag::{Problem, ids};

/// How long a name may be, in characters (GitLab, `label.rb`).
const LONGEST: usize = 255;

impl<S: Sink> Walker<'_, S> {
    /// Tells of what in a run of plain text was meant to be a quoted label.
    pub(super) fn quotes(&mut self, run: &Range<usize>) {
        let text = self.text;
        for (range, name) in meant(text, run) {
            let place = self.place(&range);
            let message = match &name {
                Some(_) => "GitLab sees no label here, because these are not straight double quotes".to_owned(),
                None => "GitLab sees no label here, because its quote is not closed on this line".to_owned(),
            };
            let help = match name {
                Some(name) => format!("write `~\"{name}\"`"),
                None => "write `\"` where the name ends".to_owned(),
            };
            self.sink.event(Event::Problem(Box::new(Problem::new(ids::LABEL_QUOTES, place, message).help(help))));
        }
    }
}

/// Where such a label stands, and its name when it has an end.
fn meant<'t>(text: &'t str, run: &Range<usize>) -> Vec<(Range<usize>, Option<&'t str>)> {
    let mut found = Vec::new();
    for (at, _) in text[run.clone()].match_indices('~') {
        let at = run.start + at;
        let free = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '_' | '|' | '>'));
        let rest = &text[at + 1..run.end];
        let Some(open) = rest.chars().next().filter(|_| free) else { continue };
        let closing: &[char] = match open {
            '“' | '”' | '„' => &['“', '”', '"'],
            '‘' | '’' | '‚' => &['‘', '’', '\''],
            '«' => &['»'],
            '\'' => &['\''],
            '"' => &['"'],
            _ => continue,
        };
        let name = &rest[open.len_utf8()..];
        let end = name.char_indices().take(LONGEST).find(|(_, c)| *c == '\n' || closing.contains(c));
        match end.filter(|(_, c)| *c != '\n') {
            Some((0, _)) => {}
            Some((length, close)) if open != '"' && name[..length].trim() == &name[..length] => {
                let stop = at + 1 + open.len_utf8() + length + close.len_utf8();
                found.push((at..stop, Some(&name[..length])));
            }
            None if open == '"' && name.starts_with(char::is_alphanumeric) => found.push((at..at + 2, None)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_was_meant() {
        let check = |text: &str, want: &[(&str, Option<&str>)]| {
            let got = meant(text, &(0..text.len()));
            let got: Vec<_> = got.into_iter().map(|(range, name)| (&text[range], name)).collect();
            assert_eq!(got, want, "{text}");
        };
        check("add ~“IT::to do” now", &[("~“IT::to do”", Some("IT::to do"))]);
        check("add ~'to do', ~„to do“", &[("~'to do'", Some("to do")), ("~„to do“", Some("to do"))]);
        check("add ~\"IT::to do now", &[("~\"", None)]);
        for right in ["~\"a b\"", "~'tis so", "a~'b'", "~ “x”", "~bug's", "\\~“x”", "~\"\"", "~' x '"] {
            check(right, &[]);
        }
    }
}
