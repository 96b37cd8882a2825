//! Whether something was committed: what dates of pages hang on, seen without asking git.

use std::{
    fmt::Write as _,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

/// The files that git writes with each commit, checkout and pull; none outside of a repository. Both are there or come
/// with the first commit.
pub(super) fn files(root: &Path) -> Vec<PathBuf> {
    let Some(folder) = root.ancestors().map(|above| above.join(".git")).find(|git| git.exists()) else {
        return Vec::new();
    };
    let folder = if folder.is_dir() { Some(folder) } else { elsewhere(&folder) };
    // As the system names them, for the watcher.
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    folder.map_or_else(Vec::new, |folder| vec![folder.join("HEAD"), folder.join("logs/HEAD")])
}

/// Where a worktree or a submodule says that its folder is.
#[expect(clippy::disallowed_methods, reason = "this is no file of the handbook, and the vfs would not read it")]
fn elsewhere(file: &Path) -> Option<PathBuf> {
    let text = std::fs::read_to_string(file).ok()?;
    Some(file.parent()?.join(text.trim_end().strip_prefix("gitdir: ")?))
}

/// A text that changes when one of the files does.
pub(super) fn state(files: &[PathBuf]) -> String {
    let mut state = String::new();
    for file in files {
        if let Ok(meta) = file.metadata() {
            // Writing into a string does not fail.
            let _ = write!(state, "{} {} {} {};", meta.ino(), meta.len(), meta.mtime(), meta.mtime_nsec());
        }
    }
    state
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn finds_the_folder_of_a_repository_and_of_a_worktree() {
        let dir = tempfile::TempDir::new().unwrap();
        let root = dir.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("one/.git/logs")).unwrap();
        fs::create_dir_all(root.join("one/.git/worktrees/two/logs")).unwrap();
        fs::create_dir_all(root.join("one/book")).unwrap();
        fs::create_dir_all(root.join("two")).unwrap();
        fs::write(root.join("two/.git"), "gitdir: ../one/.git/worktrees/two\n").unwrap();
        let check = |below: &str, want: &str| assert_eq!(files(&root.join(below))[0], root.join(want), "{below}");
        check("one", "one/.git/HEAD");
        check("one/book", "one/.git/HEAD");
        check("two", "one/.git/worktrees/two/HEAD");
        let of = files(&root.join("one"));
        let before = state(&of);
        fs::write(root.join("one/.git/logs/HEAD"), "a commit\n").unwrap();
        assert_ne!(state(&of), before);
    }
}
