//! `vade check`: the findings, and nothing written.

use super::{
    Env,
    args::ProjectArgs,
    engine::{Outcome, run_check},
    exit,
    fault::Fault,
    output::Output,
    project::{self, Project},
    report::{self, Style},
};
use crate::diag::Severity;

/// Runs it; the exit code.
pub(super) fn check(args: &ProjectArgs, env: &Env, style: Style, output: &mut Output<'_>) -> Result<u8, Fault> {
    let project = project::open(args, env)?;
    if let Some(code) = refused(&project, style, output)? {
        return Ok(code);
    }
    let outcome = run_check(&project.options)?;
    let counts = report::write((project.findings, &project.texts), &outcome, style, output)?;
    Ok(exit::of(counts, project.options.deny_warnings))
}

/// Reports a `book.toml` that cannot be used. Content is not judged by settings that may not be meant.
pub(super) fn refused(project: &Project, style: Style, output: &mut Output<'_>) -> Result<Option<u8>, Fault> {
    if project.findings.iter().all(|finding| finding.severity != Severity::Error) {
        return Ok(None);
    }
    report::write((project.findings.clone(), &project.texts), &Outcome::empty(), style, output)?;
    Ok(Some(exit::USAGE))
}
