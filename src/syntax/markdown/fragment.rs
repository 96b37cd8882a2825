//! What one Markdown text (a page's body, or a text field in YAML) says about the rest of the book.

use std::sync::Arc;

use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
    syntax::{Allow, Reference, yaml},
};

/// The facts of one Markdown text. All ranges are source offsets.
#[derive(Debug, Clone, Default)]
pub struct Fragment {
    /// Headings, ids and includes in the order of the text: what the ids of a page are computed from.
    pub outline: Vec<OutlineItem>,
    /// Everything it refers to, in the order of the text.
    pub references: Vec<Reference>,
    /// Its views, in the order of the text.
    pub views: Vec<ViewBlock>,
    /// Its diagrams, in the order of the text.
    pub diagrams: Vec<DiagramBlock>,
    /// What it allows on purpose.
    pub allows: Vec<Allow>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The first paragraph as plain text, at most 300 characters: a page's description when it gives none.
    pub summary: String,
}

/// Something that gives a page an address within it, or brings in text that may.
#[derive(Debug, Clone)]
pub enum OutlineItem {
    /// A heading.
    Heading(Heading),
    /// An `id` in raw HTML, or a footnote's.
    Anchor(Anchor),
    /// The view at this index of `views` is an `{include}`.
    Include(usize),
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text, without markup. Shared with the anchors of the pages that it is on.
    pub text: Arc<str>,
    /// The id that its text gives, before repeats get a number; or the explicit one.
    pub id: Arc<str>,
    /// Whether the id is written out: `{#id}`.
    pub explicit: bool,
    /// The whole heading.
    pub range: TextRange,
}

/// An id that is no heading's.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// The id.
    pub id: Arc<str>,
    /// Where it is written.
    pub range: TextRange,
}

/// A fenced block that is replaced by a rendering of the model, or that holds records (`{data}`).
#[derive(Debug, Clone)]
pub struct ViewBlock {
    /// The name between the braces.
    pub name: String,
    /// Where the name stands.
    pub name_range: TextRange,
    /// The whole fence.
    pub range: TextRange,
    /// The body, without the indent or quote marks of the blocks around it.
    pub body: String,
    /// Where the body stands in the source.
    pub map: TextMap,
    /// The body as YAML.
    pub data: yaml::Document,
}

/// A diagram's fence.
#[derive(Debug, Clone)]
pub struct DiagramBlock {
    /// Where the fence names what it is.
    pub name_range: TextRange,
    /// The diagram, without the indent or quote marks of the blocks around it.
    pub text: String,
    /// Where the text stands in the source.
    pub map: TextMap,
}
