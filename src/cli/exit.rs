//! The exit codes. Scripts rely on them.

use crate::diag::render::Counts;

/// Nothing wrong.
pub(super) const CLEAN: u8 = 0;
/// Findings at error level, or warnings where they are denied.
pub(super) const FINDINGS: u8 = 1;
/// Arguments or `book.toml`.
pub(super) const USAGE: u8 = 2;
/// Reading or writing.
pub(super) const IO: u8 = 3;
/// A bug. Not 101, which would read as an uncaught one.
pub(super) const BUG: u8 = 70;

/// The code of a run that came to its report.
pub(super) fn of(counts: Counts, deny_warnings: bool) -> u8 {
    if counts.errors > 0 || (deny_warnings && counts.warnings > 0) { FINDINGS } else { CLEAN }
}
