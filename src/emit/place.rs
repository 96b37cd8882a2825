//! The folder that is written, and the names beside it that belong to the work.

use std::{
    ffi::{OsStr, OsString},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// Where a tree goes.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The folder as it was named, for messages.
    pub(super) shown: PathBuf,
    /// The same, absolute and without links.
    pub(super) target: PathBuf,
    /// The folder that holds it.
    pub(super) parent: PathBuf,
    name: OsString,
}

impl Place {
    pub(super) fn new(shown: &Path, parent: PathBuf, name: &OsStr) -> Self {
        Self { shown: shown.to_owned(), target: parent.join(name), parent, name: name.to_owned() }
    }

    /// The new tree while it grows, and the old one while it is removed: beside the target, so that it lies on the same
    /// file system and no web server shows it; within it where that is not possible.
    pub(super) fn stage(&self, within: bool) -> PathBuf {
        let (folder, mut name) = self.stages(within);
        name.push(std::process::id().to_string());
        folder.join(name)
    }

    /// The folder that holds stages, and how their names begin.
    pub(super) fn stages(&self, within: bool) -> (&Path, OsString) {
        if within { (&self.target, OsString::from(STAGE)) } else { (&self.parent, self.beside("vade-stage-")) }
    }

    /// The old tree, while it has left and the new one has not come.
    pub(super) fn old(&self) -> PathBuf {
        self.parent.join(self.beside("vade-old"))
    }

    /// The file that is locked.
    pub(super) fn lock(&self) -> PathBuf {
        self.parent.join(self.beside("vade-lock"))
    }

    fn beside(&self, what: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name.push(what);
        name
    }

    /// Whether the target is a place where another file system, or another part of one, begins. Such a folder cannot
    /// change places with another. What is not found out here shows when the exchange fails.
    pub(super) fn is_mount(&self) -> bool {
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
            if let Ok(found) = statx(CWD, &self.target, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
                && found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
            {
                return found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
            }
        }
        let device = |path: &Path| path.symlink_metadata().ok().map(|meta| meta.dev());
        self.target.is_dir() && device(&self.target) != device(&self.parent)
    }
}

/// How the name of a stage within the target begins.
pub(super) const STAGE: &str = ".vade-stage-";
