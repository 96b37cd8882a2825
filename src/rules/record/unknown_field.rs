//! A field that its kind does not have.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_UNKNOWN_FIELD,
    severity: Severity::Error,
    title: "A field that such a record does not have",
    explain: "The field means nothing for a record of this kind, so what it says is lost. Mostly it is misspelt.

Wrong:

    - id: it-helpdesk
      name: IT Helpdesk
      chanels: [\"#it_help\"]

Right:

    - id: it-helpdesk
      name: IT Helpdesk
      channels: [\"#it_help\"]

Fields of your own begin with `x-`.",
    check: Check::WhereRead,
};
