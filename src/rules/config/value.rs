//! A setting with a value that cannot be.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::VALUE,
    severity: Severity::Error,
    title: "A setting has a value that cannot be",
    explain: "The value has the right shape, and is none of those that the setting takes. The message lists them.

Wrong:

    [labels]
    code-spans = \"links\"

Right:

    [labels]
    code-spans = \"link\"",
    check: Check::WhereRead,
};
