//! What the rules about workflows look at.

use std::collections::BTreeSet;

use crate::{
    base::TextRange,
    kinds::{Data, Record},
    model::{EntityId, Model, Source},
    rules::Book,
};

/// A workflow with its stages, in order.
pub(super) struct Workflow<'a> {
    pub(super) source: &'a Source,
    pub(super) record: &'a Record,
    /// The key of its labels' scope.
    pub(super) scope: Option<&'a str>,
    pub(super) stages: Vec<&'a Record>,
}

/// All workflows that have stages.
pub(super) fn workflows<'a>(book: &Book<'a>) -> Vec<Workflow<'a>> {
    let model = book.model;
    let stage = |id: &String| {
        let kind = model.kind_named("stage")?;
        model.entities.by_id(kind, id).map(|id: EntityId| model.record(id))
    };
    let workflow = |(id, record): (EntityId, &'a Record)| {
        let stages = match &record.get("stages")?.data {
            Data::Children(ids) => ids.iter().filter_map(stage).collect::<Vec<&Record>>(),
            _ => return None,
        };
        let scope = record.text("scope").map(|scope| scope.strip_prefix("scope:").unwrap_or(scope));
        (!stages.is_empty()).then(|| Workflow { source: book.source_of(id), record, scope, stages })
    };
    book.entities("workflow").filter(|(id, _)| book.is_current(*id)).filter_map(workflow).collect()
}

/// The declared label that a stage means by `written`: a former name, another spelling or a slip is told where it stands,
/// and once.
pub(super) fn meant<'a>(model: &'a Model, written: &'a str) -> &'a str {
    let labels = &model.labels;
    if labels.get(written).is_some() {
        return written;
    }
    if let Some(now) = labels.former.get(written) {
        return now;
    }
    match labels.variants(written) {
        [one] => one,
        _ => labels.nearest(written).first().copied().unwrap_or(written),
    }
}

impl<'a> Workflow<'a> {
    /// The labels of its stages.
    pub(super) fn labels(&self) -> BTreeSet<&'a str> {
        self.stages.iter().filter_map(|stage| stage.text("label")).collect()
    }
}

/// Where a field stands, or the record's id.
pub(super) fn range(record: &Record, field: &str) -> TextRange {
    record.get(field).map_or(record.id_range, |value| value.range)
}
