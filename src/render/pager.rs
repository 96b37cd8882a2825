//! The pages before and after one, where a section is read in order.

use super::{Renderer, page_view::PagerView};
use crate::{model::NodeId, site::Links};

/// The neighbours of a page in an ordered section; none elsewhere. The sections below the home page are no sequence.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, id: NodeId) -> PagerView {
    let model = renderer.model;
    let places = renderer.cache.siblings(model);
    let Some(parent) = model.node(id).parent else { return PagerView::default() };
    if model.node(parent).parent.is_none() || !places.is_ordered(parent) {
        return PagerView::default();
    }
    let siblings = &model.node(parent).children;
    let Some(at) = places.place(siblings, id) else { return PagerView::default() };
    let link = |at: usize| siblings.get(at).map(|id| renderer.link(links, *id));
    PagerView { previous: at.checked_sub(1).and_then(link), next: link(at + 1) }
}
