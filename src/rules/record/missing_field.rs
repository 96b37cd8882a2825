//! A field that a record must have.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_MISSING_FIELD,
    severity: Severity::Error,
    title: "A record without a field that it needs",
    explain: "Without this field the record cannot be shown, or cannot be referred to.

Wrong:

    teams:
      - id: it-helpdesk

Right:

    teams:
      - id: it-helpdesk
        name: IT Helpdesk",
    check: Check::WhereRead,
};
