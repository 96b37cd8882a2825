//! A page that no reader can find.

use crate::{
    kinds::Data,
    model::{NodeId, Source},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("page/orphan"),
    severity: Severity::Info,
    title: "A page that no reader can find",
    explain: "The page is not in the navigation, because it or a page above it says `hide_nav: true` or is not shown, and no \
              other page links to it. Only the search leads there.

Wrong, with no link to it anywhere:

    ---
    title: Old price list
    hide_nav: true
    ---

Right, on the page that readers come from:

    The [old price list](old-prices.md) holds for contracts made before May.",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    let (model, resolved) = (cx.book.model, cx.book.resolved);
    let Some(id) = model.node_of_source(cx.index) else { return };
    let node = model.node(id);
    let linked = resolved.backlinks.get(id.0 as usize).is_some_and(|links| !links.is_empty());
    if node.visible && !node.url.is_empty() && !linked && hidden(cx, id) {
        let message = format!("no page links to {}, and it is not in the navigation", code(&node.title));
        out.push(Problem::new(RULE.id, node.place.range, message));
    }
}

/// Whether the page, or one above it, is kept out of the navigation.
fn hidden(cx: &SourceCx<'_>, id: NodeId) -> bool {
    let model = cx.book.model;
    let mut at = Some(id);
    while let Some(id) = at {
        let node = model.node(id);
        let source = node.source.map(|source| &*model.sources[source]);
        if !node.visible || source.is_some_and(says_hidden) {
            return true;
        }
        at = node.parent;
    }
    false
}

fn says_hidden(source: &Source) -> bool {
    matches!(source.front("hide_nav").map(|value| &value.data), Some(Data::Flag(true)))
}
