//! A setting that only mdBook knows.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::MDBOOK_KEY,
    severity: Severity::Info,
    title: "`book.toml` has a key that only mdBook knows",
    explain: "The settings have mdBook's names where the meaning is the same. This key has no meaning here, or another name; it \
              does no harm.

Wrong, or at least without effect:

    [output.html]
    mathjax-support = true

Right:

    [markdown]
    dollar-math = true",
    check: Check::WhereRead,
};
