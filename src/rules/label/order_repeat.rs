//! A number used twice in a scope whose labels are numbered.

use super::declared::{Numbered, first, numbered, place, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/order-repeat"),
    severity: Severity::Warning,
    title: "A number is used twice in a numbered scope",
    explain:
        "The numbers give the labels of a scope their order. With the same number twice the order is left to chance, \
              and people who say \"set it to 3\" mean different things.

Wrong:

    - name: \"BTG-Status::3-Working\"
    - name: \"BTG-Status::3-Change\"

Right:

    - name: \"BTG-Status::3-Working\"
    - name: \"BTG-Status::4-Change\"",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    for Numbered { labels, .. } in numbered(model) {
        let current: Vec<_> = labels.iter().filter(|(_, entry)| !entry.deprecated && !entry.archived).collect();
        for pair in current.windows(2) {
            let [(low, one), (high, other)] = pair else { continue };
            if low.total_cmp(high).is_ne() {
                continue;
            }
            let Some((source, record)) = first(model, other) else { continue };
            let message = format!("{} and {} have the same number", code(&one.name), code(&other.name));
            let mut problem = Problem::new(RULE.id, record.id_range, message);
            if let Some(at) = one.records.first() {
                problem = problem.elsewhere(place(model, *at), "the other one");
            }
            say(out, source, problem);
        }
    }
}
