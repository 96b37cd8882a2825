//! A description that only says the name again.

use super::declared::{records, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/tautology"),
    severity: Severity::Info,
    title: "A description that only repeats the label's name",
    explain:
        "A reader who looks the label up already knows its name. The description should say when to use it, and when \
              not.

Wrong:

    - name: IT-Help
      description: IT-Help work

Right:

    - name: IT-Help
      description: A question or a fault that the IT help desk answers within a day",
    check: Check::Records(check),
};

/// Words that say nothing about a label.
const EMPTY: [&str; 26] = [
    "a",
    "an",
    "and",
    "are",
    "for",
    "is",
    "issue",
    "issues",
    "it",
    "item",
    "items",
    "label",
    "of",
    "on",
    "related",
    "request",
    "requests",
    "something",
    "stuff",
    "task",
    "tasks",
    "that",
    "the",
    "this",
    "to",
    "work",
];

fn check(book: &Book<'_>, out: &mut Problems) {
    for (entry, source, record) in records(book) {
        let Some(value) = record.get("description") else { continue };
        let said = words(value.text().unwrap_or_default());
        let named = words(&entry.name);
        let again = said.iter().any(|word| named.contains(word));
        if again && said.iter().all(|word| named.contains(word) || EMPTY.contains(&word.as_str())) {
            let message = format!("the description of {} only says its name again", code(&entry.name));
            let problem = Problem::new(RULE.id, value.range, message);
            say(out, source, problem.help("say when to put it on an issue, and when not"));
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.to_lowercase().trim_end_matches('s').to_owned()).filter(|word| !word.is_empty()).collect()
}
