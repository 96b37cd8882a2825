//! What the target holds before anything is done to it.

use std::{collections::BTreeMap, io, path::Path};

use walkdir::WalkDir;

use super::{
    EmitError,
    disk::unlisted,
    forms,
    manifest::{self, Entry, Manifest},
    place::{Place, STAGE},
    publish::{FormCounts, Guarantee, Published},
};

/// The target as it is found.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    /// What was written by the last run; none when the folder is missing or empty.
    pub(super) manifest: Option<Manifest>,
    /// The files that are there and listed, with their size in bytes.
    pub(super) files: BTreeMap<String, u64>,
    /// Files that are not listed and may go with the tree.
    pub(super) extras: Vec<String>,
}

impl Inventory {
    /// Looks at the target. Refuses one that holds what nobody can give back.
    pub(super) fn of(place: &Place) -> Result<Self, EmitError> {
        let target = &place.target;
        match target.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(EmitError::Io { op: "read", path: place.shown.clone(), source }),
            Ok(_) => {}
        }
        let manifest = Manifest::of(target);
        let Some(listed) = &manifest else {
            return match first_entry(target)? {
                None => Ok(Self::default()),
                Some(_) => Err(EmitError::refused(
                    &place.shown,
                    "holds files that vade did not write; choose another --dest-dir, or empty it yourself",
                )),
            };
        };
        let mut found = Self::default();
        for entry in WalkDir::new(target).min_depth(1).into_iter().filter_entry(|entry| !is_stage(entry)) {
            let entry = entry.map_err(|error| unlisted(target, error))?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(target).unwrap_or(entry.path());
            let path = path.to_string_lossy().into_owned();
            if path == manifest::NAME {
                continue;
            }
            if listed.entries.contains_key(&path) {
                if entry.file_type().is_file() {
                    let meta = entry.metadata().map_err(|error| unlisted(target, error))?;
                    found.files.insert(path, meta.len());
                }
            } else if may_go(&path, listed) {
                found.extras.push(path);
            } else {
                let why = format!(
                    "holds `{}`, which vade did not write; move it away, or choose another --dest-dir",
                    path.escape_debug()
                );
                return Err(EmitError::refused(&place.shown, why));
            }
        }
        found.manifest = manifest;
        Ok(found)
    }

    /// The report of a run for which nothing has to be made: the last one had the same `inputs`, and all that it wrote is
    /// there.
    pub(super) fn unchanged<P: AsRef<str>>(&self, inputs: Option<&str>, paths: &[P]) -> Option<Published> {
        let listed = self.manifest.as_ref().filter(|listed| inputs.is_some() && listed.inputs.as_deref() == inputs)?;
        let all = listed.entries.len();
        let forms = listed.entries.values().filter(|entry| forms::is_form(entry));
        let forms = FormCounts {
            all: forms.clone().count(),
            bytes: forms.map(|entry| entry.len).sum(),
            ..FormCounts::default()
        };
        let whole = listed.entries.keys().all(|path| self.whole(path).is_some());
        let planned = paths.iter().all(|path| listed.entries.contains_key(path.as_ref()));
        (whole && planned && all == paths.len() + forms.all).then(|| Published {
            written: 0,
            kept: all,
            removed: 0,
            changed: false,
            bytes: 0,
            sizes: listed.sizes(paths),
            forms,
            guarantee: Guarantee::Whole,
            left_over: None,
        })
    }

    /// Whether `path` is there just as it was written.
    pub(super) fn has(&self, path: &str, digest: &str, len: u64) -> bool {
        self.whole(path).is_some_and(|entry| entry.len == len && entry.digest.as_deref() == Some(digest))
    }

    /// What was written to `path`, if that is there and can be relied on.
    pub(super) fn whole(&self, path: &str) -> Option<&Entry> {
        let listed = self.manifest.as_ref().and_then(|manifest| manifest.entries.get(path));
        listed.filter(|entry| entry.digest.is_some() && self.files.get(path) == Some(&entry.len))
    }
}

fn is_stage(entry: &walkdir::DirEntry) -> bool {
    entry.depth() == 1 && entry.file_name().to_string_lossy().starts_with(STAGE)
}

fn first_entry(folder: &Path) -> Result<Option<walkdir::DirEntry>, EmitError> {
    let mut entries = WalkDir::new(folder).min_depth(1).max_depth(1).into_iter();
    entries.next().transpose().map_err(|error| unlisted(folder, error))
}

/// What file managers leave in every folder they show, and files compressed from ours for a web server, the way GitLab
/// Pages asks for: nobody would miss either.
fn may_go(path: &str, listed: &Manifest) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let made_from = [".gz", ".br", ".zst"].iter().find_map(|ending| path.strip_suffix(ending));
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
        || made_from.is_some_and(|path| path == manifest::NAME || listed.entries.contains_key(path))
}
