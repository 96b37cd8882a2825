//! From one file's text to its facts. Nothing here looks at another file.

use std::sync::Arc;

use super::{Aims, By, FieldAim, Mention, PageSource, Source};
use crate::{
    base::{Digest, TextMap, TextRange, VPath},
    kinds::{self, Data, Extra, FieldRef, FieldValue, Fields, Record, Registry},
    syntax::{
        Reference, front_matter,
        markdown::{self, Dialect, Fragment, OutlineItem, ViewBlock},
        yaml,
    },
};

/// What reading depends on beside the text: when one of these changes, every file is read again.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Which Markdown is spoken.
    pub dialect: Dialect,
    /// The kinds there are.
    pub registry: Arc<Registry>,
    /// Which front matter keys are free.
    pub extra: Extra,
    /// How much YAML one file may hold.
    pub yaml: yaml::Limits,
    /// What fields' references may name, as far as it was met. Nothing depends on it.
    pub aims: Arc<Aims>,
}

/// Reads one source.
pub fn read_source(path: &VPath, text: &Arc<str>, digest: Digest, options: &ReadOptions) -> Source {
    let mut reader = Reader { options, source: empty(path, text, digest) };
    if path.extension().eq_ignore_ascii_case("md") || path.extension().eq_ignore_ascii_case("markdown") {
        reader.page();
    } else {
        reader.data_file();
    }
    let mut source = reader.source;
    // What a page and its entity both say (a description) was read into both; it is one mention all the same.
    source.mentions.sort_by_key(|mention| mention.reference.range);
    source.mentions.dedup_by(|a, b| a.reference.range == b.reference.range && a.reference.form == b.reference.form);
    source.mentions.shrink_to_fit();
    source
}

fn empty(path: &VPath, text: &Arc<str>, digest: Digest) -> Source {
    Source {
        path: path.clone(),
        text: Arc::clone(text),
        digest,
        page: None,
        records: Vec::new(),
        mentions: Vec::new(),
        diagrams: Vec::new(),
        allows: Vec::new(),
        problems: Vec::new(),
        imported: false,
        plain_file: false,
    }
}

struct Reader<'a> {
    options: &'a ReadOptions,
    source: Source,
}

impl Reader<'_> {
    fn data_file(&mut self) {
        let text = Arc::clone(&self.source.text);
        let document = yaml::parse(&text, &TextMap::shift(0), &self.options.yaml);
        self.source.plain_file = !self.data(&document, true);
        if self.source.plain_file {
            // An ordinary file that happens to be YAML is nobody's business.
            self.source.problems.clear();
            self.source.allows.clear();
        }
    }

    /// Takes the records of a YAML text; whether it holds any that are known.
    fn data(&mut self, document: &yaml::Document, whole_file: bool) -> bool {
        self.source.problems.extend(document.problems.iter().cloned());
        self.source.allows.extend(document.allows.iter().cloned());
        let Some(root) = &document.root else { return !whole_file || !document.problems.is_empty() };
        let load = if whole_file { kinds::load_data } else { kinds::load_block };
        let loaded = load(root, &self.options.registry, &self.options.dialect);
        self.source.problems.extend(loaded.problems);
        for record in loaded.records {
            self.record(record, false);
        }
        loaded.known_keys
    }

    fn record(&mut self, mut record: Record, is_page: bool) {
        let by =
            if is_page { By::Page } else { By::Record(u32::try_from(self.source.records.len()).unwrap_or(u32::MAX)) };
        self.field_references(std::mem::take(&mut record.references), by);
        for value in record.fields.values_mut() {
            self.prose(value, by);
        }
        self.source.records.push(record);
    }

    fn field_references(&mut self, references: Vec<FieldRef>, by: By) {
        let aims = &self.options.aims;
        self.source.mentions.extend(references.into_iter().map(|field| Mention {
            reference: field.reference,
            aim: Some(aims.shared(FieldAim { aim: field.aim, field: field.field, relation: field.relation })),
            by,
        }));
    }

    /// Moves what a value's Markdown says about the book to the source's own lists.
    fn prose(&mut self, value: &mut FieldValue, by: By) {
        match &mut value.data {
            Data::Markdown(prose) => {
                let Some(fragment) = prose.facts.take() else { return };
                self.source.problems.extend(fragment.problems);
                self.source.allows.extend(fragment.allows);
                self.source.diagrams.extend(fragment.diagrams);
                self.references(fragment.references, by);
            }
            Data::List(values) => values.iter_mut().for_each(|value| self.prose(value, by)),
            Data::Record(fields) => fields.values_mut().for_each(|value| self.prose(value, by)),
            _ => {}
        }
    }

    fn references(&mut self, references: Vec<Reference>, by: By) {
        self.source.mentions.extend(references.into_iter().map(|reference| Mention { reference, aim: None, by }));
    }

    fn page(&mut self) {
        let text = Arc::clone(&self.source.text);
        let split = front_matter::split(&text);
        self.source.problems.extend(split.problems);
        let mut front = Fields::default();
        let mut kind = None;
        if let Some(range) = split.yaml {
            let document =
                yaml::parse(&text[range.to_usize()], &TextMap::shift(range.start as usize), &self.options.yaml);
            (front, kind) = self.front_matter(document);
        }
        let body = &text[split.body..];
        let fragment = markdown::facts(body, &TextMap::shift(split.body), &self.options.dialect);
        let Fragment { outline, references, views, diagrams, allows, problems, summary } = fragment;
        self.source.problems.extend(problems);
        self.source.allows.extend(allows);
        self.source.diagrams.extend(diagrams);
        self.references(references, By::Page);
        self.data_views(&views);
        self.source.page =
            Some(page_source(&self.source, front, kind, PageBody { start: split.body, outline, views, summary }));
    }

    fn front_matter(&mut self, document: yaml::Document) -> (Fields, Option<(String, TextRange)>) {
        let yaml::Document { root, allows, problems, .. } = document;
        self.source.problems.extend(problems);
        self.source.allows.extend(allows);
        let Some(root) = root else { return (Fields::default(), None) };
        let options = self.options;
        let default = default_id(&self.source.path);
        let kinds::PageData { front, records } =
            kinds::load_page(&root, &default, &options.registry, &options.extra, &options.dialect);
        self.source.problems.extend(front.problems);
        let is_entity = front.kind.as_ref().is_some_and(|(name, _)| options.registry.by_name(name).is_some());
        for (at, record) in records.into_iter().enumerate() {
            self.record(record, at == 0);
        }
        let mut fields = front.fields;
        self.field_references(front.references, By::Page);
        for value in fields.values_mut() {
            self.prose(value, By::Page);
        }
        (fields, front.kind.filter(|_| is_entity))
    }

    fn data_views(&mut self, views: &[ViewBlock]) {
        for view in views {
            if view.name == "data" {
                self.data(&view.data, false);
            } else {
                self.source.problems.extend(view.data.problems.iter().cloned());
                self.source.allows.extend(view.data.allows.iter().cloned());
            }
        }
    }
}

