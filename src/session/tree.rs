//! The files of a handbook: what is read, what is copied, and what is left out.

use std::{collections::BTreeMap, sync::Arc};

use super::{SessionError, SessionOptions, inputs::missing_setting, paths};
use crate::{
    base::{Digest, TextRange, VPath},
    config::Config,
    diag::{Problem, ids},
    vfs::{Class, SourceFile, Vfs},
};

/// Files of these endings are copied as they are. Everything that a browser would run is left out.
const COPIED: [&str; 28] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf", "txt", "csv", "tsv", "zip", "mp4", "webm", "mp3",
    "ogg", "vtt", "woff", "woff2", "docx", "xlsx", "pptx", "odt", "ods", "odp", "ics", "drawio",
];

/// A text to be read, by the name the model knows it by.
#[derive(Debug)]
pub(super) struct ReadFile {
    pub(super) path: VPath,
    pub(super) text: Arc<str>,
    pub(super) digest: Digest,
    pub(super) import: bool,
}

/// The files of the handbook.
pub(super) struct Tree {
    /// Markdown and YAML, sorted. One that did not change is the very same as in the last tree.
    pub(super) read: Vec<Arc<ReadFile>>,
    /// What is copied as it is.
    pub(super) assets: BTreeMap<VPath, Arc<SourceFile>>,
    /// What is wrong with files as files.
    pub(super) problems: Vec<(VPath, Problem)>,
}

/// What the last tree was made of: a save changes one file of thousands.
#[derive(Debug, Default)]
pub(super) struct TreeMemo {
    options: Option<Arc<SessionOptions>>,
    kept: Vec<(Arc<SourceFile>, Entry)>,
}

/// What a file is to the handbook.
#[derive(Debug, Clone)]
enum Entry {
    Read(Arc<ReadFile>),
    Asset(VPath),
    LeftOut(VPath, Problem),
    /// It could not be read, which is told elsewhere.
    Nothing,
}

impl TreeMemo {
    /// Looks at the source folder and the imported label files.
    pub(super) fn scan(&mut self, vfs: &mut Vfs, options: &Arc<SessionOptions>) -> Result<Tree, SessionError> {
        let config = &options.config;
        let src = &config.book.src;
        let mut skip = vec![config.build_dir.clone()];
        if src.is_root() {
            skip.extend(config.html.theme.as_ref().map(|theme| theme.value.clone()));
            // The settings are no content, and need no finding that says so.
            skip.extend(config.file.clone());
        }
        let scanned = vfs.scan(src, &skip).map_err(SessionError::Disk)?;
        let same = self.options.as_ref().is_some_and(|old| Arc::ptr_eq(old, options));
        let mut before = if same { std::mem::take(&mut self.kept) } else { Vec::new() }.into_iter().peekable();
        let entries = scanned.files.into_iter().map(|file| {
            // Both are sorted. Whether it is the very same one shows without a look into either.
            let is_same = |(old, _): &(Arc<SourceFile>, Entry)| Arc::ptr_eq(old, &file);
            let kept = before.next_if(is_same).or_else(|| {
                while before.next_if(|(old, _)| old.path < file.path).is_some() {}
                before.next_if(is_same)
            });
            let entry = kept.map_or_else(|| Entry::of(&file, config), |(_, entry)| entry);
            (file, entry)
        });
        self.kept = entries.collect();
        self.options = Some(Arc::clone(options));
        let mut tree =
            Tree { read: Vec::with_capacity(self.kept.len()), assets: BTreeMap::new(), problems: Vec::new() };
        tree.problems.extend(scanned.problems.into_iter().map(|(path, problem)| (paths::inner(&path, src), problem)));
        for (file, entry) in &self.kept {
            match entry {
                Entry::Read(read) => tree.read.push(Arc::clone(read)),
                Entry::Asset(path) => _ = tree.assets.insert(path.clone(), Arc::clone(file)),
                Entry::LeftOut(path, problem) => tree.problems.push((path.clone(), problem.clone())),
                Entry::Nothing => {}
            }
        }
        let inside = tree.read.len();
        imported(vfs, config, &mut tree);
        if tree.read.len() > inside {
            tree.read.sort_by(|a, b| a.path.cmp(&b.path));
        }
        Ok(tree)
    }
}

impl Entry {
    fn of(file: &SourceFile, config: &Config) -> Self {
        let path = paths::inner(&file.path, &config.book.src);
        match (&file.text, file.digest) {
            (Some(text), Some(digest)) => {
                let import = config.labels.imports.iter().any(|import| import.path.value == file.path);
                Self::Read(Arc::new(ReadFile { path, text: Arc::clone(text), digest, import }))
            }
            _ if file.class != Class::Asset => Self::Nothing,
            _ if COPIED.iter().any(|ending| path.extension().eq_ignore_ascii_case(ending)) => Self::Asset(path),
            _ => {
                let problem = left_out(&path);
                Self::LeftOut(path, problem)
            }
        }
    }
}

/// What is said of a file that is neither read nor copied.
pub(super) fn left_out(path: &VPath) -> Problem {
    let message = format!("`{}` is left out: files of this sort are not copied to the site", path.name());
    let problem = Problem::new(ids::SOURCE_LEFT_OUT, TextRange::default(), message);
    problem.help(match Class::of(path) {
        Class::Yaml => "a YAML file with records begins with the plural of a kind, such as `labels:` or `teams:`",
        _ => "pictures, documents, tables and the like are copied; scripts and whole web pages are not",
    })
}

/// Label files that lie outside the source folder.
fn imported(vfs: &Vfs, config: &Config, tree: &mut Tree) {
    for import in &config.labels.imports {
        let path = &import.path.value;
        if path.starts_with(&config.book.src)
            && tree.read.iter().any(|file| file.import && file.path == paths::inner(path, &config.book.src))
        {
            continue;
        }
        let bytes = vfs.read_bytes(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        match bytes {
            Some(text) => {
                let digest = Digest::of(text.as_bytes());
                let file = ReadFile { path: paths::outside(path), text: text.into(), digest, import: true };
                tree.read.push(Arc::new(file));
            }
            None => tree.problems.push(missing_setting(config, import.path.range, path)),
        }
    }
}
