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

/// What is wrong with the records, before levels and allows.
pub type OfRecords = Arc<Vec<(VPath, Problem)>>;

/// What a run found.
#[derive(Debug, Clone)]
pub struct Judged {
    /// All findings, sorted by place.
    pub findings: Vec<Finding>,
    /// What was found in each source, for the next run.
    pub of_sources: OfSources,
    /// What was found in the records, for the next run.
    pub of_records: OfRecords,
}

/// What the last run found, as far as it still holds.
#[derive(Clone, Copy)]
pub struct Kept<'a> {
    /// In each source.
    pub of_sources: &'a OfSources,
    /// Of which sources it holds.
    pub holds: &'a (dyn Fn(usize) -> bool + Sync),
    /// In the records; none when it does not hold.
    pub of_records: Option<&'a OfRecords>,
}

/// What is wrong with a book on its own, before levels and allows.
#[derive(Debug)]
pub struct Examined {
    sources: OfSources,
    records: OfRecords,
    book: Vec<(VPath, Problem)>,
}

/// Judges a book. `extra` are problems found before the model: in reading files and in `book.toml`.
pub fn run(book: &Book<'_>, options: &RunOptions, extra: &[(VPath, Problem)]) -> Judged {
    judge(book, options, examine(book, None), extra)
}

/// Looks for what is wrong with a book, where what the last run found does not hold.
pub fn examine(book: &Book<'_>, kept: Option<Kept<'_>>) -> Examined {
    let sources = &book.model.sources;
    let one = |index: usize| match kept {
        Some(Kept { of_sources, holds, .. }) if holds(index) => Arc::clone(&of_sources[index]),
        _ => Arc::new(of_source(book, index, &sources[index])),
    };
    let of_sources = (0..sources.len()).into_par_iter().map(one).collect();
    let records = kept.and_then(|kept| kept.of_records).map_or_else(|| Arc::new(of_records(book)), Arc::clone);
    let mut of_book = Vec::new();
    for rule in RULES.iter().copied() {
        if let Check::Book(check) = rule.check {
            check(book, &mut of_book);
        }
    }
    Examined { sources: of_sources, records, book: of_book }
}

/// Turns what is wrong into findings, by levels and allows. `extra` is as for [`run`].
pub fn judge(book: &Book<'_>, options: &RunOptions, examined: Examined, extra: &[(VPath, Problem)]) -> Judged {
    let Examined { sources: of_sources, records: of_records, book: of_book } = examined;
    let found = of_sources.iter().zip(&book.model.sources);
    let mut problems: Vec<(VPath, Problem)> =
        found.flat_map(|(found, source)| found.iter().map(|problem| (source.path.clone(), problem.clone()))).collect();
    problems.extend(of_records.iter().cloned());
    problems.extend(of_book);
    problems.extend(book.model.problems.iter().cloned());
    problems.extend(extra.iter().cloned());
    let problems = allow::apply(book, options, problems);
    let mut findings: Vec<Finding> = problems
        .into_iter()
        .filter_map(|(path, problem)| options.levels.of(problem.rule).map(|severity| problem.at(&path, severity)))
        .collect();
    findings.sort_by(Finding::order);
    findings.dedup();
    Judged { findings, of_sources, of_records }
}

fn of_records(book: &Book<'_>) -> Vec<(VPath, Problem)> {
    let mut problems = Vec::new();
    for rule in RULES.iter().copied() {
        if let Check::Records(check) | Check::Both(_, check) = rule.check {
            check(book, &mut problems);
        }
    }
    problems
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
