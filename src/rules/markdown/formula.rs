//! A formula that cannot be read.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::MARKDOWN_FORMULA,
    severity: Severity::Warning,
    title: "A formula that cannot be read",
    explain: "Formulas are written in LaTeX and become MathML, which browsers show without a program. This one has a mistake, \
              or uses a part of LaTeX that is not known here, so readers see it as it is written.

Wrong:

    ```math
    \\frac{cost}{
    ```

Right:

    ```math
    \\frac{cost}{seats}
    ```

A formula is also left alone when it is longer than 16 KiB, when more than 60 groups lie within each other, and when it
defines commands of its own.",
    check: Check::WhereRead,
};
