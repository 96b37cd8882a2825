//! A label that the handbook never mentions.

use rustc_hash::FxHashSet;

use super::declared::{first, say};
use crate::{
    resolve::{Fault, Outcome, Target},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/unused"),
    severity: Severity::Info,
    title: "A label that no page mentions",
    explain:
        "The label is declared, and neither a page nor a record refers to it. Perhaps nobody needs it any more, or the \
              page that tells when to use it is still to be written.

Wrong, with no word about it anywhere:

    - name: waiting on license

Right, on the page about access requests:

    While a license is on order, put ~\"waiting on license\" on the issue.

If labels are declared here for other places that use them, switch the rule off: `\"label/unused\" = \"off\"` in \
`[rules]`.",
    check: Check::Book(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let current = book.model.labels.by_name.values().filter(|entry| !entry.deprecated && !entry.archived);
    let mut unused: FxHashSet<&str> = current.clone().map(|entry| entry.name.as_str()).collect();
    let mut outcomes = book.resolved.outcomes.iter().flat_map(|outcomes| outcomes.iter());
    // Most books use all their labels early on.
    while !unused.is_empty() {
        let Some(outcome) = outcomes.next() else { break };
        if let Some(name) = meant(outcome) {
            unused.remove(name);
        }
    }
    for entry in current.filter(|entry| unused.contains(entry.name.as_str())) {
        if let Some((source, record)) = first(book.model, entry)
            && !source.imported
        {
            let message = format!("no page and no record mentions the label {}", code(&entry.name));
            say(out, source, Problem::new(RULE.id, record.id_range, message));
        }
    }
}

/// The label that a reference names, or would name if it were mended: one slip is one finding.
fn meant(outcome: &Outcome) -> Option<&str> {
    if let Some(Target::Label { name }) = &outcome.target {
        return Some(name);
    }
    outcome.faults.iter().find_map(|fault| match fault {
        Fault::LabelUndeclared { nearest, .. } => nearest.first().map(String::as_str),
        Fault::LabelVariant { right, .. } | Fault::LabelSpaceAroundScope { right, .. } => Some(right),
        Fault::LabelTruncated { meant, .. } => Some(meant),
        _ => None,
    })
}
