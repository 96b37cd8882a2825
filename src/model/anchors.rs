//! The ids of a page: its headings and raw ids in order, those of included text among them.

use std::sync::Arc;

use super::{Source, include::IncludeMap};
use crate::{
    kinds::Field,
    syntax::markdown::{OutlineItem, Slugger},
};

/// One anchor of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorEntry {
    /// The id, as it stands in the page.
    pub id: Arc<str>,
    /// The heading's text; empty for an id that is no heading's.
    pub title: Arc<str>,
    /// The heading's level, 1 to 6; 0 for an id that is no heading's.
    pub level: u8,
    /// The source it stands in, an index into the model's sources.
    pub source: usize,
    /// Where it starts there.
    pub start: u32,
}

/// The id of the section that an entity's page makes of a field. A heading of the page's own text, which are among
/// `taken`, has the field's name first.
pub fn section_id(field: &Field, taken: &[AnchorEntry]) -> String {
    let id = field.anchor();
    let clash = taken.iter().any(|anchor| anchor.level > 0 && *anchor.id == *id);
    if clash { format!("vade-{id}") } else { id }
}

/// The anchors of the page that `source` is the body of. Repeats get `-1`, `-2`, …, as GitLab numbers them; an id that
/// is written out is taken as it is.
pub(super) fn collect(source: usize, sources: &[Arc<Source>], includes: &IncludeMap) -> Vec<AnchorEntry> {
    let mut entries = Vec::new();
    walk(source, sources, includes, &mut entries);
    let mut slugger = Slugger::default();
    for (entry, _) in entries.iter().filter(|(_, fixed)| *fixed) {
        slugger.take(&entry.id);
    }
    let mut anchors = Vec::with_capacity(entries.len());
    for (mut entry, fixed) in entries {
        if !fixed {
            let unique = slugger.unique(&entry.id);
            if *unique != *entry.id {
                entry.id = unique.into();
            }
        }
        anchors.push(entry);
    }
    anchors
}

/// Whether references to a page find the same in two lists of its anchors, wherever they stand in the text.
pub(super) fn answer_alike(old: &[AnchorEntry], new: &[AnchorEntry]) -> bool {
    let alike = |(a, b): (&AnchorEntry, &AnchorEntry)| (&a.id, &a.title, a.level) == (&b.id, &b.title, b.level);
    old.len() == new.len() && old.iter().zip(new).all(alike)
}

fn walk(source: usize, sources: &[Arc<Source>], includes: &IncludeMap, out: &mut Vec<(AnchorEntry, bool)>) {
    let Some(page) = &sources[source].page else { return };
    for item in &page.outline {
        match item {
            OutlineItem::Heading(heading) => out.push((
                AnchorEntry {
                    id: heading.id.clone(),
                    title: heading.text.clone(),
                    level: heading.level,
                    source,
                    start: heading.range.start,
                },
                heading.explicit,
            )),
            OutlineItem::Anchor(anchor) => out.push((
                AnchorEntry {
                    id: anchor.id.clone(),
                    title: Arc::default(),
                    level: 0,
                    source,
                    start: anchor.range.start,
                },
                true,
            )),
            OutlineItem::Include(view) => {
                if let Some(target) = includes.target(source, *view) {
                    walk(target, sources, includes, out);
                }
            }
        }
    }
}
