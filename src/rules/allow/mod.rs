//! Findings that a writer allowed on purpose, and allows that allow nothing.

mod no_reason;
mod unknown_rule;
mod unused;

#[cfg(test)]
mod tests;

use super::{Book, Rule, RunOptions, registry};
use crate::{
    base::{TextRange, VPath, nearest},
    diag::Problem,
    model::Source,
    syntax::Allow,
};

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&no_reason::RULE, &unknown_rule::RULE, &unused::RULE];

/// Takes out what is allowed, and adds what is wrong with the allows themselves.
pub(super) fn apply(book: &Book<'_>, options: &RunOptions, problems: Vec<(VPath, Problem)>) -> Vec<(VPath, Problem)> {
    let sources = &book.model.sources;
    let mut used: Vec<Vec<bool>> = sources.iter().map(|source| vec![false; source.allows.len()]).collect();
    let mut entries = vec![false; options.allows.len()];
    let mut kept = Vec::with_capacity(problems.len());
    for (path, problem) in problems {
        let mut allowed = false;
        if let Some(index) = book.model.source_at(&path) {
            for (at, allow) in sources[index].allows.iter().enumerate() {
                if allow.rule == problem.rule.as_str() && reaches(allow, &problem, &sources[index]) {
                    used[index][at] = true;
                    allowed = true;
                }
            }
        }
        for (at, entry) in options.allows.iter().enumerate() {
            let here = entry.rule == problem.rule.as_str()
                && entry.files.as_ref().is_none_or(|files| {
                    let shown = entry.src.join(path.as_str()).unwrap_or_else(|| path.clone());
                    files.iter().any(|file| file.matches(shown.as_str()))
                })
                && (entry.names.is_empty() || named(&problem.message, &entry.names));
            if here {
                entries[at] = true;
                allowed = true;
            }
        }
        if !allowed {
            kept.push((path, problem));
        }
    }
    for (source, used) in sources.iter().zip(used) {
        for (allow, used) in source.allows.iter().zip(used) {
            let judged = judge(&allow.rule, (allow.rule_range, allow.comment), used);
            kept.extend(judged.map(|problem| (source.path.clone(), problem)));
            if allow.reason.is_empty() && used {
                let problem = Problem::new(
                    no_reason::RULE.id,
                    allow.comment,
                    format!("no reason is given for allowing `{}`", allow.rule),
                )
                .help("add it after a comma, so that the next reader knows");
                kept.push((source.path.clone(), problem));
            }
        }
    }
    for (entry, used) in options.allows.iter().zip(entries) {
        let judged = judge(&entry.rule, (entry.rule_range, entry.place.range), used);
        kept.extend(judged.map(|problem| (entry.place.path.clone(), problem)));
    }
    kept
}

/// Whether an allow stands where it holds for a problem: at its place, at the link whose definition it is about, or at the
/// top of the file when the problem is the whole file's.
fn reaches(allow: &Allow, problem: &Problem, source: &Source) -> bool {
    let at = |range: TextRange| allow.covers.contains(range.start);
    at(problem.range)
        || problem.also.is_some_and(at)
        || (problem.range == TextRange::default() && is_first(allow.comment, source))
}

/// Whether nothing but other comments stands before a comment.
fn is_first(comment: TextRange, source: &Source) -> bool {
    let before = source.text.get(..comment.start as usize).unwrap_or_default();
    let body = source.page.as_ref().map_or(usize::MAX, |page| page.body);
    let (before, in_yaml) = if before.len() < body { (before, true) } else { (&before[body..], false) };
    before.lines().map(str::trim).all(|line| {
        line.is_empty() || if in_yaml { line == "---" || line.starts_with('#') } else { line.starts_with("<!--") }
    })
}

/// Whether one of the names stands in backticks in the message.
fn named(message: &str, names: &[crate::config::Pattern]) -> bool {
    message.split('`').skip(1).step_by(2).any(|name| names.iter().any(|pattern| pattern.matches(name)))
}

/// What is wrong with the `[[allow]]` entries of `book.toml` whatever the content is: they name no rule.
pub fn of_settings(options: &RunOptions) -> Vec<(VPath, Problem)> {
    let judged = options.allows.iter().filter_map(|entry| {
        let problem = judge(&entry.rule, (entry.rule_range, entry.place.range), true)?;
        Some((entry.place.path.clone(), problem))
    });
    judged.collect()
}

fn judge(
    rule: &str,
    (rule_range, whole): (crate::base::TextRange, crate::base::TextRange),
    used: bool,
) -> Option<Problem> {
    if registry::rule(rule).is_none() {
        let message = if rule.is_empty() {
            "this permission cannot be read: it is written `vade: allow rule/id, reason`".to_owned()
        } else {
            format!("there is no rule `{rule}`")
        };
        let mut problem =
            Problem::new(unknown_rule::RULE.id, if rule.is_empty() { whole } else { rule_range }, message);
        let near = nearest(rule, registry::RULES.iter().map(|rule| rule.id.as_str()), 1);
        if let Some(near) = near.first() {
            problem = problem.suggest(format!("write `{near}`"), rule_range, *near);
        }
        return Some(problem.help("`vade explain` lists all rules"));
    }
    let unused = || {
        Problem::new(unused::RULE.id, whole, format!("nothing here needs `{rule}` to be allowed"))
            .label("this permission has no effect")
            .help("take it out, so that it cannot hide a later mistake")
    };
    (!used).then(unused)
}
