//! Cells of a row that its table has no columns for.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::PAGE_LOST_CELLS,
    severity: Severity::Warning,
    title: "Cells of a table that are not shown",
    explain: "The first row of a table says how many columns it has. What a later row has beyond them is left out.

Wrong:

    | Team | Channel |
    |------|---------|
    | IT | #it | weekdays only |

Right:

    | Team | Channel | When |
    |------|---------|------|
    | IT | #it | weekdays only |",
    check: Check::WhereRead,
};
