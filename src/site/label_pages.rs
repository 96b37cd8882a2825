//! The pages of labels where there are too many for one table: one a scope that has no page of its own, one a letter.

use super::{Alphabet, Recipe};
use crate::{base::slug, model::Model};

/// The address of the page of a scope that has none of its own, without slashes at its ends.
pub fn scope_page(key: &str) -> String {
    format!("labels/by-scope/{}", slug(key))
}

/// The address of the page of a letter.
pub fn letter_page(letter: &str) -> String {
    format!("labels/all/{letter}")
}

/// All labels that have a page, by the letters they begin with.
pub fn letters(model: &Model) -> Alphabet {
    Alphabet::among(model, model.labels.by_name.values().filter_map(|label| label.node))
}

/// Which pages there are, and how they are made. Scopes of the same address share a page.
pub(super) fn plan(model: &Model) -> Vec<(String, Recipe)> {
    if !model.labels.is_large() {
        return Vec::new();
    }
    let scopes = model.labels.scopes.iter().filter(|(_, scope)| scope.node.is_none() && !scope.labels.is_empty());
    let scopes = scopes.map(|(key, _)| (scope_page(key), Recipe::LabelScope(slug(key))));
    let letters = letters(model).0.into_keys().map(|letter| (letter_page(&letter), Recipe::LabelLetter(letter)));
    scopes.chain(letters).map(|(url, recipe)| (format!("{url}/index.html"), recipe)).collect()
}
