//! Front matter that is never closed.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::FRONT_MATTER_UNCLOSED,
    severity: Severity::Error,
    title: "Front matter that is never closed",
    explain: "The lines between two `---` at the top of a page say things about the page. Without the second `---` it is not \
              clear where they end, so readers would see them as text.

Wrong:

    ---
    title: How we plan

    We plan every quarter.

Right:

    ---
    title: How we plan
    ---

    We plan every quarter.",
    check: Check::WhereRead,
};
