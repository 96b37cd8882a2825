//! Scans that somebody helps: a watcher tells where something was written, and only there is looked.
//!
//! What a watcher tells is a hint, and some things are easier looked at whole. So a scan looks at a single file only
//! when it was there before and still is; for all else it walks the folder again.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use rustc_hash::FxHashMap;

use super::{
    Limits, SourceFile, SourceTree, Vfs, VfsError,
    load::{self, Item, Kept, Origin},
    name,
};
use crate::{
    base::{Digest, VPath},
    diag::Problem,
};

/// What is known of the disk as long as somebody tells what is written.
#[derive(Debug, Default)]
pub(super) struct Told {
    scans: BTreeMap<VPath, Known>,
    /// The files that were read by name since [`Vfs::settle`], and what was in them; nothing where there was none.
    reads: Mutex<BTreeMap<VPath, Option<Digest>>>,
    /// The folders that were asked for, and whether each was there.
    folders: Mutex<BTreeMap<VPath, bool>>,
    /// The versions of the scans when they were last settled.
    settled: BTreeMap<VPath, u64>,
}

/// The outcome of a scan.
#[derive(Debug)]
struct Known {
    skip: Vec<VPath>,
    tree: SourceTree,
    /// Problems of the walk; those of loading are told apart because they go when a file is loaded again.
    walked: Vec<(VPath, Problem)>,
    loaded: Vec<(VPath, Problem)>,
    /// Counts the scans that came to something else.
    version: u64,
    /// What was written since; everything when there is none.
    touched: Option<BTreeSet<VPath>>,
}

/// What to do about the touched paths.
enum Plan {
    /// Load these files again, by their numbers.
    Files(BTreeSet<usize>),
    Everything,
}

impl Vfs {
    /// From now on scans look only where [`Self::touch`] says that something was written. Files in memory need none of
    /// it.
    pub fn watch(&mut self) {
        if self.root().is_some() {
            self.told = Some(Told::default());
        }
    }

    /// Something was written, made or removed at `path` or below it.
    pub fn touch(&mut self, path: &VPath) {
        for (folder, known) in self.told.iter_mut().flat_map(|told| &mut told.scans) {
            if path.starts_with(folder) || folder.starts_with(path) {
                match &mut known.touched {
                    // The folder itself, or one above it.
                    Some(_) if folder.starts_with(path) => known.touched = None,
                    Some(touched) => _ = touched.insert(path.clone()),
                    None => {}
                }
            }
        }
    }

    /// Anything may have been written.
    pub fn touch_all(&mut self) {
        for known in self.told.iter_mut().flat_map(|told| told.scans.values_mut()) {
            known.touched = None;
        }
    }

    /// Whether anything that was asked since [`Self::settle`] would be answered otherwise now. Always, when nobody tells
    /// what is written.
    pub fn has_news(&mut self) -> Result<bool, VfsError> {
        let Some(told) = &self.told else { return Ok(true) };
        if told.settled.is_empty() {
            return Ok(true);
        }
        let scans: Vec<(VPath, Vec<VPath>)> =
            told.scans.iter().map(|(folder, known)| (folder.clone(), known.skip.clone())).collect();
        for (folder, skip) in scans {
            self.scan(&folder, &skip)?;
        }
        let Some(told) = &self.told else { return Ok(true) };
        let versions = told.scans.iter().map(|(folder, known)| (folder.clone(), known.version));
        if versions.collect::<BTreeMap<_, _>>() != told.settled {
            return Ok(true);
        }
        let reads = told.reads.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let folders = told.folders.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(reads.iter().any(|(path, was)| self.read_now(path).ok().map(|bytes| Digest::of(&bytes)) != *was)
            || folders.iter().any(|(path, was)| self.has_folder(path) != *was))
    }

    /// What is asked from now on is what [`Self::has_news`] compares.
    pub fn unsettle(&mut self) {
        if let Some(told) = &mut self.told {
            told.reads = Mutex::default();
            told.folders = Mutex::default();
            told.settled.clear();
        }
    }

    /// What was asked up to now is what [`Self::has_news`] compares.
    pub fn settle(&mut self) {
        if let Some(told) = &mut self.told {
            told.settled = told.scans.iter().map(|(folder, known)| (folder.clone(), known.version)).collect();
        }
    }

    /// Notes what a file held that was read by its name.
    pub(super) fn note_read(&self, path: &VPath, bytes: Option<&[u8]>) {
        if let Some(told) = &self.told {
            let mut reads = told.reads.lock().unwrap_or_else(PoisonError::into_inner);
            reads.insert(path.clone(), bytes.map(Digest::of));
        }
    }

