//! Files as such.

mod encoding;
mod left_out;
mod limit;
mod name;
mod unreadable;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&encoding::RULE, &left_out::RULE, &limit::RULE, &name::RULE, &unreadable::RULE];
