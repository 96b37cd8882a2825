//! Fenced blocks, formulas and diagrams.

mod diagram;
mod formula;
#[cfg(test)]
mod tests;
mod unknown_language;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&diagram::RULE, &formula::RULE, &unknown_language::RULE];
