//! A team that has no part in the matrix.

use std::collections::BTreeSet;

use crate::{
    model::{EntityId, Source},
    resolve::Target,
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("matrix/team-without-duties"),
    severity: Severity::Info,
    title: "A team without duties",
    explain:
        "The matrix says what the other teams do, and nothing about this one, so readers cannot tell what to ask it. \
              Either its duties are still to be written down, or the team is no more.

Wrong:

    teams:
      - {id: it-helpdesk, name: IT Helpdesk}
      - {id: it-operations, name: IT Operations}
    responsibilities:
      - {id: resets, name: Password resets, owner: it-helpdesk}

Right:

    responsibilities:
      - {id: resets, name: Password resets, owner: it-helpdesk}
      - {id: provisioning, name: Giving access to systems, owner: it-operations}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let teams: Vec<EntityId> = book.entities("team").map(|(id, _)| id).filter(|id| book.is_current(*id)).collect();
    let (mut busy, parents) = parts(book);
    let direct = teams.iter().filter(|team| busy.contains(team)).count();
    // A matrix that has only been begun says nothing about the teams that are not in it yet.
    if direct * 2 < teams.len() || direct == 0 {
        return;
    }
    // A team within another shares its duties, and the other way round.
    for (child, parent) in parents.iter().chain(&parents) {
        if busy.contains(child) || busy.contains(parent) {
            busy.extend([*child, *parent]);
        }
    }
    for team in teams.into_iter().filter(|team| !busy.contains(team)) {
        let place = book.model.entity_place(team);
        let message = format!("the team {} has no part in any responsibility", code(&book.model.record(team).name));
        let help = "write down what it answers for under `responsibilities:`";
        out.push((place.path, Problem::new(RULE.id, place.range, message).help(help)));
    }
}

/// The teams that rows of the matrix name, and each team with the one it is part of.
fn parts(book: &Book<'_>) -> (BTreeSet<EntityId>, Vec<(EntityId, EntityId)>) {
    let (mut busy, mut parents) = (BTreeSet::new(), Vec::new());
    // Of all mentions, those in the files of a few records matter.
    let matters =
        |source: &Source| source.records.iter().any(|by| matches!(by.kind.as_str(), "responsibility" | "team"));
    for (index, source) in book.model.sources.iter().enumerate().filter(|(_, source)| matters(source)) {
        for (at, mention) in source.mentions.iter().enumerate() {
            let Some(aim) = &mention.aim else { continue };
            let Some(Target::Node { node, .. }) = book.resolved.outcome(index, at).target else { continue };
            let Some(target) = book.model.node(node).entity else { continue };
            let by = match mention.by.record() {
                Some(record) => source.records.get(record),
                None => source.records.first().filter(|_| source.page.is_some()),
            };
            let Some(by) = by else { continue };
            match (by.kind.as_str(), aim.field.as_str()) {
                ("responsibility", "owner" | "supports" | "consulted" | "informed") => {
                    busy.insert(target);
                }
                ("team", "parent") => {
                    let kind = book.model.kind_named("team");
                    let child = kind.and_then(|kind| book.model.entities.by_id(kind, &by.id));
                    parents.extend(child.map(|child| (child, target)));
                }
                _ => {}
            }
        }
    }
    (busy, parents)
}
