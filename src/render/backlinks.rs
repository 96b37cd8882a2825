//! "What links here".

use std::collections::BTreeSet;

use super::{
    Renderer, breadcrumbs,
    html_writer::escape,
    made, nav,
    page_view::{BacklinkGroup, BacklinkItem, BacklinksView, Html, PageView},
    theme::ThemeError,
};
use crate::{
    model::{Model, NodeId},
    resolve::{Backlink, MENTIONS, Resolved, Target, USES_LABEL},
    site::{self, Links},
    syntax::{Form, markdown::NAMELESS},
};

/// How many a page shows under one heading.
const SHOWN: usize = 20;
/// With more than this in all, a page shows none of them and leads to their own page.
const INLINE: usize = 200;

/// One page under one heading, however often it mentions the thing.
fn grouped<'l>(links: impl IntoIterator<Item = &'l Backlink>) -> Vec<(&'l str, Vec<&'l Backlink>)> {
    let mut groups: Vec<(&'l str, Vec<&'l Backlink>)> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    for link in links {
        if !seen.insert((&*link.relation, link.from)) {
            continue;
        }
        match groups.iter_mut().find(|(title, _)| *title == link.relation) {
            Some((_, group)) => group.push(link),
            None => groups.push((&link.relation, vec![link])),
        }
    }
    // What a field says comes first, by name; mentions in prose come last.
    groups.sort_by_key(|(title, _)| (*title == MENTIONS, *title == USES_LABEL, *title));
    groups
}

/// The nodes whose backlinks need a page of their own, in order. `known` are those of a model with the same nodes, and
/// which nodes have other backlinks since.
pub fn long_lists(model: &Model, resolved: &Resolved, known: Option<(&[NodeId], &BTreeSet<NodeId>)>) -> Vec<NodeId> {
    let long = |id: &NodeId| {
        let links = resolved.backlinks.get(id.0 as usize).filter(|links| links.len() > SHOWN);
        model.node(*id).visible && links.is_some_and(|links| grouped(&**links).iter().any(|(_, all)| all.len() > SHOWN))
    };
    match known {
        Some((before, touched)) => {
            let others = touched.iter().copied().filter(long);
            let mut lists: Vec<NodeId> =
                before.iter().copied().filter(|id| !touched.contains(id)).chain(others).collect();
            lists.sort_unstable();
            lists
        }
        None => (0..model.nodes.len()).map(|at| NodeId(at as u32)).filter(long).collect(),
    }
}

/// The backlinks of a node as its page shows them, or all of them on their own page.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, node: NodeId, all: bool) -> Option<BacklinksView> {
    let entity = renderer.model.node(node).entity.is_some();
    let elsewhere = |link: &&Backlink| !all && entity && super::entity::by_field(renderer, link);
    let backlinks = renderer.resolved.backlinks[node.0 as usize].iter().filter(|link| !elsewhere(link));
    let groups = grouped(backlinks);
    if groups.is_empty() {
        return None;
    }
    let total = groups.iter().map(|(_, group)| group.len()).sum();
    let long = !all && groups.iter().any(|(_, group)| group.len() > SHOWN);
    let inline = all || total <= INLINE;
    let views = groups.iter().filter(|_| inline).map(|(title, group)| {
        let shown = if all { group.len() } else { group.len().min(SHOWN) };
        BacklinkGroup {
            title: renderer.word(title).to_owned(),
            items: group[..shown].iter().map(|link| item(renderer, links, link)).collect(),
            more: group.len() - shown,
        }
    });
    let all_url = site::backlinks_page(&renderer.model.node(node).url);
    Some(BacklinksView { total, groups: views.collect(), all_url: long.then(|| links.page(&all_url, None)) })
}

/// The page that lists everything that links to a node.
pub(super) fn html(renderer: &Renderer<'_>, id: NodeId) -> Result<String, ThemeError> {
    let node = renderer.model.node(id);
    let url = site::backlinks_page(&node.url);
    let links = renderer.links(&url);
    let mut breadcrumbs = breadcrumbs::links(renderer, &links, id);
    breadcrumbs.push(renderer.link(&links, id));
    let title = renderer.say("links_to").replace("{name}", &node.title);
    let view = PageView {
        breadcrumbs,
        nav: nav::items(renderer, &links, Some(id))?,
        backlinks: view(renderer, &links, id, true),
        ..made::view(renderer, &links, "backlinks", (title, format!("{url}/")))
    };
    renderer.render("backlinks.html", &format!("/{url}/"), &view)
}

fn item(renderer: &Renderer<'_>, links: &Links, link: &Backlink) -> BacklinkItem {
    let (source, mention) = link.mention;
    let from = renderer.link(links, link.from);
    let sentence = named(renderer, source, mention);
    let said = if sentence.trim() == from.title { "" } else { &sentence };
    BacklinkItem { title: from.title, url: from.url, sentence: Html::new(escape(said)) }
}

/// The sentence around a mention, with the targets' names where links have no text of their own.
fn named(renderer: &Renderer<'_>, source: usize, mention: usize) -> String {
    let mentions = &renderer.model.sources[source].mentions;
    let sentence = &mentions[mention].reference.sentence;
    if !sentence.contains(NAMELESS) {
        return sentence.to_string();
    }
    // The mentions of one sentence stand side by side, in its order.
    let same = |at: &usize| mentions[*at].reference.sentence == *sentence;
    let first = (0..mention).rev().take_while(same).last().unwrap_or(mention);
    let mut names = (first..mentions.len())
        .take_while(same)
        .filter(|at| mentions[*at].reference.form == Form::Link { empty: true })
        .map(|at| match &renderer.resolved.outcome(source, at).target {
            Some(Target::Node { node, .. }) => renderer.model.node(*node).title.clone(),
            Some(Target::Label { name }) => name.to_string(),
            _ => mentions[at].reference.name.to_string(),
        });
    let mut text = String::with_capacity(sentence.len() + 32);
    for c in sentence.chars() {
        if c == NAMELESS {
            text.push_str(&names.next().unwrap_or_default());
        } else {
            text.push(c);
        }
    }
    text
}
