//! Writes what a run found.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Env,
    args::{ColorChoice, Format},
    engine::Outcome,
    fault::Fault,
    output::{Output, quiet_pipe},
};
use crate::{
    base::VPath,
    diag::{
        Finding, Severity,
        render::{Counts, Sources, human, json},
    },
};

/// How a report is wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Its form.
    pub(super) format: Format,
    /// Its colours.
    pub(super) color: human::Color,
    /// The columns of the terminal.
    pub(super) width: usize,
    /// Whether to leave out what is neither error nor warning.
    pub(super) quiet: bool,
}

impl Style {
    /// From the arguments and the environment. What is said on the command line wins over what is said around it.
    pub(super) fn new(format: Format, color: ColorChoice, quiet: bool, env: &Env) -> Self {
        let colored = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => !env.no_color && (env.force_color || env.is_terminal),
        };
        let color = if colored { human::Color::Always } else { human::Color::Never };
        Self { format, color, width: env.columns.unwrap_or(140), quiet }
    }
}

/// Texts of `book.toml` before those of the content.
struct Both<'a>(&'a BTreeMap<VPath, Arc<str>>, &'a dyn Sources);

impl Sources for Both<'_> {
    fn text(&self, path: &VPath) -> Option<Arc<str>> {
        self.0.text(path).or_else(|| self.1.text(path))
    }
}

/// Writes the findings about `book.toml` and then those of the run; the numbers of both.
pub(super) fn write(
    book: (Vec<Finding>, &BTreeMap<VPath, Arc<str>>),
    outcome: &Outcome,
    style: Style,
    output: &mut Output<'_>,
) -> Result<Counts, Fault> {
    let (mut findings, texts) = book;
    findings.extend(outcome.findings.iter().cloned());
    let counts = Counts::of(&findings, outcome.files);
    let sources = Both(texts, &*outcome.sources);
    let written = match style.format {
        Format::Json => json::write(&findings, &sources, outcome.files, output.out),
        Format::Human => {
            if style.quiet {
                findings.retain(|finding| finding.severity != Severity::Info);
            }
            let options = human::Options { color: style.color, width: style.width, files: outcome.files };
            if style.quiet && findings.is_empty() {
                Ok(())
            } else {
                human::write(&findings, &sources, options, output.out)
            }
        }
    };
    let written = written.and_then(|()| output.out.flush());
    quiet_pipe(written).map_err(|error| Fault::io("the report cannot be written", &error))?;
    Ok(counts)
}
