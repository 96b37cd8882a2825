//! A name that several entities bear.

use crate::{kinds::Record, model::EntityId, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("reference/ambiguous"),
    severity: Severity::Error,
    title: "A name that several things bear",
    explain: "A reference may use a name instead of an id as long as only one thing bears that name. Two personas are \
              called Alex here, so nobody can tell which one is meant.

Wrong:

    [Alex](persona:alex)

Right:

    [Alex](persona:alex-security-operations-engineer)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::AmbiguousEntity { key, candidates } = cx.fault else { return None };
    let model = cx.book.model;
    let written = |id: &EntityId| {
        let record = model.record(*id);
        let alike = candidates.iter().filter(|other| model.record(**other).id == record.id).count();
        if alike > 1 { format!("{}:{}", record.kind, record.id) } else { record.id.clone() }
    };
    let ids: Vec<String> = candidates.iter().map(written).collect();
    let ids = all(ids.iter().map(String::as_str));
    let mut problem = cx.problem(&RULE, format!("{} may be any of {ids}", code(key))).label("which one?");
    for id in candidates {
        let record = model.record(*id);
        problem =
            problem.elsewhere(model.entity_place(*id), format!("{} is {}", code(&record.id), telling(cx, *id, record)));
    }
    Some(cx.entities(problem.help("name it by its id"), candidates.iter().copied()))
}

/// What tells a candidate from the others.
fn telling(cx: &FaultCx<'_>, id: EntityId, record: &Record) -> String {
    let model = cx.book.model;
    let kind = &model.registry.kinds[model.entities.get(id).kind];
    let role = record.text("role").map(|role| {
        let named = model.kind_named("role").and_then(|kind| model.entities.by_id(kind, role));
        named.map_or(role, |id| model.record(id).name.as_str())
    });
    let parts = [role, record.text("group"), record.text("team"), record.text("status")];
    let parts: Vec<&str> = std::iter::once(record.name.as_str()).chain(parts.into_iter().flatten()).collect();
    format!("the {} {}", kind.name, parts.join(", "))
}
