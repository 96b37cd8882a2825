//! An entity as its page shows it.

use super::{
    Renderer, cards, fields,
    fields::FieldCx,
    forge::Forge,
    label_pages, labels, matrix,
    page_view::{EntityView, FieldView, LabelPill, LinkView, RelatedView, Shared},
    window::window,
};
use crate::{
    kinds::{FieldValue, Record, is_housekeeping},
    model::{EntityId, NodeId},
    resolve::{Backlink, Target},
    site::{self, Links},
};

/// How many related entities a heading shows as cards.
const CARDS: usize = 24;

/// A label's page shows all labels of its scope up to this many.
const SIBLINGS: usize = 60;

/// Fields that have a place of their own on the page.
const ELSEWHERE: [&str; 3] = ["other_names", "previously", "tags"];

/// The entity of a page.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> EntityView {
    let model = renderer.model;
    let at = model.entities.get(entity);
    let record = model.record(entity);
    let kind = &model.registry.kinds[at.kind];
    let cx = FieldCx { renderer, links, source: at.source };
    let taken = at.node.map_or(&[][..], |node| &model.node(node).anchors);
    let map = fields::map(cx, kind, record, taken);
    let lead = lead_field(record);
    let shown = |name: &str| name != kind.title_field && !is_housekeeping(name) && !ELSEWHERE.contains(&name);
    // A kind's own owner (a duty's, a system's) is a fact of the thing; the common one is shown under the title.
    let ordered: Vec<Shared<FieldView>> = kind
        .field_names()
        .filter(|name| shown(name) && lead != Some(*name) && (*name != "owner" || record.kind == "responsibility"))
        .filter_map(|name| map.get(name).cloned().flatten())
        .collect();
    let texts = |field: &str| {
        let values = record.list(field).iter().flat_map(fields::flatten);
        values.filter_map(FieldValue::text).map(str::to_owned).collect::<Vec<_>>()
    };
    let node = at.node;
    let (siblings, siblings_all) = siblings(renderer, links, entity);
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
        status: cards::chip(renderer, at.status),
        lead: lead.and_then(|name| map.get(name).cloned().flatten()),
        fields: map,
        ordered,
        label: pill(renderer, links, entity),
        siblings,
        siblings_all,
        exclusive: exclusive(renderer, entity),
        labels_used: labels_used(renderer, links, entity),
        used: pill_node(renderer, entity).map_or(0, |node| labels::pages(renderer, node)),
        search_url: search_url(renderer, record),
        duties: duties(renderer, links, entity),
        related: node.map(|node| related(renderer, links, node)).unwrap_or_default(),
        children: children(renderer, links, node),
    }
}

/// The field that says what the thing is: it stands under the title, without a heading of its own.
pub(super) fn lead_field(record: &Record) -> Option<&'static str> {
    ["description", "purpose", "definition"].into_iter().find(|field| record.get(field).is_some())
}

/// Whether only one label of a label's scope can stand on an issue.
fn exclusive(renderer: &Renderer<'_>, entity: EntityId) -> bool {
    let model = renderer.model;
    let label = model.labels.get(&model.record(entity).id);
    let scope = label.and_then(|label| model.labels.scopes.get(&label.scope.as_ref()?.0));
    scope.is_some_and(|scope| labels::is_exclusive(renderer, scope))
}

