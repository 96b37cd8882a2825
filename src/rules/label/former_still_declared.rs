//! A former name that is still declared.

use super::declared::{place, records, say};
use crate::{
    kinds::{Data, FieldValue},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/former-still-declared"),
    severity: Severity::Warning,
    title: "A former name that is still declared as a label",
    explain: "A record says that a label was called so before, and another record declares that very name. Either the \
              rename is not finished, or the two were never the same label.

Wrong:

    - name: BSA
      previously: [BSS]
    - name: BSS

Right:

    - name: BSA
      previously: [BSS]",
    check: Check::Book(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    for (entry, source, record) in records(book) {
        for value in record.list("previously") {
            let Some(name) = name(value) else { continue };
            let Some(other) = model.labels.get(name) else { continue };
            let message = if other.name == entry.name {
                format!("{} lists itself as its former name", code(name))
            } else {
                format!("{} is a former name of {}, and is still declared", code(name), code(&entry.name))
            };
            let mut problem = Problem::new(RULE.id, value.range, message);
            if let Some(at) = other.records.first() {
                problem = problem.elsewhere(place(model, *at), "declared here");
            }
            say(out, source, problem.help("take out the record, or the former name"));
        }
    }
}

fn name(value: &FieldValue) -> Option<&str> {
    match &value.data {
        Data::Record(fields) => fields.get("name").and_then(FieldValue::text),
        _ => value.text(),
    }
}
