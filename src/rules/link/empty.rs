//! A link without a destination.

use crate::{rules::prelude::*, syntax::Form};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/empty"),
    severity: Severity::Error,
    title: "A link that leads nowhere",
    explain: "A link without a destination looks like a promise and does nothing when a reader follows it. Often the \
              address was meant to be filled in later, or was lost when the text was copied from elsewhere.

Wrong:

    Learn more about [data quality]().

Right:

    Learn more about [data quality](../processes/data-quality.md).

Where there is nothing to link to yet, leave the words without brackets.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::EmptyLink = cx.fault else { return None };
    let message = match cx.mention.reference.form {
        Form::Image | Form::HtmlSrc => "this picture has no address",
        _ => "this link leads nowhere: its destination is empty",
    };
    let problem = cx.problem(&RULE, message).label("nothing between the parentheses");
    Some(problem.help("write where it leads, or leave the words without a link"))
}
