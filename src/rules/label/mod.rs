//! Labels: their names, where they are declared, and where they are cited.

mod case;
mod comma;
mod deprecated;
mod deprecated_without_replacement;
mod duplicate;
mod empty_scope;
mod former_name;
mod former_still_declared;
mod maybe;
mod mixed_prefix;
mod name_too_long;
mod near_duplicate;
mod no_description;
mod order_gap;
mod order_repeat;
mod quote_in_name;
mod quotes;
mod space_around_scope;
mod tautology;
mod truncated;
mod type_mismatch;
mod unavailable;
mod undeclared;
mod unused;

mod declared;

#[cfg(test)]
mod founding;
#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &case::RULE,
    &comma::RULE,
    &deprecated::RULE,
    &deprecated_without_replacement::RULE,
    &duplicate::RULE,
    &empty_scope::RULE,
    &former_name::RULE,
    &former_still_declared::RULE,
    &maybe::RULE,
    &mixed_prefix::RULE,
    &name_too_long::RULE,
    &near_duplicate::RULE,
    &no_description::RULE,
    &order_gap::RULE,
    &order_repeat::RULE,
    &quote_in_name::RULE,
    &quotes::RULE,
    &space_around_scope::RULE,
    &tautology::RULE,
    &truncated::RULE,
    &type_mismatch::RULE,
    &unavailable::RULE,
    &undeclared::RULE,
    &unused::RULE,
];
