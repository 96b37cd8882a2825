//! Research without a day.

use crate::{model::Status, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("persona/stale-research"),
    severity: Severity::Warning,
    title: "A persona under research without a day",
    explain:
        "`status: research` tells readers that the persona may change soon. Without a day nobody notices when the \
              research ended long ago and the note was left behind.

Wrong:

    - id: allison-application-ops
      name: Allison
      status: research

Right:

    - id: allison-application-ops
      name: Allison
      status: research
      review_by: 2027-05-01",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for (id, record) in book.entities("persona") {
        let dated = ["reviewed", "review_by"].iter().any(|field| record.get(field).is_some());
        if book.model.entities.get(id).status != Status::Research || dated {
            continue;
        }
        let source = book.source_of(id);
        let range = record.get("status").map_or(record.id_range, |value| value.range);
        let message =
            format!("the persona {} is under research, and no day says since when or how long", code(&record.id));
        let problem = Problem::new(RULE.id, range, message).help("add `review_by:` with the day to look at it again");
        out.push((source.path.clone(), problem));
    }
}
