//! What links here.

use super::{Outcome, Target};
use crate::model::{By, Model, NodeId};

/// One mention, seen from its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlink {
    /// The page that mentions.
    pub from: NodeId,
    /// The heading it is listed under.
    pub relation: String,
    /// The source and the mention in it.
    pub mention: (usize, usize),
}

/// Under this heading come mentions in prose.
pub const MENTIONS: &str = "Mentions";
/// Under this heading come mentions of labels.
pub const USES_LABEL: &str = "Uses this label";

/// Turns all outcomes round. A page that mentions a thing twice in one sentence or one field is listed once.
pub(super) fn fold(model: &Model, outcomes: &[Vec<Outcome>]) -> Vec<Vec<Backlink>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); model.nodes.len()];
    for (s, source) in model.sources.iter().enumerate() {
        for (m, mention) in source.mentions.iter().enumerate() {
            let Some(to) = target(model, &outcomes[s][m]) else { continue };
            let from = match mention.by {
                By::Page => model.node_of_source(s),
                By::Record(record) => record_node(model, s, record),
            };
            let Some(from) = from.filter(|from| *from != to && model.node(*from).visible) else { continue };
            let relation = match (&mention.aim, &outcomes[s][m].target) {
                (Some(field), _) if field.relation.is_some() => field.relation.clone().unwrap_or_default(),
                (_, Some(Target::Label { .. })) => USES_LABEL.to_owned(),
                _ => MENTIONS.to_owned(),
            };
            let list = &mut backlinks[to.0 as usize];
            let sentence = &mention.reference.sentence;
            let repeated = list.iter().rev().take_while(|link| link.from == from).any(|link| {
                link.relation == relation
                    && model.sources[link.mention.0].mentions[link.mention.1].reference.sentence == *sentence
            });
            if !repeated {
                list.push(Backlink { from, relation, mention: (s, m) });
            }
        }
    }
    backlinks
}

fn target(model: &Model, outcome: &Outcome) -> Option<NodeId> {
    match outcome.target.as_ref()? {
        Target::Node { node, .. } => Some(*node),
        Target::Label { name } => model.labels.get(name).and_then(|label| label.node),
        _ => None,
    }
}

/// The page of a source's record. Further records of a label's name share the first one's page.
fn record_node(model: &Model, source: usize, record: usize) -> Option<NodeId> {
    let record = model.sources[source].records.get(record)?;
    let kind = model.kind_named(&record.kind)?;
    model.entities.by_id(kind, &record.id).and_then(|id| model.entities.get(id).node)
}
