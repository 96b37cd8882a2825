//! The forms of a report, one file each. A form is a function from findings and texts to bytes: it reads no
//! environment, no clock and no disk, and two runs over the same findings write the same.

mod count;
mod excerpt;
pub mod human;
pub mod json;
mod lines;
mod visible;

use std::sync::Arc;

use crate::base::VPath;

pub use count::Counts;
pub use visible::visible;

/// Where a report takes its excerpts from.
pub trait Sources {
    /// The text in which the ranges of findings about `path` count; `None` when there is none, as for a file that is
    /// no UTF-8.
    fn text(&self, path: &VPath) -> Option<Arc<str>>;
}

/// Texts by path, for findings about a few files, and for tests.
impl Sources for std::collections::BTreeMap<VPath, Arc<str>> {
    fn text(&self, path: &VPath) -> Option<Arc<str>> {
        self.get(path).cloned()
    }
}

#[cfg(test)]
mod tests;
