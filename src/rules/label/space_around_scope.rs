//! A blank beside the `::` of a scoped label.

use super::declared::{records, rename, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/space-around-scope"),
    severity: Severity::Error,
    title: "A blank beside the `::` of a label",
    explain:
        "GitLab takes blanks off the ends of a label's name only: a blank beside `::` stays, and the name is another \
              one than the reader types. Both spellings then live side by side, each with half of the issues.

Wrong:

    ~\"BTG Stage:: 1-Discovery\"

Right:

    ~\"BTG Stage::1-Discovery\"

If the label in GitLab really has the blank, rename it there, and list the old name under `previously`.",
    check: Check::Both(cited, declared),
};

fn cited(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelSpaceAroundScope { name, right } = cx.fault else { return None };
    let problem = cx.problem(&RULE, message(name)).label(label(name));
    // While the name without the blank is declared nowhere, taking the blank out mends half of it only.
    Some(cx.labels(problem, [right.as_str()]))
}

fn declared(book: &Book<'_>, out: &mut Problems) {
    for (entry, source, record) in records(book) {
        let right = entry.name.split("::").map(str::trim).collect::<Vec<_>>().join("::");
        if right != entry.name {
            let (range, text) = rename(source, record.id_range, &right);
            let problem = Problem::new(RULE.id, record.id_range, message(&entry.name))
                .label(label(&entry.name))
                .suggest(format!("write {}", code(&right)), range, text);
            say(out, source, problem);
        }
    }
}

fn message(name: &str) -> String {
    if name.trim() != name {
        return format!(
            "the label {} has a blank at its {}",
            code(name),
            if name.ends_with(' ') { "end" } else { "start" }
        );
    }
    format!("the label {} has a blank beside `::`, which GitLab keeps", code(name))
}

fn label(name: &str) -> &'static str {
    if name.trim() == name { "a blank beside `::`" } else { "a blank too many" }
}
