//! Addresses.

mod collision;
mod redirect;
mod reserved;
mod slug_clash;
mod theme_file;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] =
    &[&collision::RULE, &redirect::RULE, &reserved::RULE, &slug_clash::RULE, &theme_file::RULE];
