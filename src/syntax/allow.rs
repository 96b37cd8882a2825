//! "This is on purpose": a writer's permission, beside the thing it permits.

use crate::base::TextRange;

/// One `vade: allow rule/id, reason` comment, in Markdown for the next block, in YAML for the next key or item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The rule as written; whether it exists is judged later.
    pub rule: String,
    /// Where the rule is written.
    pub rule_range: TextRange,
    /// Why, as written; empty when missing.
    pub reason: String,
    /// The whole comment.
    pub comment: TextRange,
    /// What it covers: a finding whose range starts in here is allowed. Empty when nothing follows.
    pub covers: TextRange,
}
