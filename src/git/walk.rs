//! One walk over the history.

use std::{path::Path, time::Duration};

use rustc_hash::FxHashMap;

use super::{Commit, Trouble, log, program};
use crate::base::VPath;

/// Longer than the history of any handbook takes: 100,000 commits are walked in a few seconds.
const LIMIT: Duration = Duration::from_secs(120);

/// Commits, and which of them changed a file last.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) commits: Vec<Commit>,
    pub(super) files: FxHashMap<VPath, u32>,
    pub(super) trouble: Option<Trouble>,
}

/// The last changes of all that lies at `paths` below `root`. Without a repository there are none, and no trouble.
pub(super) fn walk(root: &Path, paths: &[VPath]) -> Table {
    within(root, paths, LIMIT)
}

fn within(root: &Path, paths: &[VPath], limit: Duration) -> Table {
    // Looked for by hand first, so that a folder without history costs nothing and needs no git.
    let Ok(root) = root.canonicalize() else { return Table::default() };
    if !root.ancestors().any(|folder| folder.join(".git").symlink_metadata().is_ok()) {
        return Table::default();
    }
    match read(&root, paths, limit) {
        Ok(table) => table,
        Err(trouble) => Table { trouble: Some(trouble), ..Table::default() },
    }
}

fn read(root: &Path, paths: &[VPath], limit: Duration) -> Result<Table, Trouble> {
    let state = program::run(root, &["rev-parse", "--is-shallow-repository"], limit)?;
    if state.starts_with(b"true") {
        return Err(Trouble::Shallow);
    }
    if program::run(root, &["rev-parse", "--quiet", "--verify", "HEAD"], limit).is_err() {
        // Nothing was committed yet.
        return Ok(Table::default());
    }
    // `--name-status` with `-c`: of a merge, only the files whose text is none of its parents' were changed by it. A
    // commit never comes before one that builds on it, whatever its clock said. Names are those below the folder.
    let mut arguments = vec!["log", "-z", "--format=tformat:%x01%H %ct", "--name-status", "-c", "--date-order"];
    arguments.extend(["--relative", "--no-renames", "--no-color", "--no-ext-diff", "--no-textconv"]);
    // A repository may ask for an order of names by a file; this one asks for none.
    arguments.push("-O/dev/null");
    arguments.extend(["HEAD", "--"]);
    arguments.extend(paths.iter().map(|path| if path.is_root() { "." } else { path.as_str() }));
    let (commits, files) = log::read(&program::run(root, &arguments, limit)?);
    Ok(Table { commits, files, trouble: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a repository on disk, for the program `git`")]
    fn a_repository_that_never_answers_is_left() {
        let root = tempfile::tempdir().unwrap();
        let inside = |name: &str| root.path().join(name);
        for folder in [".git", ".git/objects", ".git/refs"] {
            std::fs::create_dir(inside(folder)).unwrap();
        }
        std::fs::write(inside(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
        let made = std::process::Command::new("mkfifo").arg(inside(".git/config")).status().unwrap();
        assert!(made.success());
        let table = within(root.path(), &[VPath::root()], Duration::from_millis(300));
        assert_eq!(table.trouble, Some(Trouble::Slow));
    }

    #[test]
    fn a_folder_without_repository_is_no_trouble() {
        let root = tempfile::tempdir().unwrap();
        let table = walk(root.path(), &[VPath::root()]);
        assert_eq!((table.files.len(), table.trouble), (0, None));
        assert_eq!(walk(&root.path().join("missing"), &[]).trouble, None);
    }
}
