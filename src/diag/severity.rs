//! How grave a finding is.

use std::fmt;

/// The three levels, gravest first, so that sorting puts errors on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The handbook is wrong here: nothing is published.
    Error,
    /// Probably wrong, or soon.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word used in reports and in `book.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
