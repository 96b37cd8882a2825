//! A reference by an id that is no longer in use.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("reference/former-id"),
    severity: Severity::Warning,
    title: "A reference by a former id",
    explain:
        "The thing was renamed, and its record lists this id under `previously`. The reference still works; with the \
              new id it goes on working when the old one is forgotten, and readers of the source find one name only.

Wrong, after `devon` became `priyanka-platform-engineer`:

    [Priyanka](persona:devon)

Right:

    [Priyanka](persona:priyanka-platform-engineer)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::FormerEntity { key, entity } = cx.fault else { return None };
    let model = cx.book.model;
    let id = &model.record(*entity).id;
    let problem = cx.problem(&RULE, format!("{} is called {} now", code(key), code(id)));
    Some(cx.entities(problem.elsewhere(model.entity_place(*entity), "declared here"), [*entity]))
}
