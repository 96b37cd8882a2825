//! What a rule is set to.

use crate::diag::Severity;

/// How a rule speaks, as `[rules]` and `--rule` say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// At this severity.
    At(Severity),
    /// Not at all.
    Off,
}

impl Level {
    /// The words, gravest first.
    pub const WORDS: &[(&str, Self)] = &[
        ("error", Self::At(Severity::Error)),
        ("warning", Self::At(Severity::Warning)),
        ("info", Self::At(Severity::Info)),
        ("off", Self::Off),
    ];

    /// Reads one of the words.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, level)| *level)
    }

    /// The severity, unless it is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::At(severity) => Some(severity),
            Self::Off => None,
        }
    }
}
