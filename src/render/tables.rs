//! Entities as a table, and which of them a view asks for.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    Renderer,
    fields::{self, FieldCx},
    host::{PageHost, PageState},
    page_view::{ColumnView, RowView, TableView},
    params::Params,
};
use crate::{
    kinds::Record,
    model::{EntityId, NodeId},
    site::Links,
};

/// The visible entities of the kind whose plural is the view's name, those asked for by id in the order asked.
pub(super) fn entities<'a>(
    host: &PageHost<'a>,
    params: &Params,
    view: &str,
    by_id: &str,
) -> Vec<(EntityId, &'a Record, NodeId)> {
    let model = host.renderer.model;
    let Some(kind) = model.registry.kinds.iter().position(|kind| kind.plural == view) else { return Vec::new() };
    let mut found: Vec<_> = model
        .entities
        .of_kind(kind)
        .filter_map(|(id, entity)| Some((id, model.record(id), entity.node?)))
        .filter(|(.., node)| model.node(*node).visible)
        .collect();
    let wanted = params.ids(by_id);
    if !wanted.is_empty() {
        found.retain(|(_, record, _)| wanted.contains(&record.id));
        found.sort_by_key(|(_, record, _)| wanted.iter().position(|id| *id == record.id));
    }
    found
}

/// Whether a reference field of the record names one of the ids.
pub(super) fn refers(host: &PageHost<'_>, id: EntityId, field: &str, wanted: &[String]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let model = host.renderer.model;
    let cx = FieldCx { renderer: host.renderer, links: host.links, source: model.entities.get(id).source };
    let nodes = model.record(id).get(field).map(|value| fields::entities(cx, value)).unwrap_or_default();
    let mut ids = nodes.into_iter().filter_map(|node| model.node(node).entity).map(|entity| &model.record(entity).id);
    ids.any(|id| wanted.contains(id))
}

/// The table of all entities of a kind, for its index.
pub(super) fn index_table(renderer: &Renderer<'_>, links: &Links, plural: &str) -> Option<TableView> {
    let (anchors, state) = (FxHashMap::default(), PageState::default());
    let host = PageHost { renderer, links, page: None, source: 0, anchors: &anchors, depth: 0, state: &state };
    table(&host, &Params(BTreeMap::new()), plural)
}

/// The entities that a view asks for, as a table; `view` is its name, the plural of their kind.
pub(super) fn table(host: &PageHost<'_>, params: &Params, view: &str) -> Option<TableView> {
    let (default, by_id): (&[&str], &str) = match view {
        "systems" => (&["purpose", "access_to", "technical_owner", "data_classification", "sign_in"], ""),
        "people" => (&["role", "team", "handle"], ""),
        _ => (&["definition"], "term"),
    };
    let model = host.renderer.model;
    let kind = model.registry.kinds.iter().find(|kind| kind.plural == view)?;
    let mut found = entities(host, params, view, by_id);
    found.retain(|(id, record, _)| {
        let owners = params.ids("owner");
        let owned = owners.is_empty()
            || ["business_owner", "technical_owner", "group_owner"]
                .iter()
                .any(|field| refers(host, *id, field, &owners));
        params.has("classification", record.text("data_classification").unwrap_or_default())
            && owned
            && (view != "people" || refers(host, *id, "team", &params.ids("team")))
    });
    let asked = params.list("columns");
    let names: Vec<String> =
        if asked.is_empty() { default.iter().map(|name| (*name).to_owned()).collect() } else { asked };
    let names: Vec<String> = names.into_iter().filter(|name| *name != kind.title_field && *name != "name").collect();
    let columns: Vec<_> = names.iter().filter_map(|name| kind.any_field(name)).collect();
    let rows = found.iter().map(|(id, record, node)| {
        let cx = FieldCx { renderer: host.renderer, links: host.links, source: model.entities.get(*id).source };
        RowView {
            id: model.node(*node).slug().to_owned(),
            link: host.renderer.link(host.links, *node),
            cells: columns
                .iter()
                .map(|field| record.get(&field.name).map(|value| fields::view(cx, field, value)))
                .collect(),
        }
    });
    Some(TableView {
        caption: kind.title_plural.clone(),
        first: kind.title.clone(),
        columns: columns
            .iter()
            .map(|field| ColumnView { name: field.name.clone(), title: host.renderer.word(&field.title).to_owned() })
            .collect(),
        rows: rows.collect(),
    })
}
