//! Records.

mod bad_id;
mod bad_value;
mod deprecated_without_replacement;
mod duplicate;
mod former_id_clash;
mod missing_field;
mod not_a_record;
mod unknown_field;
mod unknown_kind;
mod wrong_type;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &bad_id::RULE,
    &bad_value::RULE,
    &deprecated_without_replacement::RULE,
    &duplicate::RULE,
    &former_id_clash::RULE,
    &missing_field::RULE,
    &not_a_record::RULE,
    &unknown_field::RULE,
    &unknown_kind::RULE,
    &wrong_type::RULE,
];
