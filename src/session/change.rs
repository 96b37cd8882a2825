//! What can happen to a handbook while a session is open.

use super::SessionOptions;
use crate::base::VPath;

/// One change. Files that others write need none, unless the disk is watched: the next snapshot sees them.
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
    /// Another program wrote, made or removed a file or a folder here. Only a session over a watched disk
    /// ([`crate::vfs::Vfs::watch`]) needs to be told; any other looks at everything for each snapshot.
    Touch {
        /// Relative to the handbook's folder.
        path: VPath,
    },
    /// Other programs may have written anything.
    Rescan,
    /// The settings are other ones.
    Configure(Box<SessionOptions>),
}
