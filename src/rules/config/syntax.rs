//! A `book.toml` that cannot be read.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SYNTAX,
    severity: Severity::Error,
    title: "`book.toml` cannot be read",
    explain: "The settings are written in TOML: `key = value` lines under `[section]` headings, text in quotes, lists in square \
              brackets. Until the file can be read nothing else in it is judged.

Wrong:

    [book]
    title = Our handbook

Right:

    [book]
    title = \"Our handbook\"",
    check: Check::WhereRead,
};
