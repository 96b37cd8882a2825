//! A value that remembers where it was written.

use crate::base::TextRange;

/// A value of `book.toml` that is judged later, when the content is known, with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Where it stands in `book.toml`.
    pub range: TextRange,
}

impl<T> Written<T> {
    /// A value and its range.
    pub fn new(value: T, range: TextRange) -> Self {
        Self { value, range }
    }
}
