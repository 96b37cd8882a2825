//! Two runs must not write one folder at once.

use std::{
    fs::{self, File, OpenOptions},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::PathBuf,
};

use rustix::{
    fs::{FlockOperation, OFlags, flock},
    io::Errno,
};

use super::{EmitError, disk::Disk, place::Place};

/// Held until it is dropped; the system lets go of it when the process dies.
pub(super) struct Lock<'a> {
    disk: Disk<'a>,
    /// The file to remove; none when the target itself is locked.
    file: Option<PathBuf>,
    handle: File,
}

impl<'a> Lock<'a> {
    /// Takes the lock, or says who has it. Never waits: a build that hangs tells nobody why.
    pub(super) fn take(disk: Disk<'a>, place: &Place) -> Result<Self, EmitError> {
        let path = place.lock();
        let busy = || EmitError::Busy { target: place.shown.clone() };
        // The holder removes the file when it lets go, so the lock counts only when the file still has its name.
        for _ in 0..10 {
            let handle = match Self::open(disk, &path) {
                Err(error) if error.is_forbidden() && place.target.is_dir() => return Self::of_target(disk, place),
                opened => opened.map_err(|error| error.about(place.shown.clone()))?,
            };
            if !lock(&handle) {
                return Err(busy());
            }
            let named = fs::symlink_metadata(&path).ok().map(|meta| meta.ino());
            if named.is_some() && named == handle.metadata().ok().map(|meta| meta.ino()) {
                return Ok(Self { disk, file: Some(path), handle });
            }
        }
        Err(busy())
    }

    /// Whether nothing may be made beside the target.
    pub(super) fn is_within(&self) -> bool {
        self.file.is_none()
    }

    fn open(disk: Disk<'a>, path: &std::path::Path) -> Result<File, EmitError> {
        let io = |source| EmitError::Io { op: "lock", path: path.to_owned(), source };
        (disk.0)("lock", path).map_err(io)?;
        let flags = OFlags::NOFOLLOW.bits().cast_signed();
        OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o644)
            .custom_flags(flags)
            .open(path)
            .map_err(io)
    }

    fn of_target(disk: Disk<'a>, place: &Place) -> Result<Self, EmitError> {
        let open = File::open(&place.target);
        let handle = open.map_err(|source| EmitError::Io { op: "lock", path: place.target.clone(), source })?;
        if lock(&handle) {
            Ok(Self { disk, file: None, handle })
        } else {
            Err(EmitError::Busy { target: place.shown.clone() })
        }
    }
}

/// Whether the lock was free. Where a file system has no locks, it is taken as free: a rare clash is better than never
/// building there.
fn lock(handle: &File) -> bool {
    !matches!(flock(handle, FlockOperation::NonBlockingLockExclusive), Err(Errno::WOULDBLOCK))
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        if let Some(path) = &self.file {
            // What stays behind is an empty file that the next run takes over.
            let _ = self.disk.remove_file(path);
        }
        // Closing would not do while a process that was just started still holds a copy of the handle.
        let _ = flock(&self.handle, FlockOperation::Unlock);
    }
}
