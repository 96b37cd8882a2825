//! A place that can be shown to a writer: a file and a range in it.

use super::{TextRange, VPath};

/// A range in a named file. The path, not a number, so that a place stays true when other files come and go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, relative to the root that was checked.
    pub path: VPath,
    /// The bytes in it.
    pub range: TextRange,
}

impl Place {
    /// A range in a file.
    pub fn new(path: VPath, range: TextRange) -> Self {
        Self { path, range }
    }

    /// The start of a file, for what concerns the file as a whole.
    pub fn file(path: VPath) -> Self {
        Self { path, range: TextRange::default() }
    }
}
