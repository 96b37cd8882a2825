//! The laws of the list of rules.

use std::collections::BTreeSet;

use super::{RULES, rule};
use crate::{
    base::VPath,
    config,
    model::{EntityId, NodeId},
    resolve::{Fault, Resolved},
    rules::{Book, Check, FaultCx, testing::model},
    vfs::fixture,
};

#[test]
fn the_list_is_sorted_and_complete() {
    assert!(RULES.windows(2).all(|pair| pair[0].id < pair[1].id), "sorted by id, each once");
    let source = include_str!("../../diag/ids.rs");
    let below: Vec<&str> = source.split("RuleId(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(below.len() > 20, "the ids are still written as they were");
    let own = config::ids::RULES.iter().map(|rule| rule.id.as_str());
    for id in below.into_iter().chain(own) {
        assert!(rule(id).is_some(), "{id} is reported and has no rule");
    }
    for config in config::ids::RULES {
        assert_eq!(rule(config.id.as_str()).map(|rule| rule.severity), Some(config.severity), "{}", config.id);
    }
}

#[test]
fn every_rule_explains_itself() {
    for rule in RULES.iter().copied() {
        let id = rule.id.as_str();
        let (group, name) = id.split_once('/').unwrap_or_default();
        let word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(word(group) && word(name), "{id}");
        assert!(!rule.title.is_empty() && !rule.title.ends_with('.') && rule.title.len() < 80, "the title of {id}");
        let parts =
            rule.explain.split_once("\n\nWrong").and_then(|(why, rest)| Some((why, rest.split_once("\n\nRight")?)));
        let Some((why, (wrong, right))) = parts else { panic!("{id} shows nothing wrong, or nothing right") };
        assert!(why.len() > 40, "{id} says why");
        assert!(wrong.contains("\n\n    ") && right.contains("\n\n    "), "the examples of {id}");
        assert!(!rule.explain.contains("          "), "the blanks of {id}");
    }
    let titles: BTreeSet<&str> = RULES.iter().map(|rule| rule.title).collect();
    assert_eq!(titles.len(), RULES.len(), "no two rules have one title");
}

/// One of each fault. The match makes the compiler ask for a new one here.
fn every_fault() -> Vec<Fault> {
    let (text, list) = (|| "x".to_owned(), Vec::new);
    let (entity, node) = (EntityId(0), NodeId(0));
    let faults = vec![
        Fault::EmptyLink,
        Fault::MissingPage { wanted: text(), nearest: list() },
        Fault::MissingAsset { wanted: text(), nearest: list() },
        Fault::MissingAnchor { node: Some(node), anchor: text(), nearest: list() },
        Fault::WrongCase { right: text() },
        Fault::LeavesHandbook,
        Fault::ToPartial { path: VPath::root() },
        Fault::NotPublished { path: VPath::root() },
        Fault::ToDraft { node },
        Fault::OwnHost { right: text() },
        Fault::ForgottenScheme { right: text() },
        Fault::UnknownKind { kind: text(), nearest: vec![text()] },
        Fault::UnknownEntity { kinds: list(), key: text(), nearest: list() },
        Fault::AmbiguousEntity { key: text(), candidates: vec![entity] },
        Fault::WrongKind { kinds: list(), entity },
        Fault::FormerEntity { key: text(), entity },
        Fault::RemovedEntity { entity },
        Fault::LabelUndeclared { name: text(), nearest: list(), scope: None },
        Fault::LabelMaybe { name: text() },
        Fault::LabelFormer { name: text(), now: text() },
        Fault::LabelVariant { name: text(), right: text() },
        Fault::LabelSpaceAroundScope { name: text(), right: text() },
        Fault::LabelTruncated { read: text(), meant: text() },
        Fault::LabelEmptyScope { name: text() },
        Fault::LabelDeprecated { name: text(), instead: None },
        Fault::LabelUnavailable { name: text(), container: text(), available: list() },
    ];
    let numbers: BTreeSet<u8> = faults.iter().map(number).collect();
    assert!(numbers.into_iter().eq(0..faults.len() as u8), "one of each");
    faults
}

fn number(fault: &Fault) -> u8 {
    match fault {
        Fault::EmptyLink => 0,
        Fault::MissingPage { .. } => 1,
        Fault::MissingAsset { .. } => 2,
        Fault::MissingAnchor { .. } => 3,
        Fault::WrongCase { .. } => 4,
        Fault::LeavesHandbook => 5,
        Fault::ToPartial { .. } => 6,
        Fault::NotPublished { .. } => 7,
        Fault::ToDraft { .. } => 8,
        Fault::OwnHost { .. } => 9,
        Fault::ForgottenScheme { .. } => 10,
        Fault::UnknownKind { .. } => 11,
        Fault::UnknownEntity { .. } => 12,
        Fault::AmbiguousEntity { .. } => 13,
        Fault::WrongKind { .. } => 14,
        Fault::FormerEntity { .. } => 15,
        Fault::RemovedEntity { .. } => 16,
        Fault::LabelUndeclared { .. } => 17,
        Fault::LabelMaybe { .. } => 18,
        Fault::LabelFormer { .. } => 19,
        Fault::LabelVariant { .. } => 20,
        Fault::LabelSpaceAroundScope { .. } => 21,
        Fault::LabelTruncated { .. } => 22,
        Fault::LabelEmptyScope { .. } => 23,
        Fault::LabelDeprecated { .. } => 24,
        Fault::LabelUnavailable { .. } => 25,
    }
}

#[test]
fn every_fault_is_worded_by_one_rule() {
    let files =
        fixture("-- a.md --\n# A\n\n[a](x) ![b](x) ~x\n-- t.yaml --\nterms:\n  - {id: a, name: A, definition: x}\n");
    let model = model(&files);
    let resolved = Resolved::build(&model, &crate::resolve::ResolveOptions::default());
    let book = Book { model: &model, resolved: &resolved };
    let source = &model.sources[0];
    assert_eq!(source.mentions.len(), 3, "a link, a picture and a label");
    for fault in &every_fault() {
        for mention in &source.mentions {
            let cx = FaultCx { book, source, mention, fault };
            let said: Vec<_> = RULES
                .iter()
                .filter_map(|rule| match rule.check {
                    Check::Fault(check) | Check::Both(check, _) => check(&cx).map(|problem| (rule.id, problem)),
                    _ => None,
                })
                .collect();
            assert_eq!(said.len(), 1, "{fault:?} on {:?}", mention.reference.form);
            for (id, problem) in said {
                assert_eq!(problem.rule, id);
                assert_eq!(problem.range, mention.reference.target, "{id}: rendering finds it by the target");
                assert!(!problem.message.ends_with('.') && problem.message.len() > 10, "{id}: {}", problem.message);
            }
        }
    }
}
