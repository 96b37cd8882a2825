//! An absolute address of the handbook's own host.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/own-host"),
    severity: Severity::Warning,
    title: "A whole address where a path would do",
    explain:
        "The link names a page of this handbook by its address on the web. In a preview, in a merge request and in a \
              copy of the site it leads away to the published version, and in GitLab's own view of the file it cannot \
              be followed to the source.

Wrong:

    [Sasha](https://handbook.example.com/personas/sasha/)

Right:

    [Sasha](../personas/sasha.md)",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::OwnHost { right } = cx.fault else { return None };
    let problem = cx.problem(&RULE, format!("{} is a page of this handbook", code(cx.written())));
    let problem = problem.help("linked to by its path it also works in previews and in GitLab's view of the file");
    // A bare address in the text is its own link text: a path in its place would be no link any more.
    let bare = matches!(cx.mention.reference.form, crate::syntax::Form::BareUrl | crate::syntax::Form::Autolink);
    Some(if bare {
        problem.label(format!("write it as a link to {}", code(right)))
    } else {
        cx.destinations(problem.label("a whole address"), [right.as_str()])
    })
}
