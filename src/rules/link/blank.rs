//! A destination with a blank in it.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::LINK_BLANK,
    severity: Severity::Error,
    title: "A link with a blank in its destination",
    explain: "Markdown takes a destination with a blank in it for no link at all: readers see the brackets. Pointed \
              brackets around it make it one.

Wrong:

    [our plan](the plan.md), by [](persona:Robin Hood)

Right:

    [our plan](<the plan.md>), by [](<persona:Robin Hood>)",
    check: Check::WhereRead,
};
