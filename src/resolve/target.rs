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
        anchor: Option<Box<str>>,
    },
    /// A declared label.
    Label {
        /// Its exact name.
        name: Box<str>,
    },
    /// A file that is copied as it is.
    Asset(Box<AssetTarget>),
    /// An address outside the handbook, or one that the handbook says to leave alone.
    Outside,
}

/// A file that a reference names. In a box, because few do, and every reference has room for a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetTarget {
    /// Below the content root.
    pub path: VPath,
    /// What follows the path in the reference: `#page=2`, `?raw`.
    pub rest: String,
}
