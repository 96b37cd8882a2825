//! Raw HTML.

mod not_allowed;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&not_allowed::RULE];
