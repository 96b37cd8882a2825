//! A setting that there is not.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::UNKNOWN_KEY,
    severity: Severity::Error,
    title: "`book.toml` has a key that means nothing",
    explain: "A misspelt setting would silently do nothing.

Wrong:

    [book]
    titel = \"Our handbook\"

Right:

    [book]
    title = \"Our handbook\"",
    check: Check::WhereRead,
};
