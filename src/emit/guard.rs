//! Which folders must never be written to.

use std::{
    ffi::OsStr,
    os::unix::fs::MetadataExt,
    path::{Component, Path, PathBuf},
};

use super::{EmitError, place::Place};

/// What a mistyped `--dest-dir` must not hit. Paths may be relative to the working directory.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// The folder of `book.toml`.
    pub project: PathBuf,
    /// The folders that are read: content, themes.
    pub sources: Vec<PathBuf>,
    /// The user's own folder, when it is known.
    pub home: Option<PathBuf>,
}

impl Guard {
    /// Where `target` really is, or why it must not be written to. What it holds is looked at later, under the lock.
    pub(super) fn place(&self, target: &Path) -> Result<Place, EmitError> {
        let refuse = |why: &str| Err(EmitError::refused(target, format!("{why}; choose another --dest-dir")));
        let path = resolve(target)?;
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return refuse("is the root of the whole disk");
        };
        match path.symlink_metadata() {
            // Nobody can tell whether the link should be replaced, or what it leads to.
            Ok(meta) if meta.is_symlink() => return refuse("is a link"),
            Ok(meta) if !meta.is_dir() => return refuse("is a file, not a folder"),
            Ok(_) if path.join(".git").symlink_metadata().is_ok() => return refuse("holds a git repository"),
            _ => {}
        }
        if path.components().any(|part| part.as_os_str() == OsStr::new(".git")) {
            return refuse("belongs to git");
        }
        if holds(&path, self.home.as_deref()) {
            return refuse("is your home folder, or holds it");
        }
        if holds(&path, Some(&self.project)) {
            return refuse("is the folder of the handbook itself, or holds it");
        }
        for source in &self.sources {
            if holds(&path, Some(source)) {
                return refuse("is a folder that vade reads from, or holds one");
            }
            // Without a `book.toml` the handbook's own folder is the source, and the output may lie in it.
            if id(source) != id(&self.project) && holds(source, Some(&path)) {
                return refuse("lies in a folder that vade reads from");
            }
        }
        Ok(Place::new(target, parent.to_owned(), name))
    }
}

/// Whether `inner` is `outer` or lies in it, by what the disk says and not by how the paths are spelled: letter case
/// and mounts make one folder look like two.
fn holds(outer: &Path, inner: Option<&Path>) -> bool {
    let Some(inner) = inner.and_then(|path| resolve(path).ok()) else { return false };
    inner.ancestors().any(|above| above == outer || id(outer).is_some_and(|outer| id(above) == Some(outer)))
}

fn id(path: &Path) -> Option<(u64, u64)> {
    path.metadata().ok().map(|meta| (meta.dev(), meta.ino()))
}

/// An absolute path whose folders are no links. The last part may be one, and may not be there yet.
fn resolve(path: &Path) -> Result<PathBuf, EmitError> {
    let read = |source| EmitError::Io { op: "find", path: path.to_owned(), source };
    let absolute = std::path::absolute(path).map_err(read)?;
    let mut parts = absolute.components().peekable();
    let mut resolved = PathBuf::new();
    while let Some(part) = parts.next() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            part => resolved.push(part),
        }
        let is_last = parts.peek().is_none();
        if !is_last || part == Component::ParentDir {
            // What is not there yet has no links.
            resolved = resolved.canonicalize().unwrap_or(resolved);
        }
    }
    Ok(resolved)
}
