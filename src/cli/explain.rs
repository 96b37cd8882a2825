//! `vade explain`: what a rule means.

use std::io::{self, Write};

use super::{
    args::ExplainArgs,
    exit,
    fault::Fault,
    output::{Output, quiet_pipe},
};
use crate::{base::nearest, diag::Severity, rules::RULES};

/// A rule, as `explain` shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule<'a> {
    /// Its id, `group/name`.
    pub(super) id: &'a str,
    /// Its severity unless a handbook sets another.
    pub(super) severity: Severity,
    /// What it says in a few words.
    pub(super) title: &'a str,
    /// What it means and what to do; paragraphs are parted by a blank line.
    pub(super) text: &'a str,
}

/// Every rule there is.
pub(super) fn rules() -> Vec<Rule<'static>> {
    let all = RULES.iter();
    all.map(|rule| Rule { id: rule.id.as_str(), severity: rule.severity, title: rule.title, text: rule.explain })
        .collect()
}

/// Runs it over `rules`; the exit code.
pub(super) fn explain(args: &ExplainArgs, rules: &[Rule<'_>], output: &mut Output<'_>) -> Result<u8, Fault> {
    let written = match &args.rule {
        None => list(rules, output.out),
        Some(wanted) => one(find(wanted.trim(), rules)?, output.out),
    };
    quiet_pipe(written).map_err(|error| Fault::io("the explanation cannot be written", &error))?;
    Ok(exit::CLEAN)
}

/// A rule by its id, or by the part behind the slash when only one has it.
fn find<'r, 'a>(wanted: &str, rules: &'r [Rule<'a>]) -> Result<&'r Rule<'a>, Fault> {
    if let Some(rule) = rules.iter().find(|rule| rule.id == wanted) {
        return Ok(rule);
    }
    let short: Vec<&Rule<'_>> =
        rules.iter().filter(|rule| rule.id.split_once('/').is_some_and(|(_, n)| n == wanted)).collect();
    if let [rule] = short[..] {
        return Ok(rule);
    }
    let mut near: Vec<&str> = short.iter().map(|rule| rule.id).collect();
    if near.is_empty() {
        near = nearest(wanted, rules.iter().map(|rule| rule.id), 3);
    }
    let hint = match &near[..] {
        [] => "`vade explain` lists all rules".to_owned(),
        near => format!("did you mean {}?", near.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" or ")),
    };
    Err(Fault::Usage(format!("there is no rule `{wanted}`; {hint}")))
}

fn one(rule: &Rule<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({})\n{}\n", rule.id, rule.severity, rule.title)?;
    writeln!(out, "{}\n", flowed(rule.text, 80))?;
    let (id, word) = (rule.id, if rule.severity == Severity::Error { "warning" } else { "error" });
    if rule.id.starts_with("config/") {
        // Settings are read before rules are, so none can be set for them.
        return Ok(());
    }
    writeln!(out, "To change it, write under [rules] in book.toml: \"{id}\" = \"{word}\", or \"off\".")
}

fn list(rules: &[Rule<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut rules: Vec<&Rule<'_>> = rules.iter().collect();
    rules.sort_by_key(|rule| rule.id);
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut group = "";
    for rule in rules {
        let this = rule.id.split_once('/').map_or(rule.id, |(group, _)| group);
        if this != group {
            writeln!(out, "{}{this}", if group.is_empty() { "" } else { "\n" })?;
            group = this;
        }
        writeln!(out, "  {:widest$}  {:7}  {}", rule.id, rule.severity.as_str(), rule.title)?;
    }
    writeln!(out, "\n`vade explain RULE` says more about one of them.")
}

/// A text in lines of at most `width` characters. Examples, which are indented or fenced, stay as they are.
fn flowed(text: &str, width: usize) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let (mut paragraph, mut fence) = (String::new(), false);
    for line in text.lines() {
        let mark = line.starts_with("```");
        if mark || fence || line.starts_with("    ") {
            if !paragraph.is_empty() {
                blocks.push(wrapped(&std::mem::take(&mut paragraph), width));
            }
            blocks.push(line.to_owned());
            fence ^= mark;
        } else if line.trim().is_empty() {
            if !paragraph.is_empty() {
                blocks.push(wrapped(&std::mem::take(&mut paragraph), width));
            }
            blocks.push(String::new());
        } else {
            paragraph.extend([line, " "]);
        }
    }
    blocks.push(wrapped(&paragraph, width));
    blocks.join("\n").trim_end().to_owned()
}

/// A paragraph in lines of at most `width` characters, as far as its words allow.
fn wrapped(paragraph: &str, width: usize) -> String {
    let mut text = String::with_capacity(paragraph.len() + 8);
    let mut column = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text
}
