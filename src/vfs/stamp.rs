//! Whether a file was written since it was last looked at.

use std::{fs::Metadata, os::unix::fs::MetadataExt};

/// Equal in two scans of one `Vfs` when the file was not written in between. It says nothing about content and differs
/// from machine to machine, so it must never reach an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stamp {
    /// A file on disk.
    Disk {
        /// Device and inode: a file that was replaced is another one.
        id: (u64, u64),
        /// Bytes.
        len: u64,
        /// When it was written, in seconds and nanoseconds; a copying tool may set this.
        written: (i64, i64),
        /// When anything about it changed; no tool can set this.
        changed: (i64, i64),
    },
    /// The n-th write to memory or overlay.
    Write(u64),
}

impl Stamp {
    pub(super) fn of(meta: &Metadata) -> Self {
        Self::Disk {
            id: (meta.dev(), meta.ino()),
            len: meta.len(),
            written: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        }
    }

    /// Whether a later write would surely give another stamp. Clocks of file systems tick slowly (two seconds on the
    /// slowest), so a file that changed just before `now` (seconds of the epoch) may change again and look the same.
    pub(super) fn settled(self, now: i64) -> bool {
        match self {
            Self::Disk { changed, .. } => changed.0 < now - 2,
            Self::Write(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_file_is_not_trusted() {
        let check = |changed: i64, now: i64, want: bool| {
            let stamp = Stamp::Disk { id: (1, 1), len: 1, written: (0, 0), changed: (changed, 999) };
            assert_eq!(stamp.settled(now), want, "changed at {changed}, read at {now}");
        };
        check(100, 100, false);
        check(100, 102, false);
        check(100, 103, true);
        check(100, 0, false);
        assert!(Stamp::Write(1).settled(0));
    }
}
