//! Cutting folded text into words: letters and digits that stand together. Scripts that put no blanks between words are
//! cut into pairs of characters, which need no dictionary in the browser and find parts of compounds.
//!
//! The script cuts what is typed in the same way.

use unicode_normalization::char::is_combining_mark;

/// Longer words, in characters, are no words that anybody types.
const LONGEST: usize = 40;

/// Whether the character is of a script without blanks between words: Han, Kana, Hangul, Thai, Lao, Burmese, Khmer.
/// Korean has blanks, but also compounds and endings, which pairs see through.
pub(super) fn is_paired(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether the character is part of a word: `Alphabetic`, `N` or `M` in Unicode.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether a byte is an ASCII letter or digit: looked up, because every byte of a handbook is asked for.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// How many ASCII letters and digits come first.
fn run(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !PLAIN[usize::from(*byte)]).unwrap_or(bytes.len())
}

/// Gives each word of folded text to `take`. A run of paired characters gives each pair of neighbours and its last
/// character alone, so that every character begins something.
pub(super) fn words<'t>(folded: &'t str, mut take: impl FnMut(&'t str)) {
    let mut start = None;
    let mut pair: Option<usize> = None;
    let mut word = |range: std::ops::Range<usize>| {
        let word = &folded[range];
        if word.len() <= LONGEST || word.chars().take(LONGEST + 1).count() <= LONGEST {
            take(word);
        }
    };
    let bytes = folded.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        // Most letters are ASCII, and need no tables.
        let (paired, is_word, length) = if byte.is_ascii() {
            let length = run(&bytes[at..]);
            (false, length > 0, length.max(1))
        } else {
            let c = folded[at..].chars().next().unwrap_or_default();
            (is_paired(c), is_word(c), c.len_utf8().max(1))
        };
        if paired || !is_word {
            if let Some(start) = start.take() {
                word(start..at);
            }
        } else if start.is_none() {
            start = Some(at);
        }
        if paired {
            if let Some(before) = pair {
                word(before..at + length);
            }
            pair = Some(at);
        } else if let Some(before) = pair.take() {
            word(before..at);
        }
        at += length;
    }
    if let Some(start) = start.or(pair) {
        word(start..folded.len());
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_and_pairs() {
        let check = |text: &str, want: &[&str]| {
            let mut found = Vec::new();
            words(text, |word| found.push(word));
            assert_eq!(found, want, "{text}");
        };
        check("btg-status::2-backlog", &["btg", "status", "2", "backlog"]);
        check("node.js, c++ and k8s", &["node", "js", "c", "and", "k8s"]);
        check("予算管理", &["予算", "算管", "管理", "理"]);
        check("gitlab製品のx", &["gitlab", "製品", "品の", "の", "x"]);
        check("人", &["人"]);
        check("naïve café—x9人a", &["naïve", "café", "x9", "人", "a"]);
        check("", &[]);
        check(&"x".repeat(41), &[]);
        check(&"я".repeat(40), &["я".repeat(40).as_str()]);
    }
}
