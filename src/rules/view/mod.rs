//! Views: fenced blocks that are replaced by a rendering of the book.

mod bad_value;
mod unknown;
mod unknown_parameter;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&bad_value::RULE, &unknown::RULE, &unknown_parameter::RULE];
