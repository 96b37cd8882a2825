//! The sentence around a mention, and other short plain texts.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use crate::base::find_any;

/// The longest text that is shown around a mention, in characters.
pub(super) const LONGEST: usize = 300;

/// The sentences of one block, cut only when someone asks.
pub(super) struct Sentences<'t> {
    text: &'t str,
    /// Where each begins.
    starts: Vec<usize>,
    /// The last one that was asked for, by its number: the mentions in a sentence share it.
    last: Option<(usize, Arc<str>)>,
}

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g.", "i.e.", "cf.", "vs.", "etc.", "approx.", "incl.", "ca.", "no.", "mr.", "mrs.", "ms.", "dr.", "prof.",
    "st.", "resp.", "fig.", "sec.", "z.b.", "d.h.", "u.s.",
];

impl<'t> Sentences<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let starts = if has_marks_of_its_own(text) { by_unicode(text) } else { by_full_stops(text) };
        Self { text, starts, last: None }
    }

    /// The sentence that the byte at `at` lies in.
    pub(super) fn around(&mut self, at: usize) -> Arc<str> {
        let index = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or_default();
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        // In a very long sentence the mention must still be in sight.
        let reach = 240;
        if at <= start + reach {
            if let Some((_, text)) = self.last.as_ref().filter(|(last, _)| *last == index) {
                return Arc::clone(text);
            }
            let text: Arc<str> = shorten(&self.text[start..end], LONGEST).into();
            self.last = Some((index, Arc::clone(&text)));
            return text;
        }
        let from = (at - reach / 2..at).find(|at| self.text.is_char_boundary(*at)).unwrap_or(start);
        let word = self.text[from..at].find(' ').map_or(from, |blank| from + blank + 1);
        format!("…{}", shorten(&self.text[word..end], LONGEST - 1)).into()
    }
}

/// Whether it is in a script whose marks are its own, such as `。`.
fn has_marks_of_its_own(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| matches!(c, '\u{589}'..='\u{1fff}' | '\u{2e80}'..='\u{ffff}'))
}

fn by_unicode(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut joined = true;
    for (at, sentence) in text.split_sentence_bound_indices() {
        if !joined {
            starts.push(at);
        }
        joined = ends_with_abbreviation(sentence);
    }
    starts
}

/// As Unicode's rules have it, for the scripts that end a sentence with `.`, `!` or `?`: these are most of the texts,
/// and looking up every letter's class takes longer than parsing the page.
fn by_full_stops(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut from = 0;
    while let Some(stop) = find_any(&text.as_bytes()[from..], [b'.', b'!', b'?']) {
        from += stop + 1;
        let (mut start, mut blank) = (None, false);
        for (at, c) in text[from..].char_indices() {
            match c {
                '.' | '!' | '?' => break,
                c if c.is_whitespace() => blank = true,
                ')' | ']' | '"' | '\'' | '”' | '’' if !blank => {}
                c => {
                    start = (blank && !c.is_lowercase()).then_some(from + at);
                    break;
                }
            }
        }
        if let Some(at) = start
            && !ends_with_abbreviation(&text[starts.last().copied().unwrap_or_default()..at])
        {
            starts.push(at);
        }
    }
    starts
}

fn ends_with_abbreviation(sentence: &str) -> bool {
    let word = sentence.trim_end().rsplit([' ', '(']).next().unwrap_or_default();
    word.len() <= 8 && ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// At most `most` characters of `text`, trimmed; cut between words, with an ellipsis.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.len() <= most {
        return text.to_owned();
    }
    let Some((limit, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let last = text[..limit].char_indices().next_back().map_or(0, |(at, _)| at);
    let head = &text[..last];
    let cut = head.rfind(' ').filter(|at| *at > last / 2).unwrap_or(last);
    format!("{}…", head[..cut].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_sentence() {
        let check = |text: &str, word: &str, want: &str| {
            let at = text.find(word).unwrap();
            assert_eq!(&*Sentences::new(text).around(at), want, "{text}");
        };
        check("One here. Two there! Three.", "there", "Two there!");
        check("Ask a team, e.g. IT Help, first. Then wait.", "first", "Ask a team, e.g. IT Help, first.");
        check("最初の文。次の文です。", "次", "次の文です。");
        check("only one", "one", "only one");
    }

    #[test]
    fn never_shows_more_than_the_limit() {
        let long = "word ".repeat(200);
        for at in [0, 400, 990] {
            let got = Sentences::new(&long).around(at);
            assert!(got.chars().count() <= LONGEST, "{got}");
            assert!(got.contains('…'), "{got}");
        }
        assert_eq!(shorten("ab cd ef", 6), "ab cd…");
    }
}
