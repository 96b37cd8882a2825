//! The only reader of the disk: what lies below the declared roots, as a sorted tree of sources.
//!
//! A [`Vfs`] holds one root, on disk or in memory, and the buffers that an editor has open over it. A scan gives a
//! [`SourceTree`], a value that needs the `Vfs` no more. Whatever a writer can put into a folder (a pipe, a loop of
//! links, a file in another encoding) is a problem in that tree and never an error; only what is wrong with the
//! machine (no root, no file handles, a broken disk) is a [`VfsError`].

mod class;
mod collisions;
mod decode;
mod error;
mod fixture;
mod folder;
mod limits;
mod load;
mod name;
mod read;
mod source;
mod stamp;
mod told;
mod walk;

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use rustc_hash::FxHashMap;

pub use class::Class;
pub use decode::decode;
pub use error::{VfsError, plain};
pub use fixture::fixture;
pub use folder::folders;
pub use limits::Limits;
pub use source::{SourceFile, SourceTree};
pub use stamp::Stamp;

use crate::base::VPath;
use load::{Item, Kept, Origin};
use read::Root;

/// One root and what an editor holds open over it.
#[derive(Debug)]
pub struct Vfs {
    store: Store,
    overlay: BTreeMap<VPath, Overlay>,
    kept: FxHashMap<VPath, Kept>,
    /// The root of the last scan.
    root: Option<Arc<Root>>,
    /// The files that each scan gave, unless what is told is known: one that did not change stays the very same value.
    last: BTreeMap<VPath, Vec<Arc<SourceFile>>>,
    limits: Limits,
    /// Counts the writes to memory and overlay, so that each has a stamp of its own.
    writes: u64,
    /// What is known as long as somebody tells what is written.
    told: Option<told::Told>,
}

#[derive(Debug)]
enum Store {
    Disk(PathBuf),
    Memory(BTreeMap<VPath, (Arc<[u8]>, Stamp)>),
}

#[derive(Debug)]
enum Overlay {
    Text(Arc<str>, Stamp),
    Hidden,
}

impl Vfs {
    /// The folder `root` on disk. Nothing is read before the first scan.
    pub fn disk(root: PathBuf, limits: Limits) -> Self {
        Self::over(Store::Disk(root), limits)
    }

