//! Making all outputs, and staging those that differ.

use std::{
    borrow::Cow,
    sync::atomic::{AtomicBool, Ordering},
};

use rayon::prelude::*;

use super::{EmitError, forms::Forms, inventory::Inventory, manifest::Entry, stage::Stage};
use crate::base::Digest;

/// One file of the new tree.
pub(super) struct Output<'a> {
    pub(super) path: Cow<'a, str>,
    pub(super) entry: Entry,
    /// Whether it is there already.
    pub(super) kept: bool,
}

/// Makes all outputs and their forms, `late` ones when all others are made, and stages those that differ; gives them in the
/// order of their paths.
pub(super) fn make_all<'a, 'b, P, E>(
    (before, stage): (&Inventory, &Stage<'_>),
    forms: &Forms,
    (paths, late): (&'a [P], &[usize]),
    make: &(dyn Fn(usize) -> Result<Cow<'b, [u8]>, E> + Sync),
) -> Result<Vec<Output<'a>>, E>
where
    P: AsRef<str> + Sync,
    E: From<EmitError> + Send,
{
    let failed = AtomicBool::new(false);
    let one = |at: usize| -> Result<Vec<Output<'a>>, E> {
        let path = paths[at].as_ref();
        let bytes = make(at)?;
        let (digest, len) = (Digest::of(&bytes).to_string(), bytes.len() as u64);
        let kept = before.has(path, &digest, len);
        if !kept {
            stage.write(path, &bytes)?;
        }
        let mut outputs = forms.add((before, stage), (path, &bytes), kept)?;
        outputs.push(Output { path: Cow::Borrowed(path), entry: Entry { digest: Some(digest), len }, kept });
        Ok(outputs)
    };
    let try_one = |at: usize| {
        // After an error the rest would be made for nothing.
        let output = (!failed.load(Ordering::Relaxed)).then(|| one(at));
        if matches!(output, Some(Err(_))) {
            failed.store(true, Ordering::Relaxed);
        }
        output
    };
    let mut is_late = vec![false; paths.len()];
    for at in late {
        is_late[*at] = true;
    }
    let mut outputs = Vec::with_capacity(paths.len());
    for late in [false, true] {
        let these: Vec<usize> = (0..paths.len()).filter(|at| is_late[*at] == late).collect();
        let made: Vec<Option<Result<Vec<Output<'a>>, E>>> = these.into_par_iter().map(try_one).collect();
        for made in made.into_iter().flatten() {
            outputs.extend(made?);
        }
    }
    outputs.sort_unstable_by(|left, right| left.path.cmp(&right.path));
    Ok(outputs)
}
