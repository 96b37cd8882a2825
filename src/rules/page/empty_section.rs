//! A heading with nothing under it.

use crate::{
    rules::prelude::*,
    syntax::markdown::{Heading, OutlineItem},
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("page/empty-section"),
    severity: Severity::Info,
    title: "A heading with nothing under it",
    explain:
        "The section was announced and never written, or its text was lost in a move. Readers find it in the list of \
              contents and get nothing.

Wrong:

    ## Reaching the teams

    ## Team organization

    IT Operations and IT Helpdesk make up the group.

Right:

    ## Reaching the teams

    Write in `#it_help`.

    ## Team organization

    IT Operations and IT Helpdesk make up the group.",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    let Some(page) = &cx.source.page else { return };
    let headings: Vec<&Heading> = page
        .outline
        .iter()
        .filter_map(|item| match item {
            OutlineItem::Heading(heading) => Some(heading),
            _ => None,
        })
        .collect();
    let text = &cx.source.text;
    for (at, heading) in headings.iter().enumerate() {
        let next = headings.get(at + 1);
        let deeper = next.is_some_and(|next| next.level > heading.level);
        // The title of a page whose text is made elsewhere, such as an index, may stand alone.
        if deeper || heading.level == 1 || heading.text.trim().is_empty() {
            continue;
        }
        let end = next.map_or(text.len(), |next| next.range.start as usize);
        let between = text.get(heading.range.end as usize..end).unwrap_or("x");
        if says_nothing(between) {
            let message = format!("nothing stands under the heading {}", code(heading.text.trim()));
            out.push(Problem::new(RULE.id, heading.range, message));
        }
    }
}

/// Whether a text has nothing but blanks and comments.
fn says_nothing(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some((_, after)) = comment.split_once("-->") else { return true };
        rest = after.trim_start();
    }
    rest.is_empty()
}
