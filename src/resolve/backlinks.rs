//! What links here.

use std::{borrow::Cow, sync::Arc};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::{Outcome, Target};
use crate::model::{Model, NodeId};

/// One mention, seen from its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlink {
    /// The page that mentions.
    pub from: NodeId,
    /// The heading it is listed under.
    pub relation: Cow<'static, str>,
    /// The source and the mention in it.
    pub mention: (usize, usize),
}

/// Under this heading come mentions in prose.
pub const MENTIONS: &str = "Mentions";
/// Under this heading come mentions of labels.
pub const USES_LABEL: &str = "Uses this label";

/// The backlinks that one source makes: by the node they lead to, then in the order of its text.
type Made = Vec<(NodeId, Backlink)>;

/// Turns all outcomes round: by node, what links there, in the order of sources.
pub(super) fn fold(model: &Model, outcomes: &[Arc<Vec<Outcome>>]) -> Vec<Arc<Vec<Backlink>>> {
    let made: Vec<Made> = (0..outcomes.len()).into_par_iter().map(|at| of_source(model, at, &outcomes[at])).collect();
    let mut counts = vec![0; model.nodes.len()];
    for (to, _) in made.iter().flatten() {
        counts[to.0 as usize] += 1;
    }
    let mut backlinks: Vec<Vec<Backlink>> = counts.into_iter().map(Vec::with_capacity).collect();
    for (to, link) in made.into_iter().flatten() {
        backlinks[to.0 as usize].push(link);
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
    let mut made = of_source(after, source, new).into_iter().peekable();
    let of_old = of_source(before, source, old).into_iter();
    let mut touched: Vec<NodeId> = of_old.chain(made.clone()).map(|(to, _)| to).collect();
    touched.sort_unstable();
    touched.dedup();
    for to in &touched {
        let list = Arc::make_mut(&mut backlinks[to.0 as usize]);
        let start = list.partition_point(|link| link.mention.0 < source);
        let end = list.partition_point(|link| link.mention.0 <= source);
        list.splice(start..end, std::iter::from_fn(|| made.next_if(|made| made.0 == *to)).map(|(_, link)| link));
    }
    touched
}

/// What one source makes. A page that mentions a thing twice in one sentence or one field is listed once.
fn of_source(model: &Model, index: usize, outcomes: &[Outcome]) -> Made {
    let mut made = Made::new();
    let mut seen = FxHashSet::default();
    let source = &model.sources[index];
    for (at, mention) in source.mentions.iter().enumerate() {
        let Some(to) = target(model, &outcomes[at]) else { continue };
        let from = match mention.by.record() {
            None => model.node_of_source(index),
            Some(record) => record_node(model, index, record),
        };
        let Some(from) = from.filter(|from| *from != to && model.node(*from).visible) else { continue };
        let declared = mention.aim.as_ref().and_then(|field| field.relation.as_deref());
        let usual = if matches!(outcomes[at].target, Some(Target::Label { .. })) { USES_LABEL } else { MENTIONS };
        if seen.insert((to, from, declared.unwrap_or(usual), &*mention.reference.sentence)) {
            let relation = declared.map_or(Cow::Borrowed(usual), |relation| relation.to_owned().into());
            made.push((to, Backlink { from, relation, mention: (index, at) }));
        }
    }
    made.sort_by_key(|(to, _)| *to);
    made.shrink_to_fit();
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
