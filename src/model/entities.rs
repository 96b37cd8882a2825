//! Every entity by kind and id, and how a reference finds one.

use std::{collections::BTreeSet, sync::Arc};

use rustc_hash::FxHashMap;

use super::{NodeId, Source, Status};
use crate::kinds::{Data, FieldValue, Record, Registry};

/// An entity's number within one model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// One record of a kind, in the model.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its kind, as an index into the registry.
    pub kind: usize,
    /// Its source.
    pub source: usize,
    /// Its record within the source.
    pub record: usize,
    /// Its page.
    pub node: Option<NodeId>,
    /// Where it stands in its life.
    pub status: Status,
}

/// What a search for an entity comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one, by its id, or by a name that is its alone.
    One(EntityId),
    /// This one, which was called so before.
    Former(EntityId),
    /// Several bear the name.
    Many(Vec<EntityId>),
    /// There is one, of another kind than was asked for.
    OtherKind(EntityId),
    /// None.
    Nothing,
}

/// The index of entities. Labels are in it too, but are referred to by [`LabelIndex`](super::LabelIndex).
#[derive(Debug, Clone, Default)]
pub struct EntityIndex {
    /// All, in the order of sources and records.
    pub all: Vec<Entity>,
    by_id: Vec<FxHashMap<String, EntityId>>,
    former: Vec<FxHashMap<String, EntityId>>,
    named: Vec<FxHashMap<String, Vec<EntityId>>>,
    /// Records whose id another of the kind already has: (the later one, the first one).
    pub repeated: Vec<((usize, usize), EntityId)>,
}

impl EntityIndex {
    /// Folds all records. Records of an unknown kind cannot exist.
    pub(super) fn build(sources: &[Arc<Source>], registry: &Registry) -> Self {
        let kinds = registry.kinds.len();
        let mut index = Self {
            by_id: vec![FxHashMap::default(); kinds],
            former: vec![FxHashMap::default(); kinds],
            named: vec![FxHashMap::default(); kinds],
            ..Self::default()
        };
        for (s, source) in sources.iter().enumerate() {
            for (r, record) in source.records.iter().enumerate() {
                let Some(kind) = registry.kinds.iter().position(|kind| kind.name == record.kind) else { continue };
                index.add(Entity { kind, source: s, record: r, node: None, status: status(source, record) }, record);
            }
        }
        index
    }

    fn add(&mut self, entity: Entity, record: &Record) {
        let (kind, id) = (entity.kind, EntityId(self.all.len() as u32));
        match self.by_id[kind].get(&record.id) {
            // A label may be declared once for each container; whether these meet is for a rule to say.
            Some(_) if record.kind == "label" => return,
            Some(first) => {
                self.repeated.push(((entity.source, entity.record), *first));
                return;
            }
            None => self.by_id[kind].insert(record.id.clone(), id),
        };
        self.all.push(entity);
        for former in texts(record, "previously") {
            self.former[kind].entry(former).or_insert(id);
        }
        let names: BTreeSet<String> =
            Self::names_of(record).chain(texts(record, "other_names").map(|name| Self::fold(&name))).collect();
        for name in names {
            self.named[kind].entry(name).or_default().push(id);
        }
    }

    /// What a record can be called by for its name, folded: the whole name, and a person's first one.
    pub(super) fn names_of(record: &Record) -> impl Iterator<Item = String> {
        let first = matches!(record.kind.as_str(), "persona" | "person").then(|| record.name.split_whitespace().next());
        std::iter::once(&*record.name).chain(first.flatten()).map(Self::fold)
    }

    /// All that bear a folded name, of whatever kind.
    pub(super) fn called(&self, name: &str) -> impl Iterator<Item = EntityId> {
        self.named.iter().filter_map(move |named| named.get(name)).flatten().copied()
    }

    /// A name as it is looked up: letter case and the width of blanks do not matter.
    pub(super) fn fold(name: &str) -> String {
        name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }

    /// The entity of this number.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.all[id.0 as usize]
    }

    /// The entity of this kind and exact id.
    pub fn by_id(&self, kind: usize, id: &str) -> Option<EntityId> {
        self.by_id.get(kind)?.get(id).copied()
    }

    /// All entities of a kind, in order.
    pub fn of_kind(&self, kind: usize) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.all
            .iter()
            .enumerate()
            .filter(move |(_, entity)| entity.kind == kind)
            .map(|(at, entity)| (EntityId(at as u32), entity))
    }

    /// Finds `key` among `kinds`: by exact id, then former id, then a name that only one bears (the full name, another
    /// name, or a person's first name).
    pub fn find(&self, kinds: &[usize], key: &str) -> Found {
        let exact: Vec<EntityId> = kinds.iter().filter_map(|kind| self.by_id(*kind, key)).collect();
        match exact.as_slice() {
            [one] => return Found::One(*one),
            [] => {}
            _ => return Found::Many(exact),
        }
        if let Some(id) = kinds.iter().find_map(|kind| self.former.get(*kind)?.get(key)) {
            return Found::Former(*id);
        }
        let folded = Self::fold(key);
        let mut named: Vec<EntityId> =
            kinds.iter().filter_map(|kind| self.named.get(*kind)?.get(&folded)).flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        match named.as_slice() {
            [one] => Found::One(*one),
            [] => {
                let mut other = (0..self.by_id.len()).filter(|kind| !kinds.contains(kind));
                other.find_map(|kind| self.by_id(kind, key)).map_or(Found::Nothing, Found::OtherKind)
            }
            _ => Found::Many(named),
        }
    }
}

fn texts<'a>(record: &'a Record, field: &str) -> impl Iterator<Item = String> + use<'a> {
    record.list(field).iter().filter_map(|value| match &value.data {
        Data::Record(fields) => fields.get("name").and_then(FieldValue::text).map(str::to_owned),
        _ => value.text().map(str::to_owned),
    })
}

fn status(source: &Source, record: &Record) -> Status {
    if record.flag("draft") {
        return Status::Draft;
    }
    let page_entity = source.page.as_ref().is_some_and(|page| page.kind.is_some());
    let word = record
        .text("status")
        .or_else(|| if page_entity { source.front("status").and_then(FieldValue::text) } else { None });
    if page_entity && matches!(source.front("draft").map(|value| &value.data), Some(Data::Flag(true))) {
        return Status::Draft;
    }
    match word.and_then(Status::parse) {
        Some(status) => status,
        None if record.flag("deprecated") => Status::Deprecated,
        None => Status::Active,
    }
}
