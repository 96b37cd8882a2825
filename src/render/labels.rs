//! Labels as readers see them: pills, and the index by scope.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::{
    Renderer, fields,
    html_writer::HtmlWriter,
    label_css::color_class,
    page_view::{Html, LabelGroup, LabelIndexView, LabelPill, LabelRow},
};
use crate::{
    kinds::{Data, FieldValue, Record},
    model::{LabelEntry, Scope},
    site::Links,
};

/// The pill of a declared label; `None` for a name that nobody declares.
pub(super) fn pill(renderer: &Renderer<'_>, links: &Links, name: &str) -> Option<LabelPill> {
    let entry = renderer.model.labels.get(name)?;
    let node = entry.node.map(|id| renderer.model.node(id)).filter(|node| node.visible);
    let title = || {
        let description = record(renderer, entry).and_then(|record| record.text("description")).unwrap_or_default();
        if description.is_empty() { name.to_owned() } else { format!("{name}: {}", plain(renderer, description)) }
    };
    Some(LabelPill {
        href: node.map(|node| links.page(&node.url, None)).unwrap_or_default(),
        name: name.to_owned(),
        scope: entry.scope.as_ref().map(|(key, _)| key.clone()),
        value: entry.scope.as_ref().map_or_else(|| name.to_owned(), |(_, value)| value.clone()),
        color_class: color_class(entry.color),
        title: entry.node.map_or_else(title, |node| renderer.cache.title(node, title).to_owned()),
        deprecated: entry.deprecated,
        archived: entry.archived,
        broken: None,
    })
}

/// The same as HTML, for text. The theme's `pill` component writes the same elements.
pub(super) fn pill_html(pill: &LabelPill) -> String {
    if let Some(message) = &pill.broken {
        let html = HtmlWriter::new().open("span", &[("class", "lp unknown"), ("title", message)]);
        let html = html.open("span", &[]).text("?").close("span").open("span", &[]).text(&pill.name);
        return html.finished(&note(message)).close("span").close("span").finish();
    }
    let class = if pill.deprecated || pill.archived {
        format!("lp {} old", pill.color_class)
    } else {
        format!("lp {}", pill.color_class)
    };
    let element = if pill.href.is_empty() { "span" } else { "a" };
    let mut html = HtmlWriter::new().open(element, &[("class", &class), ("href", &pill.href), ("title", &pill.title)]);
    if let Some(scope) = &pill.scope {
        html = html.open("span", &[]).text(scope).close("span");
    }
    html.open("span", &[]).text(&pill.value).close("span").close(element).finish()
}

/// What is wrong, for those who do not see colours or cannot point at a place.
pub(super) fn note(message: &str) -> String {
    HtmlWriter::new().open("span", &[("class", "sr")]).text(&format!(" ({message})")).close("span").finish()
}

fn plain(renderer: &Renderer<'_>, text: &str) -> String {
    crate::syntax::markdown::plain(text, &renderer.settings.dialect)
}

fn record<'a>(renderer: &Renderer<'a>, entry: &LabelEntry) -> Option<&'a Record> {
    let (source, record) = entry.records.first()?;
    renderer.model.sources.get(*source)?.records.get(*record)
}

/// Which labels a table shows.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Only these scopes; all when empty.
    pub(super) scopes: Vec<String>,
    /// Only labels that exist in one of these groups or projects.
    pub(super) containers: Vec<String>,
    /// Only labels that one of these teams answers for.
    pub(super) owners: Vec<String>,
    /// `scoped` or `plain`.
    pub(super) types: Vec<String>,
    /// Only these names; all when empty.
    pub(super) names: Option<FxHashSet<String>>,
    /// Which columns.
    pub(super) columns: Vec<String>,
}

/// The table of the labels that pass the filter, a group a scope, the plain ones last.
pub(super) fn index(renderer: &Renderer<'_>, links: &Links, filter: &Filter) -> LabelIndexView {
    let labels = &renderer.model.labels;
    let shown = |entry: &&LabelEntry| passes(renderer, filter, entry);
    let mut groups = Vec::new();
    // With many labels each scope has a page, and none of them goes through all scopes, or all labels.
    let scopes: Vec<(&String, &Scope)> = if filter.scopes.is_empty() {
        labels.scopes.iter().collect()
    } else {
        let named: BTreeSet<&String> = filter.scopes.iter().collect();
        named.into_iter().filter_map(|key| labels.scopes.get_key_value(key)).collect()
    };
    for (key, scope) in scopes {
        let entries = scope.labels.iter().filter_map(|name| labels.get(name)).filter(shown);
        let rows: Vec<LabelRow> = entries.map(|entry| row(renderer, links, entry)).collect();
        if !rows.is_empty() {
            groups.push(group(renderer, links, (key, scope), rows));
        }
    }
    let all = filter.scopes.is_empty().then(|| labels.by_name.values()).into_iter().flatten();
    let plain = all.filter(|entry| entry.scope.is_none());
    let mut rows: Vec<LabelRow> = plain.filter(shown).map(|entry| row(renderer, links, entry)).collect();
    rows.sort_by_cached_key(|row| row.pill.name.to_lowercase());
    if !rows.is_empty() {
        groups.push(LabelGroup {
            id: "plain-labels".to_owned(),
            title: renderer.say("plain_labels").to_owned(),
            count: rows.len(),
            rows,
            ..LabelGroup::default()
        });
    }
    let columns = if filter.columns.is_empty() {
        ["description", "where", "type", "owner", "used"].map(str::to_owned).to_vec()
    } else {
        filter.columns.iter().filter(|name| *name != "label").cloned().collect()
    };
    let any = |has: fn(&LabelRow) -> bool| groups.iter().any(|group: &LabelGroup| group.rows.iter().any(has));
    // A column that holds nothing at all is left out, unless it was asked for.
    let empty = |name: &str| match name {
        "where" => !any(|row| !row.places.is_empty()),
        "owner" => !any(|row| row.owner.is_some()),
        _ => false,
    };
    let columns = columns.into_iter().filter(|name| !filter.columns.is_empty() || !empty(name)).collect();
    LabelIndexView {
        caption: renderer.say("labels").to_owned(),
        columns,
        count: groups.iter().map(|group| group.rows.len()).sum(),
        groups,
        letters: Vec::new(),
    }
}

