//! An entity as its page shows it.

use super::{
    Renderer, cards, fields,
    fields::FieldCx,
    labels, matrix,
    page_view::{EntityView, FieldView, RelatedView, Shared},
};
use crate::{
    kinds::FieldValue,
    model::{EntityId, NodeId},
    resolve::Target,
    site::Links,
};

/// How many related entities a heading shows as cards.
const CARDS: usize = 24;

/// Fields that have a place of their own on the page.
const ELSEWHERE: [&str; 12] = [
    "id",
    "other_names",
    "status",
    "previously",
    "reviewed",
    "review_by",
    "aliases",
    "slug",
    "weight",
    "noindex",
    "tags",
    "lock_on_merge",
];

/// The entity of a page.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> EntityView {
    let model = renderer.model;
    let at = model.entities.get(entity);
    let record = model.record(entity);
    let kind = &model.registry.kinds[at.kind];
    let cx = FieldCx { renderer, links, source: at.source };
    let map = fields::map(cx, kind, record);
    let shown = |name: &str| name != kind.title_field && !ELSEWHERE.contains(&name);
    // A kind's own owner (a duty's, a system's) is a fact of the thing; the common one is shown under the title.
    let ordered: Vec<Shared<FieldView>> = kind
        .field_names()
        .filter(|name| shown(name) && (*name != "owner" || record.kind == "responsibility"))
        .filter_map(|name| map.get(name).cloned().flatten())
        .collect();
    let texts = |field: &str| {
        let values = record.list(field).iter().flat_map(fields::flatten);
        values.filter_map(FieldValue::text).map(str::to_owned).collect::<Vec<_>>()
    };
    let node = at.node;
    EntityView {
        kind: kind.name.clone(),
        kind_title: kind.title.clone(),
        kind_title_plural: kind.title_plural.clone(),
        kind_url: model.at_url(&kind.plural).map(|_| links.page(&kind.plural, None)).unwrap_or_default(),
        id: record.id.clone(),
        name: record.name.clone(),
        former_ids: texts("previously"),
        other_names: texts("other_names"),
        initials: cards::initials(record),
        status: cards::chip(at.status),
        fields: map,
        ordered,
        label: pill(renderer, links, entity),
        siblings: siblings(renderer, links, entity),
        search_url: None,
        duties: duties(renderer, links, entity),
        related: node.map(|node| related(renderer, links, node)).unwrap_or_default(),
        children: children(renderer, links, node),
    }
}

fn pill(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> Option<super::page_view::LabelPill> {
    let record = renderer.model.record(entity);
    match record.kind.as_str() {
        "label" => labels::pill(renderer, links, &record.id),
        "stage" => record.text("label").and_then(|name| labels::pill(renderer, links, name)),
        _ => None,
    }
}

/// On a label's page the labels of its scope; on a scope's, its labels.
fn siblings(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> Vec<super::page_view::LabelPill> {
    let model = renderer.model;
    let record = model.record(entity);
    let key = match record.kind.as_str() {
        "label" => model.labels.get(&record.id).and_then(|label| label.scope.as_ref()).map(|(key, _)| key.as_str()),
        "scope" => Some(record.id.as_str()),
        _ => None,
    };
    let scope = key.and_then(|key| model.labels.scopes.get(key));
    scope.map_or(&[][..], |scope| &scope.labels).iter().filter_map(|name| labels::pill(renderer, links, name)).collect()
}

/// The rows of the matrix in which a team, or a role's team, has a part.
fn duties(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> Vec<super::page_view::PartGroup> {
    let model = renderer.model;
    let at = model.entities.get(entity);
    let record = model.record(entity);
    let team = match record.kind.as_str() {
        "team" => at.node,
        "role" => record.get("team").and_then(|value| fields::target(renderer, at.source, value)),
        _ => None,
    };
    team.map(|team| matrix::of_team(renderer, links, team)).unwrap_or_default()
}

/// Entities that refer to this one by a field, under that field's heading. The matrix has a place of its own.
fn related(renderer: &Renderer<'_>, links: &Links, node: NodeId) -> Vec<RelatedView> {
    let model = renderer.model;
    let mut groups: Vec<(&str, Vec<NodeId>)> = Vec::new();
    let shown = named(renderer, links, node);
    for link in &renderer.resolved.backlinks[node.0 as usize] {
        let (source, mention) = link.mention;
        let by_field =
            model.sources[source].mentions[mention].aim.as_ref().is_some_and(|field| field.relation.is_some());
        let outcome = renderer.resolved.outcome(source, mention);
        let kind = model.node(link.from).entity.map(|entity| model.record(entity).kind.as_str());
        if !by_field
            || kind.is_none()
            || kind == Some("responsibility")
            || matches!(outcome.target, Some(Target::Label { .. }))
        {
            continue;
        }
        if shown.contains(&link.from) {
            continue;
        }
        match groups.iter_mut().find(|(title, _)| *title == link.relation) {
            Some((_, nodes)) if nodes.contains(&link.from) => {}
            Some((_, nodes)) => nodes.push(link.from),
            None => groups.push((&link.relation, vec![link.from])),
        }
    }
    groups.sort_by_key(|(title, _)| *title);
    groups
        .into_iter()
        .map(|(title, nodes)| RelatedView {
            title: title.to_owned(),
            cards: nodes.iter().take(CARDS).filter_map(|node| cards::node(renderer, links, *node)).collect(),
            labels: Vec::new(),
        })
        .collect()
}

/// The entities that a node's own fields name: they are on its page already.
fn named(renderer: &Renderer<'_>, links: &Links, node: NodeId) -> Vec<NodeId> {
    let model = renderer.model;
    let Some(entity) = model.node(node).entity else { return Vec::new() };
    let cx = FieldCx { renderer, links, source: model.entities.get(entity).source };
    model.record(entity).fields.values().flat_map(|value| fields::entities(cx, value)).collect()
}

/// The pages below an entity's, but for a workflow's stages, which have a strip.
fn children(renderer: &Renderer<'_>, links: &Links, node: Option<NodeId>) -> Vec<super::page_view::LinkView> {
    let model = renderer.model;
    let children = node.map_or(&[][..], |node| &model.node(node).children);
    let is_stage = |id: &NodeId| model.node(*id).entity.is_some_and(|entity| model.record(entity).kind == "stage");
    children.iter().filter(|id| !is_stage(id)).map(|id| renderer.link(links, *id)).collect()
}
