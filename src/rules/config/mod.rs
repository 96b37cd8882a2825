//! `book.toml`. The severities of these are not for a handbook to choose.

pub(super) mod contrast;
pub(super) mod kind;
pub(super) mod mdbook_key;
pub(super) mod path;
pub(super) mod syntax;
pub(super) mod unknown_key;
pub(super) mod unknown_rule;
pub(super) mod value;
pub(super) mod wrong_type;
