//! A front matter value that cannot be right.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::FRONT_MATTER_BAD_VALUE,
    severity: Severity::Error,
    title: "A front matter value that cannot be right",
    explain:
        "The value has the right shape and still cannot be: a day that is in no calendar, a status that there is not.

Wrong:

    ---
    reviewed: 2026-02-30
    ---

Right:

    ---
    reviewed: 2026-02-28
    ---",
    check: Check::WhereRead,
};
