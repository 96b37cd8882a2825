//! One prefix, joined in different ways.

use std::collections::BTreeMap;

use super::declared::{first, place, say};
use crate::{model::LabelEntry, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/mixed-prefix"),
    severity: Severity::Info,
    title: "A prefix that is joined in different ways",
    explain:
        "Labels of one team begin with the same word, and some have a blank after it where others have a dash. Nobody \
              can remember which, so the labels are mistyped, and do not sort together.

Wrong:

    - name: \"BTG Stage::1-Discovery\"
    - name: \"BTG-Status::1-Needs Review\"

Right:

    - name: \"BTG-Stage::1-Discovery\"
    - name: \"BTG-Status::1-Needs Review\"",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let mut prefixes: BTreeMap<&str, BTreeMap<char, Vec<&LabelEntry>>> = BTreeMap::new();
    for entry in book.model.labels.by_name.values() {
        if let Some((prefix, joint)) = prefix(&entry.name) {
            prefixes.entry(prefix).or_default().entry(joint).or_default().push(entry);
        }
    }
    for (prefix, joints) in prefixes.iter().filter(|(_, joints)| joints.len() > 1) {
        // What most of them do is taken for the rule; at a tie, the one declared first.
        let usual = joints.iter().max_by_key(|(_, entries)| (entries.len(), std::cmp::Reverse(first_of(entries))));
        let Some((usual, others)) = usual else { continue };
        for (joint, entries) in joints.iter().filter(|(joint, _)| *joint != usual) {
            let (Some(entry), Some(other)) = (entries.first(), others.first()) else { continue };
            let Some((source, record)) = first(book.model, entry) else { continue };
            let message = format!(
                "{} has {} after {}, where {} has {}",
                code(&entry.name),
                named(*joint),
                code(prefix),
                code(&other.name),
                named(*usual)
            );
            let mut problem = Problem::new(RULE.id, record.id_range, message);
            if let Some(at) = other.records.first() {
                problem = problem.elsewhere(place(book.model, *at), "the usual way");
            }
            say(out, source, problem);
        }
    }
}

fn first_of(entries: &[&LabelEntry]) -> Option<(usize, usize)> {
    entries.iter().filter_map(|entry| entry.records.first().copied()).min()
}

/// The first word and the mark after it, when the word is an abbreviation: `good first issue` and `good-to-have` have
/// nothing in common.
fn prefix(name: &str) -> Option<(&str, char)> {
    let end = name.find(|c: char| !c.is_alphanumeric())?;
    let (word, rest) = name.split_at(end);
    let joint = rest.chars().next().filter(|c| matches!(c, ' ' | '-' | '_'))?;
    let abbreviation = word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let more = rest[1..].starts_with(char::is_alphanumeric);
    (abbreviation && more && !word.bytes().all(|byte| byte.is_ascii_digit())).then_some((word, joint))
}

fn named(joint: char) -> &'static str {
    match joint {
        ' ' => "a blank",
        '-' => "a dash",
        _ => "an underscore",
    }
}
