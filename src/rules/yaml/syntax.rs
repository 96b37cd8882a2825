//! YAML that cannot be read.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::YAML_SYNTAX,
    severity: Severity::Error,
    title: "YAML that cannot be read",
    explain: "The text breaks the rules of YAML, so what follows cannot be understood. The usual reasons: a text with `: ` or \
              ` #` in it stands without quotes, lines that belong together do not begin in the same column, or a tab stands at \
              the beginning of a line.

Wrong:

    description: Note: this is urgent

Right:

    description: \"Note: this is urgent\"",
    check: Check::WhereRead,
};
