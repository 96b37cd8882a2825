//! Views: fenced blocks that are replaced by a rendering of the model.

use super::{
    cards,
    host::PageHost,
    html_writer::HtmlWriter,
    labels, matrix,
    page_view::{BlockView, CardGroup, NavItem},
    params::Params,
    tables::{entities, refers, table},
    workflow,
};
use crate::{
    model::{EntityId, NodeId, Status},
    syntax::markdown,
};

/// How many files deep an include may reach; the model cuts loops before.
const DEPTH: usize = 16;

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
    match renderer.render(&template, &page, &view) {
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

fn entity_cards(host: &PageHost<'_>, params: &Params, view: &str) -> Vec<CardGroup> {
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
