//! A label that is no longer to be used.

use super::declared;
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/deprecated"),
    severity: Severity::Warning,
    title: "A label that is no longer to be used",
    explain: "The label's record says `deprecated: true`. Instructions that still name it keep it alive.

Wrong, when `BSS` is deprecated and `BSA` stands in for it:

    Add ~BSS.

Right:

    Add ~BSA.

A page that tells of the past may name it: `<!-- vade: allow label/deprecated, tells how it was -->`.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelDeprecated { name, instead } = cx.fault else { return None };
    let model = cx.book.model;
    // The record of one label may name another deprecated one, as what it stood in for itself.
    let mut problem = cx.problem(&RULE, format!("the label {} is no longer to be used", code(name)));
    if let Some(at) = model.labels.get(name).and_then(|entry| entry.records.first()) {
        problem = problem.elsewhere(declared::place(model, *at), "deprecated here");
    }
    Some(match instead {
        Some(instead) => {
            let (label, problem) = (format!("use {}", code(instead)), problem);
            cx.labels(problem.label(label), [instead.as_str()])
        }
        None => problem.label("deprecated").help("nothing replaces it; take it out"),
    })
}