    /// Files in memory, for tests and fixtures.
    ///
    /// # Panics
    /// When a path climbs above the root: a mistake in the test, not in a handbook.
    pub fn from_strings<P: AsRef<str>, T: Into<String>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let mut vfs = Self::over(Store::Memory(BTreeMap::new()), Limits::default());
        for (path, text) in files {
            let path = VPath::new(path.as_ref());
            assert!(path.is_some(), "a path of the fixture leaves its root");
            if let Some(path) = path {
                vfs.write(&path, text.into());
            }
        }
        vfs
    }

    fn over(store: Store, limits: Limits) -> Self {
        Self {
            store,
            overlay: BTreeMap::new(),
            kept: FxHashMap::default(),
            root: None,
            last: BTreeMap::new(),
            limits: limits.capped(),
            writes: 0,
            told: None,
        }
    }

    /// The folder on disk; none for files in memory.
    pub fn root(&self) -> Option<&Path> {
        match &self.store {
            Store::Disk(root) => Some(root),
            Store::Memory(_) => None,
        }
    }

    /// Other limits, from the next scan on.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits.capped();
        self.kept.clear();
        self.touch_all();
    }

    /// Puts a file into memory. On disk this does nothing but set the overlay, because this room never writes.
    pub fn write(&mut self, path: &VPath, content: impl Into<Vec<u8>>) {
        let stamp = self.next_stamp();
        let content = content.into();
        match &mut self.store {
            Store::Memory(files) => {
                files.insert(path.clone(), (content.into(), stamp));
            }
            Store::Disk(_) => {
                let text = String::from_utf8_lossy(&content).into();
                self.overlay.insert(path.clone(), Overlay::Text(text, stamp));
            }
        }
    }

    /// Takes a file out of memory; on disk, hides it.
    pub fn remove(&mut self, path: &VPath) {
        match &mut self.store {
            Store::Memory(files) => {
                files.remove(path);
            }
            Store::Disk(_) => self.hide(path),
        }
    }

    /// The text of an open buffer wins over the file; `None` gives the file back, also one that was hidden.
    pub fn set_overlay(&mut self, path: &VPath, text: Option<Arc<str>>) {
        let stamp = self.next_stamp();
        match text {
            Some(text) => self.overlay.insert(path.clone(), Overlay::Text(text, stamp)),
            None => self.overlay.remove(path),
        };
    }

    /// From now on there is no such file, until [`Self::set_overlay`] speaks of it again.
    pub fn hide(&mut self, path: &VPath) {
        self.overlay.insert(path.clone(), Overlay::Hidden);
    }

    /// Everything in `folder` and below, but for `skip`, in byte order of paths (all of them relative to the root, not
    /// to `folder`). Names that begin with a dot and folders named `node_modules` are left out without a word.
    ///
    /// A file that was not written since the last scan is not read again.
    pub fn scan(&mut self, folder: &VPath, skip: &[VPath]) -> Result<SourceTree, VfsError> {
        if let Some(tree) = self.scan_told(folder, skip)? {
            return Ok(tree);
        }
        let mut walked = Vec::new();
        let mut items = match &self.store {
            Store::Disk(path) => {
                let new = Root::open(path).map_err(|source| VfsError::new("open", path, source))?;
                let old = self.root.take().filter(|old| old.is_same(&new));
                let root = self.root.insert(old.unwrap_or_else(|| Arc::new(new)));
                walk::walk(root, folder, skip, &self.limits, &mut walked)?
            }
            Store::Memory(files) => files
                .iter()
                .filter(|(path, _)| seen(path, folder, skip))
                .map(|(path, (bytes, stamp))| Item::new(path, Origin::Memory(Arc::clone(bytes), *stamp)))
                .collect(),
        };
        self.lay_over(folder, skip, &mut items);
        items.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let mut loaded = Vec::new();
        let (mut files, kept) = load::load(items, &self.kept, &self.limits, &mut loaded)?;
        let last = self.told_files(folder).or_else(|| self.last.get(folder).map(Vec::as_slice));
        source::keep(&mut files, last.unwrap_or_default());
        if self.told.is_none() {
            self.last.insert(folder.clone(), files.clone());
        }
        self.kept.retain(|path, _| !path.starts_with(folder));
        self.kept.extend(kept);
        collisions::report(&files, &mut walked);
        let mut problems = [walked.as_slice(), loaded.as_slice()].concat();
        problems.retain(|(path, _)| !matches!(self.overlay.get(path), Some(Overlay::Hidden)));
        let tree = SourceTree::new(files, problems);
        self.remember((folder, skip), &tree, walked, loaded);
        Ok(tree)
    }

    /// The bytes of one file below the root, such as `book.toml`; no link on the way is followed.
    pub fn read_bytes(&self, path: &VPath) -> io::Result<Vec<u8>> {
        let read = self.read_now(path);
        self.note_read(path, read.as_deref().ok());
        read
    }

    fn read_now(&self, path: &VPath) -> io::Result<Vec<u8>> {
        match (self.overlay.get(path), &self.store) {
            (Some(Overlay::Text(text, _)), _) => Ok(text.as_bytes().to_vec()),
            (Some(Overlay::Hidden), _) => Err(io::ErrorKind::NotFound.into()),
            (None, Store::Memory(files)) => {
                files.get(path).map(|(bytes, _)| bytes.to_vec()).ok_or_else(|| io::ErrorKind::NotFound.into())
            }
            (None, Store::Disk(root)) => {
                let (bytes, _) = Root::open(root)?.read(Path::new(path.as_str()), self.limits.asset)?;
                Ok(bytes)
            }
        }
    }

    fn lay_over(&self, folder: &VPath, skip: &[VPath], items: &mut Vec<Item>) {
        if self.overlay.is_empty() {
            return;
        }
        items.retain(|item| !self.overlay.contains_key(&item.path));
        for (path, overlay) in &self.overlay {
            if let Overlay::Text(text, stamp) = overlay
                && seen(path, folder, skip)
            {
                items.push(Item::new(path, Origin::Buffer(Arc::clone(text), *stamp)));
            }
        }
    }

    fn next_stamp(&mut self) -> Stamp {
        self.writes += 1;
        Stamp::Write(self.writes)
    }
}

