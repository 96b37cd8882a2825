//! A value of the wrong shape.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_WRONG_TYPE,
    severity: Severity::Error,
    title: "A value of the wrong shape",
    explain: "The field takes another shape of value: a list where one value stands, text where `true` or `false` is wanted. \
              In YAML a text with `: ` in it, and words such as `true`, need quotes to be text.

Wrong:

    - id: sasha
      name: Sasha
      motivations: {ship: often}

Right:

    - id: sasha
      name: Sasha
      motivations: [\"Ship: often\"]",
    check: Check::WhereRead,
};
