//! The words of one page, each once, with how often it stands there.
//!
//! All words of a handbook are many, and to look for one among them is to wait for memory; those of a page are few. So a page
//! is counted on its own first, and each of its words is looked up once.

use std::hash::BuildHasher as _;

use rustc_hash::FxBuildHasher;

/// How often a word stands in the text, and what it gets from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) times: u32,
    pub(super) place: u8,
}

/// A word that was met.
#[derive(Debug)]
struct Entry {
    hash: u64,
    /// Where it stands in [`Tally::text`].
    start: u32,
    end: u32,
    count: Count,
}

/// Counts words.
#[derive(Debug)]
pub(super) struct Tally {
    /// All words, one behind the other.
    text: String,
    entries: Vec<Entry>,
    /// Their numbers from 1 on, each at the first free place from that of its hash on. A power of two of places, at most
    /// half of which are taken.
    places: Vec<u32>,
    /// How many words were met, repetitions counted.
    pub(super) length: u32,
}

/// How many places there are at first: enough for most pages.
const PLACES: usize = 2048;

impl Default for Tally {
    fn default() -> Self {
        Self { text: String::new(), entries: Vec::new(), places: vec![0; PLACES], length: 0 }
    }
}

impl Tally {
    /// Counts a word once more. `place` is what the place where it stands gives it.
    pub(super) fn add(&mut self, word: &str, place: u8) {
        self.length += 1;
        let hash = FxBuildHasher.hash_one(word);
        let mut at = self.home(hash);
        while let Some(entry) = self.entries.get_mut((self.places[at] as usize).wrapping_sub(1)) {
            if entry.hash == hash && self.text.get(entry.start as usize..entry.end as usize) == Some(word) {
                entry.count.times += 1;
                entry.count.place = entry.count.place.max(place);
                return;
            }
            at = (at + 1) % self.places.len();
        }
        let start = self.text.len() as u32;
        self.text.push_str(word);
        self.entries.push(Entry { hash, start, end: self.text.len() as u32, count: Count { times: 1, place } });
        self.places[at] = self.entries.len() as u32;
        if self.entries.len() * 2 > self.places.len() {
            self.grow();
        }
    }

    /// The place that a hash would have if it were alone. Its highest bits are the best ones.
    fn home(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.places.len() - 1)
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for number in 0..self.entries.len() {
            let mut at = self.home(self.entries[number].hash);
            while self.places[at] != 0 {
                at = (at + 1) % self.places.len();
            }
            self.places[at] = number as u32 + 1;
        }
    }

    /// The words in the order in which they were first met.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, Count)> {
        self.entries.iter().map(|entry| (&self.text[entry.start as usize..entry.end as usize], entry.count))
    }

    /// Forgets them, and keeps the room that they took, unless that was much.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
        if self.places.len() > 8 * PLACES {
            self.places = vec![0; PLACES];
        } else {
            self.places.fill(0);
        }
        self.length = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_comes_once_in_the_order_of_first_mention() {
        let mut tally = Tally::default();
        for (word, place) in [("b", 0), ("a", 4), ("b", 7), ("ab", 0), ("b", 0)] {
            tally.add(word, place);
        }
        let count = |times, place| Count { times, place };
        let want = [("b", count(3, 7)), ("a", count(1, 4)), ("ab", count(1, 0))];
        assert_eq!(tally.words().collect::<Vec<_>>(), want);
        assert_eq!(tally.length, 5);
        tally.clear();
        assert_eq!((tally.words().count(), tally.length), (0, 0));
    }

    #[test]
    fn a_long_page_finds_room() {
        let words: Vec<String> = (0..20_000).map(|at| format!("word{at}")).collect();
        let mut tally = Tally::default();
        for place in [0, 4] {
            for word in &words {
                tally.add(word, place);
            }
        }
        assert!(tally.words().map(|(word, _)| word).eq(&words));
        assert!(tally.words().all(|(_, count)| count == Count { times: 2, place: 4 }));
    }
}
