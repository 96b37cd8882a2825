//! The name of a rule.

use std::fmt;

/// A rule's id, `group/name`: stable, because handbooks name it in `book.toml` and in comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

impl RuleId {
    /// The id as text.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The part before the slash.
    pub fn group(self) -> &'static str {
        self.0.split_once('/').map_or(self.0, |(group, _)| group)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
