//! A label by a name that it no longer has.

use crate::{rules::label::declared, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/former-name"),
    severity: Severity::Warning,
    title: "A label by its former name",
    explain:
        "The label was renamed: its record lists this name under `previously`. In GitLab only the new name can be \
              found and put on an issue.

Wrong, after the team was renamed:

    ~\"BizOPS-Status::2-Backlog\"

Right:

    ~\"BTG-Status::2-Backlog\"",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelFormer { name, now } = cx.fault else { return None };
    let model = cx.book.model;
    let mut problem = cx.problem(&RULE, format!("the label {} is called {} now", code(name), code(now)));
    if let Some(at) = model.labels.get(now).and_then(|entry| entry.records.first()) {
        problem = problem.elsewhere(declared::place(model, *at), "renamed here");
    }
    Some(cx.labels(problem.label("its former name"), [now.as_str()]))
}
