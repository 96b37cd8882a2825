//! From what was touched to the next generation.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Instant,
};

use super::{Failure, Generation, Home, Reader, Setup, batch::Batch, generation::Made};
use crate::{
    base::Digest,
    session::{Change, Session, SessionError, Snapshot, Store},
    site::Recipe,
    vfs::Vfs,
};

/// Owns the session.
pub(super) struct Work {
    reader: Reader,
    session: Option<Session>,
    setup: Option<Setup>,
    root: PathBuf,
    store: Store,
    /// That the settings cannot be used.
    refused: Option<Failure>,
    last: Option<Arc<Generation>>,
}

impl Work {
    /// Nothing is read before the first [`Self::next`].
    pub(super) fn new(reader: Reader, home: &Home) -> Self {
        Self {
            reader,
            session: None,
            setup: None,
            root: home.root.clone(),
            store: home.store.clone(),
            refused: None,
            last: None,
        }
    }

    /// The last settings that could be used.
    pub(super) fn setup(&self) -> Option<&Setup> {
        self.setup.as_ref()
    }

    /// Tells one reading of the settings from another.
    pub(super) fn key(&self) -> Option<Digest> {
        self.setup.as_ref().map(|setup| setup.key)
    }

    /// The next generation; none when everything is as it was.
    pub(super) fn next(&mut self, batch: &Batch) -> Option<Arc<Generation>> {
        let begun = Instant::now();
        // A panic may leave the session half-changed, so it is thrown away; the settings are only ever replaced whole.
        let made = catch_unwind(AssertUnwindSafe(|| self.snapshot(batch)));
        let made = made.unwrap_or_else(|_| {
            self.session = None;
            Err(Failure::bug())
        });
        let (snapshot, failure) = match made {
            Ok(snapshot) => (Some(snapshot), None),
            Err(failure) => (self.last.as_ref().and_then(|last| last.snapshot.clone()), Some(failure)),
        };
        let settings = self.setup.as_ref().map_or_else(Vec::new, |setup| setup.findings.clone());
        if let Some(last) = &self.last
            && is_same(last.snapshot.as_ref(), snapshot.as_ref())
            && last.failure == failure
            && last.settings == settings
        {
            return None;
        }
        let number = self.last.as_ref().map_or(1, |last| last.number + 1);
        let files = match (&snapshot, &failure, &self.last) {
            (Some(_), Some(_), Some(last)) => last.files.clone(),
            (Some(snapshot), ..) => files(snapshot, number, self.last.as_deref()),
            (None, ..) => BTreeMap::new(),
        };
        let (took, made) = (begun.elapsed(), Mutex::new(Made::default()));
        let generation = Arc::new(Generation { number, snapshot, failure, settings, took, files, made });
        self.last = Some(Arc::clone(&generation));
        Some(generation)
    }

    fn snapshot(&mut self, batch: &Batch) -> Result<Snapshot, Failure> {
        if self.setup.is_none() || self.refused.is_some() || batch.settings {
            self.read_settings();
        }
        if let Some(refused) = &self.refused {
            // What was touched meanwhile must not be forgotten.
            if let Some(session) = &mut self.session {
                tell(session, batch);
            }
            return Err(refused.clone());
        }
        let Some(setup) = &self.setup else { return Err(Failure::bug()) };
        let session = self.session.get_or_insert_with(|| {
            let mut vfs = Vfs::disk(self.root.clone(), setup.limits);
            vfs.watch();
            Session::new(vfs, setup.options.clone()).with_store(&self.store)
        });
        tell(session, batch);
        session.snapshot().map_err(|error| failure(&error))
    }

    fn read_settings(&mut self) {
        match (self.reader)() {
            Ok(setup) => {
                self.refused = None;
                if self.setup.as_ref().is_some_and(|old| old.key == setup.key) {
                    return;
                }
                let same_limits = self.setup.as_ref().is_some_and(|old| old.limits == setup.limits);
                match &mut self.session {
                    Some(session) if same_limits => session.apply(Change::Configure(Box::new(setup.options.clone()))),
                    session => *session = None,
                }
                self.setup = Some(setup);
            }
            Err(failure) => self.refused = Some(failure),
        }
    }
}

fn tell(session: &mut Session, batch: &Batch) {
    if batch.all {
        session.apply(Change::Rescan);
    } else {
        for path in &batch.paths {
            session.apply(Change::Touch { path: path.clone() });
        }
    }
}

fn failure(error: &SessionError) -> Failure {
    let what = match error {
        SessionError::Theme(_) => "The theme has a mistake",
        SessionError::NoSources(_) => "There is no folder with pages",
        SessionError::Disk(_) => "The disk cannot be read",
    };
    Failure::new(what, error.to_string())
}

/// Everything that is no page, and since when it is as it is. Pages are compared when somebody looks at them.
fn files(snapshot: &Snapshot, number: u64, last: Option<&Generation>) -> BTreeMap<String, (Digest, u64)> {
    let files = snapshot.site.outputs.iter().filter_map(|(path, recipe)| {
        let digest = match recipe {
            Recipe::Asset(file) => snapshot.mark_of(file)?,
            Recipe::ThemeAsset(_) | Recipe::OwnAsset(_) | Recipe::AccentCss | Recipe::LabelCss => {
                Digest::of(&snapshot.make(path)?.ok()?)
            }
            _ => return None,
        };
        let before = last.and_then(|last| last.files.get(path));
        let since = before.filter(|(old, _)| *old == digest).map_or(number, |(_, since)| *since);
        Some((path.clone(), (digest, since)))
    });
    files.collect()
}

fn is_same(old: Option<&Snapshot>, new: Option<&Snapshot>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.is_same(new),
        (None, None) => true,
        _ => false,
    }
}
