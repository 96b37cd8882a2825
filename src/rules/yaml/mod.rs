//! YAML as such.

mod duplicate_key;
mod limit;
mod syntax;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&duplicate_key::RULE, &limit::RULE, &syntax::RULE];
