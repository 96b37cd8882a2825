//! Two things at one address.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SITE_COLLISION,
    severity: Severity::Error,
    title: "Two pages with the same address",
    explain: "Two sources would make a page at the same address, and readers can only get one of them. `plan.md` and \
              `plan/index.md` are such a pair; so are a page and a record with its address.

Wrong:

    content/plan.md
    content/plan/index.md

Right:

    content/plan/index.md
    content/plan/budget.md",
    check: Check::WhereRead,
};
