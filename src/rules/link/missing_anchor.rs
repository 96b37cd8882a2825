//! A link to a section that is not there.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/missing-anchor"),
    severity: Severity::Error,
    title: "A link to a section that is not there",
    explain:
        "The page exists, but it has no heading or id of this name, so a reader lands at its top and has to search. \
              Mostly a heading was reworded: its anchor is made of its words.

Wrong, when the heading reads `## How we plan`:

    [our planning](planning.md#how-we-planned)

Right:

    [our planning](planning.md#how-we-plan)

To reword a heading without breaking links to it, give it its old anchor: `## How we plan ahead {#how-we-plan}`.",
    check: Check::Fault(check),
};

/// How many sections are listed: a long page's list would be no help.
const MOST: usize = 8;

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::MissingAnchor { node, anchor, nearest } = cx.fault else { return None };
    let model = cx.book.model;
    let node = node.map(|node| model.node(node));
    let title = node.map_or("this text", |node| node.title.as_str());
    let before = cx.written().split_once('#').map_or("", |(before, _)| before);
    let message = if before.is_empty() {
        format!("this page has no section {}", code(&format!("#{anchor}")))
    } else {
        format!("the page {} has no section {}", code(title), code(&format!("#{anchor}")))
    };
    let right: Vec<String> = nearest.iter().map(|near| format!("{before}#{near}")).collect();
    let mut problem = cx.destinations(cx.problem(&RULE, message), right.iter().map(String::as_str));
    if let Some(node) = node.filter(|_| nearest.is_empty()) {
        // Footnotes are anchors too, but nobody means one by a section.
        let headings = node.anchors.iter().filter(|anchor| anchor.level > 0);
        let ids: Vec<String> = headings.map(|anchor| format!("#{}", anchor.id)).collect();
        problem = match ids.len() {
            0 => problem.help("that page has no headings to link to"),
            1..=MOST => problem.help(format!("it has {}", all(ids.iter().map(String::as_str)))),
            _ => problem.help("none of its headings comes near; look at the address when you click one of them"),
        };
    }
    Some(problem)
}
