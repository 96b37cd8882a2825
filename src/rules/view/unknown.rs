//! A fence that names no view.

use crate::{
    base::nearest,
    model::views::{VIEWS, view},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("view/unknown"),
    severity: Severity::Error,
    title: "A view that there is not",
    explain: "A fenced block whose info string is a name in braces is replaced by a view of the handbook's data. There is no \
              view of this name, so readers would see the block's text instead.

Wrong:

    ```{label}
    scope: BTG-Status
    ```

Right:

    ```{labels}
    scope: BTG-Status
    ```

A block of code in some language is written without braces.",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    let known = |name: &str| view(name).is_some() || cx.book.model.theme_has_view(name);
    for block in cx.source.page.iter().flat_map(|page| &page.views).filter(|block| !known(&block.name)) {
        let problem = Problem::new(RULE.id, block.name_range, format!("there is no view {}", code(&block.name)));
        let names = || VIEWS.iter().map(|view| view.name);
        out.push(match nearest(&block.name, names(), 1).first() {
            Some(near) => problem.label(format!("did you mean {}?", code(near))).suggest(
                format!("write {}", code(near)),
                block.name_range,
                *near,
            ),
            None => problem.help(format!("the views are {}; code is written without braces", all(names()))),
        });
    }
}
