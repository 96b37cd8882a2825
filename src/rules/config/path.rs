//! A path that a setting cannot have.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::PATH,
    severity: Severity::Error,
    title: "A setting names a path that cannot be",
    explain: "Paths are relative to the folder of `book.toml` and do not leave it, so that the handbook builds alike on every \
              computer. The site is not written over its own sources.

Wrong:

    [build]
    build-dir = \"../public\"

Right:

    [build]
    build-dir = \"public\"",
    check: Check::WhereRead,
};
