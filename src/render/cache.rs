//! What several pages of one snapshot need: made when the first of them asks, then kept.
//!
//! Whatever is in here follows from the snapshot alone, so it does not matter which page asks first, or on which thread.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::{
    matrix::Duty,
    siblings::Siblings,
    theme::{Settled, ThemeError},
};
use crate::{
    base::{LineIndex, slug},
    model::{Model, NodeId},
    search::{Index, Reading},
    site::{self, Alphabet},
};

/// The kept pieces. One belongs to each snapshot.
#[derive(Debug)]
pub struct Cache {
    nodes: usize,
    /// By source.
    lines: Box<[OnceLock<LineIndex>]>,
    facts: Arc<Facts>,
    /// The search index: of all texts, so it never outlives one of them; nor does what is read for it.
    index: OnceLock<Index>,
    reading: OnceLock<Reading>,
}

/// What follows from everything but the texts of pages.
#[derive(Debug)]
struct Facts {
    /// The theme's templates for this site.
    settled: OnceLock<Settled>,
    /// The rows of the matrix.
    duties: OnceLock<Vec<Duty>>,
    /// Everything by its first letter.
    alphabet: OnceLock<Alphabet>,
    /// Where nodes stand among those beside them.
    siblings: OnceLock<Siblings>,
    /// All labels by their first letter.
    label_letters: OnceLock<Alphabet>,
    /// The scopes' keys by their slug, which several may share.
    scopes: OnceLock<FxHashMap<String, Vec<String>>>,
    /// What a pill says when it is pointed at, by the label's node.
    titles: Box<[OnceLock<Box<str>>]>,
    /// By the way to the root, which all addresses of a page begin with.
    rows: RwLock<FxHashMap<String, Arc<Rows>>>,
    /// The line at the foot, by the way to the root.
    footers: RwLock<FxHashMap<String, Arc<str>>>,
}

/// The finished navigation entries of nodes, as they stand on every page with the same way to the root. Most nodes are shown
/// by pages with one way alone, so there is room only for those near one that was asked for.
#[derive(Debug)]
pub(super) struct Rows(Box<[OnceLock<Near>]>);

/// Entries of nodes that follow each other.
type Near = Box<[OnceLock<Box<str>>]>;

/// How many.
const NEAR: usize = 64;

impl Cache {
    /// Nothing kept yet.
    pub fn new(model: &Model) -> Self {
        Self {
            nodes: model.nodes.len(),
            lines: empty(model.sources.len()),
            facts: Arc::new(Facts {
                settled: OnceLock::new(),
                duties: OnceLock::new(),
                alphabet: OnceLock::new(),
                siblings: OnceLock::new(),
                label_letters: OnceLock::new(),
                scopes: OnceLock::new(),
                titles: empty(model.nodes.len()),
                rows: RwLock::default(),
                footers: RwLock::default(),
            }),
            index: OnceLock::new(),
            reading: OnceLock::new(),
        }
    }

    /// For a snapshot that differs from this one's in nothing but the text of some pages, headings and front matter
    /// excepted.
    #[must_use]
    pub fn for_other_text(&self) -> Self {
        Self {
            nodes: self.nodes,
            lines: empty(self.lines.len()),
            facts: Arc::clone(&self.facts),
            index: OnceLock::new(),
            reading: OnceLock::new(),
        }
    }

    /// The lines of a source with this number and text.
    pub(super) fn lines(&self, source: usize, text: &str) -> &LineIndex {
        self.lines[source].get_or_init(|| LineIndex::new(text))
    }

    /// The theme's templates for this site; `make` makes them if nobody has.
    pub(super) fn settled(&self, make: impl FnOnce() -> Settled) -> &Settled {
        self.facts.settled.get_or_init(make)
    }

    /// The rows of the matrix; `make` makes them if nobody has.
    pub(super) fn duties(&self, make: impl FnOnce() -> Vec<Duty>) -> &[Duty] {
        self.facts.duties.get_or_init(make)
    }

