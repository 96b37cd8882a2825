//! A word after a tilde that may be a label.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/maybe"),
    severity: Severity::Info,
    title: "A word after a tilde that is no declared label",
    explain:
        "A tilde before a single word makes a label reference in GitLab, but writers also use it for \"about\" or for \
              a home folder. Since no declared label comes near, this is no more than a hint.

Wrong, if a label is meant that nobody declares:

    Use ~urgent for these.

Right, one of the declared labels, or a tilde that stays a tilde:

    Use ~blocker for these.

    It takes \\~two days.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelMaybe { name } = cx.fault else { return None };
    let problem = cx.problem(&RULE, format!("{} reads like a label, and none is called so", code(&format!("~{name}"))));
    Some(problem.help("for a plain tilde write `\\~`"))
}
