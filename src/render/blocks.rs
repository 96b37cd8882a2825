//! Views: fenced blocks that are replaced by a rendering of the model.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    Renderer, cards, fields,
    fields::FieldCx,
    host::{PageHost, PageState},
    html_writer::HtmlWriter,
    labels, matrix,
    page_view::{BlockView, ColumnView, NavItem, RowView, TableView},
    workflow,
};
use crate::{
    kinds::Record,
    model::{EntityId, NodeId, Status},
    site::Links,
    syntax::{
        markdown,
        yaml::{Node, Value},
    },
};

/// How many files deep an include may reach; the model cuts loops before.
const DEPTH: usize = 16;

/// The parameters of a view, each as a list of texts.
struct Params(BTreeMap<String, Vec<String>>);

impl Params {
    fn read(root: Option<&Node>) -> Self {
        let mut params = BTreeMap::new();
        for entry in root.map_or(&[][..], Node::entries) {
            let values = match &entry.value.value {
                Value::Sequence(items) => items.iter().filter_map(Node::text).map(str::to_owned).collect(),
                _ => entry.value.text().map(str::to_owned).into_iter().collect(),
            };
            params.insert(entry.key.text.clone(), values);
        }
        Self(params)
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Ids without the kind that may stand before them.
    fn ids(&self, name: &str) -> Vec<String> {
        self.list(name).iter().map(|id| id.split_once(':').map_or(id.as_str(), |(_, id)| id).to_owned()).collect()
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.0.get(name).is_none_or(|values| values.is_empty() || values.iter().any(|wanted| wanted == value))
    }
}

/// The HTML of the view at this index of the host's source, after what is wrong with it when the site is built all the
/// same; `None` leaves the fence as code.
pub(super) fn render(host: &PageHost<'_>, at: usize) -> Option<String> {
    let page = host.renderer.model.sources[host.source].page.as_ref()?;
    let block = &page.views[at];
    let faults = if block.name == "include" { Vec::new() } else { host.errors_in(block.range) };
    let shown = view(host, at);
    if faults.is_empty() {
        return shown;
    }
    let marks = faults.into_iter().fold(HtmlWriter::new(), |html, message| {
        html.open("p", &[("class", "broken"), ("title", message)]).text(message).close("p")
    });
    Some(marks.finished(&shown.unwrap_or_default()).finish())
}

fn view(host: &PageHost<'_>, at: usize) -> Option<String> {
    let renderer = host.renderer;
    let page = renderer.model.sources[host.source].page.as_ref()?;
    let block = &page.views[at];
    match block.name.as_str() {
        "data" => return Some(String::new()),
        "include" => return include(host, at),
        _ => {}
    }
    let params = Params::read(block.data.root.as_ref());
    let template = format!("views/{}.html", block.name);
    let mut view = BlockView {
        site: renderer.shared.clone(),
        root: host.links.root().to_owned(),
        view: block.name.clone(),
        id: format!("view-{}", host.state.next_view()),
        parameters: params.0.iter().map(|(key, values)| (key.clone(), values.join(", "))).collect(),
        ..BlockView::default()
    };
    // Views make no anchors: what they show may stand on several pages, and twice on one.
    match block.name.as_str() {
        "labels" => {
            let mut table = labels::index(renderer, host.links, &label_filter(&params));
            for group in &mut table.groups {
                group.id = format!("{}-{}", view.id, group.id);
                group.rows.iter_mut().for_each(|row| row.id = format!("{}-{}", view.id, row.id));
            }
            view.labels = Some(table);
        }
        "personas" | "roles" | "teams" => {
            view.groups = entity_cards(host, &params, &block.name);
            for group in &mut view.groups {
                group.id = format!("{}-{}", view.id, group.id);
            }
        }
        "systems" | "people" | "terms" => {
            view.table = table(host, &params, &block.name);
            let rows = view.table.iter_mut().flat_map(|table| &mut table.rows);
            rows.for_each(|row| row.id = format!("{}-{}", view.id, row.id));
        }
        "matrix" => {
            let filter = matrix::Filter {
                areas: params.ids("area"),
                teams: params.ids("team"),
                by_team: params.list("by").first().is_some_and(|by| by == "team"),
            };
            let mut matrix = matrix::view(renderer, host.links, &filter, &view.id);
            for area in &mut matrix.areas {
                area.id = format!("{}-{}", view.id, area.id);
                area.rows.iter_mut().for_each(|row| row.id = format!("{}-{}", view.id, row.id));
            }
            matrix.duties.iter_mut().for_each(|team| team.id = format!("{}-{}", view.id, team.id));
            view.matrix = Some(matrix);
        }
        "workflow" => {
            let id = workflow_id(host, &params)?;
            let mut shown = workflow::view(renderer, host.links, id, None);
            shown.details = params.list("details").first().is_some_and(|word| word == "true");
            shown.id.clone_from(&view.id);
            view.workflow = Some(shown);
        }
        "children" => view.children = children(host, &params),
        // A view that the theme adds has its parameters to go by.
        name if renderer.model.theme_has_view(name) => {}
        _ => return None,
    }
    let page = format!("/{}", host.page.map(|id| renderer.model.node(id).url.clone()).unwrap_or_default());
    match renderer.theme.render(&template, &page, &view) {
        Ok(html) => Some(html),
        Err(error) => {
            host.fail(error);
            Some(String::new())
        }
    }
}

fn include(host: &PageHost<'_>, at: usize) -> Option<String> {
    let renderer = host.renderer;
    let Some(target) = renderer.model.includes.target(host.source, at) else {
        let source = &renderer.model.sources[host.source];
        let range = source.page.as_ref()?.views[at].range;
        let message = renderer.errors.iter().find(|((path, place), _)| *path == source.path && range.covers(*place));
        return message.map(|(_, message)| {
            HtmlWriter::new().open("p", &[("class", "broken"), ("title", message)]).text(message).close("p").finish()
        });
    };
    if host.depth >= DEPTH || !host.take_include() {
        return Some(String::new());
    }
    let source = &renderer.model.sources[target];
    let body = source.page.as_ref()?.body;
    let inner = PageHost { source: target, depth: host.depth + 1, ..host.share() };
    let map = crate::base::TextMap::shift(body);
    Some(markdown::to_html(&source.text[body..], &map, &renderer.settings.dialect, &inner))
}

fn label_filter(params: &Params) -> labels::Filter {
    labels::Filter {
        scopes: params.list("scope"),
        containers: params.list("group"),
        owners: params.ids("owner"),
        types: params.list("type"),
        names: None,
        columns: params.list("columns"),
    }
}

/// The visible entities of the kind whose plural is the view's name, those asked for by id in the order asked.
fn entities<'a>(host: &PageHost<'a>, params: &Params, view: &str, by_id: &str) -> Vec<(EntityId, &'a Record, NodeId)> {
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
fn refers(host: &PageHost<'_>, id: EntityId, field: &str, wanted: &[String]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let model = host.renderer.model;
    let cx = FieldCx { renderer: host.renderer, links: host.links, source: model.entities.get(id).source };
    let nodes = model.record(id).get(field).map(|value| fields::entities(cx, value)).unwrap_or_default();
    let mut ids = nodes.into_iter().filter_map(|node| model.node(node).entity).map(|entity| &model.record(entity).id);
    ids.any(|id| wanted.contains(id))
}

fn entity_cards(host: &PageHost<'_>, params: &Params, view: &str) -> Vec<super::page_view::CardGroup> {
    let by_id = if view == "teams" { "team" } else { "" };
    let mut found = entities(host, params, view, by_id);
    let status = |id: EntityId| host.renderer.model.entities.get(id).status;
    found.retain(|(id, record, _)| {
        params.has("group", record.text("group").unwrap_or_default())
            && params.has("status", status(*id).as_str())
            && (!params.0.contains_key("group") || params.0.contains_key("status") || status(*id) != Status::Deprecated)
            && refers(host, *id, "role", &params.ids("role"))
            && refers(host, *id, "archetypes", &params.ids("archetype"))
            && (view == "teams" || refers(host, *id, "team", &params.ids("team")))
    });
    let nodes: Vec<NodeId> = found.iter().map(|(.., node)| *node).collect();
    let group_by = (view != "teams" && params.list("group").len() != 1).then_some("group");
    cards::groups(host.renderer, host.links, &nodes, group_by)
}

/// The table of all entities of a kind, for its index.
pub(super) fn index_table(renderer: &Renderer<'_>, links: &Links, plural: &str) -> Option<TableView> {
    let (anchors, state) = (FxHashMap::default(), PageState::default());
    let host = PageHost { renderer, links, page: None, source: 0, anchors: &anchors, depth: 0, state: &state };
    table(&host, &Params(BTreeMap::new()), plural)
}

fn table(host: &PageHost<'_>, params: &Params, view: &str) -> Option<TableView> {
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

fn workflow_id(host: &PageHost<'_>, params: &Params) -> Option<EntityId> {
    let model = host.renderer.model;
    let kind = model.kind_named("workflow")?;
    match params.ids("id").first() {
        Some(id) => model.entities.by_id(kind, id),
        None => model.entities.of_kind(kind).next().map(|(id, _)| id),
    }
}

fn children(host: &PageHost<'_>, params: &Params) -> Vec<NavItem> {
    let model = host.renderer.model;
    let folder = model.sources[host.source].path.parent();
    let asked = params.list("of").first().and_then(|path| folder.join(path)).and_then(|path| model.source_at(&path));
    let node = asked.and_then(|source| model.node_of_source(source)).or(host.page);
    let Some(node) = node else { return Vec::new() };
    let item = |id: &NodeId| {
        let link = host.renderer.link(host.links, *id);
        NavItem { title: link.title, url: link.url, ..NavItem::default() }
    };
    model.node(node).children.iter().map(item).collect()
}