fn passes(renderer: &Renderer<'_>, filter: &Filter, entry: &LabelEntry) -> bool {
    let in_scope = filter.scopes.is_empty() || entry.scope.as_ref().is_some_and(|(key, _)| filter.scopes.contains(key));
    let in_place =
        filter.containers.is_empty() || entry.containers.iter().any(|container| filter.containers.contains(container));
    let owned = filter.owners.is_empty()
        || record(renderer, entry)
            .and_then(|record| record.text("owner"))
            .is_some_and(|owner| filter.owners.iter().any(|wanted| owner.trim_start_matches("team:") == wanted));
    let typed = filter.types.is_empty() || filter.types.iter().any(|word| (word == "scoped") == entry.scope.is_some());
    let named = filter.names.as_ref().is_none_or(|names| names.contains(&entry.name));
    let seen = entry.node.is_none_or(|node| renderer.model.node(node).visible);
    in_scope && in_place && owned && typed && named && seen
}

pub(super) fn group(
    renderer: &Renderer<'_>,
    links: &Links,
    (key, scope): (&String, &Scope),
    rows: Vec<LabelRow>,
) -> LabelGroup {
    let record = scope.record.and_then(|(source, record)| renderer.model.sources.get(source)?.records.get(record));
    let description = scope
        .record
        .and_then(|(source, _)| record?.get("description").map(|value| fields::html(renderer, links, source, value)));
    LabelGroup {
        id: crate::base::slug(key),
        title: key.clone(),
        url: scope.node.map(|node| links.page(&renderer.model.node(node).url, None)),
        description: description.unwrap_or_default(),
        exclusive: is_exclusive(renderer, scope),
        count: rows.len(),
        rows,
    }
}

/// Whether an issue can bear only one label of the scope: so it is, unless the scope says otherwise.
pub(super) fn is_exclusive(renderer: &Renderer<'_>, scope: &Scope) -> bool {
    let record = scope.record.and_then(|(source, record)| renderer.model.sources.get(source)?.records.get(record));
    record.is_none_or(|record| !matches!(record.get("exclusive").map(|value| &value.data), Some(Data::Flag(false))))
}

/// The pill of a label that nobody declares: it says so, with the finding's message where there is one.
pub(super) fn unknown(renderer: &Renderer<'_>, source: usize, value: &FieldValue) -> Option<LabelPill> {
    let name = value.text()?;
    let this = renderer.model.sources.get(source)?;
    let range = this.mention_at(value.range).map_or(value.range, |at| this.mentions[at].reference.target);
    let message = renderer.errors.get(&(this.path.clone(), range)).cloned();
    let broken = message.unwrap_or_else(|| renderer.say("no_label").replace("{name}", name));
    Some(LabelPill { name: name.to_owned(), value: name.to_owned(), broken: Some(broken), ..LabelPill::default() })
}

fn row(renderer: &Renderer<'_>, links: &Links, entry: &LabelEntry) -> LabelRow {
    let node = entry.node.map(|id| renderer.model.node(id));
    let at = entry.records.first().copied();
    let record = record(renderer, entry);
    let field = |name: &str| at.zip(record.and_then(|record| record.get(name)));
    let description = field("description").map(|((source, _), value)| fields::html(renderer, links, source, value));
    let owner = field("owner").and_then(|((source, _), value)| fields::link(renderer, links, source, value));
    let used = entry.node.map_or(0, |id| pages(renderer, id));
    let id = node.map(|node| node.slug().to_owned()).unwrap_or_default();
    LabelRow {
        pill: pill(renderer, links, &entry.name).unwrap_or_default(),
        description: description.unwrap_or_else(|| Html::new("")),
        places: entry.containers.clone(),
        owner,
        used,
        used_url: node.map(|node| links.page(&node.url, Some("vade-backlinks"))).unwrap_or_default(),
        id,
    }
}

/// On how many pages a node is mentioned.
pub(super) fn pages(renderer: &Renderer<'_>, node: crate::model::NodeId) -> usize {
    let mut from: Vec<_> = renderer.resolved.backlinks[node.0 as usize].iter().map(|link| link.from).collect();
    from.sort_unstable();
    from.dedup();
    from.len()
}

/// The pills of a field that names labels.
pub(super) fn pills(renderer: &Renderer<'_>, links: &Links, value: &FieldValue) -> Vec<LabelPill> {
    fields::flatten(value)
        .into_iter()
        .filter_map(FieldValue::text)
        .filter_map(|name| pill(renderer, links, name))
        .collect()
}
