//! Two records with one id.

use crate::{base::Place, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("record/duplicate"),
    severity: Severity::Error,
    title: "Two records with the same id",
    explain:
        "Two things of one kind have the same id, in one file or in two, or one in a YAML file and one as a page. A \
              reference to the id can only mean one of them, and the other would have no page.

Wrong:

    teams:
      - {id: it, name: IT Operations}
      - {id: it, name: IT Helpdesk}

Right:

    teams:
      - {id: it-operations, name: IT Operations}
      - {id: it-helpdesk, name: IT Helpdesk}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    for ((source, record), first) in &model.entities.repeated {
        let source = &model.sources[*source];
        let record = &source.records[*record];
        let range = if record.id_range.is_empty() { record.range } else { record.id_range };
        let message = format!("the {} {} is declared twice", record.kind, code(&record.id));
        let place: Place = model.entity_place(*first);
        let problem = Problem::new(RULE.id, range, message)
            .label("again here")
            .elsewhere(place, "first declared here")
            .help("give one of them another id");
        out.push((source.path.clone(), problem));
    }
}
