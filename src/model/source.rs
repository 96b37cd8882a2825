//! One source file, read: everything the rest of the book may know about it.

use std::sync::Arc;

use crate::{
    base::{Digest, TextRange, VPath},
    diag::Problem,
    kinds::{Aim, FieldValue, Fields, Record},
    syntax::{
        Allow, Reference,
        markdown::{DiagramBlock, OutlineItem, ViewBlock},
    },
};

/// A Markdown or YAML source with its facts. Kept as long as the file's digest and the settings stay the same.
#[derive(Debug)]
pub struct Source {
    /// Below the content root.
    pub path: VPath,
    /// The text.
    pub text: Arc<str>,
    /// Of the text.
    pub digest: Digest,
    /// For Markdown: the page, or the partial that only `include` reads.
    pub page: Option<PageSource>,
    /// The records it holds. For a page that is an entity, the first one is the page's.
    pub records: Vec<Record>,
    /// Everything it refers to, sorted by range.
    pub mentions: Vec<Mention>,
    /// The diagrams it holds.
    pub diagrams: Vec<DiagramBlock>,
    /// What it allows on purpose.
    pub allows: Vec<Allow>,
    /// What is wrong with it on its own.
    pub problems: Vec<Problem>,
    /// A label file of another tool: it is that tool's business whether a label is used here.
    pub imported: bool,
    /// A YAML file that holds no records: an ordinary file.
    pub plain_file: bool,
}

/// What is particular to a Markdown source.
#[derive(Debug)]
pub struct PageSource {
    /// Where the body starts in the text.
    pub body: usize,
    /// Front matter values by key.
    pub front: Fields,
    /// The kind it declares to be, and where.
    pub kind: Option<(String, TextRange)>,
    /// The title: from the front matter, else the first heading, else the file's name.
    pub title: String,
    /// Where the title stands.
    pub title_range: TextRange,
    /// Whether the title is the body's own first heading, so that the page need not show it twice.
    pub title_in_body: bool,
    /// The first paragraph, for descriptions.
    pub summary: String,
    /// Headings, ids and includes, in order.
    pub outline: Vec<OutlineItem>,
    /// Views in order.
    pub views: Vec<ViewBlock>,
    /// Whether its name or a folder's starts with `_`, so that only `include` reads it.
    pub partial: bool,
    /// Whether it is its folder's page.
    pub index: bool,
}

/// A reference, and who makes it.
#[derive(Debug, Clone)]
pub struct Mention {
    /// The reference as written.
    pub reference: Reference,
    /// For a field's value: what it may name.
    pub aim: Option<Arc<FieldAim>>,
    /// Who makes it.
    pub by: By,
}

/// The declared purpose of a field's reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldAim {
    /// What it may name.
    pub aim: Aim,
    /// The field, with dots for records within.
    pub field: String,
    /// The heading under which the target lists it.
    pub relation: Option<String>,
}

/// Who makes a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The page itself.
    Page,
    /// The record at this index of the source.
    Record(u32),
}

impl By {
    /// The index of the record.
    pub fn record(self) -> Option<usize> {
        match self {
            Self::Page => None,
            Self::Record(record) => Some(record as usize),
        }
    }
}

impl Source {
    /// The mention whose construct is at `range`.
    pub fn mention_at(&self, range: TextRange) -> Option<usize> {
        self.mentions.binary_search_by_key(&range, |mention| mention.reference.range).ok()
    }

    /// A front matter value.
    pub fn front(&self, key: &str) -> Option<&FieldValue> {
        self.page.as_ref().and_then(|page| page.front.get(key))
    }
}
