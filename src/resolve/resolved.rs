//! All references of a model, resolved.

use rayon::prelude::*;

use super::{Backlink, Fault, ResolveOptions, Target, backlinks, entity, label, link};
use crate::{
    kinds::Aim,
    model::{Mention, Model, Source},
    syntax::Form,
};

/// What one mention comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What it names; `None` when it names nothing, or is no reference after all.
    pub target: Option<Target>,
    /// What is wrong with it. It may have a target all the same: a former name still leads somewhere.
    pub faults: Vec<Fault>,
}

/// The outcomes of all mentions, and the way back.
#[derive(Debug, Default)]
pub struct Resolved {
    /// By source, in step with its mentions.
    pub outcomes: Vec<Vec<Outcome>>,
    /// By node: what links there, in the order of sources.
    pub backlinks: Vec<Vec<Backlink>>,
}

impl Outcome {
    pub(super) fn to(target: Target) -> Self {
        Self { target: Some(target), faults: Vec::new() }
    }

    pub(super) fn fault(fault: Fault) -> Self {
        Self { target: None, faults: vec![fault] }
    }

    pub(super) fn with(target: Target, fault: Fault) -> Self {
        Self { target: Some(target), faults: vec![fault] }
    }
}

impl Resolved {
    /// Resolves every mention of every source.
    pub fn build(model: &Model, options: &ResolveOptions) -> Self {
        let outcomes: Vec<Vec<Outcome>> = model
            .sources
            .par_iter()
            .map(|source| (0..source.mentions.len()).map(|at| resolve(model, options, source, at)).collect())
            .collect();
        let backlinks = backlinks::fold(model, &outcomes);
        Self { outcomes, backlinks }
    }

    /// The outcome of a mention.
    pub fn outcome(&self, source: usize, mention: usize) -> &Outcome {
        &self.outcomes[source][mention]
    }
}

/// The context of one question.
pub(super) struct Cx<'a> {
    pub(super) model: &'a Model,
    pub(super) options: &'a ResolveOptions,
    pub(super) source: &'a Source,
    pub(super) at: usize,
}

impl Cx<'_> {
    pub(super) fn mention(&self) -> &Mention {
        &self.source.mentions[self.at]
    }
}

fn resolve(model: &Model, options: &ResolveOptions, source: &Source, at: usize) -> Outcome {
    let cx = Cx { model, options, source, at };
    let mention = cx.mention();
    let name = &*mention.reference.name;
    match (&mention.aim, mention.reference.form) {
        (Some(field), _) => match &field.aim {
            Aim::Label => label::resolve(&cx, name, None),
            Aim::Entity(kinds) => entity::field(&cx, kinds, name),
            Aim::Page => link::resolve(&cx, name),
        },
        (None, Form::Label(form)) => label::resolve(&cx, name, Some(form)),
        (None, Form::BareUrl) => link::outside(&cx, name),
        (None, _) => link::resolve(&cx, name),
    }
}
