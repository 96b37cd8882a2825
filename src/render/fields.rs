//! The values of a record, rendered by their declared types.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    Renderer, cards,
    host::{PageHost, PageState},
    html_writer::{HtmlWriter, escape},
    labels,
    page_view::{FieldMap, FieldView, Html, LabelPill, LinkView, Shared},
};
use crate::{
    kinds::{Data, Field, FieldType, FieldValue, Fields, Kind, Record},
    model::{AnchorEntry, NodeId, section_id},
    resolve::Target,
    site::Links,
    syntax::markdown,
};

/// Whose fields are shown, and on which page.
#[derive(Clone, Copy)]
pub(super) struct FieldCx<'a> {
    /// What pages are made from.
    pub(super) renderer: &'a Renderer<'a>,
    /// The addresses of the page.
    pub(super) links: &'a Links,
    /// The source of the record.
    pub(super) source: usize,
}

/// Every declared field of a record; nothing in those it does not have. `taken` are the anchors of the page's own text.
pub(super) fn map(cx: FieldCx<'_>, kind: &Kind, record: &Record, taken: &[AnchorEntry]) -> FieldMap {
    let fields =
        kind.fields.iter().chain(crate::kinds::common().iter().filter(|field| kind.field(&field.name).is_none()));
    let own = |field: &Field, value| Shared::of(&FieldView { id: section_id(field, taken), ..view(cx, field, value) });
    fields.map(|field| (field.name.clone(), record.get(&field.name).map(|value| own(field, value)))).collect()
}

fn shared(cx: FieldCx<'_>, field: &Field, value: &FieldValue) -> Shared<FieldView> {
    Shared::of(&view(cx, field, value))
}

