//! A page as search reads it: its text by sections, each with the address of its heading.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Library, text::plain};
use crate::{
    base::TextMap,
    kinds::{Field, Record, is_housekeeping},
    model::{Node, NodeId, section_id},
    syntax::markdown::{self, Piece},
};

/// A page.
pub(super) struct Document {
    /// What stands before the first heading comes first, under no title.
    pub(super) sections: Vec<Part>,
}

/// What stands under one heading.
#[derive(Default)]
pub(super) struct Part {
    /// The heading.
    pub(super) title: String,
    /// Its anchor; none at the top of the page.
    pub(super) anchor: String,
    /// The text, its blocks on lines of their own.
    pub(super) text: String,
}

/// Fields that hold other names of the thing.
const NAMES: [&str; 6] = ["other_names", "previously", "alternative_titles", "handle", "channels", "tags"];

/// How many texts one page may hold, those it includes counted: what the model allows.
const TEXTS: usize = 1_000;

impl Document {
    /// Of a node. `pieces` are those of its own text, when somebody has cut it already.
    pub(super) fn of(library: &Library<'_>, id: NodeId, pieces: Option<Vec<Piece>>) -> Self {
        let node = library.model.node(id);
        let mut document = Self { sections: vec![Part::default()] };
        if let Some(entity) = node.entity {
            let record = library.model.record(entity);
            document.fields(library, node, record);
        }
        if let Some(source) = node.source {
            let anchors = node.anchors.iter().map(|anchor| ((anchor.source, anchor.start), anchor));
            let anchors: FxHashMap<_, _> = anchors.filter(|(_, anchor)| anchor.level > 0).collect();
            let mut reader = Reader { library, anchors: &anchors, title: &node.title, texts: 0, document };
            // What stands before the first heading belongs to the top of the page, also below an entity's fields.
            if reader.document.sections.len() > 1 {
                reader.document.sections.push(Part::default());
            }
            reader.read(source, pieces);
            document = reader.document;
        }
        document
    }

    /// The fields of an entity: those with a section of their own on its page, and the rest at the top.
    fn fields(&mut self, library: &Library<'_>, node: &Node, record: &Record) {
        let Some(kind) = library.model.registry.by_name(&record.kind) else { return };
        let common = crate::kinds::common().iter().filter(|field| kind.field(&field.name).is_none());
        let texts = |field: &&Field| {
            let name = field.name.as_str();
            name != kind.title_field && name != "order" && !is_housekeeping(name) && !NAMES.contains(&name)
        };
        for field in kind.fields.iter().chain(common).filter(texts) {
            let Some(value) = record.get(&field.name) else { continue };
            let text = plain(library, value);
            if text.is_empty() {
                continue;
            }
            if field.has_section() {
                let title = library.word(&field.title).to_owned();
                self.sections.push(Part { title, anchor: section_id(field, &node.anchors), text });
            } else {
                self.sections[0].push(&text);
            }
        }
    }
}

impl Part {
    fn push(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }
}

/// Other names of a page: what it was called, is also called, and is tagged with.
pub(super) fn names(library: &Library<'_>, node: &Node) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for field in NAMES {
        let Some(value) = library.value(node, field) else { continue };
        for name in plain(library, value).lines() {
            if name != node.title && seen.insert(name.to_owned()) {
                names.push(name.to_owned());
            }
        }
    }
    // An old address is a name too.
    for address in library.value(node, "aliases").map(|value| plain(library, value)).iter().flat_map(|all| all.lines())
    {
        let last = address.trim_matches('/').rsplit('/').next().unwrap_or_default();
        let name = last.trim_end_matches(".html").replace(['-', '_'], " ");
        if !name.is_empty() && seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// What a page is about, in a sentence; empty when nobody says.
pub(super) fn description(library: &Library<'_>, node: &Node) -> String {
    let written = ["description", "summary", "purpose", "definition"].iter().find_map(|key| library.value(node, key));
    written.map(|value| plain(library, value)).unwrap_or_default()
}

/// Reads a page's own text and what it includes.
struct Reader<'r> {
    library: &'r Library<'r>,
    anchors: &'r FxHashMap<(usize, u32), &'r crate::model::AnchorEntry>,
    title: &'r str,
    texts: usize,
    document: Document,
}

impl Reader<'_> {
    fn read(&mut self, source: usize, pieces: Option<Vec<Piece>>) {
        self.texts += 1;
        let model = self.library.model;
        let Some(page) = model.sources[source].page.as_ref().filter(|_| self.texts <= TEXTS) else { return };
        let text = &model.sources[source].text[page.body..];
        let cut = || markdown::pieces(text, &TextMap::shift(page.body), self.library.dialect);
        let mut views = 0;
        for piece in pieces.unwrap_or_else(cut) {
            match piece {
                Piece::Heading(start) => self.heading(source, start),
                Piece::Text(text) => {
                    if let Some(part) = self.document.sections.last_mut() {
                        part.push(&text);
                    }
                }
                Piece::View => {
                    if let Some(target) = model.includes.target(source, views) {
                        self.read(target, None);
                    }
                    views += 1;
                }
            }
        }
    }

    fn heading(&mut self, source: usize, start: u32) {
        let Some(anchor) = self.anchors.get(&(source, start)) else { return };
        // The title of the page stands in its own text too.
        if anchor.level == 1 && *anchor.title == *self.title {
            return;
        }
        let (title, anchor) = (anchor.title.to_string(), anchor.id.to_string());
        self.document.sections.push(Part { title, anchor, text: String::new() });
    }
}
