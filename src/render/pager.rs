//! The pages before and after one, where a section is read in order.

use super::{Renderer, page_view::PagerView};
use crate::{
    model::{Node, NodeId},
    site::Links,
};

/// The neighbours of a page in an ordered section; none elsewhere. The sections below the home page are no sequence.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, id: NodeId) -> PagerView {
    let model = renderer.model;
    let Some(parent) = model.node(id).parent.map(|id| model.node(id)) else { return PagerView::default() };
    if parent.parent.is_none() || !is_ordered(renderer, parent) {
        return PagerView::default();
    }
    let siblings = &parent.children;
    let Some(at) = siblings.iter().position(|child| *child == id) else { return PagerView::default() };
    let link = |at: usize| siblings.get(at).map(|id| renderer.link(links, *id));
    PagerView { previous: at.checked_sub(1).and_then(link), next: link(at + 1) }
}

/// Whether every page of a section says at which place it comes.
pub(super) fn is_ordered(renderer: &Renderer<'_>, section: &Node) -> bool {
    let mut children = section.children.iter().map(|id| renderer.model.node(*id));
    !section.children.is_empty() && children.all(Node::has_place)
}
