//! A label's name above GitLab's limit.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::LABEL_NAME_TOO_LONG,
    severity: Severity::Error,
    title: "A label's name that is too long",
    explain:
        "GitLab takes at most 255 characters for the name of a label. Mostly the description was put into the name.

Wrong:

    - name: \"BTG-FYI: nothing for the team to do, but they should know that questions may come …\"

Right:

    - name: BTG-FYI
      description: Nothing for the team to do, but they should know that questions may come",
    check: Check::WhereRead,
};
