//! Workflows and the labels of their stages.

mod label_outside_scope;
mod label_without_stage;
mod stage_without_label;
mod unreachable_stage;

mod stages;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] =
    &[&label_outside_scope::RULE, &label_without_stage::RULE, &stage_without_label::RULE, &unreachable_stage::RULE];
