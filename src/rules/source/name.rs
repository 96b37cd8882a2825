//! A name that cannot be an address.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SOURCE_NAME,
    severity: Severity::Error,
    title: "A file name that cannot be an address",
    explain: "A file's name becomes a part of its address, and must work on every computer that checks the handbook out. Two \
              names that differ in letter case only are one file on some of them.

Wrong:

    content/teams/IT?.md

Right:

    content/teams/it.md",
    check: Check::WhereRead,
};
