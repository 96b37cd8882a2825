//! Runs all rules over a book.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Book, Check, FaultCx, Levels, RULES, SourceCx, allow};
use crate::{
    base::VPath,
    config::Pattern,
    diag::{Finding, Problem},
    model::Source,
};

/// What a run depends on beside the book.
#[derive(Debug, Clone, Default)]
pub struct RunOptions {
    /// Which rule speaks how loud.
    pub levels: Levels,
    /// The `[[allow]]` entries of `book.toml`.
    pub allows: Vec<AllowEntry>,
}

/// One `[[allow]]` of `book.toml`.
#[derive(Debug, Clone)]
pub struct AllowEntry {
    /// The rule it allows.
    pub rule: String,
    /// The files it holds for; all when `None`.
    pub files: Option<Vec<Pattern>>,
    /// The names it holds for, as they stand in backticks in the message; all when empty.
    pub names: Vec<Pattern>,
    /// Where it stands, for a finding about itself.
    pub place: crate::base::Place,
    /// Where it names the rule.
    pub rule_range: crate::base::TextRange,
    /// The source folder, from whose parent the globs count.
    pub src: VPath,
}

/// What is wrong with each source on its own, before levels and allows, by the sources' numbers.
pub type OfSources = Vec<Arc<Vec<Problem>>>;

/// What a run found.
#[derive(Debug, Clone)]
pub struct Judged {
    /// All findings, sorted by place.
    pub findings: Vec<Finding>,
    /// What was found in each source, for the next run.
    pub of_sources: OfSources,
}

/// Judges a book. `extra` are problems found before the model: in reading files and in `book.toml`. `kept` is what the
/// last run found, and the sources whose part of it still holds.
pub fn run(
    book: &Book<'_>,
    options: &RunOptions,
    extra: &[(VPath, Problem)],
    kept: Option<(&OfSources, &(dyn Fn(usize) -> bool + Sync))>,
) -> Judged {
    let sources = &book.model.sources;
    let judge = |index: usize| match kept {
        Some((kept, holds)) if holds(index) => Arc::clone(&kept[index]),
        _ => Arc::new(of_source(book, index, &sources[index])),
    };
    let of_sources: OfSources = (0..sources.len()).into_par_iter().map(judge).collect();
    let found = of_sources.iter().zip(sources);
    let mut problems: Vec<(VPath, Problem)> =
        found.flat_map(|(found, source)| found.iter().map(|problem| (source.path.clone(), problem.clone()))).collect();
    for rule in RULES.iter().copied() {
        if let Check::Book(check) | Check::Both(_, check) = rule.check {
            check(book, &mut problems);
        }
    }
    problems.extend(book.model.problems.iter().cloned());
    problems.extend(extra.iter().cloned());
    let problems = allow::apply(book, options, problems);
    let mut findings: Vec<Finding> = problems
        .into_iter()
        .filter_map(|(path, problem)| options.levels.of(problem.rule).map(|severity| problem.at(&path, severity)))
        .collect();
    findings.sort_by(Finding::order);
    findings.dedup();
    Judged { findings, of_sources }
}

fn of_source(book: &Book<'_>, index: usize, source: &Source) -> Vec<Problem> {
    let mut problems = source.problems.clone();
    for (at, mention) in source.mentions.iter().enumerate() {
        for fault in &book.resolved.outcome(index, at).faults {
            let cx = FaultCx { book: *book, source, mention, fault };
            problems.extend(RULES.iter().filter_map(|rule| match rule.check {
                Check::Fault(check) | Check::Both(check, _) => check(&cx),
                _ => None,
            }));
        }
    }
    let cx = SourceCx { book: *book, index, source };
    for rule in RULES.iter().copied() {
        if let Check::Source(check) = rule.check {
            check(&cx, &mut problems);
        }
    }
    problems
}
