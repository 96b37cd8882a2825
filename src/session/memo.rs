//! What was read is kept by the digest of its text: a file that did not change is not read again.

use std::sync::Arc;

use rayon::prelude::*;

use super::{
    SessionOptions, import,
    tree::{ReadFile, Tree},
};
use crate::{
    config::{FrontMatterKeys, Import},
    kinds::{Extra, Kind},
    model::{ReadOptions, Source, read_source},
    syntax::{markdown::Dialect, yaml},
};

/// The sources of the last snapshot.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// Sorted by path.
    kept: Vec<(Arc<ReadFile>, Arc<Source>)>,
    /// How they were read.
    key: Option<Key>,
}

/// What a reading depends on beside the text.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    dialect: Dialect,
    kinds: Vec<Kind>,
    front_matter: FrontMatterKeys,
    yaml: (u64, u64),
    imports: Vec<Import>,
}

impl Memo {
    /// Every source of the tree, sorted by path; read anew where the text is another.
    pub(super) fn read(&mut self, tree: &Tree, options: &SessionOptions) -> Vec<Arc<Source>> {
        let key = Some(Key::of(options));
        if self.key != key {
            self.kept.clear();
            self.key = key;
        }
        let settings = read_options(options);
        // Both are sorted, so one walk finds what was read before. Whether a file is the very same one shows without a look
        // into it.
        let mut kept = std::mem::take(&mut self.kept).into_iter().peekable();
        let before = tree.read.iter().map(|file| {
            if let Some((_, source)) = kept.next_if(|(old, _)| Arc::ptr_eq(old, file)) {
                return Some(source);
            }
            while kept.next_if(|(old, _)| old.path < file.path).is_some() {}
            let old = kept.next_if(|(old, _)| old.path == file.path);
            old.filter(|(old, _)| old.digest == file.digest).map(|(_, source)| source)
        });
        let mut sources: Vec<Option<Arc<Source>>> = before.collect();
        let missing: Vec<usize> = (0..sources.len()).filter(|at| sources[*at].is_none()).collect();
        let read: Vec<Arc<Source>> = missing.par_iter().map(|at| one(&tree.read[*at], &settings)).collect();
        for (at, source) in missing.into_iter().zip(read) {
            sources[at] = Some(source);
        }
        let sources: Vec<Arc<Source>> = sources.into_iter().flatten().collect();
        self.kept = tree.read.iter().cloned().zip(sources.iter().cloned()).collect();
        sources
    }
}

fn one(file: &ReadFile, settings: &ReadOptions) -> Arc<Source> {
    Arc::new(if file.import {
        import::read(file, settings)
    } else {
        read_source(&file.path, &file.text, file.digest, settings)
    })
}

impl Key {
    fn of(options: &SessionOptions) -> Self {
        let config = &options.config;
        Self {
            dialect: config.dialect.clone(),
            kinds: config.kinds.clone(),
            front_matter: config.front_matter.clone(),
            yaml: (config.limits.yaml_depth, config.limits.yaml_nodes),
            imports: config.labels.imports.clone(),
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
        aims: Arc::default(),
    }
}
