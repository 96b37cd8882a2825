//! A value that cannot be right.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_BAD_VALUE,
    severity: Severity::Error,
    title: "A value that cannot be right",
    explain: "The value has the right shape and still cannot be: a word that is none of those the field takes, a colour or a \
              day that does not exist.

Wrong:

    - id: sasha
      name: Sasha
      group: users

Right:

    - id: sasha
      name: Sasha
      group: user",
    check: Check::WhereRead,
};
