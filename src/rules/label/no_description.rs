//! A label without a description.

use super::declared::{records, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/no-description"),
    severity: Severity::Info,
    title: "A label without a description",
    explain:
        "GitLab shows the description when a reader points at the label, and the label's page begins with it. Without \
              one everybody guesses from the name.

Wrong:

    - name: BSA

Right:

    - name: BSA
      description: Needs the work of a business systems analyst",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for (entry, source, record) in records(book).filter(|(entry, ..)| !entry.deprecated && !entry.archived) {
        if record.get("description").is_none() {
            let message = format!("the label {} has no description", code(&entry.name));
            say(out, source, Problem::new(RULE.id, record.id_range, message));
        }
    }
}
