//! A comma in a label's name.

use super::declared::{records, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/comma"),
    severity: Severity::Error,
    title: "A comma in the name of a label",
    explain: "GitLab does not take a label with a comma in its name, because commas part labels in lists. Mostly two \
              labels were written into one cell of a table.

Wrong:

    - name: \"IT::to do, IT::done\"

Right:

    - name: \"IT::to do\"
    - name: \"IT::done\"",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for (entry, source, record) in records(book).filter(|(entry, ..)| entry.name.contains(',')) {
        let parts: Vec<&str> = entry.name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let message = format!("the name {} has a comma, which GitLab does not take", code(&entry.name));
        let problem = Problem::new(RULE.id, record.id_range, message).label("a comma");
        let help = if parts.len() > 1 {
            format!("write a record for each label: {}", all(parts))
        } else {
            "take the comma out".to_owned()
        };
        say(out, source, problem.help(help));
    }
}
