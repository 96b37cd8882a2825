//! The model after changes that move nothing: prose, descriptions, a colour, and also titles, headings and names.
//!
//! Most saves are of this sort. Everything else that the fold looks at is compared, and where any of it differs the fold
//! is made anew; so a patched model is the model that a fold would give, and a test holds it to that.

use std::{collections::BTreeSet, sync::Arc};

use super::{EntityId, EntityIndex, LabelIndex, Model, NodeId, PageSource, Role, Source, anchors, made::PARTS, nav};
use crate::{
    kinds::{Data, FieldValue, Record},
    syntax::markdown::ViewBlock,
};

/// The values of a record that the fold looks at, whatever its kind; fields with lists may hold records with a `name`.
const SEEN: [&str; 9] =
    ["slug", "weight", "status", "draft", "deprecated", "role", "previously", "other_names", "aliases"];

/// The front matter values that the fold looks at.
const SEEN_FRONT: [&str; 5] = ["slug", "weight", "status", "draft", "aliases"];

/// What other sources see of a change that a patch took in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The nodes that are called otherwise now.
    pub titles: BTreeSet<NodeId>,
    /// The nodes that have other anchors.
    pub anchors: BTreeSet<NodeId>,
    /// The names that records lost or got, folded as names are looked up.
    pub names: BTreeSet<String>,
    /// The nodes of the entities that bear one of those names, or bore it.
    pub called: BTreeSet<NodeId>,
}

impl Seen {
    /// Whether other sources see anything.
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.anchors.is_empty() && self.names.is_empty()
    }

    /// Whether a reference to `name` may name something else now by the names that changed. `kind:` may stand before it.
    pub fn concerns(&self, name: &str) -> bool {
        let name = EntityIndex::fold(name);
        self.names.iter().any(|changed| name.ends_with(changed.as_str()))
    }
}

impl Model {
    /// The model with other texts for some of its sources, by their numbers, and what other sources see of that; `None`
    /// where another fact changed, so that a fold has to be made.
    pub fn patched(&self, changed: &[(usize, Arc<Source>)]) -> Option<(Self, Seen)> {
        let fits = changed.iter().all(|(at, new)| {
            let old = &self.sources[*at];
            alike(old, new) && !self.includes.has_target(*at) && !self.is_in_trouble(old)
        });
        if !fits {
            return None;
        }
        let mut model = self.clone();
        for (at, new) in changed {
            model.sources[*at] = Arc::clone(new);
        }
        if changed.iter().any(|(_, new)| new.records.iter().any(is_label)) {
            let labels = LabelIndex::build(&model.sources);
            if !labels.answers_like(&self.labels) {
                return None;
            }
            model.labels = Arc::new(labels);
            model.place_labels();
        }
        let mut seen = Seen::default();
        model.rename_records(self, changed, &mut seen);
        for (at, _) in changed {
            model.replace_page(*at);
            model.replace_records(*at);
        }
        let retitled: Vec<NodeId> = if seen.names.is_empty() {
            changed.iter().filter_map(|(at, _)| model.node_of_source(*at)).collect()
        } else {
            // A persona's title has the name of its role in it.
            (0..model.nodes.len()).map(|at| NodeId(at as u32)).collect()
        };
        model.retitle(retitled, &mut seen);
        model.replace_anchors(changed, &mut seen);
        Some((model, seen))
    }

    /// Whether something is wrong between files that names this one: then what is said of it names places in it.
    fn is_in_trouble(&self, source: &Source) -> bool {
        self.problems.iter().any(|(path, problem)| {
            *path == source.path || problem.elsewhere.iter().any(|other| other.place.path == source.path)
        })
    }

    /// Looks up entities by the names they have now.
    fn rename_records(&mut self, before: &Self, changed: &[(usize, Arc<Source>)], seen: &mut Seen) {
        for (at, new) in changed {
            for (old, new) in before.sources[*at].records.iter().zip(&new.records).filter(|(a, b)| a.name != b.name) {
                seen.names.extend(EntityIndex::names_of(old));
                seen.names.extend(EntityIndex::names_of(new));
            }
        }
        if seen.names.is_empty() {
            return;
        }
        let mut entities = EntityIndex::build(&self.sources, &self.registry);
        for (entity, old) in entities.all.iter_mut().zip(&self.entities.all) {
            entity.node = old.node;
        }
        self.entities = Arc::new(entities);
        for index in [&before.entities, &self.entities] {
            let called = seen.names.iter().flat_map(|name| index.called(name));
            seen.called.extend(called.filter_map(|id| index.get(id).node));
        }
    }

    /// Where the page of a source stands in the new text.
    fn replace_page(&mut self, source: usize) {
        let Some(id) = self.node_of_source(source) else { return };
        let Some(page) = &self.sources[source].page else { return };
        let range = page.title_range;
        Arc::make_mut(&mut self.nodes[id.0 as usize]).place.range = range;
    }

    /// Calls nodes what they are called now, and keeps siblings in order.
    fn retitle(&mut self, nodes: Vec<NodeId>, seen: &mut Seen) {
        let mut parents = BTreeSet::new();
        for id in nodes {
            let node = self.node(id);
            let Some(title) = self.title_now(id).filter(|title| *title != node.title) else { continue };
            parents.extend(node.parent);
            Arc::make_mut(&mut self.nodes[id.0 as usize]).title = title;
            seen.titles.insert(id);
        }
        for parent in parents {
            let mut children = self.node(parent).children.clone();
            nav::sort(&mut children, &self.nodes);
            Arc::make_mut(&mut self.nodes[parent.0 as usize]).children = children;
        }
    }

