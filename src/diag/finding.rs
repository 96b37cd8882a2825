//! A finding and its parts.

use super::{RuleId, Severity};
use crate::base::Place;

/// One thing the compiler found in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule speaks.
    pub rule: RuleId,
    /// How grave, after `book.toml` and the command line had their say.
    pub severity: Severity,
    /// One sentence, no full stop: what is wrong, naming the thing.
    pub message: String,
    /// Where.
    pub place: Place,
    /// A few words at the caret; the message stands alone without them.
    pub label: String,
    /// Other places that explain this one, such as the definition.
    pub related: Vec<Related>,
    /// What to do about it, in a writer's words.
    pub help: Option<String>,
    /// Edits that would mend it, best first.
    pub suggestions: Vec<Suggestion>,
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: String,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it does, such as: write `BTG-Features Wanted`.
    pub message: String,
    /// The edits, which belong together.
    pub edits: Vec<Edit>,
}

/// A replacement of one range by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub text: String,
}

impl Finding {
    /// The order of reports: by place, then gravity, rule and words, so that any two runs agree.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        (&self.place, self.severity, self.rule, &self.message).cmp(&(
            &other.place,
            other.severity,
            other.rule,
            &other.message,
        ))
    }
}
