//! YAML as such.

pub(super) mod duplicate_key;
pub(super) mod limit;
pub(super) mod syntax;
