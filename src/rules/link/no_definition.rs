//! A link by reference without a definition.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::LINK_NO_DEFINITION,
    severity: Severity::Warning,
    title: "A link whose destination is defined nowhere",
    explain:
        "`[words][name]` leads where a line `[name]: …` of the same file says. Without that line it is no link, and readers \
              see the brackets.

Wrong:

    See [our plan][plan].

Right:

    See [our plan][plan].

    [plan]: plan.md",
    check: Check::WhereRead,
};
