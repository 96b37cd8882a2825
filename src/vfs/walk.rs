//! The walk over a folder on disk: what is there, without reading any of it.

use std::{
    collections::{BTreeSet, VecDeque},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use walkdir::{DirEntry, WalkDir};

use super::{
    Limits, VfsError,
    error::{is_environment, plain},
    load::{Item, Origin},
    name,
    read::{Root, special},
};
use crate::{
    base::{TextRange, VPath},
    diag::{Problem, RuleId, ids},
};

/// Lists the files in `folder`. Links to files and folders inside it are followed, but never in a circle; one that
/// leads outside is a problem, because a handbook must not publish what lies beside it.
pub(super) fn walk(
    root: &Arc<Root>,
    folder: &VPath,
    skip: &[VPath],
    limits: &Limits,
    problems: &mut Vec<(VPath, Problem)>,
) -> Result<Vec<Item>, VfsError> {
    let top = root.path.join(folder.as_str());
    let top = top.canonicalize().map_err(|source| VfsError::new("open", &top, source))?;
    let Ok(below) = top.strip_prefix(&root.path) else {
        let source = io::Error::other("it is a link that leads out of the handbook's folder");
        return Err(VfsError::new("open", &root.path.join(folder.as_str()), source));
    };
    let start = Start { at: folder.clone(), real: below.to_owned(), through: Vec::new() };
    let mut walker = Walker {
        root,
        folder,
        top: &top,
        skip,
        limits,
        left: limits.entries,
        starts: VecDeque::from([start]),
        circles: BTreeSet::new(),
        items: Vec::new(),
        problems,
    };
    while let Some(start) = walker.starts.pop_front() {
        if !walker.folder_of(&start)? {
            break;
        }
    }
    Ok(walker.items)
}

/// A folder to walk: the one that was asked for, or one that a link leads to.
struct Start {
    /// Where it appears.
    at: VPath,
    /// Where it is, below the root and without links.
    real: PathBuf,
    /// Where the links are that led here.
    through: Vec<PathBuf>,
}

struct Walker<'a> {
    root: &'a Arc<Root>,
    folder: &'a VPath,
    top: &'a Path,
    skip: &'a [VPath],
    limits: &'a Limits,
    /// How many more entries may be met.
    left: usize,
    starts: VecDeque<Start>,
    /// Links that lead in a circle and were reported.
    circles: BTreeSet<PathBuf>,
    items: Vec<Item>,
    problems: &'a mut Vec<(VPath, Problem)>,
}

