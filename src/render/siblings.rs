//! Where every node stands among those beside it. Asked of each page, so it is found out once for all of them: a folder
//! may have 50,000 pages.

use crate::model::{Model, Node, NodeId};

/// The generated lists that always show, beside the handbook's own sections.
const MAIN: [&str; 6] = ["personas", "roles", "teams", "labels", "workflows", "who"];

/// The places of all nodes.
#[derive(Debug)]
pub(super) struct Siblings {
    /// By node: its place in the list that it is shown in.
    place: Box<[u32]>,
    /// By node: whether every page below it says at which place it comes.
    ordered: Box<[bool]>,
    /// The entries below the home page that always show.
    pub(super) main: Vec<NodeId>,
    /// Those that most readers seldom need: the other generated lists.
    pub(super) more: Vec<NodeId>,
}

impl Siblings {
    /// Of all nodes of a model.
    pub(super) fn of(model: &Model) -> Self {
        let always = |node: &Node| !node.is_made_list() || MAIN.contains(&node.url.as_str());
        let top = model.at_url("").map(|home| model.node(home).children.as_slice()).unwrap_or_default();
        let (main, more): (Vec<NodeId>, Vec<NodeId>) = top.iter().partition(|id| always(model.node(**id)));
        let mut place = vec![0; model.nodes.len()].into_boxed_slice();
        let lists = model.nodes.iter().filter(|node| !node.url.is_empty()).map(|node| node.children.as_slice());
        for list in lists.chain([main.as_slice(), more.as_slice()]) {
            for (at, id) in list.iter().enumerate() {
                place[id.0 as usize] = at as u32;
            }
        }
        let ordered =
            |node: &Node| !node.children.is_empty() && node.children.iter().all(|child| model.node(*child).has_place());
        let ordered = model.nodes.iter().map(|node| ordered(node)).collect();
        Self { place, ordered, main, more }
    }

    /// The place of a node in the list that it is shown in, if `list` is that.
    pub(super) fn place(&self, list: &[NodeId], id: NodeId) -> Option<usize> {
        let at = self.place[id.0 as usize] as usize;
        (list.get(at) == Some(&id)).then_some(at)
    }

    /// Whether every page below a node says at which place it comes.
    pub(super) fn is_ordered(&self, section: NodeId) -> bool {
        self.ordered[section.0 as usize]
    }
}
