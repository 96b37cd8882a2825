//! A file that is left out of the site.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SOURCE_LEFT_OUT,
    severity: Severity::Info,
    title: "A file that is left out of the site",
    explain:
        "Only files that readers can use are copied to the site: pictures, documents, tables. Other files among the \
              sources are left out, so that nothing is published by accident.

Wrong:

    content/teams/plan.docx~

Right:

    content/teams/plan.pdf

Keep working files outside the handbook's folder.",
    check: Check::WhereRead,
};
