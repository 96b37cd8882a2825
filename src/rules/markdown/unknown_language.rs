//! A fenced block in a language that nobody knows.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::MARKDOWN_UNKNOWN_LANGUAGE,
    severity: Severity::Info,
    title: "A language that nobody knows",
    explain:
        "The word behind a fence names the language of the code, for its colours. This one is no name that GitLab or \
              GitHub takes; most often a letter is wrong. The code is shown plain.

Wrong:

    ```pyhton
    print(\"hello\")
    ```

Right:

    ```python
    print(\"hello\")
    ```

A block that is no code at all, such as what a program says, is `text` or `console`.",
    check: Check::WhereRead,
};
