//! Two labels that differ in letter case, blanks or dashes only.

use super::declared::{first, grouped, place, say};
use crate::{model::fold_label, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/near-duplicate"),
    severity: Severity::Warning,
    title: "Two labels that differ only in capitals, blanks or dashes",
    explain: "Nobody remembers which of the two is meant, and each will be put on half of the issues.

Wrong:

    - name: \"IT::to do\"
    - name: \"IT::To Do\"

Right, with the other spelling as a former name:

    - name: \"IT::to do\"
      previously: [\"IT::To Do\"]",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    let current = model.labels.by_name.values().filter(|entry| !entry.deprecated && !entry.archived);
    for group in grouped(current, |entry| fold_label(&entry.name)) {
        let [original, others @ ..] = group.as_slice() else { continue };
        for entry in others {
            let Some((source, record)) = first(model, entry) else { continue };
            let message =
                format!("{} and {} differ in capitals, blanks or dashes only", code(&entry.name), code(&original.name));
            let mut problem = Problem::new(RULE.id, record.id_range, message);
            if let Some(at) = original.records.first() {
                problem = problem.elsewhere(place(model, *at), "the other one");
            }
            say(out, source, problem.help("keep one, and list the other under `previously`"));
        }
    }
}
