//! A link to a page that readers do not see.

use crate::{model::Status, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/to-draft"),
    severity: Severity::Error,
    title: "A link to a page that readers do not see",
    explain:
        "The page is a draft, or was removed, so it is left out of the site and the link would lead to nothing. It \
              works in a preview with drafts, which makes the mistake easy to miss.

Wrong, while `travel.md` says `status: draft`:

    [how we travel](travel.md)

Right: publish the page first, or leave the words without a link:

    how we travel

Or put `<!-- vade: allow link/to-draft, goes out with the page -->` above the paragraph.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::ToDraft { node } = cx.fault else { return None };
    let node = cx.book.model.node(*node);
    let (what, help) = match node.status {
        Status::Removed => ("was removed, and has no page", "link to what replaces it"),
        _ => ("is a draft, which readers do not see", "publish that page first, or leave the words without a link"),
    };
    let problem = cx.problem(&RULE, format!("{} {what}", code(&node.title)));
    Some(problem.elsewhere(node.place.clone(), "the page").help(help))
}
