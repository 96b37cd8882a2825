//! The same key twice.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::YAML_DUPLICATE_KEY,
    severity: Severity::Error,
    title: "The same key twice in one record",
    explain: "A record says the same thing twice, and only one of the two can hold.

Wrong:

    - id: it-helpdesk
      name: IT Helpdesk
      name: Help desk

Right:

    - id: it-helpdesk
      name: IT Helpdesk
      other_names: [Help desk]",
    check: Check::WhereRead,
};
