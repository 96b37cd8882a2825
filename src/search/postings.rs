//! The full text: which word stands on which pages, and how much it says about each of them.

use std::{cmp::Ordering, ops::Range};

use rustc_hash::FxHashMap;

use super::{
    Library, cut,
    document::{Document, names},
    fold::fold,
    tally::{Count, Tally},
};
use crate::{base::slug, model::Node};

/// How many pages a word may lead to: those it says most about. A word that stands on more of them tells little.
pub(super) const MOST: usize = 1_000;

/// What a place gives a word, from text over headings to the title. The script has a factor for each.
const TITLE: u8 = 7;
const NAME: u8 = 6;
const HEADING: u8 = 4;

/// Every word with the pages it stands on.
#[derive(Debug, Default)]
pub(super) struct Postings(pub(super) FxHashMap<Box<str>, List>);

/// The pages of one word as they came: steps between their numbers, and weights, in few bytes.
#[derive(Debug, Default)]
pub(super) struct List {
    last: u32,
    /// How many there are.
    pub(super) count: u32,
    bytes: Vec<u8>,
}

impl List {
    fn push(&mut self, page: u32, weight: u8) {
        // Most steps lead on; a bit tells of those that lead back.
        let step = u64::from(page.abs_diff(self.last)) << 1 | u64::from(page < self.last);
        let mut value = step << 3 | u64::from(weight);
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
        self.last = page;
        self.count += 1;
    }

    fn iter(&self) -> impl Iterator<Item = (u32, u8)> + '_ {
        let mut bytes = self.bytes.iter();
        let mut page = 0;
        std::iter::from_fn(move || {
            let (mut value, mut shift) = (0_u64, 0);
            loop {
                let byte = *bytes.next()?;
                value |= u64::from(byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            let step = (value >> 4) as u32;
            page = if value & 8 == 0 { page + step } else { page - step };
            Some((page, (value & 7) as u8))
        })
    }

    /// The pages as the script reads them: gap and weight in digits of five bits, the lowest first; a digit that is not
    /// the last has the sixth bit.
    pub(super) fn encode(&self, out: &mut String) {
        let mut pages: Vec<(u32, u8)> = self.iter().collect();
        if pages.len() > MOST {
            pages.sort_by_key(|(page, weight)| (std::cmp::Reverse(*weight), *page));
            pages.truncate(MOST);
        }
        pages.sort_unstable();
        let mut last = 0;
        for (page, weight) in pages {
            let mut value = ((page - last) << 3) | u32::from(weight);
            last = page;
            while value >= 32 {
                out.push(digit(value & 31 | 32));
                value >>= 5;
            }
            out.push(digit(value));
        }
    }
}

/// 64 characters in a row, from `0` on.
fn digit(value: u32) -> char {
    char::from(b'0' + (value & 63) as u8)
}

impl Postings {
    /// Of what several readers have read.
    pub(super) fn of(readers: Vec<Reader>) -> Self {
        let mut all = Self::default();
        for reader in readers {
            all.append(reader);
        }
        all
    }

    fn append(&mut self, reader: Reader) {
        let words = reader.words;
        if self.0.is_empty() {
            self.0 = words;
            return;
        }
        #[expect(clippy::iter_over_hash_type, reason = "each word has a list of its own")]
        for (word, list) in words {
            let own = self.0.entry(word).or_default();
            for (page, weight) in list.iter() {
                own.push(page, weight);
            }
        }
    }
}

/// Reads one page after the other.
#[derive(Debug, Default)]
pub(super) struct Reader {
    words: FxHashMap<Box<str>, List>,
    /// Of the page that is being read.
    tally: Tally,
}

impl Count {
    /// 0 to 3 for text by how much of it the word is, more for headings, names and the title.
    fn weight(self, length: u32) -> u8 {
        if self.place >= NAME {
            return self.place;
        }
        // Four times the share, in thousandths: a word says less on a long page.
        let times = u64::from(self.times) * 1_000;
        let text = (times * 4 / (times + 600 + u64::from(length) * 2)) as u8;
        if self.place == HEADING { HEADING + u8::from(text >= 2) } else { text.min(3) }
    }
}

impl Reader {
    /// Reads the page with this number.
    pub(super) fn read(&mut self, library: &Library<'_>, (page, node): (u32, &Node), document: &Document) {
        self.words_of(library, node, document);
        for (word, count) in self.tally.words() {
            let weight = count.weight(self.tally.length);
            match self.words.get_mut(word) {
                Some(list) => list.push(page, weight),
                None => self.words.entry(word.into()).or_default().push(page, weight),
            }
        }
        self.tally.clear();
    }

    fn words_of(&mut self, library: &Library<'_>, node: &Node, document: &Document) {
        self.add(&node.title, TITLE);
        for name in names(library, node) {
            self.add(&name, NAME);
        }
        // An address often holds a word that the title leaves out.
        if slug(&node.title) != node.slug() {
            self.add(&node.slug().replace('-', " "), HEADING);
        }
        for part in &document.sections {
            self.add(&part.title, HEADING);
            self.add(&part.text, 0);
        }
    }

    fn add(&mut self, text: &str, place: u8) {
        let folded = fold(text);
        cut::words(&folded, |word| self.tally.add(word, place));
    }
}

/// The order of texts in a script: by units of 16 bits.
pub(super) fn utf16(a: &str, b: &str) -> Ordering {
    if a.is_ascii() || b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// Cuts sorted words into `count` slices of about the same cost. Words with the same beginning stay together as far as
/// that goes, because a reader who types it wants all of them.
pub(super) fn slices(words: &[&str], count: usize, cost: impl Fn(&str) -> usize) -> Vec<Range<usize>> {
    let total: usize = words.iter().map(|word| cost(word)).sum();
    let mut cuts = Vec::with_capacity(count);
    let (mut start, mut spent, mut here) = (0, 0, 0);
    for (at, word) in words.iter().enumerate() {
        let left = count - cuts.len();
        let wanted = (total - spent) / left.max(1);
        let apart = at > 0 && !word.chars().take(4).eq(words[at - 1].chars().take(4));
        if at > start && left > 1 && (here >= 2 * wanted || (here >= wanted && apart)) {
            cuts.push(start..at);
            spent += here;
            (start, here) = (at, 0);
        }
        here += cost(word);
    }
    cuts.push(start..words.len());
    cuts.resize(count, words.len()..words.len());
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_back_what_was_put_in() {
        let mut list = List::default();
        let pages = [(1, 0), (70_000, 5), (0, 7), (900, 3)];
        for (page, weight) in pages {
            list.push(page, weight);
        }
        assert_eq!(list.iter().collect::<Vec<_>>(), pages);
        let mut text = String::new();
        list.encode(&mut text);
        assert_eq!(text, "78kP7Ukk@");
    }

    #[test]
    fn slices_cover_all_words_and_keep_beginnings_together() {
        let words = ["alpha", "alphabet", "beta", "gamma", "gammb", "zeta"];
        let cuts = slices(&words, 3, |_| 1);
        assert_eq!(cuts, [0..2, 2..5, 5..6]);
        assert_eq!(slices(&[], 2, |_| 1), [0..0, 0..0]);
        assert_eq!(slices(&words[..1], 3, |_| 1), [0..1, 1..1, 1..1]);
    }
}
