//! A picture that is not there.

use crate::{rules::prelude::*, syntax::Form};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/missing-image"),
    severity: Severity::Error,
    title: "A picture that is not there",
    explain:
        "The picture's file does not lie where the page looks for it, so readers see a gap with its description. The \
              path is relative to the file it is written in.

Wrong:

    ![Who works with whom](image/teams.png)

Right:

    ![Who works with whom](images/teams.png)

Pictures that another tool puts beside the site can be listed in a file that `known` in `[links]` names.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::MissingAsset { wanted, nearest } = cx.fault else { return None };
    if !matches!(cx.mention.reference.form, Form::Image | Form::HtmlSrc) {
        return None;
    }
    let problem = cx.problem(&RULE, format!("there is no picture {}", code(cx.written())));
    let problem = cx.destinations(problem, nearest.iter().map(String::as_str));
    Some(if nearest.is_empty() { problem.help(format!("nothing lies at {}", code(wanted))) } else { problem })
}
