//! Folders: whether one is there, and which ones lie beside it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{Overlay, Store, Vfs, name};
use crate::base::VPath;

impl Vfs {
    /// Whether there is such a folder below the root.
    pub fn has_folder(&self, path: &VPath) -> bool {
        if path.is_root() {
            return true;
        }
        let there = self.is_folder(path);
        self.note_folder(path, there);
        there
    }

    fn is_folder(&self, path: &VPath) -> bool {
        let open = || self.overlay.iter().filter(|(_, overlay)| matches!(overlay, Overlay::Text(..))).map(|(at, _)| at);
        let inside = |at: &VPath| at != path && at.starts_with(path);
        match &self.store {
            Store::Disk(root) => root.join(path.as_str()).is_dir() || open().any(inside),
            Store::Memory(files) => files.keys().chain(open()).any(inside),
        }
    }

    /// The names of the folders in the folder that `path` lies in, sorted: what a misspelt one was meant to be.
    pub fn folders_beside(&self, path: &VPath) -> Vec<String> {
        let folder = path.parent();
        let names: BTreeSet<String> = match &self.store {
            Store::Disk(root) => {
                let entries = WalkDir::new(root.join(folder.as_str())).min_depth(1).max_depth(1).into_iter().flatten();
                let folders = entries.filter(|entry| entry.file_type().is_dir());
                folders.filter_map(|entry| entry.file_name().to_str().map(str::to_owned)).collect()
            }
            Store::Memory(files) => {
                let below = files.keys().filter_map(|file| file.below(&folder));
                below
                    .filter(|file| !file.parent().is_root())
                    .filter_map(|file| Some(file.parts().next()?.to_owned()))
                    .collect()
            }
        };
        names.into_iter().filter(|name| !name.starts_with('.')).collect()
    }
}

/// The folders that a scan of `folder` would enter, itself first: where a watcher has to listen. `root` is the handbook's
/// folder. What a link leads to lies in one of them, or is not scanned. A folder that cannot be listed is passed over.
pub fn folders(root: &Path, folder: &VPath, skip: &[VPath]) -> Vec<PathBuf> {
    let top = root.join(folder.as_str());
    let skipped: Vec<PathBuf> = skip.iter().map(|skip| root.join(skip.as_str())).collect();
    let entries = WalkDir::new(&top).into_iter().filter_entry(|entry| {
        let left_out = entry.depth() > 0 && entry.file_name().to_str().is_some_and(name::is_left_out);
        entry.file_type().is_dir() && !left_out && !skipped.iter().any(|skip| skip == entry.path())
    });
    entries.flatten().map(walkdir::DirEntry::into_path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_folders() {
        let vfs = Vfs::from_strings([("theme/templates/a.html", ""), ("content/a.md", ""), ("book.toml", "")]);
        let path = |text: &str| VPath::new(text).unwrap();
        for (folder, want) in
            [("theme", true), ("theme/templates", true), ("thems", false), ("book.toml", false), ("", true)]
        {
            assert_eq!(vfs.has_folder(&path(folder)), want, "{folder}");
        }
        assert_eq!(vfs.folders_beside(&path("thems")), ["content", "theme"]);
        assert_eq!(vfs.folders_beside(&path("theme/x")), ["templates"]);
    }
}
