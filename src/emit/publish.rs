//! Bringing a folder to a plan.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rustix::io::Errno;

use super::{
    EmitError, Guard,
    disk::{Disk, idle},
    forms::{self, Forms},
    in_place,
    inventory::Inventory,
    lock::Lock,
    make::{Output, make_all},
    manifest::{self, Entry, Manifest},
    place::Place,
    plan,
    recover::recover,
    stage::Stage,
};
use crate::base::Digest;

/// How to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options<'a> {
    /// Wait until the disk holds what a power cut must not take: the manifest and the names of the trees.
    pub durable: bool,
    /// Put compressed forms beside texts, for web servers that send them in place of these: `.br` and `.gz`.
    pub compress: bool,
    /// What all outputs follow from, if that is known. When the last run had the same inputs and the tree is as it left
    /// it, nothing has to be made to know that nothing changed.
    pub inputs: Option<Digest>,
    /// Outputs by number, in lists: what is in one is made when all before are, about in this order. What is in none of them
    /// is made last.
    pub order: &'a [Vec<usize>],
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { durable: true, compress: false, inputs: None, order: &[] }
    }
}

/// What a publish did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Outputs that are new or differ.
    pub written: usize,
    /// Outputs that were there already and are the same files still.
    pub kept: usize,
    /// Outputs of the last run that are gone.
    pub removed: usize,
    /// Whether anything was touched.
    pub changed: bool,
    /// Bytes written.
    pub bytes: u64,
    /// How many bytes each output has, in the order of their paths; compressed forms are not among them.
    pub sizes: Vec<u64>,
    /// Of all these, what is a compressed form of another output.
    pub forms: FormCounts,
    /// What would have happened at a kill.
    pub guarantee: Guarantee,
    /// The old tree, or what else was of use on the way, when it could not be removed; the next run tries again.
    pub left_over: Option<PathBuf>,
}

/// Compressed forms, among what was written, kept and removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FormCounts {
    /// How many there are.
    pub all: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of these are new or differ.
    pub written: usize,
    /// How many are gone.
    pub removed: usize,
    /// How many times something was compressed: not for what is known to be the same.
    pub made: usize,
}

/// What is in place when a run dies in the middle of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarantee {
    /// The old tree or the new one, whole, at every moment.
    Whole,
    /// The old tree or the new one, or for a moment none, which the next run puts right: the file system cannot
    /// exchange two folders.
    Recoverable,
    /// Each file old or new, and the next run finishes: the target is a mount point, or nothing may be made beside it.
    FileByFile,
}

/// Brings `target` to hold just the outputs `paths`, which rise strictly; `make(i)` gives the bytes of `paths[i]`, is
/// called from many threads, and only its first error is given back. Bytes are dropped as soon as they are written.
pub fn publish<'b, P, E>(
    target: &Path,
    guard: &Guard,
    paths: &[P],
    options: Options<'_>,
    make: &(dyn Fn(usize) -> Result<Cow<'b, [u8]>, E> + Sync),
) -> Result<Published, E>
where
    P: AsRef<str> + Sync,
    E: From<EmitError> + Send,
{
    let place = guard.place(target)?;
    publish_with(Disk(&idle), &place, paths, options, make)
}

/// [`publish`] with hands that a test can hold.
pub(super) fn publish_with<'b, P, E>(
    disk: Disk<'_>,
    place: &Place,
    paths: &[P],
    options: Options<'_>,
    make: &(dyn Fn(usize) -> Result<Cow<'b, [u8]>, E> + Sync),
) -> Result<Published, E>
where
    P: AsRef<str> + Sync,
    E: From<EmitError> + Send,
{
    plan::check(paths)?;
    if place.parent.symlink_metadata().is_err() {
        disk.make_folders(&place.parent)?;
    }
    let lock = Lock::take(disk, place)?;
    recover(disk, place)?;
    let before = Inventory::of(place)?;
    let inputs = options.inputs.map(|inputs| forms::inputs(&inputs, options.compress));
    if let Some(same) = before.unchanged(inputs.as_deref(), paths) {
        return Ok(same);
    }
    let mut within = lock.is_within() || place.is_mount();
    loop {
        let stage = Stage::new(disk, place, within);
        let forms = Forms::new(options.compress, paths);
        let outputs = make_all((&before, &stage), &forms, (paths, options.order), make)?;
        let change = Change::new(&before, &outputs, (forms.made(), inputs.clone()));
        if !change.is_any() {
            let sizes = change.manifest.sizes(paths);
            return Ok(Published { sizes, ..change.published(Guarantee::Whole) });
        }
        let put = if within { in_place::put(&stage, &change, options) } else { swap(&stage, &change, options) };
        match put {
            // Found out late that the folder cannot leave its place. Making all again is simple, and rare.
            Err(error) if !within && matches!(error.errno(), Some(Errno::BUSY | Errno::XDEV)) => within = true,
            put => return Ok(Published { sizes: change.manifest.sizes(paths), ..put? }),
        }
    }
}

