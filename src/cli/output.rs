//! Where a command writes to.

use std::io::{self, Write};

/// The two streams: reports go to the first, messages about the run to the second, so that a report can be piped.
pub(super) struct Output<'a> {
    /// Standard output.
    pub(super) out: &'a mut dyn Write,
    /// Standard error.
    pub(super) err: &'a mut dyn Write,
}

impl Output<'_> {
    /// A line about the run. That nobody reads it is no reason to fail.
    pub(super) fn note(&mut self, message: &str) {
        let _ = writeln!(self.err, "{message}");
    }
}

/// A reader that went away (`vade check | head`) is no failure; anything else is.
pub(super) fn quiet_pipe(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
