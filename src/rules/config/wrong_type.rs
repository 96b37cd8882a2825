//! A setting with the wrong shape of value.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::TYPE,
    severity: Severity::Error,
    title: "A setting has the wrong shape of value",
    explain: "The setting takes another shape of value: a list where text stands, a number where text stands.

Wrong:

    [book]
    authors = \"Ada\"

Right:

    [book]
    authors = [\"Ada\"]",
    check: Check::WhereRead,
};
