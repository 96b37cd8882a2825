//! The door to the session: what the commands hand over, and what they get back.

use std::path::PathBuf;

use super::{fault::Fault, project::ProjectOptions};
use crate::diag::{Finding, render::Sources};

/// What a run found, and what it wrote.
pub(super) struct Outcome {
    /// The findings, in the order of the report, with severities after `[rules]` and `--rule`.
    pub(super) findings: Vec<Finding>,
    /// How many files were read.
    pub(super) files: usize,
    /// The texts of those files.
    pub(super) sources: Box<dyn Sources>,
    /// The site that was written; `None` when none was.
    pub(super) published: Option<Published>,
}

impl Outcome {
    /// Of a run that looked at no content.
    pub(super) fn empty() -> Self {
        let sources = Box::new(std::collections::BTreeMap::new());
        Self { findings: Vec::new(), files: 0, sources, published: None }
    }
}

/// A site that was written.
pub(super) struct Published {
    /// Where.
    pub(super) dir: PathBuf,
    /// How many files it has.
    pub(super) files: usize,
    /// How many of them are new or differ from before.
    pub(super) changed: usize,
}

/// Checks a handbook and writes nothing.
#[allow(clippy::unnecessary_wraps, reason = "INTEGRATOR: goes with the first use of the session")]
pub(super) fn run_check(options: &ProjectOptions) -> Result<Outcome, Fault> {
    // INTEGRATOR: open a session over `options` and return its findings.
    let _ = options;
    Ok(Outcome::empty())
}

/// Checks a handbook and writes the site, unless there are errors (or denied warnings) and `allow_errors` is not set.
#[allow(clippy::unnecessary_wraps, reason = "INTEGRATOR: goes with the first use of the session")]
pub(super) fn run_build(options: &ProjectOptions) -> Result<Outcome, Fault> {
    // INTEGRATOR: as above, then emit to `options.dest_dir`.
    let _ = options;
    Ok(Outcome::empty())
}
