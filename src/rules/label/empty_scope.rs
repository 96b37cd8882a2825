//! A scoped label with nothing before or after its `::`.

use super::declared::{records, say};
use crate::{rules::prelude::*, syntax::label};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/empty-scope"),
    severity: Severity::Error,
    title: "A label with nothing beside its `::`",
    explain:
        "The two colons divide a label into its scope and its value, and an issue has one value of each scope. With \
              nothing before or after them the label belongs to a scope without a name, or has no value.

Wrong:

    ~\"BTG-Status::\"

Right:

    ~\"BTG-Status::3-Working\"",
    check: Check::Both(cited, declared),
};

fn cited(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelEmptyScope { name } = cx.fault else { return None };
    let problem = cx.problem(&RULE, message(name));
    let scope = label::split(name).and_then(|(key, _)| cx.book.model.labels.scopes.get(key.trim()));
    let labels = scope.map(|scope| scope.labels.iter().map(String::as_str)).filter(|labels| labels.len() > 0);
    Some(match labels {
        Some(labels) => problem.help(format!("the labels of this scope are {}", all(labels))),
        None => problem,
    })
}

fn declared(book: &Book<'_>, out: &mut Problems) {
    for (entry, source, record) in records(book) {
        let empty = entry.scope.as_ref().is_some_and(|(key, value)| key.trim().is_empty() || value.trim().is_empty());
        if empty {
            say(out, source, Problem::new(RULE.id, record.id_range, message(&entry.name)));
        }
    }
}

fn message(name: &str) -> String {
    let scope = label::split(name).map_or("", |(key, _)| key.trim());
    let what = if scope.is_empty() { "scope before" } else { "value after" };
    format!("the label {} has no {what} its `::`", code(name))
}
