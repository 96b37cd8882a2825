//! A label cited for a group or project that does not have it.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/unavailable"),
    severity: Severity::Error,
    title: "A label that the group or project does not have",
    explain:
        "A label of a group exists in that group, its subgroups and their projects, and nowhere else. The citation \
              names a place where this label cannot be found.

Wrong, when `IT-Ops` exists in `gitlab-com` only:

    [open requests](https://gitlab.com/groups/gitlab-org/-/issues?label_name[]=IT-Ops)

Right:

    [open requests](https://gitlab.com/groups/gitlab-com/-/issues?label_name[]=IT-Ops)

If the label does exist there, add the group or project to `groups` or `projects` in its record.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelUnavailable { name, container, available } = cx.fault else { return None };
    let message = format!("the label {} does not exist in {}", code(name), code(container));
    let places = all(available.iter().map(String::as_str));
    Some(cx.problem(&RULE, message).help(format!("it exists in {places}")))
}
