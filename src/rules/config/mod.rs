//! `book.toml`. The severities of these are not for a handbook to choose.

mod contrast;
mod kind;
mod mdbook_key;
mod path;
mod syntax;
mod unknown_key;
mod unknown_rule;
mod value;
mod wrong_type;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &contrast::RULE,
    &kind::RULE,
    &mdbook_key::RULE,
    &path::RULE,
    &syntax::RULE,
    &unknown_key::RULE,
    &unknown_rule::RULE,
    &value::RULE,
    &wrong_type::RULE,
];
