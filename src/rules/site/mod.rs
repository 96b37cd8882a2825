//! Addresses.

mod collision;
mod redirect;
mod reserved;
mod slug_clash;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&collision::RULE, &redirect::RULE, &reserved::RULE, &slug_clash::RULE];
