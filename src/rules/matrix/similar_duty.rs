//! Two teams with nearly the same duty.

use std::collections::{BTreeMap, BTreeSet};

use crate::{kinds::FieldValue, model::EntityId, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("matrix/similar-duty"),
    severity: Severity::Warning,
    title: "Nearly the same duty under two teams",
    explain: "Two rows of the matrix read nearly alike and have different owners. Readers will go to the wrong team, or \
              both teams will wait for the other.

Wrong:

    - {id: sfdc, name: Salesforce administration, owner: sales-operations}
    - {id: sfdc-2, name: Administration of Salesforce, owner: marketing-operations}

Right, one duty with one owner:

    - id: salesforce-administration
      name: Salesforce administration
      owner: sales-operations
      supports: [marketing-operations]

Or say in the names what sets them apart. Where both are meant, put a `# vade: allow matrix/similar-duty, reason` above \
the second.",
    check: Check::Records(check),
};

/// How much of all words of two duties both must have, as a fraction.
const ALIKE: (usize, usize) = (7, 10);
/// How many words a duty must have to be taken for a part of a longer one.
const PART: usize = 3;
/// A word in more duties than this tells nothing apart, so that duties need to share a rarer one to be compared.
const COMMON: usize = 50;

/// Words that do not count.
const STOP: [&str; 38] = [
    "a", "an", "and", "all", "any", "as", "at", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or",
    "our", "other", "such", "that", "the", "their", "them", "these", "this", "those", "to", "up", "via", "we", "what",
    "when", "which", "who", "with", "within",
];

struct Duty<'a> {
    id: EntityId,
    owner: &'a str,
    words: BTreeSet<String>,
}

fn check(book: &Book<'_>, out: &mut Problems) {
    let duties: Vec<Duty<'_>> = book
        .entities("responsibility")
        .filter(|(id, _)| book.is_current(*id))
        .filter_map(|(id, record)| {
            let owner = record.text("owner")?;
            let name = record.get("name").and_then(FieldValue::text).unwrap_or(&record.name);
            Some(Duty { id, owner: owner.strip_prefix("team:").unwrap_or(owner), words: words(name) })
        })
        .collect();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, duty) in duties.iter().enumerate() {
        for word in &duty.words {
            by_word.entry(word).or_default().push(at);
        }
    }
    let mut told = BTreeSet::new();
    for (at, duty) in duties.iter().enumerate() {
        let near = duty.words.iter().filter_map(|word| by_word.get(word.as_str()));
        let near: BTreeSet<usize> =
            near.filter(|list| list.len() <= COMMON).flatten().copied().filter(|other| *other < at).collect();
        let twin = near.into_iter().find(|other| duties[*other].owner != duty.owner && alike(&duties[*other], duty));
        if let Some(other) = twin.map(|other| &duties[other]).filter(|_| told.insert(duty.id)) {
            out.push(problem(book, duty, other));
        }
    }
}

fn problem(book: &Book<'_>, duty: &Duty<'_>, other: &Duty<'_>) -> (VPath, Problem) {
    let model = book.model;
    let place = |id: EntityId| {
        let record = model.record(id);
        let range = record.get("name").map_or(record.id_range, |value| value.range);
        crate::base::Place::new(book.source_of(id).path.clone(), range)
    };
    let (here, there) = (place(duty.id), place(other.id));
    let message = format!(
        "{} of {} and {} of {} read nearly alike",
        code(&model.record(duty.id).id),
        code(duty.owner),
        code(&model.record(other.id).id),
        code(other.owner)
    );
    let problem = Problem::new(RULE.id, here.range, message)
        .elsewhere(there, "the other one")
        .help("keep one, with the other team under `supports`, or say in the names what sets them apart");
    (here.path, problem)
}

fn alike(one: &Duty<'_>, other: &Duty<'_>) -> bool {
    let both = one.words.intersection(&other.words).count();
    let (least, most) = (one.words.len().min(other.words.len()), one.words.union(&other.words).count());
    // A single common word is a topic, not a duty.
    let equal = both >= 2 && both * ALIKE.1 >= most * ALIKE.0 || both == most && both > 0;
    equal || (both == least && least >= PART && most <= least * 2)
}

/// The words that count, each in a form that plurals and forms of a verb share.
fn words(name: &str) -> BTreeSet<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !STOP.contains(&word.as_str())).map(|word| stem(&word)).collect()
}

/// A rough stem: enough to see that `administration` and `administering`, `reset` and `resets` are one word.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 13] =
        ["ations", "ation", "ators", "ator", "ating", "ates", "ate", "ing", "ers", "ies", "es", "s", "y"];
    if !word.is_ascii() {
        return word.to_owned();
    }
    let ending = ENDINGS.iter().find(|ending| word.len() >= ending.len() + 4 && word.ends_with(*ending));
    match ending {
        Some(ending) => word[..word.len() - ending.len()].to_owned(),
        None => word.trim_end_matches('s').to_owned(),
    }
}
