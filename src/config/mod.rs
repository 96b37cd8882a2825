//! `book.toml`, as written and as resolved.
//!
//! Two types on purpose: [`raw`] is the file as its writer wrote it, every value with its range and nothing filled in;
//! [`Config`] is what the rest of the house reads, with defaults and without doubt. Between them stand the sections,
//! one file each, which declare every key once: its name, what it is for, and how it is read. Unknown keys, the
//! suggestions for them and the list in the manual follow from that declaration.
//!
//! Invariant: nothing here reads a file, knows a rule that exists, or fails.

mod accent;
mod check;
mod field_type;
pub mod ids;
mod kinds;
mod level;
mod limits;
mod mdbook;
mod pattern;
pub mod raw;
mod reader;
mod resolved;
mod sections;
mod site_url;
mod toml_text;
mod written;

use crate::{
    base::VPath,
    diag::{Problem, Severity},
};

pub use accent::Accent;
pub use level::Level;
pub use limits::Limits;
pub use pattern::Pattern;
pub use resolved::{
    AllowEntry, Book, CodeSpans, Config, Footer, FrontMatterKeys, Html, Import, ImportFormat, Labels, Links, PageLinks,
    Redirect, RuleSetting, Scheme,
};
pub use sections::{KeyDoc, keys};
pub use site_url::SiteUrl;
pub use written::Written;

/// Reads `book.toml`. Never fails: what cannot be read keeps its default and is a problem, whose severity
/// [`severity`] knows. `path` is how the file is named in findings that point back at it.
pub fn parse(path: &VPath, text: &str) -> (Config, Vec<Problem>) {
    let (table, syntax) = raw::parse(text);
    let mut config = Config { file: Some(path.clone()), ..Config::default() };
    if let Some(problem) = syntax {
        // Whatever else the file seems to hold may be a consequence, so the one thing that is sure is said alone.
        return (config, vec![problem]);
    }
    let mut reader = reader::Reader { text: text.into(), ..reader::Reader::default() };
    sections::read(&table, &mut config, &mut reader);
    check::check(&table, &config, &mut reader);
    let mut problems = reader.problems;
    problems.sort_by(|a, b| (a.range, a.rule, &a.message).cmp(&(b.range, b.rule, &b.message)));
    (config, problems)
}

/// How grave a problem of `book.toml` is. These are no content faults: an error among them ends the run with exit code
/// 2, whatever `[rules]` says.
pub fn severity(problem: &Problem) -> Severity {
    ids::RULES.iter().find(|rule| rule.id == problem.rule).map_or(Severity::Error, |rule| rule.severity)
}

#[cfg(test)]
mod tests;
