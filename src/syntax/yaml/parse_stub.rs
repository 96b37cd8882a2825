//! Stands in for the YAML parser until it is merged: reads nothing.

use super::{Document, Limits};
use crate::base::TextMap;

/// An empty document.
pub fn parse(_text: &str, _map: &TextMap, _limits: &Limits) -> Document {
    Document::default()
}
