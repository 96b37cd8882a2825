//! An allow without a reason.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("allow/no-reason"),
    severity: Severity::Warning,
    title: "An allow without a reason",
    explain:
        "The next person who reads the page needs to know why a finding is allowed here, to judge whether it still \
              should be.

Wrong:

    <!-- vade: allow link/missing-page -->

Right:

    <!-- vade: allow link/missing-page, the page comes next week -->",
    check: Check::WhereRead,
};
