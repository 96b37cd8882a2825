//! Pages and entities as cards.

use super::{
    Renderer, fields,
    html_writer::escape,
    page_view::{CardGroup, CardView, Html, StatusChip},
};
use crate::{
    kinds::{FieldValue, Record},
    model::{NodeId, Status},
    site::Links,
};

/// The card of a node; `None` when readers do not see it.
pub(super) fn node(renderer: &Renderer<'_>, links: &Links, id: NodeId) -> Option<CardView> {
    let node = renderer.model.node(id);
    if !node.visible {
        return None;
    }
    let mut card =
        CardView { link: renderer.link(links, id), status: chip(renderer, node.status), ..CardView::default() };
    if let Some(entity) = node.entity {
        let at = renderer.model.entities.get(entity);
        let record = renderer.model.record(entity);
        card.summary = summary(renderer, links, at.source, record);
        card.line = line(renderer, links, at.source, record);
        card.initials = initials(record);
        // "Parker (Product Manager)" would be too long: the role is a line of its own.
        card.link.title.clone_from(&record.name);
    } else if let Some(source) = node.source {
        let source = &renderer.model.sources[source];
        let description = source.front("description").and_then(FieldValue::text);
        let summary = source.page.as_ref().map(|page| page.summary.as_str());
        let text = description.map(|text| crate::syntax::markdown::plain(text, &renderer.settings.dialect));
        card.summary = Html::new(escape(&text.or(summary.map(str::to_owned)).unwrap_or_default()));
    }
    Some(card)
}

fn summary(renderer: &Renderer<'_>, links: &Links, source: usize, record: &Record) -> Html {
    let value = ["summary", "description", "purpose", "definition"].iter().find_map(|field| record.get(field));
    let Some(value) = value else { return Html::default() };
    // A card is one link as a whole, so its summary has none of its own.
    match value.text() {
        Some(text) => Html::new(escape(&crate::syntax::markdown::plain(text, &renderer.settings.dialect))),
        None => fields::html(renderer, links, source, value),
    }
}

fn line(renderer: &Renderer<'_>, links: &Links, source: usize, record: &Record) -> String {
    let value = match record.kind.as_str() {
        "persona" | "person" => record.get("role").or_else(|| record.get("team")),
        "role" => record.get("department").or_else(|| record.get("group")),
        "responsibility" => record.get("owner"),
        "archetype" => record.get("company_size"),
        _ => None,
    };
    let Some(value) = value else { return String::new() };
    let link = fields::link(renderer, links, source, value);
    link.map(|link| link.title).or_else(|| value.text().map(str::to_owned)).unwrap_or_default()
}

/// One or two letters for the avatar of a person; none for a thing.
pub(super) fn initials(record: &Record) -> String {
    if !matches!(record.kind.as_str(), "persona" | "person") {
        return String::new();
    }
    let letters = record.name.split_whitespace().filter_map(|word| word.chars().next()).take(2);
    letters.flat_map(char::to_uppercase).collect()
}

/// The chip of a state that readers should know of.
pub(super) fn chip(renderer: &Renderer<'_>, status: Status) -> Option<StatusChip> {
    let word = renderer.status(status)?;
    Some(StatusChip { status: status.as_str().to_owned(), word: word.to_owned() })
}

/// Nodes as groups of cards: by the value of `group_by` when it is given, those that are deprecated last.
pub(super) fn groups(
    renderer: &Renderer<'_>,
    links: &Links,
    nodes: &[NodeId],
    group_by: Option<&str>,
) -> Vec<CardGroup> {
    let mut groups: Vec<CardGroup> = Vec::new();
    for id in nodes {
        let node = renderer.model.node(*id);
        let Some(card) = self::node(renderer, links, *id) else { continue };
        let deprecated = node.status == Status::Deprecated;
        let record = node.entity.map(|entity| renderer.model.record(entity));
        let value = group_by.and_then(|field| record.and_then(|record| record.text(field))).unwrap_or_default();
        let title = if deprecated { renderer.say("status_deprecated").to_owned() } else { heading(renderer, value) };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.cards.push(card),
            None => groups.push(CardGroup { id: crate::base::slug(&title), title, deprecated, cards: vec![card] }),
        }
    }
    groups.sort_by_key(|group| group.deprecated);
    if let [only] = groups.as_mut_slice()
        && !only.deprecated
    {
        only.title.clear();
    }
    groups
}

/// A word of a record as a heading: `user` → "User", `cxo` → "CXO".
fn heading(renderer: &Renderer<'_>, word: &str) -> String {
    if word.len() <= 3 { word.to_uppercase() } else { renderer.value("", word) }
}

/// A word of YAML for readers: `under-review` → "Under review".
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars().map(|c| if matches!(c, '-' | '_') { ' ' } else { c });
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
