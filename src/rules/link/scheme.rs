//! An address whose scheme is not on the list.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::LINK_SCHEME,
    severity: Severity::Error,
    title: "An address of a kind that pages must not have",
    explain:
        "Addresses such as `javascript:…` run a program when a reader follows them, and `file:…` means another file \
              on every computer. They are left out of pages.

Wrong:

    <a href=\"file:///home/me/plan.pdf\">the plan</a>

Right, with the file beside the page:

    [the plan](plan.pdf)",
    check: Check::WhereRead,
};
