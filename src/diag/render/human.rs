//! The report for people, in the manner of rustc: what, where, the line with a caret, why, and what to write instead.

use std::io;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{
    Counts, Sources,
    excerpt::{Excerpt, first_line},
    lines::Lines,
    visible::{visible, visible_lines},
};
use crate::{
    base::{Place, TextRange},
    diag::{Edit, Finding, Severity, Suggestion},
};

/// How many findings are shown; a terminal holds no more, and the rest is counted.
const MOST: usize = 1000;

/// How many ways to mend a finding are shown.
const MOST_SUGGESTIONS: usize = 3;

/// How many lines may lie between two places of one excerpt, and how many an edit may span to be shown.
const NEAR: u32 = 40;

/// Whether the report is coloured. Who decides, and from what, is the command line's matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// With ANSI escapes.
    Always,
    /// Plain text.
    Never,
}

/// How the report looks.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Coloured or not.
    pub color: Color,
    /// Columns of the terminal.
    pub width: usize,
    /// How many files were read; 0 leaves the number out.
    pub files: usize,
}

/// Writes the findings, in their order, and the line that sums them up.
pub fn write(findings: &[Finding], sources: &dyn Sources, options: Options, out: &mut dyn io::Write) -> io::Result<()> {
    let renderer = match options.color {
        Color::Always => Renderer::styled().hyperlink(false),
        Color::Never => Renderer::plain(),
    };
    let renderer = renderer.term_width(options.width.max(60));
    let mut lines = Lines::new(sources);
    for finding in shown(findings) {
        let report = report(finding, &mut lines);
        write_report(&renderer.render(&report), out)?;
    }
    if findings.len() > MOST {
        writeln!(out, "+{} more, not shown\n", findings.len() - MOST)?;
    }
    writeln!(out, "{}", Counts::of(findings, options.files))
}

/// The findings to show: all, or when there are too many the gravest, in the order of the report.
fn shown(findings: &[Finding]) -> Vec<&Finding> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    if findings.len() > MOST {
        order.sort_by_key(|at| findings[*at].severity);
        order.truncate(MOST);
        order.sort_unstable();
    }
    order.into_iter().map(|at| &findings[at]).collect()
}

fn report<'a>(finding: &'a Finding, lines: &mut Lines<'_>) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(visible(&finding.message)).id(finding.rule.as_str());
    let (near, far): (Vec<_>, Vec<_>) = finding.related.iter().partition(|related| {
        let apart = |lines: &mut Lines<'_>| {
            let (here, there) = (lines.ends(&finding.place).0.line, lines.ends(&related.place).0.line);
            here.abs_diff(there)
        };
        related.place.path == finding.place.path && apart(lines) <= NEAR
    });
    let mut marks = vec![(AnnotationKind::Primary, finding.place.range, finding.label.as_str())];
    marks.extend(near.iter().map(|related| (AnnotationKind::Context, related.place.range, related.message.as_str())));
    let mut first = Group::with_title(title).elements(excerpt(&finding.place, &marks, lines));
    if let Some(help) = &finding.help {
        first = first.element(Level::HELP.message(visible_lines(help)));
    }
    let mut groups = vec![first];
    for related in far {
        let mark = [(AnnotationKind::Primary, related.place.range, "")];
        let title = Level::NOTE.secondary_title(visible(&related.message));
        groups.push(Group::with_title(title).elements(excerpt(&related.place, &mark, lines)));
    }
    groups.extend(finding.suggestions.iter().take(MOST_SUGGESTIONS).map(|suggestion| suggested(suggestion, lines)));
    groups
}

type Mark<'a> = (AnnotationKind, TextRange, &'a str);

/// The `-->` line and the excerpt of a place. `marks` lie in its file, the first is the place itself.
fn excerpt(place: &Place, marks: &[Mark<'_>], lines: &mut Lines<'_>) -> Vec<Element<'static>> {
    // The column is told here and not left to the renderer, because the excerpt may begin within a long line and
    // writes escapes out.
    let origin = Origin::path(visible(place.path.as_str()).into_owned());
    let Some(text) = lines.text(&place.path) else { return vec![origin.into()] };
    let start = lines.ends(place).0;
    let ranges: Vec<TextRange> = marks.iter().map(|(_, range, _)| first_line(&text, *range)).collect();
    let excerpt = Excerpt::of(&text, &ranges);
    let mut snippet = Snippet::source(excerpt.text).line_start(excerpt.line);
    for ((kind, _, label), span) in marks.iter().zip(excerpt.spans) {
        let label = (!label.is_empty()).then(|| visible(label).into_owned());
        snippet = snippet.annotation(kind.span(span).label(label));
    }
    vec![origin.line(start.line as usize).char_column(start.column as usize).into(), snippet.into()]
}

/// "help: write …" with the lines before and after.
fn suggested<'a>(suggestion: &'a Suggestion, lines: &mut Lines<'_>) -> Group<'a> {
    let title = Level::HELP.secondary_title(visible(&suggestion.message));
    let group = Group::with_title(title);
    let Some(Edit { place, .. }) = suggestion.edits.first() else { return group };
    let one_file = suggestion.edits.iter().all(|edit| edit.place.path == place.path);
    let Some(text) = lines.text(&place.path).filter(|_| one_file) else { return group };
    let ends = suggestion.edits.iter().map(|edit| lines.ends(&edit.place));
    let (from, to) = ends.fold((u32::MAX, 0), |(from, to), (start, end)| (from.min(start.line), to.max(end.line)));
    if to.saturating_sub(from) > NEAR {
        return group;
    }
    let ranges: Vec<TextRange> = suggestion.edits.iter().map(|edit| edit.place.range).collect();
    let excerpt = Excerpt::of(&text, &ranges);
    let patches = suggestion.edits.iter().zip(excerpt.spans);
    let patches = patches.map(|(edit, span)| Patch::new(span, visible_lines(&edit.text)));
    group.element(Snippet::source(excerpt.text).line_start(excerpt.line).patches(patches))
}

/// Writes one rendered report and a blank line. The renderer puts a `:::` line between a place and an excerpt that has
/// no path of its own; it says nothing here.
fn write_report(report: &str, out: &mut dyn io::Write) -> io::Result<()> {
    for line in report.lines() {
        if unstyled(line).trim() != ":::" {
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    writeln!(out)
}

/// A line without ANSI styles.
fn unstyled(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        text.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}
