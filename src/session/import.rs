//! Label files of other tools, as sources.

use std::sync::Arc;

use super::tree::ReadFile;
use crate::{
    base::TextMap,
    kinds,
    model::{ReadOptions, Source},
    syntax::yaml,
};

/// Reads a label file in the format of Kubernetes' `label_sync`. Its prose was written for another tool, so it is not
/// searched for references.
pub(super) fn read(file: &ReadFile, options: &ReadOptions) -> Source {
    let document = yaml::parse(&file.text, &TextMap::shift(0), &options.yaml);
    let mut problems = document.problems;
    let mut records = Vec::new();
    if let Some(root) = &document.root {
        let loaded = kinds::load_kubernetes(root, &options.registry, &options.dialect);
        problems.extend(loaded.problems);
        records = loaded.records;
    }
    Source {
        path: file.path.clone(),
        text: Arc::clone(&file.text),
        digest: file.digest,
        page: None,
        records,
        mentions: Vec::new(),
        diagrams: Vec::new(),
        allows: document.allows,
        problems,
        imported: true,
        plain_file: false,
    }
}
