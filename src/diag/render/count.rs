//! How many findings of each severity.

use std::fmt;

use crate::diag::{Finding, Severity};

/// The numbers at the end of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
    /// Files that were read.
    pub files: usize,
}

impl Counts {
    /// Counts `findings`, which come from `files` files.
    pub fn of(findings: &[Finding], files: usize) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), infos: count(Severity::Info), files }
    }
}

/// "2 errors, 1 warning in 14 files".
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let mut parts = parts.into_iter().filter(|(count, _)| *count > 0).peekable();
        if parts.peek().is_none() {
            f.write_str("nothing to report")?;
        }
        while let Some((count, word)) = parts.next() {
            write!(f, "{count} {word}{}{}", plural(count), if parts.peek().is_some() { ", " } else { "" })?;
        }
        match self.files {
            0 => Ok(()),
            files => write!(f, " in {files} file{}", plural(files)),
        }
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