    /// Notes whether a folder was there.
    pub(super) fn note_folder(&self, path: &VPath, there: bool) {
        if let Some(told) = &self.told {
            told.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), there);
        }
    }

    /// The tree of the last scan, brought up to date; none when it has to be walked again.
    pub(super) fn scan_told(&mut self, folder: &VPath, skip: &[VPath]) -> Result<Option<SourceTree>, VfsError> {
        let Some(told) = self.told.as_mut().filter(|_| self.overlay.is_empty()) else { return Ok(None) };
        let Some(known) = told.scans.get_mut(folder).filter(|known| known.skip == skip) else { return Ok(None) };
        let Some(touched) = &known.touched else { return Ok(None) };
        let again = match plan(&known.tree, (folder, skip), touched) {
            Plan::Everything => return Ok(None),
            Plan::Files(again) => again,
        };
        if known.reload(&again, &mut self.kept, &self.limits)? {
            known.touched = Some(BTreeSet::new());
            Ok(Some(known.tree.clone()))
        } else {
            known.touched = None;
            Ok(None)
        }
    }

    /// Keeps the outcome of a walk. `walked` and `loaded` are its problems.
    pub(super) fn remember(
        &mut self,
        (folder, skip): (&VPath, &[VPath]),
        tree: &SourceTree,
        walked: Vec<(VPath, Problem)>,
        loaded: Vec<(VPath, Problem)>,
    ) {
        let Some(told) = self.told.as_mut().filter(|_| self.overlay.is_empty()) else { return };
        let old = told.scans.get(folder);
        let same = old.is_some_and(|old| old.skip == skip && is_same(&old.tree, tree));
        let version = old.map_or(0, |old| old.version) + u64::from(!same);
        let touched = Some(BTreeSet::new());
        let known = Known { skip: skip.to_vec(), tree: tree.clone(), walked, loaded, version, touched };
        told.scans.insert(folder.clone(), known);
    }
}

impl Known {
    /// Loads files again. `false` when one of them vanished.
    fn reload(
        &mut self,
        again: &BTreeSet<usize>,
        kept: &mut FxHashMap<VPath, Kept>,
        limits: &Limits,
    ) -> Result<bool, VfsError> {
        if again.is_empty() {
            return Ok(true);
        }
        let items: Vec<Item> =
            again.iter().map(|at| Item::new(&self.tree.files[*at].path, self.tree.files[*at].origin.clone())).collect();
        let paths: BTreeSet<VPath> = items.iter().map(|item| item.path.clone()).collect();
        let mut problems = Vec::new();
        let (files, keep) = load::load(items, kept, limits, &mut problems)?;
        if files.len() != again.len() {
            return Ok(false);
        }
        let old = self.tree.clone();
        for (at, file) in again.iter().zip(files) {
            self.tree.files[*at] = file;
        }
        for path in &paths {
            kept.remove(path);
        }
        kept.extend(keep);
        self.loaded.retain(|(path, _)| !paths.contains(path));
        self.loaded.extend(problems);
        let all = self.walked.iter().chain(&self.loaded).cloned().collect();
        self.tree = SourceTree::new(std::mem::take(&mut self.tree.files), all);
        // The clock of a disk may be too slow to tell two writes of an asset apart; that it was touched is enough.
        let asset = again.iter().any(|at| self.tree.files[*at].digest.is_none());
        self.version += u64::from(asset || !is_same(&old, &self.tree));
        Ok(true)
    }
}

/// What the touched paths ask for.
fn plan(tree: &SourceTree, (folder, skip): (&VPath, &[VPath]), touched: &BTreeSet<VPath>) -> Plan {
    let mut again = BTreeSet::new();
    for path in touched {
        let mut root = None;
        let mut found = false;
        for (at, file) in tree.files.iter().enumerate() {
            let Origin::Disk(from, real) = &file.origin else { continue };
            root.get_or_insert(from);
            if is_at(real, path) {
                again.insert(at);
                found = true;
            } else if file.path.starts_with(path) || (may_lie_below(real, path) && real.starts_with(path.as_str())) {
                return Plan::Everything;
            }
        }
        let meta = root.map(|root| std::fs::symlink_metadata(root.path.join(path.as_str())));
        match meta {
            Some(Ok(meta)) if found && meta.is_file() => {}
            _ if found => return Plan::Everything,
            Some(Err(_)) => {}
            // A new one, or nothing is known at all.
            _ if !is_left_out(path, folder, skip) => return Plan::Everything,
            _ => {}
        }
    }
    Plan::Files(again)
}

/// Whether a file lies at `path`. A path is taken apart only where its text leaves it open, since there are many files.
fn is_at(real: &Path, path: &VPath) -> bool {
    if cfg!(unix) { real.as_os_str() == path.as_str() } else { real == Path::new(path.as_str()) }
}

/// Whether it is worth asking if a file lies below `path`.
fn may_lie_below(real: &Path, path: &VPath) -> bool {
    !cfg!(unix) || real.as_os_str().as_encoded_bytes().starts_with(path.as_str().as_bytes())
}

fn is_left_out(path: &VPath, folder: &VPath, skip: &[VPath]) -> bool {
    let below = path.below(folder);
    skip.iter().any(|skip| path.starts_with(skip)) || below.is_some_and(|below| below.parts().any(name::is_left_out))
}

/// Whether two scans came to the same: the same texts, and files that were not written in between.
fn is_same(a: &SourceTree, b: &SourceTree) -> bool {
    let same = |a: &Arc<SourceFile>, b: &Arc<SourceFile>| {
        if Arc::ptr_eq(a, b) {
            return true;
        }
        let same_bytes = match (&a.digest, &b.digest) {
            (Some(a), Some(b)) => a == b,
            (None, None) => a.stamp == b.stamp,
            _ => false,
        };
        a.path == b.path && a.class == b.class && same_bytes
    };
    a.files.len() == b.files.len() && a.problems == b.problems && a.files.iter().zip(&b.files).all(|(a, b)| same(a, b))
}
