//! What an index is made of, and which pages are in it.

use std::collections::BTreeMap;

use crate::{
    kinds::{Data, FieldValue},
    model::{Model, Node, NodeId},
    syntax::markdown::Dialect,
};

/// What an index is made of.
#[derive(Debug, Clone, Copy)]
pub struct Library<'a> {
    /// The facts.
    pub model: &'a Model,
    /// Which Markdown is spoken.
    pub dialect: &'a Dialect,
    /// The theme's words.
    pub strings: &'a BTreeMap<String, String>,
    /// The words of declarations in those of the handbook.
    pub words: &'a BTreeMap<String, String>,
    /// What the search looks like: a style sheet.
    pub styles: &'a str,
    /// What stands behind the address of a page's folder.
    pub page_file: &'a str,
    /// How many threads may read pages.
    pub threads: usize,
}

/// The weight of a page whose writer names none.
const PLAIN: i64 = 5;

impl<'a> Library<'a> {
    /// What the theme says in words of its own.
    pub(super) fn say(&self, name: &str) -> &'a str {
        self.strings.get(name).map_or("", String::as_str)
    }

    /// A word of a declaration in the handbook's language.
    pub(super) fn word<'w>(&self, english: &'w str) -> &'w str
    where
        'a: 'w,
    {
        self.words.get(english).map_or(english, String::as_str)
    }

    /// The pages that can be found, entities first: by kind, then in the order of the model.
    pub(super) fn shelf(&self) -> Shelf {
        let model = self.model;
        let mut entities: Vec<(usize, NodeId)> = Vec::new();
        let mut pages = Vec::new();
        for (at, node) in model.nodes.iter().enumerate() {
            let id = NodeId(at as u32);
            if !node.visible || self.is_hidden(node) {
                continue;
            }
            match node.entity {
                Some(entity) => entities.push((model.entities.get(entity).kind, id)),
                None => pages.push(id),
            }
        }
        entities.sort_by_key(|(kind, id)| (*kind, id.0));
        let count = entities.len();
        let nodes = entities.into_iter().map(|(_, id)| id).chain(pages).collect();
        Shelf { nodes, entities: count }
    }

    /// A value of a page's front matter, else of its entity.
    pub(super) fn value(&self, node: &Node, key: &str) -> Option<&'a FieldValue> {
        let front = node.source.and_then(|source| self.model.sources[source].front(key));
        front.or_else(|| self.model.record(node.entity?).get(key))
    }

    /// Whether its writer keeps it out of search.
    fn is_hidden(&self, node: &Node) -> bool {
        matches!(self.value(node, "noindex").map(|value| &value.data), Some(Data::Flag(true)))
    }

    /// How much more, or less, than others a page weighs: −5 to 5.
    pub(super) fn weight(&self, node: &Node) -> i64 {
        let written = self.value(node, "search_weight").and_then(FieldValue::text);
        let weight = written.and_then(|text| text.parse::<f64>().ok()).map_or(PLAIN, |weight| weight as i64);
        weight.clamp(0, 2 * PLAIN) - PLAIN
    }
}

/// The pages that can be found, by their numbers in the index.
#[derive(Debug)]
pub(super) struct Shelf {
    /// Entities, then the others.
    pub(super) nodes: Vec<NodeId>,
    /// How many of them are entities.
    pub(super) entities: usize,
}
