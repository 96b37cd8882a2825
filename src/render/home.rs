//! The home page's way in: the sections with their counts, the question who does what, what needs a review.

use super::{
    Renderer, atoz, dates,
    page_view::{CountLink, HomeView},
    status,
};
use crate::{
    model::{NodeId, Role},
    site::Links,
};

/// How many pages to be reviewed the home page names.
const REVIEW: usize = 5;

/// What the home page shows of the handbook.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links) -> HomeView {
    let model = renderer.model;
    let main = &renderer.cache.siblings(model).main;
    let cards = main.iter().map(|id| card(renderer, links, *id));
    let (mut review, due) = status::reviews(renderer, links);
    review.extend(due);
    let review_count = review.len();
    review.truncate(REVIEW);
    let has_status = renderer.site.outputs.contains_key("status/index.html");
    HomeView {
        cards: cards.collect(),
        who_url: model.at_url("who").map(|_| links.page("who", None)).unwrap_or_default(),
        review,
        review_count,
        status_url: if has_status { links.page("status", None) } else { String::new() },
        changed: dates::recent(renderer, links),
    }
}

fn card(renderer: &Renderer<'_>, links: &Links, id: NodeId) -> CountLink {
    let model = renderer.model;
    let node = model.node(id);
    let kind = |name: &str| model.kind_named(name).map_or(0, |kind| atoz::visible(renderer, kind));
    let count = match (node.role, node.kind) {
        (Role::Matrix, _) => kind("responsibility"),
        (_, Some(at)) => atoz::visible(renderer, at),
        _ => node.children.len(),
    };
    let of_labels = node.kind.is_some_and(|at| model.registry.kinds[at].name == "label");
    let scopes = if of_labels { model.labels.scopes.len() } else { 0 };
    let note = match model.kind_named("scope") {
        Some(scope) if scopes > 1 => format!("{scopes} {}", model.registry.kinds[scope].title_plural),
        _ => String::new(),
    };
    CountLink { title: node.title.clone(), url: links.page(&node.url, None), count, note, current: false }
}
