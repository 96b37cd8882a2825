//! A kind that is not well declared.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::KIND,
    severity: Severity::Error,
    title: "A kind of the handbook's own is not well declared",
    explain:
        "`[kinds.<name>]` declares a kind of things beside personas, teams and the others. Its name has 2 to 32 small \
              letters or dashes, since references begin with it; every field has a type.

Wrong:

    [kinds.Process]
    fields.steps = {type = \"steps\"}

Right:

    [kinds.process]
    fields.steps = {type = \"list\", item = \"inline\"}",
    check: Check::WhereRead,
};
