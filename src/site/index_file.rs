//! The files of the search index: their names, and how many there are.

use std::fmt;

use crate::model::Model;

/// A file of the search index. How many there are follows from the number of pages alone, never from their words, so
/// that the plan of outputs stays the same while a page is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexFile {
    /// Every entity, and what the script has to know of the others.
    Entities,
    /// A slice of the words in titles and headings, with what bears them.
    Titles(usize),
    /// A slice of all words, with the pages they stand on.
    Words(usize),
    /// Words by their length, for those that are misspelt.
    Spelling(usize),
    /// The text of a few pages, to quote from.
    Texts(usize),
}

/// How many files of each sort there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexPlan {
    /// [`IndexFile::Titles`].
    pub titles: usize,
    /// [`IndexFile::Words`].
    pub words: usize,
    /// [`IndexFile::Spelling`].
    pub spelling: usize,
    /// [`IndexFile::Texts`].
    pub texts: usize,
}

/// Where the index lies in the site.
pub const INDEX_FOLDER: &str = "search/index/";

impl IndexPlan {
    /// Pages whose text lies in one file: few, because a reader waits for the ones that are quoted.
    pub const PAGES_A_TEXT: usize = 4;

    /// For a model.
    pub fn of(model: &Model) -> Self {
        let pages = model.nodes.iter().filter(|node| node.visible).count();
        let plain = model.nodes.iter().filter(|node| node.visible && node.entity.is_none()).count();
        Self {
            titles: plain.div_ceil(30).max(1),
            words: pages.div_ceil(24).max(1),
            spelling: pages.div_ceil(250).clamp(1, 12),
            texts: pages.div_ceil(Self::PAGES_A_TEXT).max(1),
        }
    }

    /// All files.
    pub fn files(self) -> impl Iterator<Item = IndexFile> {
        let titles = (0..self.titles).map(IndexFile::Titles);
        let words = (0..self.words).map(IndexFile::Words);
        let spelling = (0..self.spelling).map(IndexFile::Spelling);
        let texts = (0..self.texts).map(IndexFile::Texts);
        std::iter::once(IndexFile::Entities).chain(titles).chain(words).chain(spelling).chain(texts)
    }
}

impl fmt::Display for IndexFile {
    /// The name without its ending, by which the script asks for it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entities => f.write_str("entities"),
            Self::Titles(at) => write!(f, "titles{at}"),
            Self::Words(at) => write!(f, "words{at}"),
            Self::Spelling(at) => write!(f, "spelling{at}"),
            Self::Texts(at) => write!(f, "texts{at}"),
        }
    }
}

impl IndexFile {
    /// Its path in the site.
    pub fn path(self) -> String {
        format!("{INDEX_FOLDER}{self}.js")
    }
}
