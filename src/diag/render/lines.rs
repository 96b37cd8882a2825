//! Texts with their lines, each read once for a whole report.

use std::{collections::BTreeMap, sync::Arc};

use super::Sources;
use crate::base::{LineColumn, LineIndex, Place, VPath};

/// A text with its lines.
#[derive(Debug)]
pub(super) struct Text {
    /// The text.
    pub(super) text: Arc<str>,
    /// Its lines.
    pub(super) index: LineIndex,
}

/// The texts that a report has met so far.
pub(super) struct Lines<'s> {
    sources: &'s dyn Sources,
    texts: BTreeMap<VPath, Option<Arc<Text>>>,
}

impl<'s> Lines<'s> {
    pub(super) fn new(sources: &'s dyn Sources) -> Self {
        Self { sources, texts: BTreeMap::new() }
    }

    /// The text of a file, when there is one.
    pub(super) fn text(&mut self, path: &VPath) -> Option<Arc<Text>> {
        if let Some(text) = self.texts.get(path) {
            return text.clone();
        }
        let text = self.sources.text(path).map(|text| {
            let index = LineIndex::new(&text);
            Arc::new(Text { text, index })
        });
        self.texts.insert(path.clone(), text.clone());
        text
    }

    /// Line and column of both ends of a place; the first line of a file without text.
    pub(super) fn ends(&mut self, place: &Place) -> (LineColumn, LineColumn) {
        match self.text(&place.path) {
            Some(text) => (
                text.index.locate(&text.text, place.range.start),
                text.index.locate(&text.text, place.range.end.max(place.range.start)),
            ),
            None => (LineColumn { line: 1, column: 1 }, LineColumn { line: 1, column: 1 }),
        }
    }
}
