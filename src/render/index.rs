//! What the page of a folder or of a kind lists: cards, links by letter, or a table.

use super::{
    Renderer, cards, label_pages, labels,
    page::Page,
    page_view::{CardGroup, IndexView},
    tables,
};
use crate::{
    kinds::Kind,
    model::{NodeId, Role},
    site::Alphabet,
};

/// More entries than this are a list by letter instead of cards.
const CARDS: usize = 60;
/// With more entries than this there is a box to find one.
const FILTER: usize = 8;

impl Page<'_> {
    /// Whether the page lists the pages below it: a folder's page does, unless its own text does.
    pub(super) fn lists_children(&self) -> bool {
        let own = self.node.source.and_then(|source| self.renderer.model.sources[source].page.as_ref());
        let lists = ["children", "personas", "roles", "teams", "labels", "systems", "people", "terms", "matrix"];
        let shown = own.is_some_and(|page| page.views.iter().any(|view| lists.contains(&view.name.as_str())));
        let home = self.node.url.is_empty() && own.is_some();
        !shown && !home && !self.node.children.is_empty() && own.is_none_or(|page| page.index)
    }

    /// The list, if the page has one.
    pub(super) fn index(&self) -> Option<IndexView> {
        let registry = &self.renderer.model.registry;
        match self.node.kind.map(|at| (at, &*registry.kinds[at])) {
            None if self.scope().is_some() => self.scope().map(|key| {
                let filter = labels::Filter { scopes: vec![key.to_owned()], ..labels::Filter::default() };
                label_pages::index(self.renderer, self.links, &filter)
            }),
            None if !self.lists_children() || self.node.entity.is_some() || self.is_matrix() => None,
            None => Some(self.cards(&self.node.children, None)),
            Some((_, kind)) if kind.name == "label" => Some(self.labels()),
            Some((_, kind)) if kind.reads_as_table() => Some(self.table(kind)),
            Some((at, kind)) => {
                let entities = self.renderer.model.entities.of_kind(at);
                let nodes = entities.filter_map(|(_, entity)| entity.node);
                let nodes: Vec<NodeId> = nodes.filter(|id| self.renderer.model.node(*id).visible).collect();
                Some(self.cards(&nodes, Some(kind)))
            }
        }
    }

    fn is_matrix(&self) -> bool {
        matches!(self.node.role, Role::Matrix | Role::MatrixByTeam)
    }

    /// The scope that the page is about.
    fn scope(&self) -> Option<&str> {
        let record = self.renderer.model.record(self.node.entity?);
        (record.kind == "scope").then_some(record.id.as_str())
    }

    fn labels(&self) -> IndexView {
        if self.renderer.model.labels.is_large() {
            let labels = label_pages::overview(self.renderer, self.links);
            let (kind, count) = ("label".to_owned(), labels.count);
            return IndexView { kind, count, filter: true, labels: Some(labels), ..IndexView::default() };
        }
        label_pages::index(self.renderer, self.links, &labels::Filter::default())
    }

    fn table(&self, kind: &Kind) -> IndexView {
        let table = tables::index_table(self.renderer, self.links, &kind.plural);
        let count = table.as_ref().map_or(0, |table| table.rows.len());
        IndexView { kind: kind.name.clone(), count, table, ..IndexView::default() }
    }

    fn cards(&self, nodes: &[NodeId], kind: Option<&Kind>) -> IndexView {
        let (renderer, links) = (self.renderer, self.links);
        let list = nodes.len() > CARDS;
        let mut groups = if list && !renderer.cache.siblings(renderer.model).is_ordered(self.id) {
            by_letter(renderer, nodes)
                .into_iter()
                .map(|(letter, nodes)| CardGroup {
                    id: letter.clone(),
                    title: Alphabet::heading(&letter),
                    cards: nodes.into_iter().filter_map(|id| cards::node(renderer, links, id)).collect(),
                    ..CardGroup::default()
                })
                .collect()
        } else {
            let by_group = kind.is_some_and(|kind| matches!(kind.name.as_str(), "persona" | "role"));
            cards::groups(renderer, links, nodes, by_group.then_some("group"))
        };
        // The page's own text may have a heading of the same name.
        for group in &mut groups {
            group.id = format!("list-{}", group.id);
        }
        let kind = kind.map(|kind| kind.name.clone()).unwrap_or_default();
        IndexView { kind, count: nodes.len(), filter: nodes.len() > FILTER, list, groups, ..IndexView::default() }
    }
}

/// Nodes under the letters that their titles begin with.
fn by_letter(renderer: &Renderer<'_>, nodes: &[NodeId]) -> Vec<(String, Vec<NodeId>)> {
    let alphabet = Alphabet::among(renderer.model, nodes.iter().copied());
    alphabet.0.into_iter().collect()
}
