//! A former name that is still declared.

use super::declared::{place, records, say};
use crate::{
    kinds::{Data, FieldValue},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/former-still-declared"),
    severity: Severity::Warning,
    title: "A former name that is still declared, or that two labels had",
    explain: "A record says that a label was called so before, and another record declares that very name. Either the \
              rename is not finished, or the two were never the same label. Nor can two labels have had one name.

Wrong:

    - name: BSA
      previously: [BSS]
    - name: BSS

Right:

    - name: BSA
      previously: [BSS]",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    for (entry, source, record) in records(book) {
        for value in record.list("previously") {
            let Some(name) = name(value) else { continue };
            let now =
                model.labels.former.get(name).filter(|now| **now != entry.name && model.labels.get(name).is_none());
            if let Some(at) = now.and_then(|now| model.labels.get(now)).and_then(|other| other.records.first()) {
                let message = format!("two labels list {} as a former name", code(name));
                let problem = Problem::new(RULE.id, value.range, message).elsewhere(place(model, *at), "the other one");
                say(out, source, problem.help("leave it with the one that took its place"));
                continue;
            }
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
