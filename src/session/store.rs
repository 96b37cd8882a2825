//! What sessions leave to later ones.

use std::sync::Arc;

use crate::base::Kept;

/// What is dear to make and follows from a text alone. A session finds it here and adds to it.
#[derive(Debug, Clone, Default)]
pub struct Store {
    /// Which parts of a block of code have which colour.
    pub code: Arc<Kept>,
    /// Drawn diagrams.
    pub drawings: Arc<Kept>,
}
