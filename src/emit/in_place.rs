//! The second best way: file by file, where a folder cannot be exchanged.

use std::collections::BTreeSet;

use super::{
    EmitError,
    disk::Disk,
    forms::text_of,
    manifest::{self, Entry, Manifest},
    place::Place,
    plan::folders_of,
    publish::{Change, Guarantee, Options, Published},
    stage::Stage,
};

/// Moves the staged files, which lie within the target, to their places: first what pages need, then pages, then what
/// is no more goes away. Before the first move the manifest says which files are in doubt; after a kill the next run
/// writes those again and removes the others.
pub(super) fn put(stage: &Stage<'_>, change: &Change<'_>, options: Options<'_>) -> Result<Published, EmitError> {
    let (disk, place) = (stage.disk, stage.place);
    stage.make()?;
    list(stage, &in_doubt(change), options)?;
    let is_page = |path: &&&str| text_of(path).rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    let (pages, others): (Vec<&str>, Vec<&str>) = change.written.iter().partition(is_page);

    // A folder may stand where a file shall be, and the other way round.
    let files: BTreeSet<&str> = change.written.iter().copied().collect();
    let folders: BTreeSet<&str> = change.written.iter().flat_map(|path| folders_of(path)).collect();
    // What somebody compressed from ours may be what we write now.
    let extras = || change.before.extras.iter().filter(|path| !change.manifest.entries.contains_key(*path));
    let gone = || change.removed.iter().copied().chain(extras().map(String::as_str));
    let is_in_the_way = |path: &&str| folders.contains(path) || folders_of(path).any(|folder| files.contains(folder));
    remove(disk, place, gone().filter(is_in_the_way))?;

    for path in others.into_iter().chain(pages) {
        let to = place.target.join(path);
        if let Some(folder) = to.parent().filter(|folder| !folder.is_dir()) {
            disk.make_folders(folder)?;
        }
        disk.rename(&stage.root.join(path), &to).map_err(|error| error.about(place.shown.join(path)))?;
    }
    remove(disk, place, gone())?;
    list(stage, &change.manifest, options)?;
    let left_over = disk.remove_tree(&stage.root).is_err().then(|| stage.root.clone());
    Ok(Published { left_over, ..change.published(Guarantee::FileByFile) })
}

/// All that is there or shall be there, without digests where the two differ.
fn in_doubt(change: &Change<'_>) -> Manifest {
    let mut manifest = change.manifest.clone();
    let doubtful = change.written.iter().chain(&change.removed);
    manifest.entries.extend(doubtful.map(|path| ((*path).to_owned(), Entry { digest: None, len: 0 })));
    manifest
}

/// Puts a list in the place of the old one.
fn list(stage: &Stage<'_>, manifest: &Manifest, options: Options<'_>) -> Result<(), EmitError> {
    let (disk, target) = (stage.disk, &stage.place.target);
    let list = stage.list(manifest, options.durable)?;
    disk.rename(&list, &target.join(manifest::NAME))?;
    if options.durable { disk.sync_folder(target) } else { Ok(()) }
}

/// Removes files, and folders that nothing is left in.
pub(super) fn remove<'p>(disk: Disk<'_>, place: &Place, paths: impl Iterator<Item = &'p str>) -> Result<(), EmitError> {
    for path in paths {
        let whole = place.target.join(path);
        // Where another output's folder has come meanwhile, there is no such file any more.
        if !whole.symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
            disk.remove_file(&whole).map_err(|error| error.about(place.shown.join(path)))?;
        }
        for folder in folders_of(path) {
            if disk.remove_folder(&place.target.join(folder)).is_err() {
                break;
            }
        }
    }
    Ok(())
}
