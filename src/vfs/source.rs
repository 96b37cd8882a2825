//! What a scan gives.

use std::{io, sync::Arc};

use super::{Class, Stamp, load::Origin};
use crate::{
    base::{Digest, VPath},
    diag::Problem,
};

/// All sources below one folder, and what is wrong with them as files. A value: later writes do not change it, but for
/// the bytes of assets on disk, which are read when they are asked for.
#[derive(Debug, Clone, Default)]
pub struct SourceTree {
    /// In byte order of their paths.
    pub files: Vec<Arc<SourceFile>>,
    /// In order of their paths, rules and words. A path here may name a folder, or something that is no source.
    pub problems: Vec<(VPath, Problem)>,
}

/// One file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the root of its `Vfs`.
    pub path: VPath,
    /// What it is.
    pub class: Class,
    /// The text of Markdown and YAML, with a byte order mark when it has one; none for an asset, and none for a text
    /// that could not be read, which then has a problem.
    pub text: Option<Arc<str>>,
    /// The digest of the text, when there is one.
    pub digest: Option<Digest>,
    /// Its size in bytes.
    pub len: u64,
    /// Tells whether it was written since another scan of the same `Vfs`.
    pub stamp: Stamp,
    pub(super) origin: Origin,
    pub(super) limit: u64,
}

impl SourceFile {
    /// Whether it is what another scan gave for the same file, which was not written in between.
    fn is_as_before(&self, old: &Self) -> bool {
        let same_place = match (&self.origin, &old.origin) {
            (Origin::Disk(root, below), Origin::Disk(old, before)) => Arc::ptr_eq(root, old) && below == before,
            (Origin::Memory(bytes, _), Origin::Memory(old, _)) => Arc::ptr_eq(bytes, old),
            (Origin::Buffer(text, _), Origin::Buffer(old, _)) => Arc::ptr_eq(text, old),
            _ => false,
        };
        same_place
            && (&self.path, self.class, self.limit) == (&old.path, old.class, old.limit)
            && (self.digest, self.len, self.stamp) == (old.digest, old.len, old.stamp)
    }

    /// Its bytes. An asset on disk is read now; no link on the way is followed that was not there during the scan.
    pub fn read_bytes(&self) -> io::Result<Vec<u8>> {
        match &self.origin {
            Origin::Memory(bytes, _) => Ok(bytes.to_vec()),
            Origin::Buffer(text, _) => Ok(text.as_bytes().to_vec()),
            Origin::Disk(root, below) => Ok(root.read(below, self.limit)?.0),
        }
    }
}

/// Puts what the last scan gave in the place of files that did not change. Both are sorted.
pub(super) fn keep(files: &mut [Arc<SourceFile>], last: &[Arc<SourceFile>]) {
    let mut last = last.iter().peekable();
    for file in files {
        while last.next_if(|old| old.path < file.path).is_some() {}
        if let Some(old) = last.next_if(|old| old.path == file.path)
            && file.is_as_before(old)
        {
            *file = Arc::clone(old);
        }
    }
}

impl SourceTree {
    pub(super) fn new(files: Vec<Arc<SourceFile>>, mut problems: Vec<(VPath, Problem)>) -> Self {
        problems.sort_by(|(a, x), (b, y)| (a, x.rule, &x.message).cmp(&(b, y.rule, &y.message)));
        Self { files, problems }
    }

    /// The file at `path`.
    pub fn file(&self, path: &VPath) -> Option<&SourceFile> {
        self.files.binary_search_by(|file| file.path.cmp(path)).ok().map(|at| &*self.files[at])
    }
}
