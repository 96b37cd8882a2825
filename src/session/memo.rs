//! What was read is kept by the digest of its text: a file that did not change is not read again.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    SessionOptions, import,
    inputs::{ReadFile, Tree},
};
use crate::{
    base::VPath,
    config::FrontMatterKeys,
    kinds::Extra,
    model::{ReadOptions, Source, read_source},
    syntax::yaml,
};

/// Sources by path.
#[derive(Debug, Default)]
pub(super) struct Memo {
    kept: FxHashMap<VPath, Arc<Source>>,
}

impl Memo {
    /// Every source of the tree, sorted by path; read anew where the text is another.
    pub(super) fn read(&mut self, tree: &Tree, options: &SessionOptions) -> Vec<Arc<Source>> {
        let settings = read_options(options);
        let sources: Vec<Arc<Source>> = tree.read.par_iter().map(|file| self.one(file, &settings)).collect();
        self.kept = sources.iter().map(|source| (source.path.clone(), Arc::clone(source))).collect();
        sources
    }

    fn one(&self, file: &ReadFile, settings: &ReadOptions) -> Arc<Source> {
        match self.kept.get(&file.path) {
            Some(kept) if kept.digest == file.digest => Arc::clone(kept),
            _ if file.import => Arc::new(import::read(file, settings)),
            _ => Arc::new(read_source(&file.path, &file.text, file.digest, settings)),
        }
    }
}

fn read_options(options: &SessionOptions) -> ReadOptions {
    let config = &options.config;
    ReadOptions {
        dialect: config.dialect.clone(),
        registry: Arc::clone(&options.registry),
        extra: match &config.front_matter {
            FrontMatterKeys::Any => Extra::Any,
            FrontMatterKeys::Listed(keys) if keys.is_empty() => Extra::None,
            FrontMatterKeys::Listed(keys) => Extra::Keys(keys.iter().cloned().collect()),
        },
        yaml: yaml::Limits { depth: config.limits.yaml_depth as usize, nodes: config.limits.yaml_nodes as usize },
    }
}
