//! What a rule may look at.

use crate::{
    kinds::Record,
    model::{EntityId, Mention, Model, Source, Status},
    resolve::{Fault, Resolved},
};

/// The whole book, resolved.
#[derive(Debug, Clone, Copy)]
pub struct Book<'a> {
    /// Its facts.
    pub model: &'a Model,
    /// Its references.
    pub resolved: &'a Resolved,
}

/// One source of the book.
#[derive(Debug, Clone, Copy)]
pub struct SourceCx<'a> {
    /// The book.
    pub book: Book<'a>,
    /// The source's number.
    pub index: usize,
    /// The source.
    pub source: &'a Source,
}

/// One fault of one reference.
#[derive(Debug, Clone, Copy)]
pub struct FaultCx<'a> {
    /// The book.
    pub book: Book<'a>,
    /// The source that makes the reference.
    pub source: &'a Source,
    /// The reference.
    pub mention: &'a Mention,
    /// What is wrong with it.
    pub fault: &'a Fault,
}

impl<'a> Book<'a> {
    /// Every entity of the kind called `name`, with its record.
    pub fn entities(&self, name: &str) -> impl Iterator<Item = (EntityId, &'a Record)> + use<'a> {
        let model = self.model;
        let kind = model.kind_named(name);
        kind.into_iter().flat_map(move |kind| model.entities.of_kind(kind)).map(move |(id, _)| (id, model.record(id)))
    }

    /// The source that declares an entity.
    pub fn source_of(&self, entity: EntityId) -> &'a Source {
        &self.model.sources[self.model.entities.get(entity).source]
    }

    /// Whether an entity is in force: not a draft, not deprecated, not removed.
    pub fn is_current(&self, entity: EntityId) -> bool {
        !matches!(self.model.entities.get(entity).status, Status::Draft | Status::Deprecated | Status::Removed)
    }
}
