//! What links here.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
const MENTIONS: &str = "Mentions";
/// Under this heading come mentions of labels.
const USES_LABEL: &str = "Uses this label";

/// The backlinks that one source makes, by the node they lead to.
type Made = FxHashMap<NodeId, Vec<Backlink>>;

/// Turns all outcomes round: by node, what links there, in the order of sources.
pub(super) fn fold(model: &Model, outcomes: &[Arc<Vec<Outcome>>]) -> Vec<Arc<Vec<Backlink>>> {
    let made: Vec<Made> = (0..outcomes.len()).into_par_iter().map(|at| of_source(model, at, &outcomes[at])).collect();
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); model.nodes.len()];
    for made in made {
        // Each node's list grows by one source at a time, so the order within the map does not show.
        #[expect(clippy::iter_over_hash_type, reason = "every entry goes into a list of its own")]
        for (to, links) in made {
            backlinks[to.0 as usize].extend(links);
        }
    }
    let none = Arc::default();
    backlinks.into_iter().map(|links| if links.is_empty() { Arc::clone(&none) } else { Arc::new(links) }).collect()
}

/// Puts what `source` makes now in the place of what it made before, and tells which nodes that concerns. Both models
/// have the same nodes.
pub(super) fn patch(
    backlinks: &mut [Arc<Vec<Backlink>>],
    source: usize,
    (before, old): (&Model, &[Outcome]),
    (after, new): (&Model, &[Outcome]),
) -> Vec<NodeId> {
    let mut made = of_source(after, source, new);
    for to in of_source(before, source, old).into_keys() {
        made.entry(to).or_default();
    }
    let touched = made.keys().copied().collect();
    #[expect(clippy::iter_over_hash_type, reason = "every entry changes a list of its own")]
    for (to, links) in made {
        let list = Arc::make_mut(&mut backlinks[to.0 as usize]);
        let start = list.partition_point(|link| link.mention.0 < source);
        let end = list.partition_point(|link| link.mention.0 <= source);
        list.splice(start..end, links);
    }
    touched
}

/// What one source makes. A page that mentions a thing twice in one sentence or one field is listed once.
fn of_source(model: &Model, index: usize, outcomes: &[Outcome]) -> Made {
    let mut made = Made::default();
    let source = &model.sources[index];
    for (at, mention) in source.mentions.iter().enumerate() {
        let Some(to) = target(model, &outcomes[at]) else { continue };
        let from = match mention.by {
            By::Page => model.node_of_source(index),
            By::Record(record) => record_node(model, index, record),
        };
        let Some(from) = from.filter(|from| *from != to && model.node(*from).visible) else { continue };
        let relation = match (&mention.aim, &outcomes[at].target) {
            (Some(field), _) if field.relation.is_some() => field.relation.clone().unwrap_or_default(),
            (_, Some(Target::Label { .. })) => USES_LABEL.to_owned(),
            _ => MENTIONS.to_owned(),
        };
        let list = made.entry(to).or_default();
        let sentence = &mention.reference.sentence;
        let repeated =
            list.iter().rev().take_while(|link| link.from == from).any(|link| {
                link.relation == relation && source.mentions[link.mention.1].reference.sentence == *sentence
            });
        if !repeated {
            list.push(Backlink { from, relation, mention: (index, at) });
        }
    }
    made
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
