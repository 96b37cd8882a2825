//! A workflow and its stages.

use super::{
    Renderer,
    entity::lead_field,
    fields,
    fields::FieldCx,
    page_view::{FieldView, LinkView, NextView, StageView, WorkflowView},
    window::window,
};
use crate::{
    kinds::{Data, Field, FieldValue, Record},
    model::{Entity, EntityId},
    site::Links,
};

/// A stage's page shows all stages of its workflow up to this many, and else those around it.
const STAGES: usize = 60;

/// The workflow as one page shows it; `current` is the stage whose page it is.
pub(super) fn view(
    renderer: &Renderer<'_>,
    links: &Links,
    workflow: EntityId,
    current: Option<EntityId>,
) -> WorkflowView {
    let model = renderer.model;
    let at = model.entities.get(workflow);
    let record = model.record(workflow);
    let stages = stages(renderer, record);
    let all: Vec<usize> = (0..stages.len()).collect();
    let shown = current.map_or(&*all, |current| {
        let here = stages.iter().position(|stage| *stage == current);
        window(&all, here, STAGES)
    });
    let field = |name: &str| record.get(name);
    let link = |name: &str| field(name).and_then(|value| fields::link(renderer, links, at.source, value));
    WorkflowView {
        id: record.id.clone(),
        title: record.name.clone(),
        url: at.node.map(|node| links.page(&model.node(node).url, None)).unwrap_or_default(),
        description: field("description")
            .map(|value| fields::html(renderer, links, at.source, value))
            .unwrap_or_default(),
        scope: link("scope"),
        stages: shown.iter().map(|index| stage(renderer, links, &stages, *index, current)).collect(),
        details: false,
    }
}

/// The workflow that a stage belongs to.
pub(super) fn of_stage(renderer: &Renderer<'_>, stage: EntityId) -> Option<EntityId> {
    let record = renderer.model.record(stage);
    let (parent, _) = record.id.rsplit_once('/')?;
    renderer.model.entities.by_id(renderer.model.kind_named("workflow")?, parent)
}

fn stages(renderer: &Renderer<'_>, workflow: &Record) -> Vec<EntityId> {
    let Some(FieldValue { data: Data::Children(ids), .. }) = workflow.get("stages") else { return Vec::new() };
    let Some(kind) = renderer.model.kind_named("stage") else { return Vec::new() };
    ids.iter().filter_map(|id| renderer.model.entities.by_id(kind, id)).collect()
}

fn stage(
    renderer: &Renderer<'_>,
    links: &Links,
    stages: &[EntityId],
    index: usize,
    current: Option<EntityId>,
) -> StageView {
    let model = renderer.model;
    let id = stages[index];
    let at = model.entities.get(id);
    let record = model.record(id);
    let kind = &model.registry.kinds[at.kind];
    let cx = FieldCx { renderer, links, source: at.source };
    let lead = lead_field(record);
    let shown =
        |name: &str| !matches!(name, "id" | "name" | "label" | "next" | "owner" | "order") && lead != Some(name);
    let id_of_stage = record.id.rsplit_once('/').map_or(&*record.id, |(_, id)| id);
    // A workflow's page shows all its stages, so a field's id alone would repeat.
    let field_view = |field: &Field| {
        let view = fields::view(cx, field, record.get(&field.name)?);
        Some(FieldView { id: format!("{id_of_stage}-{}", view.id), ..view })
    };
    StageView {
        id: id_of_stage.to_owned(),
        number: number(renderer, record, index),
        name: record.name.clone(),
        url: at.node.map(|node| links.page(&model.node(node).url, None)).unwrap_or_default(),
        label: record.get("label").and_then(|value| fields::pill(cx, value)),
        current: current == Some(id),
        owner: record.get("owner").and_then(|value| fields::link(renderer, links, at.source, value)),
        lead: lead.and_then(|name| field_view(kind.field(name)?)),
        ordered: kind.fields.iter().filter(|field| shown(&field.name)).filter_map(field_view).collect(),
        next: next(renderer, links, stages, index, at),
        fields: fields::map(cx, kind, record, &[]),
    }
}

/// The number that the stage's label starts with, else its place from 1.
fn number(renderer: &Renderer<'_>, record: &Record, index: usize) -> String {
    let order = record.text("label").and_then(|name| renderer.model.labels.get(name)).and_then(|label| label.order);
    order.map_or_else(|| (index + 1).to_string(), |order| order.to_string())
}

fn next(renderer: &Renderer<'_>, links: &Links, stages: &[EntityId], index: usize, at: &Entity) -> Vec<NextView> {
    let model = renderer.model;
    let record = model.record(stages[index]);
    let cx = FieldCx { renderer, links, source: at.source };
    let Some(value) = record.get("next") else { return Vec::new() };
    let nodes = fields::entities(cx, value).into_iter();
    nodes
        .filter_map(|node| {
            let place = stages.iter().position(|stage| model.entities.get(*stage).node == Some(node))?;
            let link: LinkView = renderer.link(links, node);
            let number = number(renderer, model.record(stages[place]), place);
            Some(NextView { link, number, back: place <= index })
        })
        .collect()
}
