//! An include of a file that is not there.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::INCLUDE_MISSING,
    severity: Severity::Error,
    title: "An include of a file that is not there",
    explain: "The page brings in another file's text, and there is no such file, so readers would miss that part. The path is \
              relative to the file it is written in.

Wrong:

    ```{include}
    file: _shared/nota.md
    ```

Right:

    ```{include}
    file: _shared/note.md
    ```",
    check: Check::WhereRead,
};
