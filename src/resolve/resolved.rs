//! All references of a model, resolved.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use super::{Backlink, Fault, ResolveOptions, Target, asked::Asked, backlinks, entity, label, link};
use crate::{
    kinds::Aim,
    model::{Mention, Model, NodeId, Seen, Source},
    syntax::Form,
};

/// What one mention comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What it names; `None` when it names nothing, or is no reference after all.
    pub target: Option<Target>,
    /// What is wrong with it. It may have a target all the same: a former name still leads somewhere.
    pub faults: Box<[Fault]>,
}

/// The outcomes of all mentions, and the way back.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// By source, in step with its mentions.
    pub outcomes: Vec<Arc<Vec<Outcome>>>,
    /// By source: whether anything is wrong with one of its mentions.
    pub faulty: Vec<bool>,
    /// By node: what links there, in the order of sources.
    pub backlinks: Vec<Arc<Vec<Backlink>>>,
}

impl Outcome {
    pub(super) fn to(target: Target) -> Self {
        Self { target: Some(target), faults: Box::default() }
    }

    pub(super) fn fault(fault: Fault) -> Self {
        Self { target: None, faults: Box::new([fault]) }
    }

    pub(super) fn with(target: Target, fault: Fault) -> Self {
        Self { target: Some(target), faults: Box::new([fault]) }
    }

    pub(super) fn add(&mut self, fault: Fault) {
        let mut faults = std::mem::take(&mut self.faults).into_vec();
        faults.push(fault);
        self.faults = faults.into();
    }
}

impl Resolved {
    /// Resolves every mention of every source.
    pub fn build(model: &Model, options: &ResolveOptions) -> Self {
        let asked = Asked::default();
        let of_source = |source| Arc::new(of_source(model, options, &asked, source));
        let outcomes: Vec<Arc<Vec<Outcome>>> = model.sources.par_iter().map(|source| of_source(source)).collect();
        let backlinks = backlinks::fold(model, &outcomes);
        let faulty = outcomes.iter().map(|outcomes| has_faults(outcomes)).collect();
        Self { outcomes, faulty, backlinks }
    }

    /// The references after `changed` sources have other text, when other sources see no more of it than `seen`.
    ///
    /// Also tells the nodes whose backlinks are others now, perhaps, and which other sources had to be looked at again.
    pub fn patched(
        &self,
        (before, after): (&Model, &Model),
        (changed, seen): (&[usize], &Seen),
        options: &ResolveOptions,
    ) -> (Self, BTreeSet<NodeId>, Vec<usize>) {
        let mut patched = self.clone();
        let mut touched = BTreeSet::new();
        let again = self.concerned(before, (changed, seen));
        let all: Vec<usize> = changed.iter().chain(&again).copied().collect();
        let asked = Asked::default();
        let of_source = |at: &usize| of_source(after, options, &asked, &after.sources[*at]);
        let new: Vec<_> = all.par_iter().map(of_source).collect();
        for (at, new) in all.into_iter().zip(new) {
            let old = (before, &self.outcomes[at][..]);
            touched.extend(backlinks::patch(&mut patched.backlinks, at, old, (after, &new)));
            patched.faulty[at] = has_faults(&new);
            patched.outcomes[at] = Arc::new(new);
        }
        (patched, touched, again)
    }

    /// The sources, but for those that changed, in which a reference may come to something else: it finds an anchor or a
    /// name that changed, or it is at fault, since then it looks at what else it might have meant.
    fn concerned(&self, model: &Model, (changed, seen): (&[usize], &Seen)) -> Vec<usize> {
        if seen.is_empty() {
            return Vec::new();
        }
        let concerns = |mention: &Mention, outcome: &Outcome| match &outcome.target {
            Some(Target::Node { node, anchor }) => {
                (anchor.is_some() && seen.anchors.contains(node))
                    || (seen.called.contains(node) && seen.concerns(&mention.reference.name))
            }
            _ => false,
        };
        let sources = (0..self.outcomes.len()).into_par_iter().filter(|at| !changed.contains(at));
        let concerned = sources.filter(|at| {
            let mut pairs = model.sources[*at].mentions.iter().zip(self.outcomes[*at].iter());
            self.faulty[*at] || pairs.any(|(mention, outcome)| concerns(mention, outcome))
        });
        concerned.collect()
    }

    /// The outcome of a mention.
    pub fn outcome(&self, source: usize, mention: usize) -> &Outcome {
        &self.outcomes[source][mention]
    }
}

fn has_faults(outcomes: &[Outcome]) -> bool {
    outcomes.iter().any(|outcome| !outcome.faults.is_empty())
}

/// The context of one question.
pub(super) struct Cx<'a> {
    pub(super) model: &'a Model,
    pub(super) options: &'a ResolveOptions,
    pub(super) asked: &'a Asked,
    pub(super) source: &'a Source,
    pub(super) at: usize,
}

impl Cx<'_> {
    pub(super) fn mention(&self) -> &Mention {
        &self.source.mentions[self.at]
    }
}

fn of_source(model: &Model, options: &ResolveOptions, asked: &Asked, source: &Source) -> Vec<Outcome> {
    (0..source.mentions.len()).map(|at| resolve(&Cx { model, options, asked, source, at })).collect()
}

fn resolve(cx: &Cx<'_>) -> Outcome {
    let mention = cx.mention();
    let name = &*mention.reference.name;
    match (&mention.aim, mention.reference.form) {
        (Some(field), _) => match &field.aim {
            Aim::Label => label::resolve(cx, name, None),
            Aim::Entity(kinds) => entity::field(cx, kinds, name),
            Aim::Page => link::resolve(cx, name),
        },
        (None, Form::Label(form)) => label::resolve(cx, name, Some(form)),
        (None, Form::BareUrl) => link::outside(cx, name),
        (None, _) => link::resolve(cx, name),
    }
}
