//! The sections of `book.toml`, one file each, and the walk over them.
//!
//! A section declares each key once: name, purpose, reader. The walk, the findings about unknown keys and the list of
//! settings in the manual all follow from these declarations.

mod allow;
mod book;
mod build;
mod front_matter;
mod git;
mod html;
mod labels;
mod limits;
mod links;
mod markdown;
mod output_html;
mod output_print;
mod rules;

use super::{
    Config, ids, kinds, mdbook,
    raw::{Data, Entry, Table},
    reader::Reader,
};
use crate::{base::TextRange, diag::Problem};

/// A section: `[name]` and its keys.
pub(super) struct Section {
    /// Its dotted name.
    name: &'static str,
    /// Its keys, in the order of the manual.
    keys: &'static [Key],
}

/// A key of a section.
pub(super) struct Key {
    /// Its name.
    name: &'static str,
    /// What it is for, one sentence, with its default.
    doc: &'static str,
    /// Reads its value.
    read: fn(&mut Config, &Entry, &mut Reader),
}

/// A key for the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyDoc {
    /// The section, such as `output.html`; empty for a section whose keys the writer chooses, such as `[rules]`.
    pub section: &'static str,
    /// The key.
    pub key: &'static str,
    /// What it is for, one sentence.
    pub doc: &'static str,
}

/// All sections, in the order of the manual. Those without a name of their own hold keys that the writer chooses.
const SECTIONS: &[Section] = &[
    book::SECTION,
    build::SECTION,
    output_html::SECTION,
    output_print::SECTION,
    html::SECTION,
    markdown::SECTION,
    labels::SECTION,
    links::SECTION,
    front_matter::SECTION,
    git::SECTION,
    limits::SECTION,
    Section {
        name: "",
        keys: &[
            Key {
                name: "kinds",
                doc: "`[kinds.<name>]` declares a type of entity of the handbook's own.",
                read: |config, entry, reader| kinds::read(config, entry, reader),
            },
            Key {
                name: "rules",
                doc: "`[rules]` sets rules to `error`, `warning`, `info` or `off`: `\"label/unused\" = \"off\"`.",
                read: rules::read,
            },
            Key {
                name: "allow",
                doc: "`[[allow]]` allows findings on purpose, with `rule`, `files`, `names` and a `reason`.",
                read: allow::read,
            },
        ],
    },
];

/// Every key there is, with its purpose, for the manual.
pub fn keys() -> impl Iterator<Item = KeyDoc> {
    SECTIONS.iter().flat_map(|section| {
        section.keys.iter().map(|key| KeyDoc { section: section.name, key: key.name, doc: key.doc })
    })
}

/// Reads the whole file.
pub(super) fn read(table: &Table, config: &mut Config, reader: &mut Reader) {
    walk("", table, config, reader);
}

fn walk(path: &str, table: &Table, config: &mut Config, reader: &mut Reader) {
    for entry in &table.entries {
        reader.section.clear();
        reader.section.push_str(path);
        let full = reader.name(&entry.key);
        if let Some(key) = section(path).and_then(|section| section.keys.iter().find(|key| key.name == entry.key)) {
            (key.read)(config, entry, reader);
        } else if leads_to_section(&full) {
            match &entry.value.data {
                Data::Table(inner) => walk(&full, inner, config, reader),
                _ => reader.mistyped(&entry.key, &entry.value, "a section with keys of its own"),
            }
        } else if let Some(here) = mdbook::here(&full) {
            reader.say(
                Problem::new(ids::MDBOOK_KEY, entry.key_range, format!("`{full}` is a setting of mdBook's alone"))
                    .label("does nothing here")
                    .help(here),
            );
        } else {
            unknown(path, entry, table, reader);
        }
    }
}

fn section(name: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.name == name)
}

/// Whether `path` is a section or the way to one, as `output` is to `output.html`.
fn leads_to_section(path: &str) -> bool {
    let way = |name: &str| name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    !path.is_empty() && SECTIONS.iter().any(|section| way(section.name))
}

fn unknown(path: &str, entry: &Entry, table: &Table, reader: &mut Reader) {
    let mut known: Vec<&str> =
        section(path).map_or(&[][..], |section| section.keys).iter().map(|key| key.name).collect();
    for section in SECTIONS {
        let below = if path.is_empty() { Some(section.name) } else { section.name.strip_prefix(path) };
        let below = below.and_then(|rest| rest.strip_prefix('.').or_else(|| path.is_empty().then_some(rest)));
        match below.and_then(|rest| rest.split('.').next()) {
            Some(next) if !next.is_empty() && !known.contains(&next) => known.push(next),
            _ => {}
        }
    }
    let place = if path.is_empty() { "`book.toml`".to_owned() } else { format!("`[{path}]`") };
    let before = reader.problems.len();
    reader.unknown(entry, table, &place, &known);
    // The same name in another section says more than a near miss here.
    let elsewhere: Vec<&str> = SECTIONS
        .iter()
        .filter(|section| !section.name.is_empty() && section.keys.iter().any(|key| key.name == entry.key))
        .map(|section| section.name)
        .collect();
    if let (Some(problem), [first, ..]) = (reader.problems.get_mut(before), &*elsewhere) {
        problem.suggestions.clear();
        problem.help = Some(format!("`{}` belongs under `[{first}]`", entry.key));
    }
}

/// The range of a heading or key, for findings about what it lacks.
fn heading(entry: &Entry) -> TextRange {
    entry.key_range
}
