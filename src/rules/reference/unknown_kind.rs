//! A scheme that is nearly the name of a kind.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("reference/unknown-kind"),
    severity: Severity::Error,
    title: "A reference to a kind of thing that there is not",
    explain:
        "What stands before the colon says what kind of thing is meant: a persona, a role, a team. A misspelt kind \
              names nothing, and a browser would take the link for an address it cannot open.

Wrong:

    [Sasha](persna:sasha-software-developer)

Right:

    [Sasha](persona:sasha-software-developer)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::UnknownKind { kind, nearest } = cx.fault else { return None };
    let rest = cx.written().split_once(':').map_or("", |(_, rest)| rest);
    let problem = cx.problem(&RULE, format!("{} is no kind of thing that this handbook has", code(kind)));
    let kinds = cx.book.model.registry.kinds.iter().filter(|kind| kind.parent.is_none());
    let names = kinds.map(|kind| kind.name.as_str()).chain(["label"]);
    let problem = problem.help(format!("it has {}", all(names.collect::<std::collections::BTreeSet<_>>())));
    let right: Vec<String> = nearest.iter().map(|kind| format!("{kind}:{rest}")).collect();
    Some(cx.destinations(problem, right.iter().map(String::as_str)))
}
