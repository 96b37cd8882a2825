//! The report for programs.
//!
//! An object with `diagnostics`, in the order of the report, and `summary`. Lines and columns count from 1, columns in
//! Unicode scalar values; an end is the position behind the last character; files are relative to the root.

use std::io;

use serde::Serialize;

use super::{Counts, Sources, lines::Lines};
use crate::{
    base::{LineColumn, Place},
    diag::{Finding, Severity},
};

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Diagnostic<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    rule: &'static str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    span: Span<'a>,
    help: Option<&'a str>,
    suggestions: Vec<Suggestion<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Span<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    message: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    span: Span<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

/// Writes the report. `files` is how many files were read.
pub fn write(findings: &[Finding], sources: &dyn Sources, files: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut lines = Lines::new(sources);
    let diagnostics = findings.iter().map(|finding| diagnostic(finding, &mut lines)).collect();
    serde_json::to_writer_pretty(&mut *out, &Report { diagnostics, summary: Counts::of(findings, files) })?;
    writeln!(out)
}

fn diagnostic<'a>(finding: &'a Finding, lines: &mut Lines<'_>) -> Diagnostic<'a> {
    let related = finding.related.iter().map(|related| {
        let (LineColumn { line, column }, _) = lines.ends(&related.place);
        Related { file: related.place.path.as_str(), line, column, message: &related.message }
    });
    let related = related.collect();
    let suggestions = finding.suggestions.iter().map(|suggestion| Suggestion {
        message: &suggestion.message,
        edits: suggestion.edits.iter().map(|edit| Edit { span: span(&edit.place, lines), text: &edit.text }).collect(),
    });
    let suggestions = suggestions.collect();
    Diagnostic {
        rule: finding.rule.as_str(),
        severity: finding.severity,
        message: &finding.message,
        span: span(&finding.place, lines),
        help: finding.help.as_deref(),
        suggestions,
        related,
    }
}

fn span<'a>(place: &'a Place, lines: &mut Lines<'_>) -> Span<'a> {
    let (start, end) = lines.ends(place);
    Span {
        file: place.path.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

impl Serialize for Severity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
