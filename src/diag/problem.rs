//! A finding in the making: it knows its range, not yet its file or its severity.
//!
//! Parsers work on text that has no name, and a rule's severity is the handbook's choice; both are added in one place
//! later, by [`Problem::at`].

use super::{Edit, Finding, Related, RuleId, Severity, Suggestion};
use crate::base::{Place, TextRange, VPath};

/// What a parser or a rule has to say about a range of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which rule speaks.
    pub rule: RuleId,
    /// Where, in source offsets.
    pub range: TextRange,
    /// One sentence, no full stop.
    pub message: String,
    /// A few words at the caret.
    pub label: String,
    /// Other ranges of the same text that explain it.
    pub related: Vec<(TextRange, String)>,
    /// Places in other files that explain it.
    pub elsewhere: Vec<Related>,
    /// Another range of the same text at which a permission for it may stand: the link whose definition is wrong.
    pub also: Option<TextRange>,
    /// What to do about it.
    pub help: Option<String>,
    /// Replacements that would mend it: what it does, the range, the new text.
    pub suggestions: Vec<(String, TextRange, String)>,
}

impl Problem {
    /// A problem with nothing but its message.
    pub fn new(rule: RuleId, range: TextRange, message: impl Into<String>) -> Self {
        Self {
            rule,
            range,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            elsewhere: Vec::new(),
            also: None,
            help: None,
            suggestions: Vec::new(),
        }
    }

    /// With a few words at the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With another range of the same text.
    #[must_use]
    pub fn related(mut self, range: TextRange, message: impl Into<String>) -> Self {
        self.related.push((range, message.into()));
        self
    }

    /// With a place in another file.
    #[must_use]
    pub fn elsewhere(mut self, place: Place, message: impl Into<String>) -> Self {
        self.elsewhere.push(Related { place, message: message.into() });
        self
    }

    /// With another range at which it may be allowed.
    #[must_use]
    pub fn also(mut self, range: TextRange) -> Self {
        self.also = Some(range);
        self
    }

    /// With advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a replacement that mends it.
    #[must_use]
    pub fn suggest(mut self, message: impl Into<String>, range: TextRange, text: impl Into<String>) -> Self {
        self.suggestions.push((message.into(), range, text.into()));
        self
    }

    /// The finding, in a file and with a severity.
    pub fn at(self, path: &VPath, severity: Severity) -> Finding {
        let place = |range| Place::new(path.clone(), range);
        let related = self.related.into_iter().map(|(range, message)| Related { place: place(range), message });
        Finding {
            rule: self.rule,
            severity,
            message: self.message,
            place: place(self.range),
            label: self.label,
            related: related.chain(self.elsewhere).collect(),
            help: self.help,
            suggestions: self
                .suggestions
                .into_iter()
                .map(|(message, range, text)| Suggestion { message, edits: vec![Edit { place: place(range), text }] })
                .collect(),
        }
    }
}
