//! A number left out in a scope whose labels are numbered.

use super::declared::{Numbered, first, is_bare_number, numbered, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/order-gap"),
    severity: Severity::Warning,
    title: "A number is missing in a numbered scope",
    explain:
        "The labels of the scope begin with numbers, so that they sort in the order of the work. A missing number \
              makes readers look for the label that was forgotten, or a step is really missing from the table.

Wrong:

    - name: \"BTG-Status::1-Needs Review\"
    - name: \"BTG-Status::2-Backlog\"
    - name: \"BTG-Status::4-Change\"

Right:

    - name: \"BTG-Status::1-Needs Review\"
    - name: \"BTG-Status::2-Backlog\"
    - name: \"BTG-Status::3-Change\"

A number that was given up on purpose may stay in the table as a label with `deprecated: true`.",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for Numbered { key, labels } in numbered(book.model) {
        let Some(numbers) = whole(labels.iter().map(|(number, _)| *number)) else { continue };
        let (Some(lowest), Some(highest)) = (numbers.iter().min(), numbers.iter().max()) else { continue };
        // `version::15` and `version::16` count something else; a value such as `2-Backlog` is a step.
        let bare = labels.iter().any(|(_, entry)| is_bare_number(entry));
        let start = if bare || *lowest < 1 { *lowest } else { 1 };
        let span = usize::try_from(highest - start + 1).unwrap_or(usize::MAX);
        let distinct = numbers.iter().collect::<std::collections::BTreeSet<_>>().len();
        // Numbers far apart (1, 2, 3, 5, 8) are weights, not steps.
        let gaps = span - distinct.min(span);
        if gaps == 0 || gaps > (distinct / 3).max(1) {
            continue;
        }
        let missing: Vec<String> =
            (start..=*highest).filter(|number| !numbers.contains(number)).map(|number| number.to_string()).collect();
        let after = labels
            .iter()
            .find(|(number, _)| missing.first().is_some_and(|gap| gap.parse::<f64>().is_ok_and(|gap| *number > gap)));
        let Some((source, record)) = after.and_then(|(_, entry)| first(book.model, entry)) else { continue };
        let noun = if missing.len() == 1 { "number" } else { "numbers" };
        let message =
            format!("the labels of {} leave out the {noun} {}", code(key), all(missing.iter().map(String::as_str)));
        say(out, source, Problem::new(RULE.id, record.id_range, message).label("the next one there is"));
    }
}

/// The numbers as integers, when they are.
fn whole(numbers: impl Iterator<Item = f64>) -> Option<Vec<i64>> {
    numbers.map(|number| (number.fract() == 0.0 && number.abs() < 1e6).then_some(number as i64)).collect()
}
