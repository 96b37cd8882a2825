//! Runs all rules over a book.

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

/// All findings, sorted by place. `extra` are problems found before the model: in reading files and in `book.toml`.
pub fn run(book: &Book<'_>, options: &RunOptions, extra: &[(VPath, Problem)]) -> Vec<Finding> {
    let sources = &book.model.sources;
    let mut problems: Vec<(VPath, Problem)> = (0..sources.len())
        .into_par_iter()
        .flat_map_iter(|index| {
            let source = &sources[index];
            of_source(book, index, source).into_iter().map(|problem| (source.path.clone(), problem))
        })
        .collect();
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
    findings
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
