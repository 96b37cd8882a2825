//! Two names with one slug.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SITE_SLUG_CLASH,
    severity: Severity::Warning,
    title: "Two names that make the same address",
    explain:
        "The address of a label's page is made of its name, in small letters and with dashes. Two names that differ in \
              other ways only would meet; all but one get some digits at the end.

Wrong:

    - name: \"IT::done\"
    - name: \"IT done\"

Right:

    - name: \"IT::done\"
    - name: \"IT done\"
      slug: it-done-plain",
    check: Check::WhereRead,
};
