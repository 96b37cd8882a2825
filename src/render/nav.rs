//! The navigation of one page: the top entries, its ancestors, its siblings and its children, never the whole book.

use super::{
    Renderer,
    page_view::{LinkView, NavItem},
};
use crate::{
    model::{Node, NodeId},
    site::Links,
};

/// A level with more entries than this shows a window of them.
const LEVEL: usize = 60;
/// How many top entries there are at most.
const TOP: usize = 24;
/// How many neighbours a window shows before and after the page.
const BESIDE: usize = 12;

/// From the home page down to the node's parent.
pub(super) fn ancestors(renderer: &Renderer<'_>, node: NodeId) -> Vec<NodeId> {
    let mut path = Vec::new();
    let mut at = renderer.model.node(node).parent;
    while let Some(id) = at {
        path.push(id);
        at = renderer.model.node(id).parent;
    }
    path.reverse();
    path
}

/// The breadcrumb links of a node.
pub(super) fn breadcrumbs(renderer: &Renderer<'_>, links: &Links, node: NodeId) -> Vec<LinkView> {
    ancestors(renderer, node).into_iter().map(|id| crumb(renderer, links, id)).collect()
}

fn crumb(renderer: &Renderer<'_>, links: &Links, id: NodeId) -> LinkView {
    let mut link = renderer.link(links, id);
    if renderer.model.node(id).parent.is_none() {
        "Home".clone_into(&mut link.title);
    }
    link
}

/// The navigation of a node's page.
pub(super) fn items(renderer: &Renderer<'_>, links: &Links, current: Option<NodeId>) -> Vec<NavItem> {
    let model = renderer.model;
    let Some(home) = model.at_url("") else { return Vec::new() };
    let path: Vec<NodeId> =
        current.map(|id| ancestors(renderer, id).into_iter().skip(1).chain([id]).collect()).unwrap_or_default();
    let mut items = vec![NavItem {
        title: "Home".to_owned(),
        url: links.page("", None),
        current: current == Some(home),
        ..NavItem::default()
    }];
    let level = Level { renderer, links, path: &path };
    items.extend(level.items(home, 0, TOP));
    items
}

struct Level<'a> {
    renderer: &'a Renderer<'a>,
    links: &'a Links,
    /// From the top entry down to the page.
    path: &'a [NodeId],
}

impl Level<'_> {
    fn node(&self, id: NodeId) -> &Node {
        self.renderer.model.node(id)
    }

    /// The entries below `parent`, which lies `depth` levels below the home page.
    fn items(&self, parent: NodeId, depth: usize, most: usize) -> Vec<NavItem> {
        let here = self.path.get(depth).copied();
        let children = &self.node(parent).children;
        let last = depth + 1 >= self.path.len();
        // Between the top and the page only the way down is shown; siblings stand beside the page itself.
        let only_path = depth > 0 && !last && here.is_some();
        let shown: Vec<NodeId> = if only_path {
            children.iter().copied().filter(|child| Some(*child) == here).collect()
        } else {
            window(children, here, most)
        };
        let cut = !only_path && shown.len() < children.len();
        let mut items: Vec<NavItem> = shown.iter().map(|child| self.item(*child, here, depth)).collect();
        if cut && depth > 0 {
            let node = self.node(parent);
            let all =
                LinkView::new(format!("All {} in {}", children.len(), node.title), self.links.page(&node.url, None));
            if let Some(item) = items.last_mut() {
                item.all = Some(all);
            }
        }
        items
    }

    fn item(&self, id: NodeId, here: Option<NodeId>, depth: usize) -> NavItem {
        let node = self.node(id);
        let on_path = here == Some(id);
        let current = on_path && depth + 1 == self.path.len();
        NavItem {
            title: node.title.clone(),
            url: self.links.page(&node.url, None),
            current,
            ancestor: on_path && !current,
            children: if on_path && !node.children.is_empty() { self.items(id, depth + 1, LEVEL) } else { Vec::new() },
            all: None,
        }
    }
}

/// All of them, or those around `here`.
fn window(children: &[NodeId], here: Option<NodeId>, most: usize) -> Vec<NodeId> {
    if children.len() <= most {
        return children.to_vec();
    }
    let at = here.and_then(|here| children.iter().position(|child| *child == here)).unwrap_or(0);
    let start = at.saturating_sub(BESIDE);
    let end = (at + BESIDE + 1).min(children.len());
    children[start..end].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_level_shows_a_window() {
        let children: Vec<NodeId> = (0..412).map(NodeId).collect();
        assert_eq!(window(&children, Some(NodeId(200)), LEVEL).len(), 25);
        assert_eq!(window(&children, None, LEVEL).len(), 13);
        assert_eq!(window(&children[..60], Some(NodeId(3)), LEVEL).len(), 60);
    }
}
