//! The compressed forms beside their texts: which there are, and which can be kept.
//!
//! A form follows from the bytes of its text, so it is no output that somebody plans and makes. In the manifest its
//! digest is followed by `+` and the hand it is written in. When a text did not change and the hand is the same, its
//! forms are kept without being made; a form that would be larger than its text is left out, each time anew.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use tracing::info_span;

use super::{
    EmitError,
    coding::{self, Coding},
    inventory::Inventory,
    make::Output,
    manifest::Entry,
    plan::folders_of,
    stage::Stage,
};
use crate::base::Digest;

/// The most bytes that a name may have.
const LONGEST_NAME: usize = 255;

/// What makes forms.
pub(super) struct Forms {
    /// None when none are wanted.
    hand: Option<&'static str>,
    /// Planned paths that a form could meet, in lower case, because some disks know no other.
    taken: BTreeSet<String>,
    /// How many were made, and not kept.
    made: AtomicUsize,
}

impl Forms {
    /// For these outputs.
    pub(super) fn new<P: AsRef<str>>(wanted: bool, paths: &[P]) -> Self {
        let is_form = |path: &&str| has_ending(path);
        let paths = paths.iter().map(AsRef::as_ref);
        let taken = paths.flat_map(|path| folders_of(path).chain([path])).filter(is_form);
        Self {
            taken: if wanted { taken.map(str::to_ascii_lowercase).collect() } else { BTreeSet::new() },
            hand: wanted.then(coding::hand),
            made: AtomicUsize::new(0),
        }
    }

    /// How many were made, and not kept.
    pub(super) fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Stages the forms of the output `path`, or keeps them where that is possible. `same` is whether the output is the
    /// one of the last run.
    pub(super) fn add<'a>(
        &self,
        (before, stage): (&Inventory, &Stage<'_>),
        (path, bytes): (&str, &[u8]),
        same: bool,
    ) -> Result<Vec<Output<'a>>, EmitError> {
        let Some(hand) = self.hand.filter(|_| coding::is_text(path)) else { return Ok(Vec::new()) };
        let mut forms = Vec::new();
        for coding in Coding::ALL {
            let Some(path) = self.path(path, coding) else { continue };
            let old = before.whole(&path).filter(|old| same && hand_of(old) == Some(hand));
            if let Some(entry) = old.cloned() {
                forms.push(Output { path: Cow::Owned(path), entry, kept: true });
                continue;
            }
            self.made.fetch_add(1, Ordering::Relaxed);
            let Some(form) = info_span!("compress").in_scope(|| coding.encode(bytes)) else { continue };
            let (digest, len) = (format!("{}+{hand}", Digest::of(&form)), form.len() as u64);
            let kept = before.has(&path, &digest, len);
            if !kept {
                stage.write(&path, &form)?;
            }
            forms.push(Output { path: Cow::Owned(path), entry: Entry { digest: Some(digest), len }, kept });
        }
        Ok(forms)
    }

    /// Where a form goes; nowhere when something else is planned there, or the name would be too long.
    fn path(&self, text: &str, coding: Coding) -> Option<String> {
        let path = format!("{text}{}", coding.ending());
        let name = path.rsplit('/').next().unwrap_or(&path);
        (name.len() <= LONGEST_NAME && !self.taken.contains(&path.to_ascii_lowercase())).then_some(path)
    }
}

/// What a tree follows from, when its texts follow from `inputs`: with forms, also from how these are made.
pub(super) fn inputs(inputs: &Digest, compress: bool) -> String {
    if compress { format!("{inputs}+{}", coding::hand()) } else { inputs.to_string() }
}

/// Whether what was written so is a form.
pub(super) fn is_form(entry: &Entry) -> bool {
    hand_of(entry).is_some()
}

/// The text that a path is a form of, by its name.
pub(super) fn text_of(path: &str) -> &str {
    Coding::ALL.iter().find_map(|coding| path.strip_suffix(coding.ending())).unwrap_or(path)
}

fn hand_of(entry: &Entry) -> Option<&str> {
    entry.digest.as_deref()?.split_once('+').map(|(_, hand)| hand)
}

fn has_ending(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    Coding::ALL.iter().any(|coding| coding.ending()[1..].eq_ignore_ascii_case(ending))
}
