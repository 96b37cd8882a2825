//! Pages.

mod empty_section;
mod lost_cells;
mod no_title;
mod orphan;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&empty_section::RULE, &lost_cells::RULE, &no_title::RULE, &orphan::RULE];
