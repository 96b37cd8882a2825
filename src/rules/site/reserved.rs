//! An address that the site needs for itself.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SITE_RESERVED,
    severity: Severity::Error,
    title: "An address that the site needs for itself",
    explain:
        "Some addresses belong to pages that are made for every handbook: `/search/`, `/who/`, `/status/`, `/api/`, \
              `/assets/`, and folders called `print` and `backlinks`.

Wrong:

    content/search/index.md

Right:

    content/how-to-search.md",
    check: Check::WhereRead,
};
