//! A label that differs from a declared one in letter case, blanks or dashes.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/case"),
    severity: Severity::Error,
    title: "A label spelt with other capitals, blanks or dashes",
    explain:
        "GitLab tells labels apart by letter case, blanks and dashes. Written otherwise the name is another label, \
              which does not exist, or will exist twice once somebody creates it.

Wrong, when the table has `IT::to do`:

    ~\"IT::To Do\"

Right:

    ~\"IT::to do\"",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelVariant { name, right } = cx.fault else { return None };
    let message = if name.to_lowercase() == right.to_lowercase() {
        format!("the label is called {}, and GitLab tells capital and small letters apart", code(right))
    } else {
        format!("no label is called {}; it is written {}", code(name), code(right))
    };
    Some(cx.labels(cx.problem(&RULE, message), [right.as_str()]))
}
