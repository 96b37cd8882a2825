//! A path that climbs out of the handbook.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/leaves-handbook"),
    severity: Severity::Warning,
    title: "A path that leads out of the handbook",
    explain:
        "The path has more `../` than there are folders above the file. What lies above the handbook's folder is not \
              part of the site, so the link leads readers to whatever happens to be there, mostly to nothing.

Wrong, in `content/teams/it.md`:

    [the code](../../src/main.rs)

Right:

    [the code](https://gitlab.example.com/it/tools/-/blob/main/src/main.rs)

Links that leave the handbook on purpose can be listed under `ignore` in `[links]`.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LeavesHandbook = cx.fault else { return None };
    let message = format!("{} leads out of the handbook's folder", code(cx.written()));
    Some(cx.problem(&RULE, message).help("link to the whole address, or take out a `../`"))
}
