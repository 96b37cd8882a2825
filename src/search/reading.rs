//! Reading all pages once: each gives the text to quote from and the words of the index.
//!
//! A build makes the files of texts before the rest, so whoever makes one reads its pages for the index too; and each after
//! the pages that it quotes from, so that their writers can hand over what they read. The index then only reads what nobody
//! has read: in a preview that is everything, because a search asks for the index first.

use std::sync::{
    Condvar, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use rustc_hash::FxHashMap;

use super::{
    Library,
    document::Document,
    library::Shelf,
    postings::{Postings, Reader},
};
use crate::{model::NodeId, site::IndexPlan, syntax::markdown::Piece};

/// Who has read what.
#[derive(Debug)]
pub struct Reading {
    pub(super) shelf: Shelf,
    /// By the files of texts: whether somebody reads its pages for the index, or has.
    taken: Box<[AtomicBool]>,
    readers: Mutex<Readers>,
    returned: Condvar,
    handed: Option<Handed>,
}

/// Texts that were cut while their pages were written, until the files that quote from them are made.
#[derive(Debug)]
struct Handed {
    /// By source: the file of texts that quotes from it, if it is a page's own text.
    files: Box<[Option<u32>]>,
    /// By source.
    pieces: Mutex<FxHashMap<usize, Vec<Piece>>>,
}

#[derive(Debug, Default)]
struct Readers {
    /// Those that nobody uses.
    idle: Vec<Reader>,
    /// How many are in use.
    lent: usize,
}

impl Reading {
    /// Nothing read yet.
    pub fn new(library: &Library<'_>) -> Self {
        let shelf = library.shelf();
        let files = shelf.nodes.len().div_ceil(IndexPlan::PAGES_A_TEXT);
        let taken = (0..files).map(|_| AtomicBool::new(false)).collect();
        Self { shelf, taken, readers: Mutex::default(), returned: Condvar::new(), handed: None }
    }

    /// Nothing read yet, and each page is about to be written, close to the file that quotes from it: whoever writes one
    /// hands over its text.
    pub fn while_writing(library: &Library<'_>) -> Self {
        let reading = Self::new(library);
        let nodes = reading.shelf.nodes.iter().enumerate();
        let mut files = vec![None; library.model.sources.len()].into_boxed_slice();
        for (page, id) in nodes {
            if let Some(source) = library.model.node(*id).source {
                files[source] = Some((page / IndexPlan::PAGES_A_TEXT) as u32);
            }
        }
        Self { handed: Some(Handed { files, pieces: Mutex::default() }), ..reading }
    }

    /// Whether it helps to [hand over](Self::hand) the text of a source.
    pub fn wants(&self, source: usize) -> bool {
        let file = self.handed.as_ref().and_then(|handed| handed.files[source]);
        file.is_some_and(|file| !self.taken[file as usize].load(Ordering::Relaxed))
    }

    /// The text of a source, which its page was written from.
    pub fn hand(&self, source: usize, pieces: Vec<Piece>) {
        if let Some(handed) = &self.handed {
            lock(&handed.pieces).insert(source, pieces);
        }
    }

    /// The pages that each file quotes from.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &[NodeId]> {
        self.shelf.nodes.chunks(IndexPlan::PAGES_A_TEXT)
    }

    /// Reads the pages of a file of texts and gives each to `take`; for the index too, if nobody has.
    pub(super) fn pages(&self, library: &Library<'_>, file: usize, mut take: impl FnMut(NodeId, Document)) {
        let mut reader = self.claim(file).then(|| Lent::of(self));
        self.read(library, file, |page, id, document| {
            if let Some(reader) = &mut reader {
                reader.reader.read(library, (page, library.model.node(id)), &document);
            }
            take(id, document);
        });
    }

    /// All words, once every page is read: what nobody has is shared out among as many threads as the library has.
    pub(super) fn finish(&self, library: &Library<'_>) -> Postings {
        let next = AtomicUsize::new(0);
        let rest = || {
            let mut lent = Lent::of(self);
            loop {
                let file = next.fetch_add(1, Ordering::Relaxed);
                if file >= self.taken.len() {
                    break;
                }
                if self.claim(file) {
                    self.read(library, file, |page, id, document| {
                        lent.reader.read(library, (page, library.model.node(id)), &document);
                    });
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..library.threads {
                scope.spawn(rest);
            }
            rest();
        });
        let mut readers = self.lock();
        while readers.lent > 0 {
            readers = self.returned.wait(readers).unwrap_or_else(PoisonError::into_inner);
        }
        Postings::of(std::mem::take(&mut readers.idle))
    }

    /// Whether nobody has claimed the pages of this file before.
    fn claim(&self, file: usize) -> bool {
        // Only the claim itself is shared; what was read comes through the lock.
        self.taken.get(file).is_some_and(|taken| !taken.swap(true, Ordering::Relaxed))
    }

    fn read(&self, library: &Library<'_>, file: usize, mut take: impl FnMut(u32, NodeId, Document)) {
        let pages = self.shelf.nodes.iter().enumerate();
        for (page, id) in pages.skip(file * IndexPlan::PAGES_A_TEXT).take(IndexPlan::PAGES_A_TEXT) {
            let pieces = self.handed.as_ref().zip(library.model.node(*id).source);
            let pieces = pieces.and_then(|(handed, source)| lock(&handed.pieces).remove(&source));
            take(page as u32, *id, Document::of(library, *id, pieces));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Readers> {
        lock(&self.readers)
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A reader in use. It is given back also when a page cannot be read to its end, or [`Reading::finish`] would wait for it
/// for ever.
struct Lent<'r> {
    reading: &'r Reading,
    reader: Reader,
}

impl<'r> Lent<'r> {
    fn of(reading: &'r Reading) -> Self {
        let mut readers = reading.lock();
        readers.lent += 1;
        Self { reading, reader: readers.idle.pop().unwrap_or_default() }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut readers = self.reading.lock();
        readers.lent -= 1;
        readers.idle.push(std::mem::take(&mut self.reader));
        self.reading.returned.notify_all();
    }
}
