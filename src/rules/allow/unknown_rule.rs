//! An allow for a rule that there is not.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("allow/unknown-rule"),
    severity: Severity::Error,
    title: "An allow for a rule that there is not",
    explain: "The comment names a rule that there is not, so it allows nothing. `vade explain` lists all rules.

Wrong:

    <!-- vade: allow label/undefined, the old name is quoted here -->

Right:

    <!-- vade: allow label/undeclared, the old name is quoted here -->",
    check: Check::WhereRead,
};
