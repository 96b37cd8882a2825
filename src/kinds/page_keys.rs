//! The keys of a page: front matter, whatever the page is about.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{
    Field, FieldRef, FieldValue, Fields, Kind, Record, Registry,
    common::STATUSES,
    declare::{date, entity, flag, inline, label, list, number, one_of, text},
    load::{At, Given, Reader, Voice, either, shown, with_meant},
};
use crate::{
    base::{TextRange, nearest, nearest_key},
    diag::{Problem, ids},
    syntax::{
        markdown::Dialect,
        yaml::{Entry, Node, Value},
    },
};

/// Which other keys front matter may have: `[front-matter] extra` in `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Extra {
    /// None, but those that begin with `x-`.
    #[default]
    None,
    /// These.
    Keys(BTreeSet<String>),
    /// Any.
    Any,
}

/// What front matter says about its page.
#[derive(Debug, Clone, Default)]
pub struct FrontMatterData {
    /// The values that are there, by key. On an entity's page also those of its own fields that have a page key's name.
    pub fields: Fields,
    /// What the page's keys refer to.
    pub references: Vec<FieldRef>,
    /// The kind of entity that the page is, by its name, and where it says so.
    pub kind: Option<(String, TextRange)>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A page's front matter, and the entity it is.
#[derive(Debug, Clone, Default)]
pub struct PageData {
    /// The keys of the page.
    pub front: FrontMatterData,
    /// The entity, then its children; none when the page is no entity, or has no id.
    pub records: Vec<Record>,
}

static PAGE_KEYS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    vec![
        inline("title").says("The heading of the page; without it, the first heading of the text."),
        inline("description").says("What the page is about, in a sentence."),
        text("kind").says("The kind of entity that the page is, such as `persona`."),
        text("id").says("The entity's id; without it, the name of the file."),
        list(text("aliases")).titled("Old addresses").says("Addresses the page had before; they lead to it still."),
        text("slug")
            .titled("Address")
            .says("The last part of the page's address, when it is not to follow from the file."),
        number("weight").says("Its place among its neighbours; lower comes first."),
        number("search_weight")
            .titled("Weight in search")
            .says("How early it is found, from 0 to 10; without it, 5. Its exact name comes first whatever this says."),
        flag("draft").says("Short for `status: draft`."),
        one_of("status", &STATUSES).says("Whether the page holds; without it, it does."),
        entity("owner", &["team", "person"]).backlink("Owns").says("Who keeps the page right."),
        date("reviewed").says("The day it was last found to be right."),
        date("review_by").says("The day by which it must be looked at again."),
        list(text("tags")).says("Words to find it by."),
        list(label("labels")).backlink("Uses this label").says("The labels for work on what it is about."),
        flag("hide_toc").titled("Without contents").says("Whether the list of its headings is left out."),
        flag("hide_nav").titled("Without navigation").says("Whether the navigation is left out."),
        flag("noindex")
            .titled("Not for search engines")
            .says("Whether search engines are asked to leave it out, and the handbook's own search leaves it out."),
        text("template").says("The template of the theme that shows it."),
    ]
});

/// The keys that front matter may have.
pub fn page_keys() -> &'static [Field] {
    &PAGE_KEYS
}

/// Reads the keys of a page. On an entity's page the fields of its kind are left to [`load_page_entity`], and a key of
/// both is the kind's.
pub fn load_front_matter(node: &Node, registry: &Registry, extra: &Extra, dialect: &Dialect) -> FrontMatterData {
    let mut reader = Reader::new(registry, dialect, Voice::PAGE);
    let mut front = FrontMatterData::default();
    if let Some(problem) = not_keys(node) {
        reader.problems.push(problem);
    }
    front.kind = reader.kind(node, extra);
    let kind = front.kind.as_ref().and_then(|(name, _)| registry.by_name(name)).map(AsRef::as_ref);
    let mut seen = BTreeSet::new();
    for entry in node.entries() {
        let name = entry.key.text.as_str();
        let taken = name == "kind" || name.starts_with("x-") || kind.is_some_and(|kind| kind.field(name).is_some());
        if taken || !seen.insert(name) {
            continue;
        }
        match page_keys().iter().find(|field| field.name == name) {
            Some(field) => {
                if let Some(value) = reader.field(field, &entry.value) {
                    front.fields.insert(name, value);
                }
            }
            None if extra.allows(name) => {}
            None => reader.problems.push(unknown_key((entry, node), kind, registry, extra)),
        }
    }
    front.fields.shrink();
    front.references = reader.references;
    front.problems = reader.problems;
    front
}

/// Reads the entity that a page is: the fields of `kind`, and nothing else. Without an `id` it is called `default_id`
/// (the file's stem, or its folder's name for an index), brought to the grammar of ids.
pub fn load_page_entity(
    node: &Node,
    kind: &Kind,
    default_id: &str,
    registry: &Registry,
    dialect: &Dialect,
) -> (Vec<Record>, Vec<Problem>) {
    let mut reader = Reader::new(registry, dialect, Voice::RECORD);
    reader.record(kind, node, Given { page: Some(default_id), ..Given::default() });
    (reader.records, reader.problems)
}

