//! How one output file is made.

use super::IndexFile;
use crate::{
    base::{Digest, VPath},
    model::NodeId,
};

/// A recipe. Making it is a pure function of the snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipe {
    /// The page of a node.
    Page(NodeId),
    /// All that links to a node, when its own page shows only some.
    Backlinks(NodeId),
    /// A page at an old address that leads on to a node.
    Moved(NodeId),
    /// A page at an old address that leads on to an address given in `book.toml`.
    MovedTo(String),
    /// A file copied from the sources.
    Asset(VPath),
    /// A file of the theme.
    ThemeAsset(String),
    /// A style sheet or script that the handbook adds: below the root.
    OwnAsset(VPath),
    /// The handbook's colour.
    AccentCss,
    /// A picture of the diagram with this key, for dark pages or for light ones.
    Drawing {
        /// The key.
        key: Digest,
        /// For dark pages.
        dark: bool,
    },
    /// The colours of all labels.
    LabelCss,
    /// Everything by name: the letters.
    AtoZ,
    /// What begins with a letter.
    AtoZLetter(String),
    /// What begins with a letter, of one kind: the letter and the kind's plural.
    AtoZKind(String, String),
    /// The labels of the scopes with this slug, where there are many labels and the scope has no page of its own.
    LabelScope(String),
    /// The labels that begin with a letter, where there are many.
    LabelLetter(String),
    /// A section's pages on one, for paper.
    Print(NodeId),
    /// What needs care: overdue, without an owner, deprecated and still linked.
    Status,
    /// The entries below a section, which a script unfolds in the navigation.
    Nav(NodeId),
    /// A file of the search index.
    Search(IndexFile),
    /// The page for addresses that lead nowhere.
    NotFound,
    /// `sitemap.xml`.
    Sitemap,
    /// `robots.txt`.
    Robots,
}
