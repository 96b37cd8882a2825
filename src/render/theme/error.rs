//! What is wrong with a template, and where.

use std::fmt;

use tera::ErrorKind;

use super::{
    DEFAULT,
    grammar::named,
    scan::{known_filters, tags},
};
use crate::base::{LineIndex, VPath, nearest};

/// A fault of a theme: the template, the place in it, what is wrong, and for which page it showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The template as a theme's author knows it: `templates/page.html`; `built-in templates/page.html` for one of ours.
    pub template: String,
    /// The line, from 1; none when the whole file is meant.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// One sentence.
    pub message: String,
    /// The nearest right names.
    pub help: Option<String>,
    /// The page that was being made.
    pub page: Option<String>,
}

impl ThemeError {
    /// A fault at a place.
    pub(super) fn at(template: &str, line: u32, column: u32, message: String) -> Self {
        Self { template: shown(template), line: Some(line), column: Some(column), message, help: None, page: None }
    }

    /// A fault of a whole file.
    pub(super) fn of_file(template: &str, message: &str) -> Self {
        Self {
            template: shown(template),
            line: None,
            column: None,
            message: message.to_owned(),
            help: None,
            page: None,
        }
    }

    /// Adds the nearest of `names`.
    pub(super) fn with_nearest<'a>(mut self, wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        let near = nearest(wanted, names, 3);
        if !near.is_empty() {
            self.help = Some(format!("did you mean `{}`?", near.join("`, `")));
        }
        self
    }

    /// Says in which folder the theme lies, unless the template is a built-in one.
    pub fn put_in(&mut self, folder: &VPath) {
        if self.template.starts_with("templates/") {
            self.template = format!("{folder}/{}", self.template);
        } else if self.template.is_empty() {
            self.template = folder.to_string();
        }
    }

    /// What Tera says about one template.
    pub(super) fn of_tera(error: &tera::Error, template: &str, page: Option<&str>) -> Self {
        let mut made = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let name = if report.filename().is_empty() { template } else { report.filename() };
                said(name, span.start_line as u32, span.start_col as u32 + 1, report.message())
            }
            other => Self::of_file(template, &sentence(&other.to_string())),
        };
        made.page = page.map(str::to_owned);
        made
    }

    /// What Tera says about all of them: it gathers unknown names of filters and templates into one text of reports.
    pub(super) fn all_of_tera(error: &tera::Error, templates: &[(String, String)]) -> Vec<Self> {
        let orphans = orphans(templates);
        if !orphans.is_empty() {
            return orphans;
        }
        let ErrorKind::Msg(text) = error.kind() else { return vec![Self::of_tera(error, "", None)] };
        let names: Vec<&str> = templates.iter().map(|(name, _)| name.strip_prefix(DEFAULT).unwrap_or(name)).collect();
        let mut found: Vec<Self> = text.split("\n\n").filter_map(|report| one_report(report, &names)).collect();
        if found.is_empty() {
            found.push(Self::of_file("", &sentence(text)));
        }
        found
    }
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.template.is_empty() { "theme" } else { &self.template })?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        self.page.as_ref().map_or(Ok(()), |page| write!(f, " (making {page})"))
    }
}

impl std::error::Error for ThemeError {}

/// Templates that extend one that there is not: Tera tells of the first only, and not where.
fn orphans(templates: &[(String, String)]) -> Vec<ThemeError> {
    let names: Vec<&str> =
        templates.iter().flat_map(|(name, _)| [&**name, name.strip_prefix(DEFAULT).unwrap_or(name)]).collect();
    let mut errors = Vec::new();
    for (name, text) in templates {
        let tags = tags(text);
        let Some((parent, at)) = tags.iter().find_map(|tag| Some((named(tag, "extends")?, tag.words.first()?.1)))
        else {
            continue;
        };
        if !names.contains(&parent) {
            let place = LineIndex::new(text).locate(text, at as u32);
            let message = format!("there is no template `{parent}` to extend");
            errors.push(
                ThemeError::at(name, place.line, place.column, message).with_nearest(parent, names.iter().copied()),
            );
        }
    }
    errors
}

fn shown(template: &str) -> String {
    match template.strip_prefix(DEFAULT) {
        Some(name) => format!("built-in templates/{name}"),
        None if template.is_empty() => String::new(),
        None => format!("templates/{template}"),
    }
}

/// Tera's sentence in ours: no capital, no full stop, the nearest right names instead of all names there are.
fn said(template: &str, line: u32, column: u32, message: &str) -> ThemeError {
    let (first, listed) = message.split_once(". Available ").unwrap_or((message, ""));
    let error = ThemeError::at(template, line, column, sentence(first));
    let names = listed.split_once(": ").map_or("", |(_, names)| names);
    match first.split('`').nth(1) {
        Some(wanted) if !names.is_empty() => error.with_nearest(wanted, names.split(", ")),
        _ => error,
    }
}

/// A report of Tera: its message after `error: ` and, a line below, its place after `--> `, as in `page.html:3:7`.
fn one_report(report: &str, templates: &[&str]) -> Option<ThemeError> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let (column, line, template) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let error = said(template, line, column, message);
    let Some(wanted) = message.split('`').nth(1) else { return Some(error) };
    Some(if message.starts_with("Unknown filter") {
        error.with_nearest(wanted, known_filters())
    } else if message.starts_with("Unknown template") {
        error.with_nearest(wanted, templates.iter().copied())
    } else if message.starts_with("Block ") && template.starts_with(DEFAULT) {
        // One of ours stands on a template that the theme has replaced as a whole.
        let parent = if template.starts_with("default/kinds/") { "entity.html" } else { "base.html" };
        let help = format!("let the theme's template extend `{DEFAULT}{parent}`, or give it a block `{wanted}`");
        ThemeError { help: Some(help), ..error }
    } else {
        error
    })
}

fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
