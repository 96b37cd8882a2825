//! Pages.

mod empty_section;
mod no_title;
mod orphan;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&empty_section::RULE, &no_title::RULE, &orphan::RULE];