/// The difference between what is there and what shall be there.
pub(super) struct Change<'a> {
    pub(super) before: &'a Inventory,
    /// What shall be there.
    pub(super) manifest: Manifest,
    /// Paths of files to keep, in order.
    pub(super) kept: Vec<&'a str>,
    /// Paths of staged files, in order.
    pub(super) written: Vec<&'a str>,
    /// Paths of the last run that are no more, in order.
    pub(super) removed: Vec<&'a str>,
    /// How many times something was compressed.
    compressed: usize,
}

impl<'a> Change<'a> {
    fn new(before: &'a Inventory, outputs: &'a [Output<'_>], (compressed, inputs): (usize, Option<String>)) -> Self {
        let entries: BTreeMap<String, Entry> =
            outputs.iter().map(|output| (output.path.to_string(), output.entry.clone())).collect();
        let old = before.manifest.iter().flat_map(|manifest| manifest.entries.keys());
        let removed = old.filter(|path| !entries.contains_key(*path)).map(String::as_str).collect();
        let these =
            |kept: bool| outputs.iter().filter(|output| output.kept == kept).map(|output| &*output.path).collect();
        Self {
            before,
            removed,
            compressed,
            kept: these(true),
            written: these(false),
            manifest: Manifest { inputs, entries },
        }
    }

    fn is_any(&self) -> bool {
        // Without a manifest not even an empty plan is in place.
        self.before.manifest.is_none() || !self.written.is_empty() || !self.removed.is_empty()
    }

    /// The report, with nothing left over.
    pub(super) fn published(&self, guarantee: Guarantee) -> Published {
        let len = |path: &&str| self.manifest.entries.get(*path).map_or(0, |entry| entry.len);
        let is_form = |manifest: &Manifest, path: &str| manifest.entries.get(path).is_some_and(forms::is_form);
        let old = self.before.manifest.iter();
        let all = || self.manifest.entries.values().filter(|entry| forms::is_form(entry));
        let forms = FormCounts {
            all: all().count(),
            bytes: all().map(|entry| entry.len).sum(),
            written: self.written.iter().filter(|path| is_form(&self.manifest, path)).count(),
            removed: old.flat_map(|old| self.removed.iter().filter(|path| is_form(old, path))).count(),
            made: self.compressed,
        };
        Published {
            written: self.written.len(),
            kept: self.kept.len(),
            removed: self.removed.len(),
            changed: self.is_any(),
            bytes: self.written.iter().map(len).sum(),
            sizes: Vec::new(),
            forms,
            guarantee,
            left_over: None,
        }
    }
}

/// Completes the stage and lets it take the target's place.
fn swap(stage: &Stage<'_>, change: &Change<'_>, options: Options<'_>) -> Result<Published, EmitError> {
    let (disk, place) = (stage.disk, stage.place);
    stage.make()?;
    stage.link(&change.kept)?;
    let list = stage.list(&change.manifest, options.durable)?;
    disk.rename(&list, &stage.root.join(manifest::NAME))?;
    if options.durable {
        disk.sync_folder(&stage.root)?;
    }
    let mut guarantee = Guarantee::Whole;
    let mut old = None;
    if change.before.manifest.is_some() {
        match disk.exchange(&stage.root, &place.target) {
            Ok(()) => old = Some(stage.root.clone()),
            Err(error) if matches!(error.errno(), Some(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP)) => {
                guarantee = Guarantee::Recoverable;
                disk.rename(&place.target, &place.old())?;
                if let Err(error) = disk.rename(&stage.root, &place.target) {
                    disk.rename(&place.old(), &place.target)?;
                    return Err(error);
                }
                old = Some(place.old());
            }
            Err(error) => return Err(error.about(place.shown.clone())),
        }
    } else {
        // Onto nothing, or onto an empty folder.
        disk.rename(&stage.root, &place.target).map_err(|error| error.about(place.shown.clone()))?;
    }
    if options.durable {
        // The new tree is in place, whatever comes of this.
        let _ = disk.sync_folder(&place.parent);
    }
    let left_over = old.filter(|old| disk.remove_tree(old).is_err());
    Ok(Published { left_over, ..change.published(guarantee) })
}
