//! Opening and reading one file, below a root and never anything but a regular file.

use std::{
    fs::{File, Metadata},
    io::{self, Read},
    os::{fd::OwnedFd, unix::fs::FileTypeExt},
    path::{Path, PathBuf},
};

use rustix::fs::{Mode, OFlags};

use super::Stamp;

/// An open folder that all reading goes through.
#[derive(Debug)]
pub(super) struct Root {
    handle: OwnedFd,
    /// Its path without links.
    pub(super) path: PathBuf,
}

impl Root {
    /// Opens a folder; it may itself be a link.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = rustix::fs::open(&path, flags, Mode::empty())?;
        Ok(Self { handle, path })
    }

    /// Whether it is the same folder as another one, by the same path.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let place = |root: &Self| rustix::fs::fstat(&root.handle).map(|stat| (stat.st_dev, stat.st_ino)).ok();
        self.path == other.path && place(self).is_some_and(|here| Some(here) == place(other))
    }

    /// Reads a whole file of at most `limit` bytes. Its stamp was the same before and after, unless it is being
    /// written all the time.
    pub(super) fn read(&self, below: &Path, limit: u64) -> io::Result<(Vec<u8>, Stamp)> {
        let mut file = self.open_file(below)?;
        let mut stamp = regular(&file.metadata()?, limit)?;
        for _ in 0..2 {
            let bytes = read_all(&file, limit)?;
            let after = regular(&file.metadata()?, limit)?;
            if after == stamp {
                return Ok((bytes, stamp));
            }
            file = self.open_file(below)?;
            stamp = regular(&file.metadata()?, limit)?;
        }
        Ok((read_all(&file, limit)?, stamp))
    }

    /// Opens without following any link and without waiting, so that neither a pipe nor a link that appears after the
    /// walk can hold up the run or lead it outside.
    fn open_file(&self, below: &Path) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
        #[cfg(target_os = "linux")]
        {
            use rustix::{fs::ResolveFlags, io::Errno};
            let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
            match rustix::fs::openat2(&self.handle, below, flags, Mode::empty(), resolve) {
                // Old kernels do not have the call and some sandboxes refuse it.
                Err(Errno::NOSYS | Errno::PERM) => {}
                opened => return Ok(File::from(opened?)),
            }
        }
        Ok(File::from(rustix::fs::openat(&self.handle, below, flags, Mode::empty())?))
    }
}

fn regular(meta: &Metadata, limit: u64) -> io::Result<Stamp> {
    if let Some(noun) = special(meta.file_type()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("it is {noun}")));
    }
    too_large(meta.len(), limit)?;
    Ok(Stamp::of(meta))
}

/// What a thing is, in words, when it is no regular file.
pub(super) fn special(kind: std::fs::FileType) -> Option<&'static str> {
    match () {
        () if kind.is_file() => None,
        () if kind.is_dir() => Some("a folder"),
        () if kind.is_symlink() => Some("a symbolic link"),
        () if kind.is_fifo() => Some("a named pipe"),
        () if kind.is_socket() => Some("a socket"),
        () => Some("a device"),
    }
}

fn too_large(len: u64, limit: u64) -> io::Result<()> {
    if len > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
}

fn read_all(file: &File, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(file.metadata()?.len().min(limit) as usize + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    too_large(bytes.len() as u64, limit)?;
    Ok(bytes)
}
