//! The handbook at one moment, as the browser sees it.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::Failure;
use crate::{
    base::Digest,
    diag::{Finding, render::Counts},
    render::MakeError,
    session::Snapshot,
};

/// The most bytes of made pages that one generation keeps.
const KEPT: usize = 32 << 20;

/// One state of the handbook. It never changes, but for the pages that were made and are kept.
#[derive(Debug)]
pub struct Generation {
    /// Counts up from 1.
    pub number: u64,
    /// The last snapshot there was: of an earlier generation when this one failed, none when there never was one.
    pub snapshot: Option<Snapshot>,
    /// Why the snapshot is not of now.
    pub failure: Option<Failure>,
    /// What was found in `book.toml`.
    pub settings: Vec<Finding>,
    /// How long it took from the first look at the disk.
    pub took: Duration,
    /// Files that are no pages, by path: the generation in which each changed last.
    pub(super) files: BTreeMap<String, (Digest, u64)>,
    pub(super) made: Mutex<Made>,
}

/// Pages that were made, and how much they take.
#[derive(Debug, Default)]
pub(super) struct Made {
    pages: BTreeMap<String, Arc<Page>>,
    bytes: usize,
}

/// One output.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// As `build` would write it.
    pub(super) bytes: Vec<u8>,
    /// Of those bytes.
    pub(super) digest: Digest,
}

/// Why an output could not be made.
#[derive(Debug)]
pub(super) enum Broken {
    /// There is no such output.
    Absent,
    /// Its file vanished or cannot be read.
    Unreadable,
    /// A template is wrong, or the program is.
    Failed(Failure),
}

impl Generation {
    /// The numbers of the report.
    pub fn counts(&self) -> Counts {
        let (findings, read) = self.snapshot.as_ref().map_or((&[][..], 0), |shot| (&shot.findings[..], shot.read));
        let (book, mut all) = (Counts::of(&self.settings, 0), Counts::of(findings, read));
        all.errors += book.errors;
        all.warnings += book.warnings;
        all.infos += book.infos;
        all
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        let nodes = |shot: &Snapshot| shot.model.nodes.iter().filter(|node| node.visible).count();
        self.snapshot.as_ref().map_or(0, nodes)
    }

    /// Whether there is an output at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.snapshot.as_ref().is_some_and(|shot| shot.site.outputs.contains_key(path))
    }

    /// The output at `path`, made now or kept.
    pub(super) fn page(&self, path: &str) -> Result<Arc<Page>, Broken> {
        if let Some(page) = self.made.lock().unwrap_or_else(PoisonError::into_inner).pages.get(path) {
            return Ok(Arc::clone(page));
        }
        let snapshot = self.snapshot.as_ref().ok_or(Broken::Absent)?;
        // Nothing is shared with a page that panicked but what the snapshot keeps behind locks of its own.
        let bytes = match catch_unwind(AssertUnwindSafe(|| snapshot.make(path))) {
            Ok(Some(Ok(bytes))) => bytes,
            Ok(None) => return Err(Broken::Absent),
            Ok(Some(Err(MakeError::Io(..)))) => return Err(Broken::Unreadable),
            Ok(Some(Err(error @ MakeError::Theme(_)))) => {
                return Err(Broken::Failed(Failure::new("The theme has a mistake", error.to_string())));
            }
            Err(_) => return Err(Broken::Failed(Failure::bug())),
        };
        let page = Arc::new(Page { digest: Digest::of(&bytes), bytes });
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.bytes + page.bytes.len() <= KEPT && !made.pages.contains_key(path) {
            made.bytes += page.bytes.len();
            made.pages.insert(path.to_owned(), Arc::clone(&page));
        }
        Ok(page)
    }
}