/// The labels that a role's holders work with: those it names, else those of its team.
fn labels_used(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> Vec<LabelPill> {
    let model = renderer.model;
    let at = model.entities.get(entity);
    let record = model.record(entity);
    if record.kind != "role" {
        return Vec::new();
    }
    let pills = |source, value| fields::pills(FieldCx { renderer, links, source }, value);
    if let Some(own) = record.get("labels") {
        return pills(at.source, own);
    }
    let team = record.get("team").and_then(|value| fields::target(renderer, at.source, value));
    let team = team.and_then(|node| model.node(node).entity);
    team.and_then(|team| Some(pills(model.entities.get(team).source, model.record(team).get("labels")?)))
        .unwrap_or_default()
}

/// Where the issues that bear a label are listed.
fn search_url(renderer: &Renderer<'_>, record: &Record) -> Option<String> {
    if record.kind != "label" {
        return None;
    }
    let groups = record.list("groups").iter().filter_map(FieldValue::text);
    Some(Forge::of(renderer.settings.repository.as_ref()?).issues_with(&record.id, groups))
}

/// A label's own node.
fn pill_node(renderer: &Renderer<'_>, entity: EntityId) -> Option<NodeId> {
    let model = renderer.model;
    model.entities.get(entity).node.filter(|_| model.record(entity).kind == "label")
}

fn pill(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> Option<LabelPill> {
    let record = renderer.model.record(entity);
    match record.kind.as_str() {
        "label" => labels::pill(renderer, links, &record.id),
        "stage" => record.text("label").and_then(|name| labels::pill(renderer, links, name)),
        _ => None,
    }
}

/// On a label's page the labels of its scope, or those around it and a link to all; on a scope's, its labels.
fn siblings(renderer: &Renderer<'_>, links: &Links, entity: EntityId) -> (Vec<LabelPill>, Option<LinkView>) {
    let index = &renderer.model.labels;
    let record = renderer.model.record(entity);
    let pills = |names: &[String]| names.iter().filter_map(|name| labels::pill(renderer, links, name)).collect();
    if record.kind == "scope" {
        return (index.scopes.get(&record.id).map(|scope| pills(&scope.labels)).unwrap_or_default(), None);
    }
    let key = index.get(&record.id).filter(|_| record.kind == "label").and_then(|label| label.scope.as_ref());
    let Some((key, scope)) = key.and_then(|(key, _)| index.scopes.get_key_value(key)) else {
        return (Vec::new(), None);
    };
    let here = scope.labels.iter().position(|name| *name == record.id);
    let shown = window(&scope.labels, here, SIBLINGS);
    let all = (shown.len() < scope.labels.len()).then(|| {
        let title = renderer.say("all_in").replace("{n}", &scope.labels.len().to_string()).replace("{name}", key);
        LinkView::new(title, label_pages::of_scope(renderer, links, key, scope))
    });
    (pills(shown), all)
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

/// Entities that refer to this one by a field, under that field's heading. A team's part in the matrix has a place of
/// its own.
fn related(renderer: &Renderer<'_>, links: &Links, node: NodeId) -> Vec<RelatedView> {
    let model = renderer.model;
    let mut groups: Vec<(&str, Vec<NodeId>)> = Vec::new();
    let named = named(renderer, links, node);
    let kind = |id: NodeId| model.node(id).entity.map(|entity| model.record(entity).kind.as_str());
    // Their rows of the matrix are on their pages already.
    let has_duties = matches!(kind(node), Some("team" | "area"));
    for link in renderer.resolved.backlinks[node.0 as usize].iter() {
        let duty = has_duties && kind(link.from) == Some("responsibility");
        if duty || !by_field(renderer, link) || named.contains(&link.from) {
            continue;
        }
        match groups.iter_mut().find(|(title, _)| *title == link.relation) {
            Some((_, nodes)) if nodes.contains(&link.from) => {}
            Some((_, nodes)) => nodes.push(link.from),
            None => groups.push((&link.relation, vec![link.from])),
        }
    }
    groups.sort_by_key(|(title, _)| *title);
    let url = &model.node(node).url;
    let group = |(title, nodes): (&str, Vec<NodeId>)| {
        let (of_labels, others): (Vec<NodeId>, Vec<NodeId>) =
            nodes.iter().take(CARDS).copied().partition(|id| kind(*id) == Some("label"));
        let names = of_labels.into_iter().filter_map(|id| model.node(id).entity).map(|entity| &model.record(entity).id);
        RelatedView {
            title: renderer.word(title).to_owned(),
            cards: others.into_iter().filter_map(|node| cards::node(renderer, links, node)).collect(),
            labels: names.filter_map(|name| labels::pill(renderer, links, name)).collect(),
            count: nodes.len(),
            all_url: (nodes.len() > CARDS).then(|| links.page(&site::backlinks_page(url), None)),
        }
    };
    groups.into_iter().map(group).collect()
}

/// Whether a link comes from a field of another entity: the entity's page shows it among what is related, or in the
/// matrix, so it need not stand among the backlinks once more.
pub(super) fn by_field(renderer: &Renderer<'_>, link: &Backlink) -> bool {
    let model = renderer.model;
    let (source, mention) = link.mention;
    let field = model.sources[source].mentions[mention].aim.as_ref();
    field.is_some_and(|field| field.relation.is_some())
        && model.node(link.from).entity.is_some()
        && !matches!(renderer.resolved.outcome(source, mention).target, Some(Target::Label { .. }))
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