/// The id of an entity whose page is the file: its stem, or its folder's name for a folder's page.
fn default_id(path: &VPath) -> String {
    let name = if is_index(path) { path.parent().name().to_owned() } else { path.stem().to_owned() };
    crate::base::slug(&name)
}

/// Whether the file is its folder's page.
pub(super) fn is_index(path: &VPath) -> bool {
    ["index", "_index", "readme"].iter().any(|name| path.stem().eq_ignore_ascii_case(name))
}

struct PageBody {
    start: usize,
    outline: Vec<OutlineItem>,
    views: Vec<ViewBlock>,
    summary: String,
}

fn page_source(source: &Source, front: Fields, kind: Option<(String, TextRange)>, body: PageBody) -> PageSource {
    let heading = body.outline.iter().find_map(|item| match item {
        OutlineItem::Heading(heading) => Some(heading),
        _ => None,
    });
    let first_heading = heading.filter(|heading| heading.level == 1);
    let entity_name = kind.is_some().then(|| source.records.first().map(|record| record.name.clone())).flatten();
    let front_title = front.get("title").and_then(|value| value.text().map(|text| (text.to_owned(), value.range)));
    let title = front_title
        .clone()
        .or_else(|| entity_name.map(|name| (name, TextRange::default())))
        .or_else(|| first_heading.map(|heading| (heading.text.to_string(), heading.range)))
        .unwrap_or_else(|| (humanised(&source.path), TextRange::default()));
    let title_in_body = first_heading.is_some_and(|heading| {
        front_title.as_ref().is_none_or(|(title, _)| heading.text.trim().eq_ignore_ascii_case(title.trim()))
    });
    PageSource {
        body: body.start,
        title: title.0,
        title_range: title.1,
        title_in_body,
        partial: is_partial(&source.path),
        index: is_index(&source.path),
        front,
        kind,
        summary: body.summary,
        outline: body.outline,
        views: body.views,
    }
}

fn is_partial(path: &VPath) -> bool {
    let parts: Vec<&str> = path.parts().collect();
    let own = path.name().starts_with('_') && !is_index(path);
    own || parts[..parts.len().saturating_sub(1)].iter().any(|part| part.starts_with('_'))
}

/// A title made of a file's or a folder's name: `change-management.md` → "Change management".
pub(super) fn humanised(path: &VPath) -> String {
    let name = if is_index(path) { path.parent().name().to_owned() } else { path.stem().to_owned() };
    humanised_name(&name)
}

/// The same for a bare name.
pub(super) fn humanised_name(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Home".to_owned(),
    }
}
