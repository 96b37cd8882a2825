//! A reference to an entity of another kind.

use crate::rules::{prelude::*, say::joined};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("reference/wrong-kind"),
    severity: Severity::Error,
    title: "A reference to another kind of thing",
    explain: "The id exists, but belongs to something else than is wanted here: a role where a team is wanted, a team \
              where a persona is wanted.

Wrong, when `software-developer` is a role:

    owner: software-developer

Right:

    owner: it-operations",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::WrongKind { kinds, entity } = cx.fault else { return None };
    let model = cx.book.model;
    let record = model.record(*entity);
    let wanted = joined(kinds.iter().map(|kind| noun(kind)).collect(), "or");
    let message = format!("{} is {}, not {wanted}", code(&record.id), noun(&record.kind));
    let problem = cx.problem(&RULE, message).elsewhere(model.entity_place(*entity), "declared here");
    let link = cx.mention.aim.is_none();
    Some(if link { cx.entities(problem, [*entity]) } else { problem.help(format!("name {wanted} here")) })
}
