//! The model after changes that no other file can see: prose, descriptions, a colour.
//!
//! Most saves are of this sort. Everything that the fold looks at is compared, and where any of it differs the fold is
//! made anew; so a patched model is the model that a fold would give, and a test holds it to that.

use std::sync::Arc;

use super::{EntityId, LabelIndex, Model, NodeId, PageSource, Source, anchors, made::PARTS};
use crate::{
    kinds::{Data, FieldValue, Record},
    syntax::markdown::{OutlineItem, ViewBlock},
};

/// The values of a record that the fold looks at, whatever its kind; fields with lists may hold records with a `name`.
const SEEN: [&str; 9] =
    ["slug", "weight", "status", "draft", "deprecated", "role", "previously", "other_names", "aliases"];

/// The front matter values that the fold looks at.
const SEEN_FRONT: [&str; 5] = ["slug", "weight", "status", "draft", "aliases"];

impl Model {
    /// The model with other texts for some of its sources, by their numbers; `None` where a fact changed that other
    /// sources may look up, so that a fold has to be made.
    pub fn patched(&self, changed: &[(usize, Arc<Source>)]) -> Option<Self> {
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
        for (at, _) in changed {
            model.replace_page(self, *at);
            model.replace_records(*at);
        }
        Some(model)
    }

    /// Whether something is wrong between files that names this one: then what is said of it names places in it.
    fn is_in_trouble(&self, source: &Source) -> bool {
        self.problems.iter().any(|(path, problem)| {
            *path == source.path || problem.elsewhere.iter().any(|other| other.place.path == source.path)
        })
    }

    /// Where the page of a source, and its headings, stand in the new text.
    fn replace_page(&mut self, before: &Self, source: usize) {
        let Some(id) = self.node_of_source(source) else { return };
        let Some(page) = &self.sources[source].page else { return };
        let range = page.title_range;
        let mut anchors = anchors::collect(source, &self.sources, &self.includes);
        let written = anchors::collect(source, &before.sources, &before.includes).len();
        let node = Arc::make_mut(&mut self.nodes[id.0 as usize]);
        anchors.extend(node.anchors.drain(written.min(node.anchors.len())..));
        node.anchors = anchors;
        node.place.range = range;
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
    (&old.title, old.title_in_body, old.partial, old.index) == (&new.title, new.title_in_body, new.partial, new.index)
        && kind(old) == kind(new)
        && SEEN_FRONT.iter().all(|key| values_alike(key, old.front.get(*key), new.front.get(*key)))
        && old.outline.len() == new.outline.len()
        && old.outline.iter().zip(&new.outline).all(|(a, b)| items_alike(a, b))
        && includes(old).eq(includes(new))
}

fn items_alike(old: &OutlineItem, new: &OutlineItem) -> bool {
    match (old, new) {
        (OutlineItem::Heading(a), OutlineItem::Heading(b)) => {
            (a.level, &a.text, &a.id, a.explicit) == (b.level, &b.text, &b.id, b.explicit)
        }
        (OutlineItem::Anchor(a), OutlineItem::Anchor(b)) => a.id == b.id,
        (OutlineItem::Include(a), OutlineItem::Include(b)) => a == b,
        _ => false,
    }
}

/// Which views of a page bring in which files.
fn includes(page: &PageSource) -> impl Iterator<Item = (usize, Option<&str>)> {
    page.views.iter().enumerate().filter(|(_, view)| view.name == "include").map(|(at, view)| (at, included(view)))
}

fn included(view: &ViewBlock) -> Option<&str> {
    view.data.root.as_ref()?.entry("file")?.value.text()
}

fn records_alike(old: &Record, new: &Record) -> bool {
    let names = (&old.kind, &old.id, &old.name) == (&new.kind, &new.id, &new.name);
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
