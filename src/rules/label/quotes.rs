//! A label whose quotes are not GitLab's.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::LABEL_QUOTES,
    severity: Severity::Warning,
    title: "A label whose quotes GitLab does not know",
    explain:
        "GitLab takes a name with blanks in it only between straight double quotes on one line. Word processors and chat \
              programs make curly ones of them, and then the label stays plain text.

Wrong:

    Add ~“waiting on license” to the issue.

Right:

    Add ~\"waiting on license\" to the issue.",
    check: Check::WhereRead,
};
