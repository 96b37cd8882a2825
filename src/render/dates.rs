//! When pages were last changed.

use super::{Renderer, fields, files, page_view::RecentView};
use crate::{git::Commit, model::Node, site::Links};

/// How many pages the home page names as changed of late.
const RECENT: usize = 10;

/// The commit that changed a page's own file last. A page that is made from a record, or from nothing, has none.
pub(super) fn last_change<'a>(renderer: &'a Renderer<'_>, node: &Node) -> Option<&'a Commit> {
    let source = &renderer.model.sources[node.source?];
    renderer.settings.history.last_change(&renderer.settings.src.join(source.path.as_str())?)
}

/// The pages that were changed last, the newest first; those of one moment by title and address. The home page and
/// what search engines shall leave out are not among them.
pub(super) fn recent(renderer: &Renderer<'_>, links: &Links) -> Vec<RecentView> {
    let shown = |node: &&Node| node.visible && !node.url.is_empty() && !files::hidden(renderer, node);
    let mut changed: Vec<(&Commit, &Node)> = renderer
        .model
        .nodes
        .iter()
        .map(|node| &**node)
        .filter(shown)
        .filter_map(|node| Some((last_change(renderer, node)?, node)))
        .collect();
    changed.sort_by(|(a, one), (b, other)| {
        b.seconds.cmp(&a.seconds).then_with(|| (&one.title, &one.url).cmp(&(&other.title, &other.url)))
    });
    changed.truncate(RECENT);
    let view = |(commit, node): (&Commit, &Node)| RecentView {
        title: node.title.clone(),
        url: links.page(&node.url, None),
        date: commit.day.to_string(),
        text: fields::day_text(commit.day),
    };
    changed.into_iter().map(view).collect()
}