    /// The title of a node that is a source's page or an entity's.
    fn title_now(&self, id: NodeId) -> Option<String> {
        let node = self.node(id);
        match node.source.and_then(|source| self.sources[source].page.as_ref()) {
            Some(page) => Some(self.page_title(page, node.entity)),
            None => node.entity.map(|entity| self.title_of(self.record(entity))),
        }
    }

    /// The anchors of the pages that changed, and of the lists in which their records stand.
    fn replace_anchors(&mut self, changed: &[(usize, Arc<Source>)], seen: &mut Seen) {
        let mut nodes: BTreeSet<NodeId> = changed.iter().filter_map(|(at, _)| self.node_of_source(*at)).collect();
        if !seen.names.is_empty() {
            let lists =
                self.nodes.iter().enumerate().filter(|(_, node)| node.kind.is_some() || node.role != Role::Page);
            nodes.extend(lists.map(|(at, _)| NodeId(at as u32)));
        }
        for id in nodes {
            let node = Arc::clone(&self.nodes[id.0 as usize]);
            let mut new = node.source.map(|at| anchors::collect(at, &self.sources, &self.includes)).unwrap_or_default();
            let mut made = self.made_anchors(&node);
            made.retain(|anchor| !new.iter().any(|own| own.id == anchor.id));
            new.extend(made);
            if !anchors::answer_alike(&node.anchors, &new) {
                seen.anchors.insert(id);
            }
            Arc::make_mut(&mut self.nodes[id.0 as usize]).anchors = new;
        }
    }

    /// Where the pages of a source's records come from in the new text.
    fn replace_records(&mut self, source: usize) {
        for record in 0..self.sources[source].records.len() {
            let Some(entity) = self.entity_at(source, record) else { continue };
            let place = self.entity_place(entity);
            let Some(NodeId(node)) = self.entities.get(entity).node else { continue };
            if self.nodes[node as usize].source.is_none() {
                Arc::make_mut(&mut self.nodes[node as usize]).place = place;
            }
        }
    }

    /// The entity that a record declares; none where another one has its id.
    fn entity_at(&self, source: usize, record: usize) -> Option<EntityId> {
        let all = &self.entities.all;
        let at = all.binary_search_by_key(&(source, record), |entity| (entity.source, entity.record)).ok()?;
        Some(EntityId(at as u32))
    }
}

/// Whether the fold and the references of other sources see the same in both.
fn alike(old: &Source, new: &Source) -> bool {
    let pages = match (&old.page, &new.page) {
        (Some(a), Some(b)) => pages_alike(a, b),
        (None, None) => true,
        _ => false,
    };
    pages
        && (old.plain_file, old.imported) == (new.plain_file, new.imported)
        && old.records.len() == new.records.len()
        && old.records.iter().zip(&new.records).all(|(a, b)| records_alike(a, b))
}

fn pages_alike(old: &PageSource, new: &PageSource) -> bool {
    let kind = |page: &PageSource| page.kind.as_ref().map(|(kind, _)| kind.clone());
    (old.partial, old.index) == (new.partial, new.index)
        && kind(old) == kind(new)
        && SEEN_FRONT.iter().all(|key| values_alike(key, old.front.get(key), new.front.get(key)))
        && includes(old).eq(includes(new))
}

/// Which views of a page bring in which files.
fn includes(page: &PageSource) -> impl Iterator<Item = (usize, Option<&str>)> {
    page.views.iter().enumerate().filter(|(_, view)| view.name == "include").map(|(at, view)| (at, included(view)))
}

fn included(view: &ViewBlock) -> Option<&str> {
    view.data.root.as_ref()?.entry("file")?.value.text()
}

fn records_alike(old: &Record, new: &Record) -> bool {
    // Labels are looked up by name alone.
    let names = (&old.kind, &old.id) == (&new.kind, &new.id) && (old.name == new.name || !is_label(new));
    // Sections of a page are made of fields, so it matters which there are.
    let duty: &[&str] = if old.kind == "responsibility" { &PARTS } else { &[] };
    names
        && old.fields.keys().eq(new.fields.keys())
        && SEEN.iter().chain(duty).all(|key| values_alike(key, old.get(key), new.get(key)))
}

/// Whether two values of a field say the same. Where an alias is written is told, so its place counts too.
fn values_alike(key: &str, old: Option<&FieldValue>, new: Option<&FieldValue>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => data_alike(&old.data, &new.data) && (key != "aliases" || same_places(old, new)),
        (None, None) => true,
        _ => false,
    }
}

fn same_places(old: &FieldValue, new: &FieldValue) -> bool {
    match (&old.data, &new.data) {
        (Data::List(a), Data::List(b)) => a.iter().zip(b).all(|(a, b)| a.range == b.range),
        _ => true,
    }
}

fn data_alike(old: &Data, new: &Data) -> bool {
    match (old, new) {
        (Data::Flag(a), Data::Flag(b)) => a == b,
        (Data::List(a), Data::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| data_alike(&a.data, &b.data))
        }
        (Data::Record(a), Data::Record(b)) => {
            a.keys().eq(b.keys()) && a.values().zip(b.values()).all(|(a, b)| data_alike(&a.data, &b.data))
        }
        _ => match (old.text(), new.text()) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        },
    }
}

fn is_label(record: &Record) -> bool {
    matches!(record.kind.as_str(), "label" | "scope")
}
