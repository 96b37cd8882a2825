//! Words by their length, the frequent ones first: what a misspelt word may have been meant to be.

use super::{cut::is_paired, postings::Postings, text::call};
use crate::site::IndexFile;

/// Shorter words are not mended: too many others differ from them in one letter.
const SHORTEST: usize = 4;
const LONGEST: usize = 24;
/// How many words are kept at most.
const MOST: usize = 40_000;

/// The files: in the one with the number of a length, divided by how many files there are, stand the words of that length.
pub(super) fn files(postings: &Postings, count: usize) -> Vec<String> {
    let mut words: Vec<(u32, &str)> = postings
        .0
        .iter()
        .map(|(word, list)| (list.count, &**word))
        .filter(|(_, word)| (SHORTEST..=LONGEST).contains(&length(word)))
        .filter(|(_, word)| !word.chars().any(|c| is_paired(c) || c.is_numeric()))
        .collect();
    words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    words.truncate(MOST);
    let mut files: Vec<Vec<&str>> = vec![Vec::new(); count];
    for (_, word) in words {
        files[length(word) % count].push(word);
    }
    files.iter().enumerate().map(|(at, words)| call(&IndexFile::Spelling(at), &words.join(" "))).collect()
}

/// As the script counts.
fn length(word: &str) -> usize {
    word.encode_utf16().count()
}
