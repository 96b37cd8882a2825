//! Everything that has a page, by the letter it begins with: the way to find a thing by name without a script.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{Model, NodeId, natural};

/// More things than this under one letter have a page for each kind.
const PER_PAGE: usize = 300;

/// Letters in order, each with what begins with it, in natural order.
#[derive(Debug, Default)]
pub struct Alphabet(pub BTreeMap<String, Vec<NodeId>>);

impl Alphabet {
    /// Of all that readers see.
    pub fn of(model: &Model) -> Self {
        Self::among(model, (0..model.nodes.len()).map(|at| NodeId(at as u32)))
    }

    /// Of those of these nodes that readers see.
    pub fn among(model: &Model, nodes: impl Iterator<Item = NodeId>) -> Self {
        let mut letters: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
        for id in nodes {
            let node = model.node(id);
            if node.visible && !node.url.is_empty() {
                letters.entry(Self::letter(&node.title)).or_default().push(id);
            }
        }
        for nodes in letters.values_mut() {
            nodes.sort_by_cached_key(|id| (natural(&model.node(*id).title), id.0));
        }
        Self(letters)
    }

    /// Under which letter a title stands: its first letter without accents, `0-9` for digits, `other` for scripts that
    /// have no alphabet and for titles without a letter.
    pub fn letter(title: &str) -> String {
        let first = title.nfd().find(|c| c.is_alphanumeric());
        match first {
            Some(c) if c.is_numeric() => "0-9".to_owned(),
            Some(c) if c.is_lowercase() || c.is_uppercase() => c.to_lowercase().collect(),
            _ => "other".to_owned(),
        }
    }

    /// A letter as a heading.
    pub fn heading(letter: &str) -> String {
        if letter.chars().count() == 1 { letter.to_uppercase() } else { letter.to_owned() }
    }

    /// The things of one letter by kind, pages first; the key is the part of the address.
    pub fn by_kind<'m>(&self, model: &'m Model, letter: &str) -> Vec<(&'m str, Vec<NodeId>)> {
        let mut kinds: Vec<(usize, &str, Vec<NodeId>)> = Vec::new();
        for id in self.0.get(letter).into_iter().flatten() {
            let kind = model.node(*id).entity.map(|entity| model.entities.get(entity).kind);
            let place = kind.map_or(0, |kind| kind + 1);
            match kinds.iter_mut().find(|(other, ..)| *other == place) {
                Some((.., nodes)) => nodes.push(*id),
                None => {
                    let name = kind.map_or("pages", |kind| model.registry.kinds[kind].plural.as_str());
                    kinds.push((place, name, vec![*id]));
                }
            }
        }
        kinds.sort_by_key(|(place, ..)| *place);
        kinds.into_iter().map(|(_, name, nodes)| (name, nodes)).collect()
    }

    /// Whether a letter has a page for each kind.
    pub fn is_split(&self, letter: &str) -> bool {
        self.0.get(letter).is_some_and(|nodes| nodes.len() > PER_PAGE)
    }
}

#[cfg(test)]
mod tests {
    use super::Alphabet;

    #[test]
    fn a_title_stands_under_its_first_letter() {
        let check = |title: &str, want: &str| assert_eq!(Alphabet::letter(title), want, "{title}");
        check("Élodie", "e");
        check("  (beta) things", "b");
        check("2-Backlog", "0-9");
        check("Ясень", "я");
        check("日本", "other");
        check("***", "other");
    }
}
