//! Personas that share a first name.

use std::collections::BTreeMap;

use crate::{model::EntityId, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("persona/same-first-name"),
    severity: Severity::Info,
    title: "Two personas with the same first name",
    explain:
        "People speak of personas by their first names. With two of one name everybody has to ask which one is meant, \
              and a reference by the first name alone is an error.

Wrong:

    - {id: buyer/alex, name: Alex, group: buyer}
    - {id: alex-security-operations-engineer, name: Alex, group: user}

Right, if a name can still be chosen:

    - {id: buyer/avery, name: Avery, group: buyer}
    - {id: alex-security-operations-engineer, name: Alex, group: user}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let mut names: BTreeMap<String, EntityId> = BTreeMap::new();
    for (id, record) in book.entities("persona").filter(|(id, _)| book.is_current(*id)) {
        let Some(name) = record.name.split_whitespace().next() else { continue };
        let first = *names.entry(name.to_lowercase()).or_insert(id);
        if first != id {
            let other = &book.model.record(first).id;
            let message = format!("{} and {} are both called {}", code(&record.id), code(other), code(name));
            let place = book.model.entity_place(id);
            let problem =
                Problem::new(RULE.id, place.range, message).elsewhere(book.model.entity_place(first), "the other one");
            out.push((place.path, problem.help("a reference has to name either by its id")));
        }
    }
}
