//! A line of Markdown in a settings file, as a source like any other: so what it refers to is resolved and judged too.

use std::sync::Arc;

use super::{By, Mention, Source};
use crate::{
    base::{Digest, TextMap, VPath},
    syntax::markdown::{self, Dialect},
};

/// The source for one line of the file at `path` with the text `file`. `map` says where the line's characters stand.
pub fn read_line(path: &VPath, file: &Arc<str>, (line, map): (&str, &TextMap), dialect: &Dialect) -> Source {
    let fragment = markdown::inline_facts(line, map, dialect);
    let mut mentions: Vec<Mention> =
        fragment.references.into_iter().map(|reference| Mention { reference, aim: None, by: By::Page }).collect();
    mentions.sort_by_key(|mention| mention.reference.range);
    Source {
        path: path.clone(),
        text: Arc::clone(file),
        digest: Digest::of(file.as_bytes()),
        page: None,
        records: Vec::new(),
        diagrams: fragment.diagrams,
        mentions,
        allows: fragment.allows,
        problems: fragment.problems,
        imported: false,
        plain_file: false,
    }
}
