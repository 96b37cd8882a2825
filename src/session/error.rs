//! Why there is no snapshot.

use std::fmt;

use crate::{base::VPath, render::theme::ThemeError, vfs::VfsError};

/// Something other than the content is wrong.
#[derive(Debug)]
pub enum SessionError {
    /// The disk cannot be read.
    Disk(VfsError),
    /// The folder of the sources is not there.
    NoSources(VPath),
    /// The theme has mistakes.
    Theme(Vec<ThemeError>),
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(f),
            Self::NoSources(folder) => write!(
                f,
                "there is no folder `{folder}` with the handbook's pages; make it, or name the right one with `src` under `[book]` in `book.toml`"
            ),
            Self::Theme(errors) => {
                for (at, error) in errors.iter().enumerate() {
                    if at > 0 {
                        f.write_str("\n")?;
                    }
                    error.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for SessionError {}
