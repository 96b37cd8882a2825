//! Scans that somebody helps: a watcher tells where something was written, and only there is looked.
//!
//! What a watcher tells is a hint, and some things are easier looked at whole. So a scan looks at a single file only
//! when it was there before and still is; for all else it walks the folder again.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
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
    /// Where the files of the tree lie, sorted, each with its number; made when it is asked for.
    places: OnceCell<Vec<(PathBuf, usize)>>,
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

    /// The files of the last scan, as far as it is known.
    pub(super) fn told_files(&self, folder: &VPath) -> Option<&[Arc<SourceFile>]> {
        Some(&self.told.as_ref()?.scans.get(folder)?.tree.files)
    }

    /// The tree of the last scan, brought up to date; none when it has to be walked again.
    pub(super) fn scan_told(&mut self, folder: &VPath, skip: &[VPath]) -> Result<Option<SourceTree>, VfsError> {
        let Some(told) = self.told.as_mut().filter(|_| self.overlay.is_empty()) else { return Ok(None) };
        let Some(known) = told.scans.get_mut(folder).filter(|known| known.skip == skip) else { return Ok(None) };
        let Some(touched) = &known.touched else { return Ok(None) };
        let again = match known.plan((folder, skip), touched) {
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
        let old = told.scans.remove(folder);
        let same = old.as_ref().is_some_and(|old| old.skip == skip && is_same(&old.tree, tree));
        let version = old.as_ref().map_or(0, |old| old.version) + u64::from(!same);
        let touched = Some(BTreeSet::new());
        // Another root, or a link that leads elsewhere now, makes other files, if perhaps with the same texts.
        let pairs = |old: &Known| old.tree.files.iter().zip(&tree.files).all(|(a, b)| Arc::ptr_eq(a, b));
        let places = old.filter(|old| same && pairs(old)).map(|old| old.places).unwrap_or_default();
        let known = Known { skip: skip.to_vec(), tree: tree.clone(), walked, loaded, version, touched, places };
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
        // The clock of a disk may be too slow to tell two writes of an asset apart; that it was touched is enough.
        let mut other = false;
        for (at, file) in again.iter().zip(files) {
            other |= file.digest.is_none() || !same_file(&self.tree.files[*at], &file);
            self.tree.files[*at] = file;
        }
        for path in &paths {
            kept.remove(path);
        }
        kept.extend(keep);
        self.loaded.retain(|(path, _)| !paths.contains(path));
        self.loaded.extend(problems);
        let all = self.walked.iter().chain(&self.loaded).cloned().collect();
        let tree = SourceTree::new(std::mem::take(&mut self.tree.files), all);
        self.version += u64::from(other || tree.problems != self.tree.problems);
        self.tree = tree;
        Ok(true)
    }

    /// What the touched paths ask for.
    fn plan(&self, (folder, skip): (&VPath, &[VPath]), touched: &BTreeSet<VPath>) -> Plan {
        let on_disk = |(at, file): (usize, &Arc<SourceFile>)| match &file.origin {
            Origin::Disk(_, real) => Some((real.clone(), at)),
            _ => None,
        };
        let places = self.places.get_or_init(|| {
            let mut places: Vec<_> = self.tree.files.iter().enumerate().filter_map(on_disk).collect();
            places.sort_unstable_by(|(a, _), (b, _)| bytes(a).cmp(bytes(b)));
            places
        });
        let root = self.tree.files.iter().find_map(|file| match &file.origin {
            Origin::Disk(root, _) => Some(root),
            _ => None,
        });
        let mut again = BTreeSet::new();
        for path in touched {
            let at = |(real, _): &&(PathBuf, usize)| bytes(real) == path.as_str().as_bytes();
            let start = places.partition_point(|(real, _)| bytes(real) < path.as_str().as_bytes());
            let here: Vec<usize> = places[start..].iter().take_while(at).map(|(_, at)| *at).collect();
            // What lies below a path comes right after the path and a slash.
            let below = format!("{path}/");
            let inside = places.partition_point(|(real, _)| bytes(real) < below.as_bytes());
            let named = self.tree.files.partition_point(|file| file.path.as_str() < below.as_str());
            // A name that leads to another place is a link, or was one.
            let of_this_name = self.tree.files.binary_search_by(|file| file.path.cmp(path)).ok();
            if places.get(inside).is_some_and(|(real, _)| bytes(real).starts_with(below.as_bytes()))
                || self.tree.files.get(named).is_some_and(|file| file.path.as_str().starts_with(&below))
                || of_this_name.is_some_and(|at| !here.contains(&at))
            {
                return Plan::Everything;
            }
            let found = !here.is_empty();
            again.extend(here);
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
}

/// A path as it is sorted. With other slashes than ours it is not found, and then everything is looked at.
fn bytes(real: &Path) -> &[u8] {
    real.as_os_str().as_encoded_bytes()
}

fn is_left_out(path: &VPath, folder: &VPath, skip: &[VPath]) -> bool {
    let below = path.below(folder);
    skip.iter().any(|skip| path.starts_with(skip)) || below.is_some_and(|below| below.parts().any(name::is_left_out))
}

/// Whether two scans came to the same: the same texts, and files that were not written in between.
fn is_same(a: &SourceTree, b: &SourceTree) -> bool {
    let same = |(a, b): (&Arc<SourceFile>, &Arc<SourceFile>)| Arc::ptr_eq(a, b) || same_file(a, b);
    a.files.len() == b.files.len() && a.problems == b.problems && a.files.iter().zip(&b.files).all(same)
}

fn same_file(a: &SourceFile, b: &SourceFile) -> bool {
    let same_bytes = match (&a.digest, &b.digest) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.stamp == b.stamp,
        _ => false,
    };
    a.path == b.path && a.class == b.class && same_bytes
}
