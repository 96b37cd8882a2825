//! Drawn diagrams, kept by their text: one that did not change is not drawn again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    base::{Digest, Kept, TextRange, VPath},
    diag::{Problem, ids},
    engines::diagram,
    model::Model,
    render::{Drawings, drawing_path},
    site::Recipe,
};

/// What was drawn for the last snapshot.
#[derive(Debug, Default)]
pub(super) struct DrawingMemo {
    last: Arc<Drawings>,
    /// What other runs drew, and what they may find.
    kept: Arc<Kept>,
}

impl DrawingMemo {
    pub(super) fn new(kept: Arc<Kept>) -> Self {
        Self { last: Arc::default(), kept }
    }

    /// Every diagram of the handbook, drawn where its text is new.
    pub(super) fn of(&mut self, model: &Model) -> Arc<Drawings> {
        let texts: BTreeMap<Digest, &str> = model
            .sources
            .iter()
            .flat_map(|source| &source.diagrams)
            .map(|diagram| (diagram::key(&diagram.text), diagram.text.as_str()))
            .collect();
        if texts.len() != self.last.len() || texts.keys().any(|key| !self.last.contains_key(key)) {
            let drawn = texts.into_par_iter().filter_map(|(key, text)| match self.last.get(&key) {
                Some(last) => Some((key, last.clone())),
                None => diagram::draw_kept(text, &self.kept).map(|drawn| (key, drawn.map(Arc::new))),
            });
            self.last = Arc::new(drawn.collect());
        }
        Arc::clone(&self.last)
    }
}

/// What is said of diagrams that could not be drawn.
pub(super) fn problems(model: &Model, drawings: &Drawings) -> Vec<(VPath, Problem)> {
    let mut problems = Vec::new();
    for source in &model.sources {
        for block in &source.diagrams {
            let Some(Err(fault)) = drawings.get(&diagram::key(&block.text)) else { continue };
            let place = fault.range.clone().filter(|range| !range.is_empty());
            let range = place.map_or(block.name_range, |range| block.map.range(TextRange::from(range)));
            let message = format!("the diagram stays as it is written: {}", fault.message);
            problems.push((source.path.clone(), Problem::new(ids::MARKDOWN_DIAGRAM, range, message)));
        }
    }
    problems
}

/// The pictures that pages show: those of drafts and of pages that are gone are not written.
pub(super) fn outputs(model: &Model, drawings: &Drawings) -> Vec<(String, Recipe)> {
    if drawings.is_empty() {
        return Vec::new();
    }
    let mut open: Vec<usize> = Vec::new();
    for node in model.nodes.iter().filter(|node| node.visible) {
        open.extend(node.source);
        open.extend(node.entity.map(|entity| model.entities.get(entity).source));
    }
    let mut shown = BTreeSet::new();
    while let Some(at) = open.pop() {
        if shown.insert(at) {
            let views = model.sources[at].page.as_ref().map_or(0, |page| page.views.len());
            open.extend((0..views).filter_map(|view| model.includes.target(at, view)));
        }
    }
    let mut outputs = Vec::new();
    for block in shown.into_iter().flat_map(|at| &model.sources[at].diagrams) {
        let key = diagram::key(&block.text);
        if let Some(Ok(drawing)) = drawings.get(&key) {
            outputs.push((drawing_path(&drawing.light), Recipe::Drawing { key, dark: false }));
            outputs.push((drawing_path(&drawing.dark), Recipe::Drawing { key, dark: true }));
        }
    }
    outputs
}
