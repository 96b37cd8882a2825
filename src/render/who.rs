//! The matrix when it is too large for one page: an index of its parts, which lie on the pages of areas and teams.

use std::collections::BTreeMap;

use super::{
    Renderer, fields,
    matrix::{self, Duty},
    page_view::{MatrixGroup, MatrixLine, Part},
};
use crate::{
    model::{EntityId, NodeId},
    site::Links,
};

/// With more teams than this a table is too wide, and a list takes its place.
pub(super) const TEAMS: usize = 20;
/// With more rows than this one page is too long.
const ROWS: usize = 200;

/// Whether the whole matrix is shown as an index of its parts.
pub(super) fn is_large(renderer: &Renderer<'_>) -> bool {
    let duties = matrix::all(renderer);
    duties.len() > ROWS || matrix::teams(duties.iter()).len() > TEAMS
}

/// The rows by area, each with the team that owns it.
pub(super) fn by_area(renderer: &Renderer<'_>, links: &Links) -> Vec<MatrixGroup> {
    let mut groups: BTreeMap<u32, MatrixGroup> = BTreeMap::new();
    for duty in matrix::all(renderer) {
        // Areas come in the order they are declared in; what has none comes last.
        let place = duty.area.map_or(u32::MAX, |node| node.0);
        let group = groups.entry(place).or_insert_with(|| match duty.area {
            Some(area) => heading(renderer, links, area),
            None => MatrixGroup {
                id: "no-area".to_owned(),
                title: renderer.say("no_area").to_owned(),
                ..MatrixGroup::default()
            },
        });
        group.lines.extend(line(renderer, links, duty));
    }
    groups.into_values().collect()
}

/// The teams with a part, by the team at the top of those they are part of.
pub(super) fn by_team(renderer: &Renderer<'_>, links: &Links) -> Vec<MatrixGroup> {
    let model = renderer.model;
    let duties = matrix::all(renderer);
    let mut groups: Vec<(NodeId, MatrixGroup)> = Vec::new();
    for team in matrix::teams(duties.iter()) {
        let count = duties.iter().filter(|duty| duty.parts.iter().any(|(.., who)| *who == team)).count();
        let line = MatrixLine {
            id: own_id(renderer, team),
            link: renderer.link(links, team),
            count: Some(count),
            ..MatrixLine::default()
        };
        let top = top(renderer, team);
        let own = || {
            let group = heading(renderer, links, top);
            // The team itself may be among the lines.
            MatrixGroup { id: format!("within-{}", group.id), lines: vec![line.clone()], ..group }
        };
        match groups.iter_mut().find(|(other, _)| *other == top) {
            Some((_, group)) => group.lines.push(line.clone()),
            None => groups.push((top, own())),
        }
    }
    // A team that is part of none and has none within it needs no heading of its own.
    let (mut several, single): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, group)| group.lines.len() > 1);
    let single: Vec<MatrixLine> = single.into_iter().flat_map(|(_, group)| group.lines).collect();
    if !single.is_empty() {
        let title = if several.is_empty() { String::new() } else { renderer.say("other_teams").to_owned() };
        let rest = MatrixGroup { id: "other-teams".to_owned(), title, lines: single, ..MatrixGroup::default() };
        several.push((NodeId(model.nodes.len() as u32), rest));
    }
    several.into_iter().map(|(_, group)| group).collect()
}

fn heading(renderer: &Renderer<'_>, links: &Links, node: NodeId) -> MatrixGroup {
    let link = renderer.link(links, node);
    MatrixGroup { id: own_id(renderer, node), title: link.title, url: link.url, lines: Vec::new() }
}

fn line(renderer: &Renderer<'_>, links: &Links, duty: &Duty) -> Option<MatrixLine> {
    let model = renderer.model;
    let owner = duty.parts.iter().find(|(part, ..)| *part == Part::Owns);
    Some(MatrixLine {
        id: model.record(duty.entity).id.clone(),
        link: renderer.link(links, model.entities.get(duty.entity).node?),
        owner: owner.map(|(.., team)| model.node(*team).title.clone()).unwrap_or_default(),
        other_names: matrix::other_names(model.record(duty.entity)),
        count: None,
    })
}

fn own_id(renderer: &Renderer<'_>, node: NodeId) -> String {
    let entity = renderer.model.node(node).entity;
    entity.map(|entity| renderer.model.record(entity).id.clone()).unwrap_or_default()
}

/// The team at the top of those that a team is part of; itself when it is part of none. A circle ends where it began.
fn top(renderer: &Renderer<'_>, team: NodeId) -> NodeId {
    let model = renderer.model;
    let above = |entity: EntityId| {
        let value = model.record(entity).get("parent")?;
        fields::target(renderer, model.entities.get(entity).source, value)
    };
    let mut path = vec![team];
    let mut at = team;
    while let Some(next) = model.node(at).entity.and_then(above).filter(|next| !path.contains(next)) {
        path.push(next);
        at = next;
    }
    at
}
