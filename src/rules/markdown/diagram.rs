//! A diagram that cannot be drawn.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::MARKDOWN_DIAGRAM,
    severity: Severity::Warning,
    title: "A diagram that cannot be drawn",
    explain: "Mermaid diagrams become pictures when the handbook is built. This one has a mistake, is of a sort that is not drawn, \
              or is too large, so readers see its text.

Wrong:

    ```mermaid
    flowchart LR
      A[Asked --> B[Given]
    ```

Right:

    ```mermaid
    flowchart LR
      A[Asked] --> B[Given]
    ```

A picture holds no pictures, programs or styles of other sites, and text in it is not set as HTML. A diagram may have
50,000 bytes.",
    check: Check::WhereRead,
};
