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

/// Makes all outputs and their forms, and stages those that differ; gives them in the order of their paths. `order` is that
/// of [`Options`](super::Options).
pub(super) fn make_all<'a, 'b, P, E>(
    (before, stage): (&Inventory, &Stage<'_>),
    forms: &Forms,
    (paths, order): (&'a [P], &[Vec<usize>]),
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
    let mut is_ordered = vec![false; paths.len()];
    for at in order.iter().flatten() {
        is_ordered[*at] = true;
    }
    let others: Vec<usize> = (0..paths.len()).filter(|at| !is_ordered[*at]).collect();
    let mut outputs = Vec::with_capacity(paths.len());
    for these in order.iter().chain([&others]) {
        let made: Vec<Option<Result<Vec<Output<'a>>, E>>> = these.par_iter().map(|at| try_one(*at)).collect();
        for made in made.into_iter().flatten() {
            outputs.extend(made?);
        }
    }
    outputs.sort_unstable_by(|left, right| left.path.cmp(&right.path));
    Ok(outputs)
}
