//! The matrix of responsibilities: who does what.

mod area_without_duties;
mod no_owner;
mod question;
mod several_owners;
mod similar_duty;
mod team_without_duties;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &area_without_duties::RULE,
    &no_owner::RULE,
    &question::RULE,
    &several_owners::RULE,
    &similar_duty::RULE,
    &team_without_duties::RULE,
];
