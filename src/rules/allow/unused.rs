//! An allow that allows nothing.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("allow/unused"),
    severity: Severity::Warning,
    title: "An allow that allows nothing",
    explain:
        "A `vade: allow` comment, or an `[[allow]]` in `book.toml`, says that a finding is there on purpose. When \
              the finding is gone, the permission should go too: otherwise it would hide the next, real one.

Wrong, above a link that holds:

    <!-- vade: allow link/missing-page, the page comes next week -->

    [the plan](plan.md)

Right:

    [the plan](plan.md)",
    check: Check::WhereRead,
};
