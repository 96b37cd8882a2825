//! Depth, size or aliases above the limit.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::YAML_LIMIT,
    severity: Severity::Error,
    title: "YAML beyond a limit",
    explain: "The data is nested deeper, is larger or refers to itself more often than any handbook needs. The limit protects \
              the build from a file that grows without end when it is read.

Wrong:

    a: [[[[[[[[[[[[[[[[[[[[[[ … ]]]]]]]]]]]]]]]]]]]]]]

Right:

    a: [one, two]",
    check: Check::WhereRead,
};
