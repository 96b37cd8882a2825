//! An id outside the grammar of ids.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_BAD_ID,
    severity: Severity::Error,
    title: "An id with letters that ids cannot have",
    explain: "An id is a part of an address and of references, so it has small letters, digits and dashes only, and perhaps a \
              group before a slash.

Wrong:

    - id: Sasha Dev

Right:

    - id: sasha-dev",
    check: Check::WhereRead,
};
