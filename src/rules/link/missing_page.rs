//! A link to a page that is not there.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/missing-page"),
    severity: Severity::Error,
    title: "A link to a page that is not there",
    explain: "No source of the handbook lies where the link points, so a reader who follows it gets an error page. \
              Usually the page was renamed or moved, or the path counts its `../` wrongly. A path is relative to the \
              file it is written in; one that begins with `/` counts from the handbook's root.

Wrong:

    [Sasha](../persona/sasha.md)

Right:

    [Sasha](../personas/sasha.md)

When a page must keep its old address, list that under `aliases` in its front matter. Pages that exist outside this \
handbook can be listed in a file that `known` in `[links]` names. To write a link before its page exists, put \
`<!-- vade: allow link/missing-page, the page comes next week -->` above it.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::MissingPage { wanted, nearest } = cx.fault else { return None };
    let problem = cx.problem(&RULE, format!("there is no page {}", code(cx.written())));
    if cx.written().contains('\\') {
        return Some(
            problem.help("write `/` between folders, and the path from this file or from the handbook's top folder"),
        );
    }
    let problem = cx.destinations(problem, nearest.iter().map(String::as_str));
    Some(if nearest.is_empty() { problem.help(format!("nothing lies at {}", code(wanted))) } else { problem })
}
