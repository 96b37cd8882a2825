//! All rules, by id.

use super::{Rule, allow};

/// All rules, sorted by id.
pub static RULES: &[&Rule] = &[&allow::NO_REASON, &allow::UNKNOWN_RULE, &allow::UNUSED];

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id.as_str() == id).copied()
}
