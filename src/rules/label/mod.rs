//! Labels: their names, where they are declared, and where they are cited.

pub(super) mod case;
pub(super) mod comma;
pub(super) mod deprecated;
pub(super) mod deprecated_without_replacement;
pub(super) mod duplicate;
pub(super) mod empty_scope;
pub(super) mod former_name;
pub(super) mod former_still_declared;
pub(super) mod maybe;
pub(super) mod mixed_prefix;
pub(super) mod name_too_long;
pub(super) mod near_duplicate;
pub(super) mod no_description;
pub(super) mod order_gap;
pub(super) mod order_repeat;
pub(super) mod quote_in_name;
pub(super) mod quotes;
pub(super) mod space_around_scope;
pub(super) mod tautology;
pub(super) mod truncated;
pub(super) mod type_mismatch;
pub(super) mod unavailable;
pub(super) mod undeclared;
pub(super) mod unused;

mod declared;

#[cfg(test)]
mod founding;
#[cfg(test)]
mod tests;
