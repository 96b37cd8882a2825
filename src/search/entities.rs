//! The file that is loaded first: every entity, the words of the script, and where each slice of the index begins.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Library,
    document::{description, names},
    library::Shelf,
    text::{call, cut},
};
use crate::{
    kinds::FieldValue,
    model::{Found, Node, NodeId, Status},
    site::{IndexFile, IndexPlan, encode},
};

/// How many characters all descriptions may have together. They help to choose, while names are what is looked for.
const DESCRIPTIONS: usize = 40_000;
/// The longest description.
const LONGEST: usize = 120;

/// What the slices begin with.
pub(super) struct Starts {
    pub(super) titles: Vec<String>,
    pub(super) words: Vec<String>,
}

/// The words for the states of pages. The script knows them by their numbers.
pub(super) fn states(library: &Library<'_>) -> Vec<String> {
    let names = ["", "status_draft", "status_research", "status_under_review", "status_deprecated", "archived"];
    names.iter().map(|name| library.say(name).to_owned()).collect()
}

/// The group that readers choose for a kind, and how much earlier it comes than others that answer as well.
fn standing(kind: &str) -> (&'static str, u8) {
    match kind {
        "label" => ("label", 60),
        "scope" => ("label", 40),
        "persona" | "role" => ("people", 50),
        "person" => ("people", 45),
        "archetype" => ("people", 35),
        "team" => ("team", 50),
        "area" | "responsibility" => ("team", 40),
        "stage" => ("page", 50),
        _ => ("page", 35),
    }
}

/// The number of a state.
pub(super) fn state(status: Status) -> u8 {
    match status {
        Status::Active | Status::Removed => 0,
        Status::Draft => 1,
        Status::Research => 2,
        Status::UnderReview => 3,
        Status::Deprecated => 4,
    }
}

const ARCHIVED: u8 = 5;

/// The address of a page in the index: from the site's root, as it stands in links.
pub(super) fn address(node: &Node) -> String {
    if node.url.is_empty() { String::new() } else { format!("{}/", encode(&node.url)) }
}

/// Makes the file.
pub(super) fn file(library: &Library<'_>, shelf: &Shelf, plan: IndexPlan, starts: &Starts) -> String {
    let model = library.model;
    let nodes = &shelf.nodes[..shelf.entities];
    let numbers: BTreeMap<NodeId, usize> = nodes.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let longest = LONGEST.min(DESCRIPTIONS / nodes.len().max(1));
    let mut kinds: Vec<(usize, Vec<Value>)> = Vec::new();
    for id in nodes {
        let node = model.node(*id);
        let Some(entity) = node.entity else { continue };
        let kind = model.entities.get(entity).kind;
        let row = row(library, node, &numbers, longest);
        match kinds.last_mut() {
            Some((of, rows)) if *of == kind => rows.push(row),
            _ => kinds.push((kind, vec![row])),
        }
    }
    let kinds: Vec<Value> = kinds
        .into_iter()
        .map(|(kind, rows)| {
            let kind = &model.registry.kinds[kind];
            let (group, weight) = standing(&kind.name);
            json!([kind.name, library.word(&kind.title), kind.plural, group, weight, rows])
        })
        .chain([json!(["page", library.say("page"), "page", "page", 30])])
        .collect();
    let data = json!({
        "size": shelf.nodes.len(),
        "chunk": IndexPlan::PAGES_A_TEXT,
        "spelling": plan.spelling,
        "titles": starts.titles,
        "words": starts.words,
        "file": library.page_file,
        "styles": library.styles,
        "owns": library.say("owns"),
        "who": library.say("search_who"),
        "skip": library.say("search_skip"),
        "states": states(library),
        "kinds": kinds,
    });
    call(&IndexFile::Entities, &data)
}

/// One entity: name, address, description, other names, state, weight, and what its kind has beyond that. What is
/// missing at the end is left out.
fn row(library: &Library<'_>, node: &Node, numbers: &BTreeMap<NodeId, usize>, longest: usize) -> Value {
    let model = library.model;
    let Some(entity) = node.entity else { return Value::Null };
    let record = model.record(entity);
    let kind = &model.registry.kinds[model.entities.get(entity).kind];
    let folder = format!("{}/", kind.plural);
    let address = address(node);
    // Most addresses follow from the name, or at least begin with the kind.
    let address = if address == format!("{folder}{}/", plain_slug(&record.name)) {
        String::new()
    } else {
        address.strip_prefix(&folder).map_or_else(|| format!("/{address}"), str::to_owned)
    };
    let label = (record.kind == "label").then(|| model.labels.get(&record.id)).flatten();
    let mut state = state(node.status);
    if label.is_some_and(|label| label.archived) {
        state = ARCHIVED;
    } else if label.is_some_and(|label| label.deprecated) {
        state = self::state(Status::Deprecated);
    }
    let number = |field: &str, kinds: &[&str]| reference(library, node, field, kinds).and_then(|id| numbers.get(&id));
    let (more, other) = match record.kind.as_str() {
        "label" => {
            let color = label.map(|label| label.color.map(|part| format!("{part:02x}")).concat());
            (json!(color), Value::Null)
        }
        "responsibility" => (json!(number("owner", &["team", "person"])), json!(number("area", &["area"]))),
        "stage" => {
            let label = record.text("label").and_then(|name| model.labels.get(name)?.node);
            (json!(label.and_then(|id| numbers.get(&id))), Value::Null)
        }
        _ => (Value::Null, Value::Null),
    };
    let mut row = vec![
        json!(record.name),
        json!(address),
        json!(cut(&description(library, node), longest)),
        json!(names(library, node).join("\n")),
        json!(state),
        json!(library.weight(node)),
        more,
        other,
    ];
    while row.last().is_some_and(|value| value.is_null() || *value == json!(0) || *value == json!("")) {
        // A number of an entity may be 0, and says something.
        if row.len() > 6 && !row.last().is_some_and(Value::is_null) {
            break;
        }
        row.pop();
    }
    Value::Array(row)
}

/// The part of an address that the script makes of a name when the index gives none: for most names the one it has.
fn plain_slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// An anchor as it stands in the index: not at all where the script makes it of the heading.
pub(super) fn short_anchor<'a>(heading: &str, anchor: &'a str) -> &'a str {
    if plain_slug(heading) == anchor { "" } else { anchor }
}

/// The page that a field names.
fn reference(library: &Library<'_>, node: &Node, field: &str, kinds: &[&str]) -> Option<NodeId> {
    let model = library.model;
    let value = library.value(node, field)?;
    let written = match &value.data {
        crate::kinds::Data::List(values) => values.first().and_then(FieldValue::text)?,
        _ => value.text()?,
    };
    let (kinds, id): (Vec<usize>, &str) = match written.split_once(':') {
        Some((kind, id)) if kinds.contains(&kind) => (model.kind_named(kind).into_iter().collect(), id),
        _ => (kinds.iter().filter_map(|kind| model.kind_named(kind)).collect(), written),
    };
    match model.entities.find(&kinds, id) {
        Found::One(entity) | Found::Former(entity) => model.entities.get(entity).node,
        _ => None,
    }
}
