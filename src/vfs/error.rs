//! What is wrong with the machine, not with the handbook.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

use rustix::io::Errno;

/// The disk cannot be read: the run has to end.
#[derive(Debug)]
pub struct VfsError {
    /// What was tried, a verb: `open`, `read`.
    pub op: &'static str,
    /// On what.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl VfsError {
    pub(super) fn new(op: &'static str, path: &Path, source: io::Error) -> Self {
        Self { op, path: path.to_owned(), source }
    }
}

impl fmt::Display for VfsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} `{}`: {}", self.op, self.path.display(), plain(&self.source))
    }
}

impl Error for VfsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

/// Whether an error concerns the machine rather than the one file it met.
pub(super) fn is_environment(error: &io::Error) -> bool {
    let ours = [Errno::MFILE, Errno::NFILE, Errno::NOMEM, Errno::IO, Errno::STALE, Errno::NODEV];
    Errno::from_io_error(error).is_some_and(|errno| ours.contains(&errno))
}

/// What the system said, in words for people.
pub fn plain(error: &io::Error) -> String {
    let words = match Errno::from_io_error(error) {
        Some(Errno::NOSPC) => "the disk is full",
        Some(Errno::DQUOT) => "your share of the disk is used up",
        Some(Errno::FBIG) => "the file is larger than this disk allows",
        Some(Errno::ACCESS | Errno::PERM) => "you lack the permission",
        Some(Errno::ROFS) => "the disk can only be read",
        Some(Errno::MFILE | Errno::NFILE) => "too many files are open at once",
        Some(Errno::NOMEM) => "the memory is full",
        Some(Errno::IO) => "the disk reports a fault",
        Some(Errno::STALE) => "the network drive lost it",
        Some(Errno::NOENT) => "there is no such file or folder",
        Some(Errno::NOTDIR) => "it is not a folder",
        Some(Errno::ISDIR) => "it is a folder",
        Some(Errno::NAMETOOLONG) => "its name is too long",
        Some(Errno::LOOP) => "its symbolic links lead in a circle",
        Some(Errno::BUSY | Errno::TXTBSY) => "something else is using it",
        Some(Errno::XDEV) => "it lies on another disk",
        Some(Errno::NOTEMPTY | Errno::EXIST) => "something is there already",
        _ => {
            let text = error.to_string();
            return text.split(" (os error").next().unwrap_or_default().to_owned();
        }
    };
    words.to_owned()
}
