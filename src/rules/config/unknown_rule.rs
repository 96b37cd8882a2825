//! A rule that `[rules]` sets and that there is not.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::CONFIG_UNKNOWN_RULE,
    severity: Severity::Error,
    title: "`[rules]` names a rule that there is not",
    explain:
        "The setting is meant to make a rule louder or quieter, and there is no rule of this name, so it does nothing. \
              `vade explain` lists all rules.

Wrong:

    [rules]
    \"label/undefined\" = \"warning\"

Right:

    [rules]
    \"label/undeclared\" = \"warning\"",
    check: Check::WhereRead,
};