    /// Everything by its first letter.
    pub(super) fn alphabet(&self, model: &Model) -> &Alphabet {
        self.facts.alphabet.get_or_init(|| Alphabet::of(model))
    }

    /// Where nodes stand among those beside them.
    pub(super) fn siblings(&self, model: &Model) -> &Siblings {
        self.facts.siblings.get_or_init(|| Siblings::of(model))
    }

    /// All labels by their first letter.
    pub(super) fn label_letters(&self, model: &Model) -> &Alphabet {
        self.facts.label_letters.get_or_init(|| site::letters(model))
    }

    /// The keys of the scopes with this slug, in order.
    pub(super) fn scopes(&self, model: &Model, address: &str) -> &[String] {
        let scopes = self.facts.scopes.get_or_init(|| {
            let mut scopes: FxHashMap<String, Vec<String>> = FxHashMap::default();
            for key in model.labels.scopes.keys() {
                scopes.entry(slug(key)).or_default().push(key.clone());
            }
            scopes
        });
        scopes.get(address).map_or(&[], Vec::as_slice)
    }

    /// The search index; `make` makes it if nobody has. Who asks meanwhile waits, so `make` must not wait for work that
    /// is shared out among threads: one that does some of it could ask for the index itself.
    pub(super) fn index(&self, make: impl FnOnce() -> Index) -> &Index {
        self.index.get_or_init(make)
    }

    /// Who has read which pages for the search index.
    pub(super) fn reading(&self, make: impl FnOnce() -> Reading) -> &Reading {
        self.reading.get_or_init(make)
    }

    /// Who reads pages for the search index, if anybody does yet.
    pub(super) fn current_reading(&self) -> Option<&Reading> {
        self.reading.get()
    }

    /// Whether anybody has asked for the search index.
    pub fn has_index(&self) -> bool {
        self.index.get().is_some()
    }

    /// The text of a label's pill when it is pointed at; `make` makes it if nobody has.
    pub(super) fn title(&self, label: NodeId, make: impl FnOnce() -> String) -> &str {
        self.facts.titles[label.0 as usize].get_or_init(|| make().into())
    }

    /// The line at the foot of pages whose way to the root is `root`; `make` makes it if nobody has.
    pub(super) fn footer(&self, root: &str, make: impl FnOnce() -> String) -> Arc<str> {
        if let Some(made) = self.facts.footers.read().unwrap_or_else(PoisonError::into_inner).get(root) {
            return Arc::clone(made);
        }
        let new: Arc<str> = make().into();
        let mut all = self.facts.footers.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(root.to_owned()).or_insert(new))
    }

    /// The navigation entries for pages whose way to the root is `root`.
    pub(super) fn rows(&self, root: &str) -> Arc<Rows> {
        // A thread that panicked left nothing half done: entries are only ever added.
        if let Some(rows) = self.facts.rows.read().unwrap_or_else(PoisonError::into_inner).get(root) {
            return Arc::clone(rows);
        }
        let mut all = self.facts.rows.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(root.to_owned()).or_insert_with(|| Arc::new(Rows(empty(self.nodes.div_ceil(NEAR))))))
    }
}

impl Rows {
    /// The entry of a node; `make` makes it if nobody has.
    pub(super) fn get(
        &self,
        id: NodeId,
        make: impl FnOnce() -> Result<String, ThemeError>,
    ) -> Result<&str, ThemeError> {
        let at = id.0 as usize;
        let slot = &self.0[at / NEAR].get_or_init(|| empty(NEAR))[at % NEAR];
        if let Some(row) = slot.get() {
            return Ok(row);
        }
        let new = make()?;
        Ok(slot.get_or_init(|| new.into()))
    }
}

fn empty<T>(len: usize) -> Box<[OnceLock<T>]> {
    (0..len).map(|_| OnceLock::new()).collect()
}
