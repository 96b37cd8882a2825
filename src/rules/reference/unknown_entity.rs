//! A reference to an entity that is not there.

use crate::{
    model::EntityId,
    rules::{prelude::*, say::joined},
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("reference/unknown-entity"),
    severity: Severity::Error,
    title: "A reference to something that nobody declares",
    explain: "The id names no persona, role, team or whatever is wanted here. Where a page is made of such references \
              (an owner, a list of members) a reader would see a gap.

Wrong, when the team's id is `it-helpdesk`:

    owner: it-hlpdesk

Right:

    owner: it-helpdesk

A thing is named by its id, or by its name when only one bears it. If it was renamed, list the old id under \
`previously` in its record, so that references to it are told the new one.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::UnknownEntity { kinds, key, nearest } = cx.fault else { return None };
    let model = cx.book.model;
    // A stage is asked for as `workflow:…`: its kind goes without saying.
    let asked: Vec<String> = kinds
        .iter()
        .filter(|name| model.registry.by_name(name).is_none_or(|kind| kind.parent.is_none()) || kinds.len() == 1)
        .cloned()
        .collect();
    let message = format!("there is no {} {}", joined(asked, "or"), code(key));
    let numbers = model.kinds_named(kinds);
    let problem = cx.problem(&RULE, message);
    if !nearest.is_empty() {
        let entity =
            |id: &String| -> Option<EntityId> { numbers.iter().find_map(|kind| model.entities.by_id(*kind, id)) };
        return Some(nearest.iter().fold(problem, |problem, id| match entity(id) {
            Some(entity) => cx.entities(problem, [entity]),
            // A scope that only its labels make has no record.
            None => cx.destinations(problem, [id.as_str()]),
        }));
    }
    let ids: Vec<&str> = numbers
        .iter()
        .flat_map(|kind| model.entities.of_kind(*kind))
        .map(|(id, _)| model.record(id).id.as_str())
        .collect();
    Some(problem.help(if ids.is_empty() {
        format!("no {} is declared anywhere yet", joined(kinds.clone(), "or"))
    } else {
        format!("there are {}", all(ids))
    }))
}
