//! An accent colour that some cannot read well.

use crate::{config::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::CONTRAST,
    severity: Severity::Warning,
    title: "The accent colour is not easy to read",
    explain: "Links have the colour of `accent`. Its contrast with a light page is at least 4.5 to 1, or it would be an \
              error, but below the 7 to 1 that people with weak sight need. The message names the nearest colour of the \
              same hue that has it. For dark pages a lighter colour is found by itself.

Wrong:

    [html]
    accent = \"#1565b0\"

Right:

    [html]
    accent = \"#0b5394\"",
    check: Check::WhereRead,
};
