//! What a reference comes to.

use crate::{base::VPath, model::NodeId};

/// The one thing a reference names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page, and an anchor on it.
    Node {
        /// The page.
        node: NodeId,
        /// The anchor, without `#`.
        anchor: Option<String>,
    },
    /// A declared label.
    Label {
        /// Its exact name.
        name: String,
    },
    /// A file that is copied as it is.
    Asset {
        /// Below the content root.
        path: VPath,
        /// What follows the path in the reference: `#page=2`, `?raw`.
        rest: String,
    },
    /// An address outside the handbook, or one that the handbook says to leave alone.
    Outside,
}
