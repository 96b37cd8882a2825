//! A file that cannot be read.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SOURCE_UNREADABLE,
    severity: Severity::Error,
    title: "A file that cannot be read",
    explain: "The file is there, and the computer refuses to hand out its text: mostly its permissions do not allow it, or it \
              is a link to something that is gone.

Wrong:

    -rw-------  root  content/teams/it.md

Right:

    -rw-r--r--  root  content/teams/it.md",
    check: Check::WhereRead,
};
