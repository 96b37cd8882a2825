//! YAML as a tree with a range on every key and value, read in one go and never failing.

mod node;
mod parse_stub;

pub use node::{Comment, Document, Entry, Key, Node, Scalar, Style, Value};
pub use parse_stub::parse;

/// How much one YAML text may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Levels of nesting.
    pub depth: usize,
    /// Nodes, those made by aliases included.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 64, nodes: 200_000 }
    }
}
