//! References to entities: `persona:sasha`, `owner: it-helpdesk`.

pub(super) mod ambiguous;
pub(super) mod former_id;
pub(super) mod removed;
pub(super) mod unknown_entity;
pub(super) mod unknown_kind;
pub(super) mod wrong_kind;

#[cfg(test)]
mod tests;
