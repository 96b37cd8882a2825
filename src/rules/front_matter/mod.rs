//! Front matter.

mod bad_value;
mod late;
mod unclosed;
mod unknown_key;
mod unknown_template;
mod wrong_type;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] =
    &[&bad_value::RULE, &late::RULE, &unclosed::RULE, &unknown_key::RULE, &unknown_template::RULE, &wrong_type::RULE];
