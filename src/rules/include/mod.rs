//! Includes.

mod circle;
mod missing;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&circle::RULE, &missing::RULE];
