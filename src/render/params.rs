//! What a view in a fence is asked for.

use std::collections::BTreeMap;

use crate::syntax::yaml::{Node, Value};

/// The parameters of a view, each as a list of texts.
pub(super) struct Params(pub(super) BTreeMap<String, Vec<String>>);

impl Params {
    /// As written in the block.
    pub(super) fn read(root: Option<&Node>) -> Self {
        let mut params = BTreeMap::new();
        for entry in root.map_or(&[][..], Node::entries) {
            let values = match &entry.value.value {
                Value::Sequence(items) => items.iter().filter_map(Node::text).map(str::to_owned).collect(),
                _ => entry.value.text().map(str::to_owned).into_iter().collect(),
            };
            params.insert(entry.key.text.clone(), values);
        }
        Self(params)
    }

    /// The texts of one.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Ids without the kind that may stand before them.
    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        self.list(name).iter().map(|id| id.split_once(':').map_or(id.as_str(), |(_, id)| id).to_owned()).collect()
    }

    /// Whether a value is among those asked for; where none is asked for, all are.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.0.get(name).is_none_or(|values| values.is_empty() || values.iter().any(|wanted| wanted == value))
    }
}
