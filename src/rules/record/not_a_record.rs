//! Something else where a record is wanted.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_NOT_A_RECORD,
    severity: Severity::Error,
    title: "Text where a record is wanted",
    explain: "Every item of the list is a record with fields of its own; this one is only a text.

Wrong:

    labels:
      - blocker

Right:

    labels:
      - name: blocker
        description: Other work waits for this",
    check: Check::WhereRead,
};
