//! Front matter.

pub(super) mod bad_value;
pub(super) mod late;
pub(super) mod unclosed;
pub(super) mod unknown_key;
pub(super) mod unknown_template;
pub(super) mod wrong_type;
