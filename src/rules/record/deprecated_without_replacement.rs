//! A deprecated entity that does not say what replaces it.

use crate::{kinds::REPLACED_BY, model::Status, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("record/deprecated-without-replacement"),
    severity: Severity::Error,
    title: "Something deprecated without a word on what replaces it",
    explain:
        "A deprecated persona or role stays readable, with a note that sends readers to what replaces it. The note \
              needs to know: `replaced_by` names it, and `none` says that nothing replaces it.

Wrong:

    - id: devon-devops-engineer
      name: Devon
      status: deprecated

Right:

    - id: devon-devops-engineer
      name: Devon
      status: deprecated
      replaced_by: priyanka-platform-engineer",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    for kind in &model.registry.kinds {
        // A label says `deprecated: true`, and has a rule of its own.
        if kind.name == "label" || kind.field(REPLACED_BY).is_none() {
            continue;
        }
        for (id, record) in book.entities(&kind.name) {
            if model.entities.get(id).status != Status::Deprecated || record.get(REPLACED_BY).is_some() {
                continue;
            }
            let source = book.source_of(id);
            let status = record.get("status").or_else(|| source.front("status").filter(|_| source.page.is_some()));
            let range = status.map_or(record.id_range, |value| value.range);
            let message =
                format!("the {} {} is deprecated and does not say what replaces it", kind.name, code(&record.id));
            let help = format!("add `{REPLACED_BY}:` with the {} to use instead, or `none`", kind.name);
            out.push((source.path.clone(), Problem::new(RULE.id, range, message).help(help)));
        }
    }
}
