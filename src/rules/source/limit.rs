//! A file above a limit.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SOURCE_LIMIT,
    severity: Severity::Error,
    title: "A file that is larger than the limit",
    explain:
        "A limit protects the build from a file that got into the sources by mistake, such as a dump of a database. \
              `[limits]` in `book.toml` raises it.

Wrong:

    content/data/everything.yaml, of 400 megabytes

Right:

    content/data/labels.yaml, of some kilobytes",
    check: Check::WhereRead,
};
