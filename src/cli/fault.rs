//! What ends a run before there is a report.

use std::fmt;

use super::exit;
use crate::emit::EmitError;

/// A fault of the command line or of the machine, not of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The arguments or the settings cannot be used.
    Usage(String),
    /// Reading or writing failed.
    Io(String),
}

impl Fault {
    /// A failure to read or write, with what was being done.
    pub(super) fn io(doing: impl fmt::Display, error: &std::io::Error) -> Self {
        Self::Io(format!("{doing}: {error}"))
    }

    /// The exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => exit::USAGE,
            Self::Io(_) => exit::IO,
        }
    }
}

impl From<EmitError> for Fault {
    fn from(error: EmitError) -> Self {
        match &error {
            EmitError::Refused { .. } => Self::Usage(error.to_string()),
            _ => Self::Io(error.to_string()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) | Self::Io(message) => f.write_str(message),
        }
    }
}
