//! A page's table of contents.

use super::page_view::TocItem;
use crate::model::Node;

/// The headings of level 2 and below, nested.
pub(super) fn contents(node: &Node) -> Vec<TocItem> {
    let mut roots: Vec<TocItem> = Vec::new();
    for anchor in node.anchors.iter().filter(|anchor| anchor.level >= 2) {
        let item = TocItem {
            id: anchor.id.to_string(),
            title: anchor.title.to_string(),
            level: anchor.level,
            children: Vec::new(),
        };
        match roots.last_mut() {
            Some(last) if last.level < anchor.level => nest(last, item),
            _ => roots.push(item),
        }
    }
    roots
}

/// How many headings there are in all: one alone needs no table of contents.
pub(super) fn entries(toc: &[TocItem]) -> usize {
    toc.iter().map(|item| 1 + entries(&item.children)).sum()
}

fn nest(parent: &mut TocItem, item: TocItem) {
    match parent.children.last_mut() {
        Some(last) if last.level < item.level => nest(last, item),
        _ => parent.children.push(item),
    }
}
