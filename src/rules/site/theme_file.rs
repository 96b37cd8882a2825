//! A file of the handbook's theme that nothing uses.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::SITE_THEME_FILE,
    severity: Severity::Warning,
    title: "A file of the theme that nothing uses",
    explain:
        "A template takes the place of the built-in one of the same name. Under a name that nothing asks for it changes \
              nothing, and whoever wrote it looks for the mistake in its text.

Wrong:

    theme/templates/pgae.html

Right:

    theme/templates/page.html",
    check: Check::WhereRead,
};
