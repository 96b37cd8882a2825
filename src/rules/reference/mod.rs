//! References to entities: `persona:sasha`, `owner: it-helpdesk`.

mod ambiguous;
mod former_id;
mod removed;
mod unknown_entity;
mod unknown_kind;
mod wrong_kind;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &ambiguous::RULE,
    &former_id::RULE,
    &removed::RULE,
    &unknown_entity::RULE,
    &unknown_kind::RULE,
    &wrong_kind::RULE,
];