/// Whether a scan of `folder` lists `path`. What lies hidden above `folder` does not count: a handbook may well live
/// below `.config`.
fn seen(path: &VPath, folder: &VPath, skip: &[VPath]) -> bool {
    let below = path.below(folder).filter(|below| !below.is_root());
    below.is_some_and(|below| !below.parts().any(name::is_left_out)) && !skip.iter().any(|skip| path.starts_with(skip))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> VPath {
        VPath::new(text).unwrap()
    }

    fn listing(vfs: &mut Vfs, folder: &str, skip: &[&str]) -> Vec<String> {
        let skip: Vec<VPath> = skip.iter().map(|skip| path(skip)).collect();
        let tree = vfs.scan(&path(folder), &skip).unwrap();
        tree.files.iter().map(|file| format!("{} {}", file.path, file.text.as_deref().unwrap_or("-"))).collect()
    }

    #[test]
    fn lists_in_byte_order_without_what_is_left_out() {
        let files = "-- c/a/b.md --\n1\n-- c/a-b.md --\n2\n-- c/.git/x.md --\n-- c/node_modules/x.md --\n\
                     -- c/out/y.html --\n-- c/logo.png --\n3\n-- book.toml --\n-- cc/x.md --\n";
        let mut vfs = Vfs::from_strings(fixture(files));
        assert_eq!(listing(&mut vfs, "c", &["c/out"]), ["c/a-b.md 2\n", "c/a/b.md 1\n", "c/logo.png -"]);
    }

    #[test]
    fn an_open_buffer_wins_until_it_is_closed() {
        let mut vfs = Vfs::from_strings([("a.md", "disk"), ("b.md", "b")]);
        let check = |vfs: &mut Vfs, want: &[&str]| assert_eq!(listing(vfs, "", &[]), want);
        check(&mut vfs, &["a.md disk", "b.md b"]);
        vfs.set_overlay(&path("a.md"), Some("buffer".into()));
        vfs.set_overlay(&path("new.md"), Some("new".into()));
        vfs.hide(&path("b.md"));
        check(&mut vfs, &["a.md buffer", "new.md new"]);
        vfs.set_overlay(&path("a.md"), None);
        vfs.set_overlay(&path("b.md"), None);
        vfs.set_overlay(&path("new.md"), None);
        check(&mut vfs, &["a.md disk", "b.md b"]);
        vfs.write(&path("a.md"), "again");
        vfs.remove(&path("b.md"));
        check(&mut vfs, &["a.md again"]);
        assert_eq!(vfs.read_bytes(&path("a.md")).unwrap(), b"again");
        assert!(vfs.read_bytes(&path("b.md")).is_err());
    }

    #[test]
    fn an_unchanged_file_keeps_its_text() {
        let mut vfs = Vfs::from_strings([("a.md", "a"), ("b.md", "b")]);
        let first = vfs.scan(&VPath::root(), &[]).unwrap();
        vfs.write(&path("b.md"), "b");
        let second = vfs.scan(&VPath::root(), &[]).unwrap();
        let same = |at: usize| {
            let pair = first.files[at].text.as_ref().zip(second.files[at].text.as_ref());
            pair.is_some_and(|(old, new)| Arc::ptr_eq(old, new))
        };
        assert_eq!((same(0), same(1)), (true, false));
        assert_ne!(first.files[1].stamp, second.files[1].stamp);
        assert_eq!(first.files[1].digest, second.files[1].digest);
    }
}
