//! A file that is not UTF-8.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SOURCE_ENCODING,
    severity: Severity::Error,
    title: "A file that is not UTF-8",
    explain:
        "The file was saved in an old encoding, so letters such as é or ü cannot be read for certain. The site shows \
              what can be read and marks the rest.

Wrong:

    a page saved as \"Windows-1252\" or \"UTF-16\"

Right:

    the same page saved as \"UTF-8\", without other changes",
    check: Check::WhereRead,
};
