//! A redirect that leads nowhere.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SITE_REDIRECT,
    severity: Severity::Error,
    title: "A redirect that leads nowhere",
    explain: "`[output.html.redirect]` sends an old address to one of this site where there is no page, so readers who follow \
              an old link end in the middle of nothing.

Wrong, while the page is `content/teams/it.md`:

    [output.html.redirect]
    \"/it.html\" = \"/team/it/\"

Right:

    [output.html.redirect]
    \"/it.html\" = \"/teams/it/\"",
    check: Check::WhereRead,
};
