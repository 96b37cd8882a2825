//! Records.

pub(super) mod bad_id;
pub(super) mod bad_value;
pub(super) mod deprecated_without_replacement;
pub(super) mod duplicate;
pub(super) mod former_id_clash;
pub(super) mod missing_field;
pub(super) mod not_a_record;
pub(super) mod unknown_field;
pub(super) mod unknown_kind;
pub(super) mod wrong_type;

#[cfg(test)]
mod tests;
