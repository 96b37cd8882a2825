//! Every path and address of the book, for finding what a wrong one was meant to be.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rustc_hash::FxHashMap;

use super::{Node, Source};
use crate::base::{VPath, nearest};

/// The index. Looking up costs about the size of one folder, never of the book.
#[derive(Debug, Clone, Default)]
pub struct PathIndex {
    /// Lower case → as it is. Files and page addresses.
    folded: FxHashMap<String, VPath>,
    /// Last name, lower case → the paths that end in it.
    by_name: BTreeMap<String, Vec<VPath>>,
    /// Folder → what lies in it.
    by_folder: FxHashMap<VPath, Vec<VPath>>,
}

impl PathIndex {
    pub(super) fn build(sources: &[Arc<Source>], assets: &BTreeSet<VPath>, nodes: &[Arc<Node>]) -> Self {
        let mut index = Self::default();
        let hidden: BTreeSet<usize> =
            nodes.iter().filter(|node| !node.visible).filter_map(|node| node.source).collect();
        let pages = sources
            .iter()
            .enumerate()
            .filter(|(at, source)| !hidden.contains(at) && source.page.as_ref().is_some_and(|page| !page.partial));
        for (_, source) in pages {
            index.add(&source.path);
        }
        for path in assets {
            index.add(path);
        }
        for node in nodes.iter().filter(|node| node.visible) {
            if let Some(path) = VPath::new(&node.url) {
                index.folded.entry(node.url.to_lowercase()).or_insert_with(|| path.clone());
                if node.source.is_none() {
                    index.by_folder.entry(path.parent()).or_default().push(path);
                }
            }
        }
        index
    }

    fn add(&mut self, path: &VPath) {
        self.folded.insert(path.as_str().to_lowercase(), path.clone());
        self.by_name.entry(path.name().to_lowercase()).or_default().push(path.clone());
        self.by_folder.entry(path.parent()).or_default().push(path.clone());
    }

    /// The path that differs from `path` in letter case only.
    pub fn other_case(&self, path: &str) -> Option<&VPath> {
        self.folded.get(&path.to_lowercase()).filter(|found| found.as_str() != path)
    }

    /// The paths a writer may have meant by `wanted`, best first, at most three: a file of the same name elsewhere
    /// (it was moved), then a nearly equal name in the same folder, then anywhere.
    pub fn nearest(&self, wanted: &VPath) -> Vec<VPath> {
        let name = wanted.name().to_lowercase();
        let generic = matches!(name.as_str(), "index.md" | "_index.md" | "readme.md");
        let with_ending = format!("{name}.md");
        let moved = [name.as_str(), with_ending.as_str()].into_iter().filter_map(|name| self.by_name.get(name));
        let mut found: Vec<VPath> = moved.flatten().filter(|_| !generic).take(3).cloned().collect();
        if found.is_empty() {
            let siblings = self.by_folder.get(&wanted.parent()).map_or(&[][..], Vec::as_slice);
            found = closest(wanted.name(), siblings);
        }
        if found.is_empty() && !generic {
            let names = nearest(&name, self.by_name.keys().map(String::as_str), 3);
            found = names.into_iter().flat_map(|name| &self.by_name[name]).take(3).cloned().collect();
        }
        if found.is_empty() && generic {
            let folder = wanted.parent();
            let siblings = self.by_folder.get(&folder.parent()).map_or(&[][..], Vec::as_slice);
            found = closest(folder.name(), siblings);
        }
        found
    }
}

fn closest(name: &str, paths: &[VPath]) -> Vec<VPath> {
    let stem = |name: &str| name.rsplit_once('.').map_or(name.to_owned(), |(stem, _)| stem.to_owned());
    let wanted = stem(name);
    // A short stem is not near another one because their endings agree.
    let full: Vec<&str> = nearest(name, paths.iter().map(VPath::name), 3);
    let near: Vec<&str> = full.into_iter().filter(|near| !nearest(&wanted, [&*stem(near)], 1).is_empty()).collect();
    let names = if near.is_empty() { nearest(&wanted, paths.iter().map(VPath::stem), 3) } else { near };
    names
        .into_iter()
        .filter_map(|near| paths.iter().find(|path| path.name() == near || path.stem() == near))
        .cloned()
        .collect()
}
