//! `vade check`: the findings, and nothing written.

use super::{
    Env,
    args::ProjectArgs,
    engine::{Outcome, run_check, run_settings},
    exit,
    fault::Fault,
    output::Output,
    project::{self, Project},
    report::{self, Style},
};
use crate::{
    config,
    diag::{Finding, Severity},
};

/// Runs it; the exit code.
pub(super) fn check(args: &ProjectArgs, env: &Env, style: Style, output: &mut Output<'_>) -> Result<u8, Fault> {
    let project = project::open(args, env)?;
    if let Some(code) = refused(&project, style, output)? {
        return Ok(code);
    }
    let outcome = match run_check(&project.options) {
        Ok(outcome) => outcome,
        Err(fault) => return Err(with_settings(&project, fault, style, output)),
    };
    let counts = report::write((project.findings, &project.texts), &outcome, style, output)?;
    outcome.leave();
    Ok(exit::of(counts, project.options.deny_warnings))
}

/// Reports a `book.toml` that cannot be used. Content is not judged by settings that may not be meant.
pub(super) fn refused(project: &Project, style: Style, output: &mut Output<'_>) -> Result<Option<u8>, Fault> {
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if !project.findings.iter().any(is_error) {
        return Ok(None);
    }
    let mut findings = project.findings.clone();
    // What shows only when the files are known is told at the same time; but a file that cannot be read says nothing.
    let readable = project.findings.iter().all(|finding| finding.rule != config::ids::SYNTAX);
    // The folder that is missing may have another name under the key that is misspelt.
    let misspelt = project.findings.iter().any(|finding| finding.rule == config::ids::UNKNOWN_KEY);
    let fault = if readable { add_settings(project, &mut findings).filter(|_| !misspelt) } else { None };
    report::write((findings, &project.texts), &Outcome::empty(), style, output)?;
    fault.map_or(Ok(Some(exit::USAGE)), Err)
}

/// A fault that ends a run, after a report of what else is wrong with the settings.
pub(super) fn with_settings(project: &Project, fault: Fault, style: Style, output: &mut Output<'_>) -> Fault {
    let mut findings = project.findings.clone();
    add_settings(project, &mut findings);
    if findings.is_empty() {
        return fault;
    }
    report::write((findings, &project.texts), &Outcome::empty(), style, output).err().unwrap_or(fault)
}

/// Adds what is wrong with the settings beyond how they are written; a fault that ends the run is given back.
fn add_settings(project: &Project, findings: &mut Vec<Finding>) -> Option<Fault> {
    let (more, fault) = run_settings(&project.options);
    findings.extend(more);
    findings.sort_by(Finding::order);
    findings.dedup();
    fault
}
