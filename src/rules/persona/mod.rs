//! Personas.

mod no_summary;
mod same_first_name;
mod stale_research;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&no_summary::RULE, &same_first_name::RULE, &stale_research::RULE];
