//! What includes what. Loops and missing files are found here, so that everything later may follow includes blindly.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::Source;
use crate::{
    base::VPath,
    diag::{Problem, ids},
    syntax::markdown::ViewBlock,
};

/// How many texts one page may bring in, those that they bring in among them.
const TEXTS: u64 = 1_000;

/// How many bytes one page may bring in.
const BYTES: u64 = 16 * 1024 * 1024;

/// How much an include brings in.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    texts: u64,
    bytes: u64,
}

impl Weight {
    fn plus(self, other: Self) -> Self {
        Self { texts: self.texts.saturating_add(other.texts), bytes: self.bytes.saturating_add(other.bytes) }
    }
}

/// (source, view) → the source it brings in, for includes that hold.
#[derive(Debug, Clone, Default)]
pub struct IncludeMap {
    targets: BTreeMap<(usize, usize), usize>,
    /// What is wrong, by source.
    pub(super) problems: Vec<(usize, Problem)>,
}

impl IncludeMap {
    /// The source that the view at `view` of `source` brings in.
    pub fn target(&self, source: usize, view: usize) -> Option<usize> {
        self.targets.get(&(source, view)).copied()
    }

    /// Whether some text brings in this source.
    pub(super) fn has_target(&self, source: usize) -> bool {
        self.targets.values().any(|target| *target == source)
    }

    pub(super) fn build(sources: &[Arc<Source>], by_path: &FxHashMap<VPath, usize>, depth: usize) -> Self {
        let mut map = Self::default();
        for (index, source) in sources.iter().enumerate() {
            let Some(page) = &source.page else { continue };
            for (at, view) in page.views.iter().enumerate().filter(|(_, view)| view.name == "include") {
                match target(source, view, by_path) {
                    Ok(target) => {
                        map.targets.insert((index, at), target);
                    }
                    Err(problem) => map.problems.push((index, *problem)),
                }
            }
        }
        map.cut_loops(sources);
        map.cut_depths(sources, depth);
        map.cut_floods(sources);
        map
    }

    /// Takes out every include that leads back to the file it stands in.
    fn cut_loops(&mut self, sources: &[Arc<Source>]) {
        let edges: Vec<((usize, usize), usize)> = self.targets.iter().map(|(from, to)| (*from, *to)).collect();
        for ((source, view), target) in edges {
            if !self.reaches(target, source) {
                continue;
            }
            self.targets.remove(&(source, view));
            let Some(block) = sources[source].page.as_ref().map(|page| &page.views[view]) else { continue };
            let file = &sources[target].path;
            let message = if source == target {
                "this page includes itself".to_owned()
            } else {
                format!("including `{file}` here leads back to this file")
            };
            let problem = Problem::new(ids::INCLUDE_LOOP, block.range, message)
                .label("the circle starts here")
                .help("take out one include of the circle; what both pages need can go into a third file");
            self.problems.push((source, problem));
        }
    }

    /// Takes out the includes of pages that reach more than `depth` files deep.
    fn cut_depths(&mut self, sources: &[Arc<Source>], depth: usize) {
        let edges: Vec<((usize, usize), usize)> = self.targets.iter().map(|(from, to)| (*from, *to)).collect();
        for ((source, view), target) in edges {
            let Some(page) = sources[source].page.as_ref().filter(|page| !page.partial) else { continue };
            let mut level = BTreeSet::from([target]);
            for _ in 0..depth {
                let next = level.iter().flat_map(|at| self.targets.range((*at, 0)..=(*at, usize::MAX)));
                level = next.map(|(_, to)| *to).collect();
            }
            if level.is_empty() {
                continue;
            }
            self.targets.remove(&(source, view));
            let message = format!(
                "`{}` includes a file that includes another, and so on: more than {depth} files deep",
                sources[target].path
            );
            let problem = Problem::new(ids::SOURCE_LIMIT, page.views[view].range, message)
                .help("include the last of them here, or allow more with `include-depth` in `[limits]`");
            self.problems.push((source, problem));
        }
    }

    /// Takes out the includes with which a page grows beyond all bounds: seven files of nine includes each make millions.
    fn cut_floods(&mut self, sources: &[Arc<Source>]) {
        let mut weights = FxHashMap::default();
        let edges: Vec<((usize, usize), usize)> = self.targets.iter().map(|(from, to)| (*from, *to)).collect();
        let mut sums: FxHashMap<usize, Weight> = FxHashMap::default();
        for ((source, view), target) in edges {
            // A partial is judged in the pages that it stands in.
            let Some(page) = sources[source].page.as_ref().filter(|page| !page.partial) else { continue };
            let sum = sums.entry(source).or_default();
            let with = sum.plus(self.weight(target, sources, &mut weights));
            if with.texts <= TEXTS && with.bytes <= BYTES {
                *sum = with;
                continue;
            }
            self.targets.remove(&(source, view));
            let message = format!(
                "with this include the page would bring in {} texts of {} bytes, and {TEXTS} of {BYTES} are the most",
                with.texts, with.bytes
            );
            let problem = Problem::new(ids::SOURCE_LIMIT, page.views[view].range, message)
                .help("see what the included file includes itself; a page that needs so much is better several");
            self.problems.push((source, problem));
        }
    }

    /// What including `source` brings in. Loops are cut before this is asked.
    fn weight(&self, source: usize, sources: &[Arc<Source>], known: &mut FxHashMap<usize, Weight>) -> Weight {
        if let Some(weight) = known.get(&source) {
            return *weight;
        }
        let mut sum = Weight { texts: 1, bytes: sources[source].text.len() as u64 };
        for (_, target) in self.targets.range((source, 0)..=(source, usize::MAX)) {
            sum = sum.plus(self.weight(*target, sources, known));
        }
        known.insert(source, sum);
        sum
    }

    /// Whether following includes from `from` comes to `goal`.
    fn reaches(&self, from: usize, goal: usize) -> bool {
        let mut seen = FxHashSet::default();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == goal {
                return true;
            }
            if seen.insert(at) {
                open.extend(self.targets.range((at, 0)..=(at, usize::MAX)).map(|(_, to)| *to));
            }
        }
        false
    }
}

fn target(source: &Source, view: &ViewBlock, by_path: &FxHashMap<VPath, usize>) -> Result<usize, Box<Problem>> {
    let missing = |message: String| Box::new(Problem::new(ids::INCLUDE_MISSING, view.range, message));
    let entry = view.data.root.as_ref().and_then(|root| root.entry("file"));
    let Some((file, entry)) = entry.and_then(|entry| entry.value.text().map(|text| (text, entry))) else {
        return Err(Box::new(
            missing("this `{include}` does not say which file to bring in".to_owned())
                .help("write `file: _shared/note.md` in it; the path is relative to this file"),
        ));
    };
    let folder = if file.starts_with('/') { VPath::root() } else { source.path.parent() };
    let found = folder.join(file).and_then(|path| by_path.get(&path).copied());
    found.ok_or_else(|| {
        let names: Vec<&str> =
            by_path.keys().filter(|path| path.extension() == "md").map(VPath::as_str).collect::<Vec<_>>();
        let wanted = folder.join(file).map_or_else(|| file.to_owned(), |path| path.to_string());
        let mut problem =
            Problem::new(ids::INCLUDE_MISSING, entry.value.range, format!("there is no file `{file}` to include"))
                .label("no such file");
        if let Some(near) = crate::base::nearest(&wanted, names, 1).first() {
            problem = problem.help(format!("the nearest file is `{near}`"));
        }
        Box::new(problem)
    })
}