/// Reads all of a page's front matter. What both the page and its entity may say (`status`, `owner` and so on) is in
/// both, while each reference and each problem is in one of them only.
pub fn load_page(node: &Node, default_id: &str, registry: &Registry, extra: &Extra, dialect: &Dialect) -> PageData {
    let mut front = load_front_matter(node, registry, extra, dialect);
    let Some(kind) = front.kind.as_ref().and_then(|(name, _)| registry.by_name(name)) else {
        return PageData { front, records: Vec::new() };
    };
    let (mut records, problems) = load_page_entity(node, kind, default_id, registry, dialect);
    front.problems.extend(problems);
    if let Some(entity) = records.first_mut() {
        let untitled = node.get(&kind.title_field).and_then(Node::text).is_none();
        if let Some(title) = front.fields.get("title").map(FieldValue::plain).filter(|_| untitled) {
            title.trim().clone_into(&mut entity.name);
        }
        let own: Vec<_> = entity.fields.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
        for field in super::common() {
            if let Some(value) = front.fields.get(&field.name) {
                entity.fields.insert(&field.name, value.clone());
            }
        }
        let shared = |name: &str| page_keys().iter().any(|field| field.name == name);
        for (name, value) in own.into_iter().filter(|(name, _)| shared(name)) {
            front.fields.insert(&name, value);
        }
        entity.fields.shrink();
    }
    PageData { front, records }
}

impl Extra {
    fn allows(&self, key: &str) -> bool {
        match self {
            Self::None => false,
            Self::Keys(keys) => keys.contains(key),
            Self::Any => true,
        }
    }
}

impl Reader<'_> {
    /// The kind that the page says it is.
    fn kind(&mut self, node: &Node, extra: &Extra) -> Option<(String, TextRange)> {
        let field = page_keys().iter().find(|field| field.name == "kind")?;
        let value = self.value(&At { path: "kind", relation: None, item: false }, &field.ty, node.get("kind")?)?;
        let written = value.text()?;
        let kinds = || self.registry.kinds.iter().filter(|kind| kind.parent.is_none());
        if let Some(kind) = kinds().find(|kind| kind.name == written) {
            return Some((kind.name.clone(), value.range));
        }
        let plural = kinds().find(|kind| kind.plural == written).map(|kind| kind.name.as_str());
        let near = plural.or_else(|| nearest(written, kinds().map(|kind| kind.name.as_str()), 1).first().copied());
        if near.is_none() && *extra == Extra::Any {
            return None;
        }
        let problem = Problem::new(
            ids::FRONT_MATTER_BAD_VALUE,
            value.range,
            format!("{} is no kind of thing that this handbook knows", shown(written)),
        );
        let problem = match near {
            Some(name) => {
                problem.label(format!("did you mean `{name}`?")).suggest(format!("write `{name}`"), value.range, name)
            }
            None => problem.help(format!("it knows {}", either(kinds().map(|kind| kind.name.as_str())))),
        };
        self.problems.push(problem);
        None
    }
}

fn not_keys(node: &Node) -> Option<Problem> {
    let empty = node.scalar().is_some_and(crate::syntax::Scalar::is_null);
    (!empty && !matches!(node.value, Value::Mapping(_))).then(|| {
        Problem::new(ids::FRONT_MATTER_WRONG_TYPE, node.range, format!("front matter holds keys, not {}", node.noun()))
            .help("write each key on its own line, such as `title: How we plan`")
    })
}

fn unknown_key((entry, node): (&Entry, &Node), kind: Option<&Kind>, registry: &Registry, extra: &Extra) -> Problem {
    let key = &entry.key;
    let problem =
        Problem::new(ids::FRONT_MATTER_UNKNOWN_KEY, key.range, format!("{} is no key of a page", shown(&key.text)));
    let own = kind.into_iter().flat_map(|kind| kind.fields.iter()).map(|field| field.name.as_str());
    let keys = page_keys().iter().map(|field| field.name.as_str());
    let more = match extra {
        Extra::Keys(keys) => Some(keys),
        _ => None,
    };
    let more = more.into_iter().flatten().map(String::as_str);
    let names: Vec<&str> = own.chain(keys).chain(more).collect();
    if let Some(meant) = nearest_key(&key.text, names.iter().copied(), |name| node.entry(name).is_some()) {
        return with_meant(problem, key, meant);
    }
    let owners: Vec<&str> = registry
        .kinds
        .iter()
        .filter(|other| other.parent.is_none() && other.field(&key.text).is_some())
        .map(|other| other.name.as_str())
        .collect();
    match owners.as_slice() {
        [] => problem.help(format!(
            "a page may have {}; a key of your own begins with `x-`, or is listed in `book.toml` under `extra` in `[front-matter]`",
            either(names)
        )),
        owners => problem.help(format!("only a page with `kind: …` has it: {}", either(owners.iter().copied()))),
    }
}

#[cfg(test)]
#[path = "page_keys_tests.rs"]
mod tests;
