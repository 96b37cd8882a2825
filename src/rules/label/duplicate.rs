//! One name declared twice for one place.

use std::collections::BTreeMap;

use super::declared;
use crate::{model::LabelName, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/duplicate"),
    severity: Severity::Error,
    title: "A label that is declared twice",
    explain:
        "Two records declare the same name for the same group or project, or one of them for a group that holds the \
              other's. They mean one label in GitLab, and only one description can be right. The same name in groups \
              that have nothing to do with each other is no duplicate.

Wrong:

    - {name: blocker, description: Blocks other work, groups: [gitlab-com]}
    - {name: blocker, description: Must be done first, groups: [gitlab-com]}

Right:

    - {name: blocker, description: Blocks other work, groups: [gitlab-com]}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for entry in book.model.labels.by_name.values().filter(|entry| entry.records.len() > 1) {
        for (later, first, shared) in clashes(book, &entry.records) {
            let place = declared::place(book.model, later);
            let message = match shared {
                Some(container) => format!("{} is declared twice for {}", code(&entry.name), code(&container)),
                None => format!("{} is declared twice", code(&entry.name)),
            };
            let problem = Problem::new(RULE.id, place.range, message)
                .label("again here")
                .elsewhere(declared::place(book.model, first), "first declared here")
                .help("keep one of the two records");
            out.push((place.path, problem));
        }
    }
}

/// Each record that meets an earlier one: the two, and the group or project in which they meet.
fn clashes(book: &Book<'_>, records: &[LabelName]) -> Vec<(LabelName, LabelName, Option<String>)> {
    let mut found: BTreeMap<LabelName, (LabelName, Option<String>)> = BTreeMap::new();
    let mut owners: BTreeMap<&str, LabelName> = BTreeMap::new();
    let mut everywhere = None;
    for at in records {
        let containers = declared::containers(declared::record(book.model, *at).1);
        if containers.is_empty() {
            if let Some(first) = everywhere.or_else(|| records.first().copied()).filter(|first| first != at) {
                found.entry(*at).or_insert((first, None));
            }
            everywhere.get_or_insert(*at);
        } else if let Some(first) = everywhere {
            found.entry(*at).or_insert((first, None));
        }
        for container in containers {
            let first = *owners.entry(container).or_insert(*at);
            if first != *at {
                found.entry(*at).or_insert((first, Some(container.to_owned())));
            }
        }
    }
    // A group's label is there in the groups and projects below it.
    for (container, at) in &owners {
        let above = container.match_indices('/').filter_map(|(end, _)| owners.get(&container[..end]));
        for other in above.filter(|other| *other != at) {
            let (first, later) = (at.min(other), at.max(other));
            found.entry(*later).or_insert((*first, Some((*container).to_owned())));
        }
    }
    found.into_iter().map(|(later, (first, shared))| (later, first, shared)).collect()
}
