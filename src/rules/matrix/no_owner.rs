//! A duty that nobody owns.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::MATRIX_NO_OWNER,
    severity: Severity::Error,
    title: "A duty that nobody owns",
    explain:
        "Every row of the matrix answers the question who does it. A duty without an owner is done by nobody, or by \
              whoever happens to notice.

Wrong:

    - id: password-resets
      name: Password resets
      consulted: [it-operations]

Right:

    - id: password-resets
      name: Password resets
      owner: it-helpdesk
      consulted: [it-operations]",
    check: Check::WhereRead,
};
