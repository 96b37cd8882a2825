//! Everything that can wake the thread that owns the session.

use std::path::PathBuf;

/// Something happened. The list is closed: whatever else there is to react to becomes one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something was written, made, renamed or removed at these places; absolute paths.
    Touched(Vec<PathBuf>),
    /// Events were lost, or came without a place: anything may have changed.
    Lost,
    /// The end.
    Stop,
}
