//! An area without rows.

use std::collections::BTreeSet;

use crate::{
    model::{EntityId, Found},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("matrix/area-without-duties"),
    severity: Severity::Warning,
    title: "An area without duties",
    explain: "An area is a heading in the matrix. With no duty under it readers find a heading and nothing else.

Wrong:

    areas:
      - {id: access, name: Access and accounts}

Right, with a duty that names it:

    areas:
      - {id: access, name: Access and accounts}
    responsibilities:
      - {id: resets, name: Password resets, area: access, owner: it-helpdesk}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let Some(kind) = book.model.kind_named("area") else { return };
    let mut used: BTreeSet<EntityId> = BTreeSet::new();
    let mut rows = 0;
    for (_, record) in book.entities("responsibility") {
        rows += 1;
        let area = record.text("area").map(|area| area.strip_prefix("area:").unwrap_or(area));
        if let Some(Found::One(id) | Found::Former(id)) = area.map(|area| book.model.entities.find(&[kind], area)) {
            used.insert(id);
        }
    }
    if rows == 0 {
        return;
    }
    for (id, record) in book.entities("area").filter(|(id, _)| book.is_current(*id) && !used.contains(id)) {
        let place = book.model.entity_place(id);
        let message = format!("no responsibility belongs to the area {}", code(&record.name));
        out.push((place.path, Problem::new(RULE.id, place.range, message)));
    }
}
