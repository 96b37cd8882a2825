//! "What links here".

use super::{
    Renderer,
    html_writer::escape,
    page_view::{BacklinkGroup, BacklinkItem, BacklinksView, Html},
};
use crate::{
    model::{Model, NodeId},
    resolve::{Backlink, Resolved},
    site::Links,
};

/// How many a page shows under one heading.
const SHOWN: usize = 20;
/// With more than this in all, a page shows none of them and leads to their own page.
const INLINE: usize = 200;

/// One page under one heading, however often it mentions the thing.
fn grouped(links: &[Backlink]) -> Vec<(&str, Vec<&Backlink>)> {
    let mut groups: Vec<(&str, Vec<&Backlink>)> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    for link in links {
        if !seen.insert((link.relation.as_str(), link.from)) {
            continue;
        }
        match groups.iter_mut().find(|(title, _)| *title == link.relation) {
            Some((_, group)) => group.push(link),
            None => groups.push((&link.relation, vec![link])),
        }
    }
    // What a field says comes first, by name; mentions in prose come last.
    groups.sort_by_key(|(title, _)| (*title == "Mentions", *title == "Uses this label", *title));
    groups
}

/// The nodes whose backlinks need a page of their own.
pub fn long_lists(model: &Model, resolved: &Resolved) -> Vec<NodeId> {
    let long = |links: &[Backlink]| links.len() > SHOWN && grouped(links).iter().any(|(_, group)| group.len() > SHOWN);
    (0..model.nodes.len())
        .filter(|at| model.nodes[*at].visible && resolved.backlinks.get(*at).is_some_and(|links| long(links)))
        .map(|at| NodeId(at as u32))
        .collect()
}

/// The backlinks of a node as its page shows them, or all of them on their own page.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, node: NodeId, all: bool) -> Option<BacklinksView> {
    let backlinks = &renderer.resolved.backlinks[node.0 as usize];
    if backlinks.is_empty() {
        return None;
    }
    let groups = grouped(backlinks);
    let total = groups.iter().map(|(_, group)| group.len()).sum();
    let long = !all && groups.iter().any(|(_, group)| group.len() > SHOWN);
    let inline = all || total <= INLINE;
    let views = groups.iter().filter(|_| inline).map(|(title, group)| {
        let shown = if all { group.len() } else { group.len().min(SHOWN) };
        BacklinkGroup {
            title: (*title).to_owned(),
            items: group[..shown].iter().map(|link| item(renderer, links, link)).collect(),
            more: group.len() - shown,
        }
    });
    let url = &renderer.model.node(node).url;
    let all_url = if url.is_empty() { "backlinks".to_owned() } else { format!("{url}/backlinks") };
    Some(BacklinksView { total, groups: views.collect(), all_url: long.then(|| links.page(&all_url, None)) })
}

fn item(renderer: &Renderer<'_>, links: &Links, link: &Backlink) -> BacklinkItem {
    let (source, mention) = link.mention;
    let from = renderer.link(links, link.from);
    let sentence = &renderer.model.sources[source].mentions[mention].reference.sentence;
    let said = if sentence.trim() == from.title { "" } else { sentence };
    BacklinkItem { title: from.title, url: from.url, sentence: Html::new(escape(said)) }
}
