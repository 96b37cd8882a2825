//! What one run leaves to the next: `.vade` in the handbook's folder.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{base::Kept, emit, session::Store};

/// Coloured code.
const CODE: &str = "code";
/// Drawn diagrams.
const DRAWINGS: &str = "drawings";

/// All that may be there.
pub(super) const NAMES: [&str; 2] = [CODE, DRAWINGS];

/// More than any of those files has, in bytes: a larger one is not ours.
const MOST: u64 = 128 * 1024 * 1024;

/// Where a run finds what earlier ones left.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    /// What was there, and what was added.
    pub(super) store: Store,
    /// The handbook's folder, and what tells this program from others; none when nothing is kept.
    place: Option<(PathBuf, String)>,
}

impl Shelf {
    /// Reads what there is below the handbook's folder `root`. Without a name for the program nothing is kept.
    pub(super) fn open(root: &Path, program: Option<&str>) -> Self {
        let Some(program) = program else { return Self::default() };
        let read = |name| {
            let bytes = emit::kept(root, name, MOST);
            Arc::new(bytes.map_or_else(Kept::default, |bytes| Kept::from_bytes(program, &bytes)))
        };
        let store = Store { code: read(CODE), drawings: read(DRAWINGS) };
        Self { store, place: Some((root.to_owned(), program.to_owned())) }
    }

    /// Writes what is new. A disk that refuses costs later runs some time, and nobody anything else.
    pub(super) fn save(&self) {
        let Some((root, program)) = &self.place else { return };
        for (name, kept) in [(CODE, &self.store.code), (DRAWINGS, &self.store.drawings)] {
            if let Some(bytes) = kept.to_bytes(program) {
                let _ = emit::keep(root, name, &bytes);
            }
        }
    }

    /// Writes what is new, for the last time: further drawings are not kept, and those that were leave the memory to their
    /// users.
    pub(super) fn end(self) {
        self.save();
        self.store.drawings.close();
    }
}
