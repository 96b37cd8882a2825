//! A destination that is right but for letter case.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/wrong-case"),
    severity: Severity::Error,
    title: "A destination that differs in letter case",
    explain:
        "Some computers take `Sasha.md` and `sasha.md` for the same file; web servers do not. The link works for its \
              writer and breaks for readers. Anchors are told apart by letter case too.

Wrong:

    [Sasha](../Personas/sasha.md)

Right:

    [Sasha](../personas/sasha.md)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::WrongCase { right } = cx.fault else { return None };
    let message = format!("{} differs from {} in letter case", code(cx.written()), code(right));
    let problem = cx.problem(&RULE, message).help("capital and small letters count in addresses");
    Some(cx.destinations(problem, [right.as_str()]))
}