/// One field's value.
pub(super) fn view(cx: FieldCx<'_>, field: &Field, value: &FieldValue) -> FieldView {
    let (kind, item) = type_names(&field.ty);
    let links = links(cx, value);
    let (html, items) = match &value.data {
        Data::List(values) => {
            let items: Vec<Html> = values.iter().map(|value| one(cx, value)).collect();
            (list(&items), items)
        }
        Data::Enum(word) => (Html::text(&cx.renderer.value(&field.name, word)), Vec::new()),
        _ => (one(cx, value), Vec::new()),
    };
    let records = match (&field.ty, &value.data) {
        (FieldType::List(item), Data::List(values)) => match &**item {
            FieldType::Record { fields, .. } => values.iter().map(|value| record_map(cx, fields, value)).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let record = match &field.ty {
        FieldType::Record { fields, .. } => record_map(cx, fields, value),
        _ => BTreeMap::new(),
    };
    FieldView {
        name: field.name.clone(),
        title: cx.renderer.word(&field.title).to_owned(),
        kind: kind.to_owned(),
        item: item.to_owned(),
        id: field.anchor(),
        long: FieldView::is_long(kind, item),
        html,
        text: text(cx, value),
        items,
        cards: entities(cx, value).into_iter().filter_map(|node| cards::node(cx.renderer, cx.links, node)).collect(),
        links,
        labels: pills(cx, value),
        record,
        records,
    }
}

fn type_names(ty: &FieldType) -> (&'static str, &'static str) {
    match ty {
        FieldType::List(item) => ("list", type_names(item).0),
        FieldType::Text => ("text", ""),
        FieldType::Inline => ("inline", ""),
        FieldType::Block => ("block", ""),
        FieldType::Date => ("date", ""),
        FieldType::Url => ("url", ""),
        FieldType::Color => ("color", ""),
        FieldType::Number => ("number", ""),
        FieldType::Flag => ("flag", ""),
        FieldType::Enum(_) => ("enum", ""),
        FieldType::Ref(_) => ("ref", ""),
        FieldType::Label => ("label", ""),
        FieldType::Page => ("page", ""),
        FieldType::Record { .. } => ("record", ""),
        FieldType::Children(_) => ("children", ""),
    }
}

fn record_map(cx: FieldCx<'_>, fields: &[Field], value: &FieldValue) -> FieldMap {
    let values = match &value.data {
        Data::Record(values) => Some(values),
        _ => None,
    };
    fields
        .iter()
        .map(|field| {
            let value = values.and_then(|values| values.get(&field.name));
            (field.name.clone(), value.map(|value| shared(cx, field, value)))
        })
        .collect()
}

/// A list's items as one piece of HTML.
fn list(items: &[Html]) -> Html {
    if let [only] = items {
        return only.clone();
    }
    let html = items
        .iter()
        .fold(HtmlWriter::new().open("ul", &[]), |html, item| html.open("li", &[]).finished(item.as_str()).close("li"));
    Html::new(html.close("ul").finish())
}

/// A single value as HTML.
fn one(cx: FieldCx<'_>, value: &FieldValue) -> Html {
    let plain = |text: &str| Html::new(escape(text));
    match &value.data {
        Data::Text(text) | Data::Number(text) => plain(text),
        Data::Enum(word) => plain(&cx.renderer.value("", word)),
        Data::Markdown(_) => html(cx.renderer, cx.links, cx.source, value),
        Data::Date(day) => Html::new(
            HtmlWriter::new()
                .open("time", &[("datetime", &day.to_string())])
                .text(&cx.renderer.day(*day))
                .close("time")
                .finish(),
        ),
        Data::Url(url) => {
            Html::new(HtmlWriter::new().open("a", &[("href", url)]).text(short_url(url)).close("a").finish())
        }
        Data::Color([r, g, b]) => plain(&format!("#{r:02x}{g:02x}{b:02x}")),
        Data::Flag(flag) => plain(cx.renderer.say(if *flag { "yes" } else { "no" })),
        Data::List(values) => list(&values.iter().map(|value| one(cx, value)).collect::<Vec<_>>()),
        Data::Ref(_) | Data::Page(_) => {
            let link = link(cx.renderer, cx.links, cx.source, value);
            link.map_or_else(|| plain(value.text().unwrap_or_default()), |link| link_html(&link))
        }
        Data::Label(name) => match pill(cx, value) {
            Some(pill) => Html::new(labels::pill_html(&pill)),
            None => plain(name),
        },
        Data::Record(fields) => record_html(cx, fields),
        Data::Children(ids) => plain(&ids.join(", ")),
    }
}

/// A record within a record, in a line: its link if it has a title and an address, else its values.
fn record_html(cx: FieldCx<'_>, fields: &Fields) -> Html {
    let url = fields.get("url").and_then(FieldValue::text);
    if let (Some(title), Some(url)) = (fields.get("title"), url) {
        let title = text(cx, title);
        return Html::new(HtmlWriter::new().open("a", &[("href", url)]).text(&title).close("a").finish());
    }
    let values: Vec<String> = fields.values().map(|value| one(cx, value).as_str().to_owned()).collect();
    Html::new(values.join(" "))
}

fn link_html(link: &LinkView) -> Html {
    Html::new(match &link.broken {
        Some(message) => HtmlWriter::new()
            .open("span", &[("class", "broken"), ("title", message)])
            .text(&link.title)
            .finished(&labels::note(message))
            .close("span")
            .finish(),
        None => HtmlWriter::new().open("a", &[("href", &link.url)]).text(&link.title).close("a").finish(),
    })
}

fn short_url(url: &str) -> &str {
    url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url).trim_end_matches('/')
}

/// A Markdown value as HTML; any other as text.
pub(super) fn html(renderer: &Renderer<'_>, links: &Links, source: usize, value: &FieldValue) -> Html {
    let Data::Markdown(prose) = &value.data else {
        return Html::new(escape(value.text().unwrap_or_default()));
    };
    let anchors = FxHashMap::default();
    let state = PageState::default();
    let host = PageHost { renderer, links, page: None, source, anchors: &anchors, depth: 0, state: &state };
    let dialect = &renderer.settings.dialect;
    let scalar = &prose.scalar;
    Html::new(if prose.block {
        markdown::to_html(&scalar.text, &scalar.map, dialect, &host)
    } else {
        markdown::inline_to_html(&scalar.text, &scalar.map, dialect, &host)
    })
}

/// A value as plain text; the items of a list with commas between.
fn text(cx: FieldCx<'_>, value: &FieldValue) -> String {
    match &value.data {
        Data::Markdown(prose) => markdown::plain(&prose.scalar.text, &cx.renderer.settings.dialect),
        Data::Date(day) => day.to_string(),
        Data::Flag(flag) => flag.to_string(),
        Data::Color([r, g, b]) => format!("#{r:02x}{g:02x}{b:02x}"),
        Data::List(values) => values.iter().map(|value| text(cx, value)).collect::<Vec<_>>().join(", "),
        Data::Record(fields) => fields.values().map(|value| text(cx, value)).collect::<Vec<_>>().join(" "),
        Data::Children(ids) => ids.join(", "),
        Data::Ref(_) | Data::Page(_) => link(cx.renderer, cx.links, cx.source, value)
            .map_or_else(|| value.text().unwrap_or_default().to_owned(), |link| link.title),
        _ => value.text().unwrap_or_default().to_owned(),
    }
}

/// A value and, for a list, its items.
pub(super) fn flatten(value: &FieldValue) -> Vec<&FieldValue> {
    match &value.data {
        Data::List(values) => values.iter().flat_map(flatten).collect(),
        _ => vec![value],
    }
}

fn links(cx: FieldCx<'_>, value: &FieldValue) -> Vec<LinkView> {
    let values = flatten(value).into_iter().filter(|value| matches!(value.data, Data::Ref(_) | Data::Page(_)));
    values.filter_map(|value| link(cx.renderer, cx.links, cx.source, value)).collect()
}

/// The labels that a field names; one that nobody declares says so.
pub(super) fn pills(cx: FieldCx<'_>, value: &FieldValue) -> Vec<LabelPill> {
    let values = flatten(value).into_iter().filter(|value| matches!(value.data, Data::Label(_)));
    values.filter_map(|value| pill(cx, value)).collect()
}

/// The label that a single value names.
pub(super) fn pill(cx: FieldCx<'_>, value: &FieldValue) -> Option<LabelPill> {
    let known = value.text().and_then(|name| labels::pill(cx.renderer, cx.links, name));
    known.or_else(|| labels::unknown(cx.renderer, cx.source, value))
}

/// The nodes that a reference field names.
pub(super) fn entities(cx: FieldCx<'_>, value: &FieldValue) -> Vec<NodeId> {
    let values = flatten(value).into_iter().filter(|value| matches!(value.data, Data::Ref(_)));
    values.filter_map(|value| target(cx.renderer, cx.source, value)).collect()
}

/// The node that a reference field's single value names.
pub(super) fn target(renderer: &Renderer<'_>, source: usize, value: &FieldValue) -> Option<NodeId> {
    let at = renderer.model.sources[source].mention_at(value.range)?;
    match &renderer.resolved.outcome(source, at).target {
        Some(Target::Node { node, .. }) => Some(*node),
        _ => None,
    }
}

/// The link of a reference field's single value.
pub(super) fn link(renderer: &Renderer<'_>, links: &Links, source: usize, value: &FieldValue) -> Option<LinkView> {
    if let Data::List(values) = &value.data {
        return values.first().and_then(|value| link(renderer, links, source, value));
    }
    let this = &renderer.model.sources[source];
    let at = this.mention_at(value.range)?;
    let written = &*this.mentions[at].reference.name;
    match &renderer.resolved.outcome(source, at).target {
        Some(Target::Node { node, anchor }) => {
            let mut view = renderer.link(links, *node);
            view.url = links.page(&renderer.model.node(*node).url, anchor.as_deref());
            Some(view)
        }
        Some(Target::Asset(file)) => {
            Some(LinkView::new(file.path.name(), format!("{}{}", links.file(file.path.as_str()), file.rest)))
        }
        Some(_) => Some(LinkView::new(written, written)),
        None => {
            let message = renderer.errors.get(&(this.path.clone(), this.mentions[at].reference.target));
            let broken = Some(message.cloned().unwrap_or_else(|| renderer.say("leads_nowhere").to_owned()));
            Some(LinkView { broken, ..LinkView::new(written, "") })
        }
    }
}
