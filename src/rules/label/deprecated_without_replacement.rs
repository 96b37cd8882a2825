//! A deprecated label that does not say what to use instead.

use super::declared::{first, say};
use crate::{kinds::REPLACED_BY, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/deprecated-without-replacement"),
    severity: Severity::Warning,
    title: "A deprecated label without a word on what replaces it",
    explain:
        "Whoever meets the label in an old issue or an old page wants to know what to use now. `replaced_by` says so; \
              `none` says that nothing does.

Wrong:

    - name: BSS
      deprecated: true

Right:

    - name: BSS
      deprecated: true
      replaced_by: BSA",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let labels = book.model.labels.by_name.values();
    for entry in labels.filter(|entry| entry.deprecated && entry.replaced_by.is_none()) {
        let Some((source, record)) = first(book.model, entry) else { continue };
        let at = record.get("deprecated").or_else(|| record.get("status")).map_or(record.id_range, |value| value.range);
        let message = format!("the label {} is deprecated and does not say what replaces it", code(&entry.name));
        let help = format!("add `{REPLACED_BY}:` with the label to use instead, or `none`");
        say(out, source, Problem::new(RULE.id, at, message).help(help));
    }
}
