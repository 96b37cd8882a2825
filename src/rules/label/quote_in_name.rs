//! A declared name with a double quote in it.

use super::declared::{first, say};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/quote-in-name"),
    severity: Severity::Warning,
    title: "A label that no text can cite",
    explain:
        "GitLab ends the name in `~\"…\"` at the next double quote, so a name that has one can be written in no text.

Wrong:

    - name: 'the \"big\" one'

Right:

    - name: the big one",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for entry in book.model.labels.by_name.values().filter(|entry| entry.name.contains('"')) {
        let Some((source, record)) = first(book.model, entry) else { continue };
        let message = format!("the name {} has a `\"`, so no text can cite the label", code(&entry.name));
        say(
            out,
            source,
            Problem::new(RULE.id, record.id_range, message).help("give it another name in GitLab and here"),
        );
    }
}
