//! Clearing away what a killed run left.

use std::path::Path;

use walkdir::WalkDir;

use super::{
    EmitError,
    disk::{Disk, unlisted},
    manifest::{self, Manifest},
    place::Place,
};

/// Puts back a tree that had left its place, and removes stages. Only what carries our mark, and only under the lock:
/// with it, whoever made these is dead.
pub(super) fn recover(disk: Disk<'_>, place: &Place) -> Result<(), EmitError> {
    let old = place.old();
    if is_folder(&old) {
        if place.target.symlink_metadata().is_ok() {
            clear(disk, &old)?;
        } else if Manifest::of(&old).is_some() {
            disk.rename(&old, &place.target)?;
        }
    }
    for within in [false, true] {
        let (folder, prefix) = place.stages(within);
        let prefix = prefix.to_string_lossy();
        for entry in WalkDir::new(folder).min_depth(1).max_depth(1) {
            let entry = match entry {
                Ok(entry) => entry,
                // There may be no target yet, and the folder that holds it may be closed to us.
                Err(error) if error.depth() == 0 => break,
                Err(error) => return Err(unlisted(folder, error)),
            };
            if entry.file_name().to_string_lossy().starts_with(&*prefix) && entry.file_type().is_dir() {
                clear(disk, entry.path())?;
            }
        }
    }
    Ok(())
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|meta| meta.is_dir())
}

/// A kill can leave a stage before its mark is set, or after it was taken away: then it is empty.
fn clear(disk: Disk<'_>, tree: &Path) -> Result<(), EmitError> {
    let is_empty = WalkDir::new(tree).min_depth(1).max_depth(1).into_iter().next().is_none();
    if is_empty || manifest::is_marked(tree) { disk.remove_tree(tree) } else { Ok(()) }
}
