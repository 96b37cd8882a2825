//! A top-level key of a data file that names no kind.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::RECORD_UNKNOWN_KIND,
    severity: Severity::Error,
    title: "Records of a kind that there is not",
    explain:
        "The first keys of a data file say what kind of records follow, in the plural. This one names no kind, so its \
              records are read by nobody.

Wrong:

    lables:
      - name: blocker

Right:

    labels:
      - name: blocker

A handbook declares kinds of its own in `book.toml`, under `[kinds.<name>]`. Keys for other tools begin with `x-`.",
    check: Check::WhereRead,
};
