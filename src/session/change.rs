//! What can happen to a handbook while a session is open.

use super::SessionOptions;
use crate::base::VPath;

/// One change. Files that others write need none: the next snapshot sees them.
#[derive(Debug, Clone)]
pub enum Change {
    /// A file has this text now; over a disk it is an open buffer and wins over the file.
    Write {
        /// Relative to the handbook's folder.
        path: VPath,
        /// The whole text.
        text: String,
    },
    /// A file is gone.
    Remove {
        /// Relative to the handbook's folder.
        path: VPath,
    },
    /// The settings are other ones.
    Configure(Box<SessionOptions>),
}
