//! Removing a tree that was published.

use std::path::Path;

use super::{
    EmitError, Guard,
    disk::{Disk, idle},
    in_place,
    inventory::Inventory,
    lock::Lock,
    manifest,
    place::Place,
    recover::recover,
};

/// Removes what was published to `target` and gives the number of outputs that went. Refuses, like a publish, a folder
/// that holds anything else; one that is missing or empty is left as it is.
pub fn clean(target: &Path, guard: &Guard) -> Result<usize, EmitError> {
    clean_with(Disk(&idle), &guard.place(target)?)
}

/// [`clean`] with hands that a test can hold.
pub(super) fn clean_with(disk: Disk<'_>, place: &Place) -> Result<usize, EmitError> {
    if place.parent.symlink_metadata().is_err() {
        return Ok(0);
    }
    let lock = Lock::take(disk, place)?;
    recover(disk, place)?;
    let found = Inventory::of(place)?;
    let Some(manifest) = &found.manifest else { return Ok(0) };
    if lock.is_within() || place.is_mount() {
        let all = manifest.entries.keys().chain(&found.extras).map(String::as_str);
        in_place::remove(disk, place, all)?;
        disk.remove_file(&place.target.join(manifest::NAME))?;
    } else {
        // Out of sight in one step; the rest may take its time.
        let stage = place.stage(false);
        disk.rename(&place.target, &stage).map_err(|error| error.about(place.shown.clone()))?;
        disk.remove_tree(&stage)?;
    }
    Ok(manifest.entries.len())
}
