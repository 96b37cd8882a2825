//! Workflows and the labels of their stages.

pub(super) mod label_outside_scope;
pub(super) mod label_without_stage;
pub(super) mod stage_without_label;
pub(super) mod unreachable_stage;

mod stages;

#[cfg(test)]
mod tests;
