//! The tree of nodes: who is above whom, and in which order.

use std::sync::Arc;

use super::{Node, NodeId, Role, Status, read};
use crate::base::{Place, VPath};

/// The weight of a page that names none: after those that do, before the generated indexes.
pub(super) const PLAIN: i64 = 1_000_000;
/// The weight of the first generated index.
const MADE: i64 = 2_000_000;

/// The order of the generated indexes among the top entries; kinds that are not named here follow by name.
const TOP: [&str; 13] = [
    "personas",
    "roles",
    "archetypes",
    "teams",
    "people",
    "labels",
    "scopes",
    "workflows",
    "who",
    "responsibilities",
    "areas",
    "systems",
    "terms",
];

/// Where a generated index stands among the top entries.
pub(super) fn made_weight(url: &str) -> i64 {
    let place = TOP.iter().position(|name| *name == url).unwrap_or(TOP.len());
    MADE + i64::try_from(place).unwrap_or_default()
}

/// Whether a weight is that of a generated index.
pub(super) fn is_made(weight: i64) -> bool {
    weight >= MADE
}

/// Makes a section node for every folder that lies above a node and has no page, the home page among them.
pub(super) fn fill_sections(nodes: &mut Vec<Arc<Node>>, home: &str) {
    let known: std::collections::BTreeSet<String> = nodes.iter().map(|node| node.url.clone()).collect();
    let mut missing = std::collections::BTreeMap::new();
    for node in nodes.iter() {
        let mut url = node.url.as_str();
        while !url.is_empty() {
            url = url.rsplit_once('/').map_or("", |(parent, _)| parent);
            // A folder that only holds what readers do not see shows nothing either.
            let seen: &mut bool = missing.entry(url.to_owned()).or_default();
            *seen |= node.visible;
        }
    }
    missing.entry(String::new()).or_insert(true);
    for (url, visible) in missing.into_iter().filter(|(url, _)| !known.contains(url)) {
        let title = if url.is_empty() {
            home.to_owned()
        } else {
            read::humanised_name(url.rsplit_once('/').map_or(&*url, |(_, name)| name))
        };
        let place = Place::file(VPath::new(&url).unwrap_or_else(VPath::root));
        nodes.push(Arc::new(Node {
            weight: PLAIN,
            title,
            url,
            source: None,
            entity: None,
            kind: None,
            role: Role::Section,
            place,
            status: Status::Active,
            visible,
            parent: None,
            children: Vec::new(),
            anchors: Vec::new(),
        }));
    }
}

/// Links parents and children. Every node but the home page has its folder's node above it.
pub(super) fn link(nodes: &mut [Arc<Node>], by_url: &rustc_hash::FxHashMap<String, NodeId>) {
    for index in 0..nodes.len() {
        let url = nodes[index].url.clone();
        if url.is_empty() {
            continue;
        }
        let parent = url.rsplit_once('/').map_or("", |(parent, _)| parent);
        let Some(parent) = by_url.get(parent).copied() else { continue };
        Arc::make_mut(&mut nodes[index]).parent = Some(parent);
        if nodes[index].visible {
            Arc::make_mut(&mut nodes[parent.0 as usize]).children.push(NodeId(index as u32));
        }
    }
    for index in 0..nodes.len() {
        let mut children = std::mem::take(&mut Arc::make_mut(&mut nodes[index]).children);
        sort(&mut children, nodes);
        Arc::make_mut(&mut nodes[index]).children = children;
    }
}

/// Puts siblings in order.
pub(super) fn sort(children: &mut [NodeId], nodes: &[Arc<Node>]) {
    children.sort_by_cached_key(|id| {
        let node = &nodes[id.0 as usize];
        (node.weight, natural(&node.title), node.url.clone())
    });
}

/// A sort key in which `2` comes before `10` and letter case does not matter.
pub fn natural(text: &str) -> Vec<(u64, String)> {
    let mut key = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let digits = rest[words..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| words + end);
        let number = rest[words..digits].parse().unwrap_or(u64::MAX);
        key.push((0, rest[..words].to_lowercase()));
        key.push((if words == digits { 0 } else { number }, String::new()));
        rest = &rest[digits..];
    }
    key
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn two_comes_before_ten() {
        let check = |low: &str, high: &str| assert!(natural(low) < natural(high), "{low} < {high}");
        check("Stage 2", "Stage 10");
        check("alpha", "Beta");
        check("2-Backlog", "10-Done");
    }
}
