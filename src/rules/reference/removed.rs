//! A reference to something that is gone.

use crate::{
    kinds::{NONE, REPLACED_BY},
    model::Found,
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("reference/removed"),
    severity: Severity::Error,
    title: "A reference to something that was removed",
    explain:
        "The record says `status: removed`: it has no page any more, so the link would lead to nothing. Where the \
              record says what replaces it, that is offered.

Wrong, when Devon is removed and replaced by Priyanka:

    [Devon](persona:devon-devops-engineer)

Right:

    [Priyanka](persona:priyanka-platform-engineer)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::RemovedEntity { entity } = cx.fault else { return None };
    let model = cx.book.model;
    let record = model.record(*entity);
    let problem = cx.problem(&RULE, format!("the {} {} was removed", record.kind, code(&record.id)));
    let problem = problem.elsewhere(model.entity_place(*entity), "removed here");
    let Some(instead) = record.text(REPLACED_BY).filter(|id| *id != NONE) else {
        return Some(problem.help("nothing replaces it; take the reference out"));
    };
    let kind = model.entities.get(*entity).kind;
    Some(match model.entities.find(&[kind], instead) {
        Found::One(id) | Found::Former(id) => cx.entities(problem, [id]),
        _ => problem.help(format!("{} replaces it", code(instead))),
    })
}
