//! A front matter value of the wrong shape.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::FRONT_MATTER_WRONG_TYPE,
    severity: Severity::Error,
    title: "A front matter value of the wrong shape",
    explain: "The key takes another shape of value: a list where one value stands, text where a number stands.

Wrong:

    ---
    title: [How, we, plan]
    ---

Right:

    ---
    title: How we plan
    ---",
    check: Check::WhereRead,
};
