//! Why there are no dates.

use std::fmt;

/// What keeps git from telling. None of it fails a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Only the newest commits were fetched. Each file that is older would seem to have been changed by the oldest of
    /// them, so no date is better than some.
    Shallow,
    /// There is a repository, and no program that could read it.
    NoProgram,
    /// The repository belongs to another user, and git does not read what a stranger may have prepared.
    Stranger,
    /// It took longer than anyone would wait.
    Slow,
    /// Something else, in git's own words.
    Failed(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("pages show no date of their last change, because ")?;
        match self {
            Self::Shallow => f.write_str(
                "this is a shallow clone, which holds only the newest commits\n  \
                 in GitLab's pipelines, set the variable `GIT_DEPTH: \"0\"`; elsewhere, run `git fetch --unshallow`",
            ),
            Self::NoProgram => f.write_str("the program `git` is not installed"),
            Self::Stranger => f.write_str(
                "the repository belongs to another user\n  \
                 if you trust it, run `git config --global --add safe.directory` with its folder",
            ),
            Self::Slow => f.write_str("git did not answer in time"),
            Self::Failed(words) => write!(f, "git could not read the repository: {words}"),
        }?;
        f.write_str("\n  when no dates are wanted, write `dates = false` under `[git]` in `book.toml`")
    }
}
