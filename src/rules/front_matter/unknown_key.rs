//! A front matter key that nobody declared.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::FRONT_MATTER_UNKNOWN_KEY,
    severity: Severity::Error,
    title: "A key that pages do not have",
    explain: "The key means nothing here, so what it says is lost. Mostly it is misspelt, or comes from another tool.

Wrong:

    ---
    titel: How we plan
    ---

Right:

    ---
    title: How we plan
    ---

Keys of your own begin with `x-`, or are listed as `extra` in `[front-matter]`.",
    check: Check::WhereRead,
};
