//! The new tree while it grows.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use rayon::prelude::*;

use super::{
    EmitError,
    disk::Disk,
    manifest::{self, MARK, Manifest},
    place::Place,
    plan::folders_of,
};

/// A folder that comes into being with the first file in it and is gone when this is dropped, unless it took its place.
pub(super) struct Stage<'a> {
    pub(super) disk: Disk<'a>,
    pub(super) place: &'a Place,
    pub(super) root: PathBuf,
    made: Mutex<bool>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(disk: Disk<'a>, place: &'a Place, within: bool) -> Self {
        Self { disk, place, root: place.stage(within), made: Mutex::new(false) }
    }

    /// Makes the folder and marks it as ours, if that is not done yet.
    pub(super) fn make(&self) -> Result<(), EmitError> {
        // The lock also makes the others wait until the mark is set.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if !*made {
            let about = |error: EmitError| error.about(self.place.shown.clone());
            self.disk.make_folder(&self.root).map_err(about)?;
            self.disk.create(&self.root.join(manifest::NAME), MARK.as_bytes()).map_err(about)?;
            *made = true;
        }
        Ok(())
    }

    /// Writes one output.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        self.make()?;
        self.disk
            .create(&self.root.join(path), bytes)
            .map(drop)
            .map_err(|error| error.about(self.place.shown.join(path)))
    }

    /// Takes over outputs of the tree that is in place, as second names of the same files.
    pub(super) fn link(&self, paths: &[&str]) -> Result<(), EmitError> {
        let folders: BTreeSet<&str> = paths.iter().flat_map(|path| folders_of(path)).collect();
        for folder in folders {
            let made = self.disk.make_folders(&self.root.join(folder));
            made.map_err(|error| error.about(self.place.shown.join(folder)))?;
        }
        paths.par_iter().try_for_each(|path| {
            let linked = self.disk.link(&self.place.target.join(path), &self.root.join(path));
            linked.map_err(|error| error.about(self.place.shown.join(path)))
        })
    }

    /// Writes the list of outputs to the stage under a name of its own, and says where.
    ///
    /// With `durable` it waits for the disk. The outputs themselves are not waited for, which for ten thousand files
    /// would take longer than making them: what a power cut swallows of them shows in their length at the next run,
    /// and is written again. A lost list, though, would make the tree look like nobody's.
    pub(super) fn list(&self, manifest: &Manifest, durable: bool) -> Result<PathBuf, EmitError> {
        let path = self.root.join(format!("{}.new", manifest::NAME));
        let about = |error: EmitError| error.about(self.place.shown.join(manifest::NAME));
        let file = self.disk.create(&path, manifest.to_text().as_bytes()).map_err(about)?;
        if durable {
            self.disk.sync(&path, &file).map_err(about)?;
        }
        Ok(path)
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if self.root.symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
            // The next run clears away what stays.
            let _ = self.disk.remove_tree(&self.root);
        }
    }
}
