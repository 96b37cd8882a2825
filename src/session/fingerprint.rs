//! What all outputs of a snapshot follow from, in one digest: whoever has it knows that nothing changed without making a
//! page.
//!
//! It is better to take in too much than too little: a difference that does not show costs a build that writes nothing,
//! but one that is overlooked leaves an old page.

use std::{fmt::Write as _, io};

use rayon::prelude::*;

use super::{SessionOptions, Snapshot};
use crate::{base::Digest, git::History};

/// Of a snapshot that this `program` made. Reads what is copied.
pub(super) fn of(snapshot: &Snapshot, program: &str) -> io::Result<Digest> {
    let history = &snapshot.options.history;
    // What git tells is asked for file by file below.
    let options = SessionOptions { history: History::none(), ..SessionOptions::clone(&snapshot.options) };
    let mut all = format!("{program}\n{options:?}\n{}\n", snapshot.theme.overlay());
    for source in &snapshot.model.sources {
        let commit = history.last_change(&snapshot.shown_path(&source.path));
        line(&mut all, (source.path.as_str(), source.digest), commit.map_or("", |commit| &commit.id));
    }
    for (path, bytes) in &*snapshot.own {
        line(&mut all, (path.as_str(), Digest::of(bytes)), "own");
    }
    let copied: io::Result<Vec<_>> =
        snapshot.assets.par_iter().map(|(path, file)| Ok((path.as_str(), Digest::of(&file.read_bytes()?)))).collect();
    for file in copied? {
        line(&mut all, file, "copied");
    }
    // Where places are marked, what is said of them is part of the page.
    if options.mark_errors {
        for finding in &*snapshot.findings {
            let _ = writeln!(all, "{finding:?}");
        }
    }
    Ok(Digest::of(all.as_bytes()))
}

fn line(all: &mut String, (path, digest): (&str, Digest), about: &str) {
    // Writing to a string cannot fail. A path may hold anything but a line end, so it comes last.
    let _ = writeln!(all, "{digest} {about} {path}");
}
