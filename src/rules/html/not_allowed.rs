//! Raw HTML that is left out.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::HTML_NOT_ALLOWED,
    severity: Severity::Warning,
    title: "HTML that pages may not have",
    explain:
        "Programs, forms and styles in a page could do anything in a reader's browser, so only elements and attributes \
              from a list are kept. The rest is left out.

Wrong:

    <iframe src=\"https://video.example.com/1\"></iframe>

Right:

    [The recording](https://video.example.com/1)",
    check: Check::WhereRead,
};
