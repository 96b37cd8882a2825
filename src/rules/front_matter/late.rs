//! Front matter below the first line.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::FRONT_MATTER_LATE,
    severity: Severity::Error,
    title: "Front matter that does not begin on the first line",
    explain:
        "Front matter is what stands at the very top of a page. After an empty line it is text, and readers see it.

Wrong, with an empty line above the first `---`:

    (an empty line)
    ---
    title: How we plan
    ---

Right:

    ---
    title: How we plan
    ---",
    check: Check::WhereRead,
};
