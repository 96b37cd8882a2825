//! Every change to the disk, one function each.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use rustix::{
    fs::{CWD, RenameFlags},
    io::Errno,
};
use walkdir::WalkDir;

use super::{EmitError, manifest};

/// Asked before each change: the change's verb and its path. An error stands for the change failing.
pub(super) type Probe<'a> = &'a (dyn Fn(&'static str, &Path) -> io::Result<()> + Sync);

/// The hands of this room. A probe that is not idle is there for tests only.
#[derive(Clone, Copy)]
pub(super) struct Disk<'a>(pub(super) Probe<'a>);

/// The probe of a real run.
#[expect(clippy::unnecessary_wraps, reason = "it has the shape of a probe")]
pub(super) fn idle(_: &'static str, _: &Path) -> io::Result<()> {
    Ok(())
}

impl Disk<'_> {
    fn run<T>(self, op: &'static str, path: &Path, act: impl FnOnce() -> io::Result<T>) -> Result<T, EmitError> {
        (self.0)(op, path).and_then(|()| act()).map_err(|source| EmitError::Io { op, path: path.to_owned(), source })
    }

    /// Makes a folder and those above it; one that is there is fine. 0755, less what the umask takes.
    pub(super) fn make_folders(self, path: &Path) -> Result<(), EmitError> {
        self.run("create", path, || DirBuilder::new().recursive(true).mode(0o755).create(path))
    }

    /// Makes one folder that must not be there yet.
    pub(super) fn make_folder(self, path: &Path) -> Result<(), EmitError> {
        self.run("create", path, || DirBuilder::new().mode(0o755).create(path))
    }

    /// Writes a new file, and the folders above it when they are missing. 0644, less what the umask takes.
    pub(super) fn create(self, path: &Path, bytes: &[u8]) -> Result<File, EmitError> {
        let open = || OpenOptions::new().write(true).create_new(true).mode(0o644).open(path);
        let opened = match self.run("create", path, open) {
            Err(error) if error.errno() == Some(Errno::NOENT) => {
                self.make_folders(path.parent().unwrap_or(path))?;
                self.run("create", path, open)
            }
            opened => opened,
        };
        let mut file = opened?;
        self.run("write", path, || file.write_all(bytes))?;
        Ok(file)
    }

    /// A second name for a file, or a copy with the same time where the file system knows no second names.
    pub(super) fn link(self, from: &Path, to: &Path) -> Result<(), EmitError> {
        let linked = self.run("link", to, || fs::hard_link(from, to));
        match linked {
            Err(error)
                if !matches!(
                    error.errno(),
                    Some(Errno::NOSPC | Errno::DQUOT | Errno::IO | Errno::NOENT | Errno::EXIST)
                ) =>
            {
                self.run("write", to, || {
                    fs::copy(from, to)?;
                    OpenOptions::new().write(true).open(to)?.set_modified(from.metadata()?.modified()?)
                })
            }
            linked => linked,
        }
    }

    /// Gives a file or a folder another name; a file, or an empty folder, of that name goes away.
    #[expect(clippy::disallowed_methods, reason = "this is the writer")]
    pub(super) fn rename(self, from: &Path, to: &Path) -> Result<(), EmitError> {
        self.run("replace", to, || fs::rename(from, to))
    }

    /// Lets two folders change places, in one step for everybody who looks.
    pub(super) fn exchange(self, a: &Path, b: &Path) -> Result<(), EmitError> {
        self.run("exchange", b, || Ok(rustix::fs::renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?))
    }

    /// Removes a file; it is fine when there is none, or when its folder has become a file.
    pub(super) fn remove_file(self, path: &Path) -> Result<(), EmitError> {
        let removed = self.run("remove", path, || fs::remove_file(path));
        removed.or_else(|error| match error.errno() {
            Some(Errno::NOENT | Errno::NOTDIR) => Ok(()),
            _ => Err(error),
        })
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(self, path: &Path) -> Result<(), EmitError> {
        self.run("remove", path, || fs::remove_dir(path))
    }

    /// Removes a tree of ours. The manifest goes last, so that what a kill leaves is still known as ours. No link is
    /// followed.
    pub(super) fn remove_tree(self, root: &Path) -> Result<(), EmitError> {
        let marker = root.join(manifest::NAME);
        for entry in WalkDir::new(root).min_depth(1).contents_first(true) {
            let entry = entry.map_err(|error| unlisted(root, error))?;
            if entry.path() == marker {
                continue;
            }
            if entry.file_type().is_dir() {
                self.remove_folder(entry.path())?;
            } else {
                self.remove_file(entry.path())?;
            }
        }
        self.remove_file(&marker)?;
        self.remove_folder(root)
    }

    /// Waits until a file's bytes, or a folder's list of names, are on the disk.
    pub(super) fn sync(self, path: &Path, handle: &File) -> Result<(), EmitError> {
        self.run("write", path, || match handle.sync_all() {
            // Some file systems cannot do this for folders.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            synced => synced,
        })
    }

    /// [`Self::sync`] of a folder.
    pub(super) fn sync_folder(self, path: &Path) -> Result<(), EmitError> {
        match File::open(path) {
            Ok(handle) => self.sync(path, &handle),
            // A folder may be writable and yet not readable; then there is no handle to wait on.
            Err(_) => Ok(()),
        }
    }
}

/// A tree that cannot be listed.
pub(super) fn unlisted(root: &Path, error: walkdir::Error) -> EmitError {
    let path = error.path().unwrap_or(root).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other("its links lead in a circle"));
    EmitError::Io { op: "read", path, source }
}
