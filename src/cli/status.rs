//! One calm line about the handbook, in place of a scroll of messages.

use std::{io::IsTerminal as _, sync::Arc};

use super::{Env, output::Output, report::Style};
use crate::serve::{Failure, Generation};

/// The line. On a terminal it is written over itself; elsewhere a new one is written when it says something else.
pub(super) struct Status {
    in_place: bool,
    quiet: bool,
    last: String,
    failure: Option<Failure>,
}

impl Status {
    /// Nothing is written yet.
    pub(super) fn new(style: Style, env: &Env) -> Self {
        Self {
            in_place: env.is_terminal && std::io::stderr().is_terminal(),
            quiet: style.quiet,
            last: String::new(),
            failure: None,
        }
    }

    /// The handbook is another one. `more` is what else there is to say.
    pub(super) fn changed(&mut self, generation: &Arc<Generation>, more: Option<&str>, output: &mut Output<'_>) {
        if generation.failure != self.failure {
            self.failure.clone_from(&generation.failure);
            if let Some(failure) = &self.failure {
                self.note(&format!("error: {}\n{}", failure.what, failure.report), output);
            }
        }
        let counts = generation.counts();
        let state = match &self.failure {
            Some(failure) if generation.snapshot.is_some() => {
                format!("{}; the pages are as they were before", failure.what)
            }
            Some(failure) => format!("{}; there are no pages yet", failure.what),
            None => format!("{}, {}", pages(generation.pages()), found(counts.errors, counts.warnings)),
        };
        let more = more.map(|more| format!("; {more}")).unwrap_or_default();
        let line = format!("{state}{more}");
        if self.quiet || (line == self.last && !self.in_place) {
            return;
        }
        let took = generation.took.as_millis();
        if self.in_place {
            // Clears the line and writes it again.
            let _ = write!(output.err, "\r\x1b[2K{line} ({took} ms)");
            let _ = output.err.flush();
        } else {
            output.note(&format!("{line} ({took} ms)"));
        }
        self.last = line;
    }

    /// Something else, on lines of its own.
    pub(super) fn note(&mut self, message: &str, output: &mut Output<'_>) {
        self.end(output);
        output.note(message);
    }

    /// Leaves the line.
    pub(super) fn end(&mut self, output: &mut Output<'_>) {
        if self.in_place && !self.last.is_empty() {
            output.note("");
            self.last.clear();
        }
    }
}

fn pages(count: usize) -> String {
    format!("{count} page{}", if count == 1 { "" } else { "s" })
}

fn found(errors: usize, warnings: usize) -> String {
    let count = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "no errors".to_owned(),
        (errors, 0) => count(errors, "error"),
        (0, warnings) => count(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}
