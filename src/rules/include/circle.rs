//! An include that leads back to itself.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::INCLUDE_LOOP,
    severity: Severity::Error,
    title: "An include that leads back to itself",
    explain: "A file includes a file that includes the first one, so the text would never end.

Wrong, in `_a.md`, when `_b.md` includes `_a.md`:

    ```{include}
    file: _b.md
    ```

Right, with what both need in a third file:

    ```{include}
    file: _both.md
    ```",
    check: Check::WhereRead,
};
