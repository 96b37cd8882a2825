//! An address without `https://`.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/forgotten-scheme"),
    severity: Severity::Error,
    title: "An address without `https://` or `mailto:`",
    explain:
        "Without `https://` at its beginning an address is a path, and the browser looks for it beside the page. An \
              e-mail address needs `mailto:`.

Wrong:

    [our code](gitlab.com/gitlab-org)

Right:

    [our code](https://gitlab.com/gitlab-org)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::ForgottenScheme { right } = cx.fault else { return None };
    let missing = if right.starts_with("mailto:") { "mailto:" } else { "https://" };
    let message = if cx.written().contains("://") {
        format!("an invisible character stands before {}", code(right))
    } else {
        format!("{} needs {} before it to be an address", code(cx.written()), code(missing))
    };
    Some(cx.destinations(cx.problem(&RULE, message), [right.as_str()]))
}