impl Walker<'_> {
    /// Walks one folder. `false` when there is too much of everything.
    fn folder_of(&mut self, start: &Start) -> Result<bool, VfsError> {
        let real = self.root.path.join(&start.real);
        let mut entries = WalkDir::new(&real).min_depth(1).sort_by_file_name().into_iter();
        // The paths of the folders above the entry, so that each name is checked once.
        let mut above = vec![start.at.clone()];
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unlisted(start, &real, error)?;
                    continue;
                }
            };
            above.truncate(entry.depth());
            let folder = above.last().cloned().unwrap_or_else(|| start.at.clone());
            if entry.file_name().to_str().is_some_and(name::is_left_out) {
                skip_folder(&mut entries, &entry);
                continue;
            }
            if self.left == 0 {
                let message =
                    format!("{} holds more than {} files and folders", self.folder_name(), self.limits.entries);
                self.problem(self.folder.clone(), ids::SOURCE_LIMIT, message);
                return Ok(false);
            }
            self.left -= 1;
            let path = match name::path_of(&folder, entry.file_name(), self.limits.path) {
                Ok(path) => path,
                Err(problem) => {
                    self.problems.push(*problem);
                    skip_folder(&mut entries, &entry);
                    continue;
                }
            };
            if self.skip.contains(&path) {
                skip_folder(&mut entries, &entry);
                continue;
            }
            if entry.file_type().is_dir() {
                self.looks_like_a_page(&path);
                above.push(path);
            } else {
                self.entry(&path, &entry, start)?;
            }
        }
        Ok(true)
    }

    /// A file, a link, or what is neither.
    fn entry(&mut self, path: &VPath, entry: &DirEntry, start: &Start) -> Result<(), VfsError> {
        if entry.file_type().is_symlink() {
            return self.link(path, entry, start);
        }
        if let Some(noun) = special(entry.file_type()) {
            self.problem(path.clone(), ids::SOURCE_UNREADABLE, format!("`{}` is {noun}, not a file", path.name()));
            return Ok(());
        }
        let below = entry.path().strip_prefix(&self.root.path).unwrap_or(entry.path());
        self.items.push(Item::new(path, Origin::Disk(Arc::clone(self.root), below.to_owned())));
        Ok(())
    }

    fn link(&mut self, path: &VPath, entry: &DirEntry, start: &Start) -> Result<(), VfsError> {
        let name = path.name();
        let found = entry.path().canonicalize().and_then(|target| Ok((target.metadata()?, target)));
        let (meta, target) = match found {
            Ok(found) => found,
            Err(error) if is_environment(&error) => return Err(VfsError::new("open", entry.path(), error)),
            Err(error) => {
                let message = match error.kind() {
                    io::ErrorKind::NotFound => format!("`{name}` is a link to a file that does not exist"),
                    _ => format!("the link `{name}` cannot be followed: {}", plain(&error)),
                };
                self.problem(path.clone(), ids::SOURCE_UNREADABLE, message);
                return Ok(());
            }
        };
        let Some(shown) = self.shown(&target) else {
            let message = format!("the link `{name}` leads to a place outside {}", self.folder_name());
            self.problem(path.clone(), ids::SOURCE_UNREADABLE, message);
            return Ok(());
        };
        if self.is_left_out(&shown) {
            let message = format!("the link `{name}` leads to `{shown}`, which is left out of the handbook");
            self.problem(path.clone(), ids::SOURCE_UNREADABLE, message);
            return Ok(());
        }
        let below = target.strip_prefix(&self.root.path).unwrap_or(&target).to_owned();
        if meta.is_dir() {
            self.linked_folder(path, entry, start, below);
        } else if let Some(noun) = special(meta.file_type()) {
            self.problem(
                path.clone(),
                ids::SOURCE_UNREADABLE,
                format!("the link `{name}` leads to {noun}, not a file"),
            );
        } else {
            self.items.push(Item::new(path, Origin::Disk(Arc::clone(self.root), below)));
        }
        Ok(())
    }

    fn linked_folder(&mut self, path: &VPath, entry: &DirEntry, start: &Start, target: PathBuf) {
        let here = entry.path().strip_prefix(&self.root.path).unwrap_or(entry.path()).to_owned();
        let mut through = start.through.clone();
        through.push(here.clone());
        if through.iter().any(|link| link.starts_with(&target)) {
            // Two links that lead to each other are met along several ways: say it once for each.
            if self.circles.insert(here) {
                let message = format!("the link `{}` leads to a folder that holds the link itself", path.name());
                self.problem(path.clone(), ids::SOURCE_UNREADABLE, message);
            }
            return;
        }
        self.looks_like_a_page(path);
        self.starts.push_back(Start { at: path.clone(), real: target, through });
    }

    /// The path of a link's target below the root, when it lies in the folder that is walked.
    fn shown(&self, target: &Path) -> Option<VPath> {
        let below = target.strip_prefix(self.top).ok()?;
        self.folder.join(below.to_str()?)
    }

    fn is_left_out(&self, target: &VPath) -> bool {
        let below = target.below(self.folder).unwrap_or_else(|| target.clone());
        below.parts().any(name::is_left_out) || self.skip.iter().any(|skip| target.starts_with(skip))
    }

    fn looks_like_a_page(&mut self, folder: &VPath) {
        if super::Class::of(folder) != super::Class::Asset {
            let message = format!("`{}` is a folder, but its name is that of a file", folder.name());
            let problem = Problem::new(ids::SOURCE_NAME, TextRange::default(), message);
            self.problems.push((folder.clone(), problem.help("rename the folder")));
        }
    }

    /// A folder whose entries cannot be listed. One that has vanished is as if it never was.
    fn unlisted(&mut self, start: &Start, real: &Path, error: walkdir::Error) -> Result<(), VfsError> {
        let depth = error.depth();
        let place = error.path().unwrap_or(real).to_owned();
        // Without an error of the system inside, it is a circle, and those are found before they are walked.
        let Some(error) = error.into_io_error() else { return Ok(()) };
        if is_environment(&error) || (depth == 0 && start.at == *self.folder) {
            return Err(VfsError::new("read", &place, error));
        }
        if error.kind() == io::ErrorKind::NotFound {
            return Ok(());
        }
        let below = place.strip_prefix(real).ok().and_then(Path::to_str).unwrap_or_default();
        let path = start.at.join(below).unwrap_or_else(|| start.at.clone());
        let message = format!("the folder `{}` cannot be read: {}", path.name(), plain(&error));
        self.problem(path, ids::SOURCE_UNREADABLE, message);
        Ok(())
    }

    fn folder_name(&self) -> String {
        if self.folder.is_root() { "the handbook's folder".to_owned() } else { format!("`{}`", self.folder) }
    }

    fn problem(&mut self, path: VPath, rule: RuleId, message: String) {
        self.problems.push((path, Problem::new(rule, TextRange::default(), message)));
    }
}

fn skip_folder(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}
