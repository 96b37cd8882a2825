//! A link to a file that is not there.

use crate::{rules::prelude::*, syntax::Form};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/missing-asset"),
    severity: Severity::Error,
    title: "A link to a file that is not there",
    explain: "The link names a file, such as a PDF or a spreadsheet, that does not lie beside the pages. A reader who \
              follows it gets an error page.

Wrong:

    [the form](files/travle.pdf)

Right:

    [the form](files/travel.pdf)

Files that another tool puts beside the site can be listed in a file that `known` in `[links]` names.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::MissingAsset { wanted, nearest } = cx.fault else { return None };
    if matches!(cx.mention.reference.form, Form::Image | Form::HtmlSrc) {
        return None;
    }
    let problem = cx.problem(&RULE, format!("there is no file {}", code(cx.written())));
    let problem = cx.destinations(problem, nearest.iter().map(String::as_str));
    Some(if nearest.is_empty() { problem.help(format!("nothing lies at {}", code(wanted))) } else { problem })
}
