//! The history of a handbook's files, or the promise of it.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    thread::{self, JoinHandle},
};

use super::{
    Commit, Trouble,
    walk::{self, Table},
};
use crate::base::VPath;

/// When each file was last changed. Cheap to clone; all clones are one. It can be handed on while git is still being
/// asked: who needs an answer first waits for it. Paths are relative to the handbook's folder.
#[derive(Debug, Clone, Default)]
pub struct History(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    table: OnceLock<Table>,
    /// Who is gathering it; taken by the first who waits.
    walk: Mutex<Option<JoinHandle<Table>>>,
}

impl History {
    /// Of a handbook that has none, as in most tests.
    pub fn none() -> Self {
        Self::default()
    }

    /// Begins to ask git for the last changes of what lies at `paths` below `root`, and returns at once.
    pub fn gather(root: PathBuf, paths: Vec<VPath>) -> Self {
        let walk = thread::spawn(move || walk::walk(&root, &paths));
        Self(Arc::new(Inner { table: OnceLock::new(), walk: Mutex::new(Some(walk)) }))
    }

    /// Of these files, for tests.
    pub fn of(changes: impl IntoIterator<Item = (VPath, Commit)>) -> Self {
        let mut table = Table::default();
        for (path, commit) in changes {
            table.files.insert(path, table.commits.len() as u32);
            table.commits.push(commit);
        }
        Self(Arc::new(Inner { table: table.into(), walk: Mutex::default() }))
    }

    /// The commit that changed the file last; `None` when it was never committed or git does not tell.
    pub fn last_change(&self, path: &VPath) -> Option<&Commit> {
        let table = self.table();
        table.commits.get(*table.files.get(path)? as usize)
    }

    /// Why there are no dates, when there could have been.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.table().trouble.as_ref()
    }

    fn table(&self) -> &Table {
        self.0.table.get_or_init(|| {
            let walk = self.0.walk.lock().unwrap_or_else(PoisonError::into_inner).take();
            let lost = |_| Table { trouble: Some(Trouble::Failed("it was lost".to_owned())), ..Table::default() };
            walk.map_or_else(Table::default, |walk| walk.join().unwrap_or_else(lost))
        })
    }
}
